"""What a sentence on refunds is about, where that is no purchase of units: gifts, failures, outages, other trades."""

from __future__ import annotations

from pricelint.extract.policies.clauses.named_pools import named_pools
from pricelint.extract.policies.expiry.compensations import blocks_near, owed_for_outages
from pricelint.extract.policies.lines import Line, phrases
from pricelint.extract.policies.terms.refund_limits import of_used, without_denial
from pricelint.extract.policies.wording.units import unit_words
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.extract.unit.marks import speaks_of
from pricelint.extract.unit.words import every_name
from pricelint.model.units import Pool

_BESIDE = 10
"""How far the word for a gift stands from the units that were given, in characters."""


def of_something_else(reading: Reading, line: Line) -> bool:
    """Whether a sentence on refunds is about none that a buyer of units asks for."""
    return of_other_refunds(line) or _of_gifts(reading, line) or _of_another_trade(reading, line)


def of_other_refunds(line: Line) -> bool:
    """Units given back (an answer about failures or bookings speaks of them too), commissions, what is used up, and
    what a breach costs the buyer: no terms of a purchase."""
    failures = line.says("terms", "failed_excepted")
    if line.says("terms", "refund_other") and not failures:
        return True
    if of_used(line) and not phrases(line.language, "terms")["refund"].search(without_denial(line)):
        return True
    if phrases(line.language, "terms")["failed"].search(line.asked):
        return True
    known = words(line.language)
    breach = known.condition["provider"]
    if line.index and line.says("terms", "bare_denial") and breach.search(line.sentences[line.index - 1].text):
        return True
    return bool(breach.search(line.text) or known.policy["bookings"].search(line.text))


def _of_another_trade(reading: Reading, line: Line) -> bool:
    """Whether a sentence speaks of units that are owed for outages, or on a page without a unit of study credits."""
    if owed_for_outages(reading, line.block) and every_name(line.language).search(line.text):
        return True
    if reading.unit is not None or not (reading.trades.is_another or unit_words(reading).search(line.text)):
        return False
    near = blocks_near(reading, line.block) if reading.trades.is_another else [line.block]
    return any(speaks_of(block.text, "study", line.language) for block in near)


def _of_gifts(reading: Reading, line: Line) -> bool:
    """Whether a denial is about units that were given away, and about none that are paid for."""
    if not line.says("terms", "non_refundable"):
        return False
    pools, text = words(line.language).pools, _with_what_it_means(line)
    if pools[Pool.PURCHASED].search(text) or pools[Pool.PLAN].search(text):
        return False
    patterns = (unit_words(reading), every_name(line.language))
    units = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    if not units and _under_gifts(reading, line):
        return True
    given = [match.span() for pool in (Pool.BONUS, Pool.FREE) for match in pools[pool].finditer(text)]
    return any(0 <= start - b <= _BESIDE or 0 <= a - end <= _BESIDE for start, end in units for a, b in given)


def _with_what_it_means(line: Line) -> str:
    """A sentence, behind the one before it where it begins with a pronoun ("Rewards are promo credits. They are …")."""
    points_back = line.index and words(line.language).policy["pointing"].match(line.text)
    return f"{line.sentences[line.index - 1].text} {line.text}" if points_back else line.text


def _under_gifts(reading: Reading, line: Line) -> bool:
    """Whether an item of a list stands under a heading of units that are given away ("Free credits")."""
    head = reading.document.blocks[line.block.under] if line.block.under >= 0 else None
    if head is None or reading.document.elements[line.block.element].tag != "li":
        return False
    pools = named_pools(head.text, words(line.language), unit_words(reading))
    return bool(unit_words(reading).search(head.text)) and pools in ((Pool.FREE,), (Pool.BONUS,))
