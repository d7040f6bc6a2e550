"""Lists of what is not refunded, of elements or behind bullets in a line: which of their items are purchases."""

from __future__ import annotations

from pricelint.extract.policies.lines import BULLETS, Line, leads_on, phrases
from pricelint.extract.policies.terms.answered import items_of
from pricelint.extract.policies.wording.units import unit_words
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.model.units import Pool

_ENDS = f"{BULLETS}.,;"
_NO_PURCHASE = ("refund_used", "refund_other", "refund_late", "listed_part")
_UNIT = "credits"
"""The word for units in the phrases of items, whatever the page calls them."""


def leads_to_items(line: Line) -> bool:
    """Whether a denial leads to a list of what it is about ("Refunds are not available for:"): beside a right in some
    cases, the list may name no ordinary purchase."""
    return leads_on(line.text) or bool(line.says("terms", "denied_items"))


def lists_no_purchase(reading: Reading, line: Line) -> bool:
    """Whether a denial leads to a list of which no item is a purchase (used units, breaches, other things); a list
    of exceptions names none of what is denied."""
    items = _denied_items(reading, line)
    return bool(items) and not any(_is_purchase(reading, item) for item in items)


def listed_purchase(reading: Reading, line: Line) -> Line | None:
    """The item of the list that a denial leads to which names units or plans as they are bought, without a case."""
    return next((item for item in _denied_items(reading, line) if _is_plain(reading, item)), None)


def _denied_items(reading: Reading, line: Line) -> list[Line]:
    """The items that a denial leads to; none where it makes exceptions."""
    if not leads_to_items(line) or line.says("terms", "denied_but"):
        return []
    if not line.text.rstrip().endswith(tuple(BULLETS.strip())):
        return items_of(reading, line)
    found: list[Line] = []
    item = line.following
    while item is not None:
        found.append(item)
        item = item.following
    return found


def _is_purchase(reading: Reading, item: Line) -> bool:
    known = words(item.language)
    if any(item.says("terms", key) for key in _NO_PURCHASE) or known.condition["provider"].search(item.text):
        return False
    pools = (known.pools[Pool.PURCHASED], known.pools[Pool.PLAN], unit_words(reading))
    return any(pattern.search(item.text) for pattern in pools)


def _is_plain(reading: Reading, item: Line) -> bool:
    said = unit_words(reading).sub(_UNIT, item.text).strip(_ENDS)
    return phrases(item.language, "terms")["listed_purchase"].fullmatch(said) is not None
