"""What a fair page would show: one cost under both labels, or what the label adds. That only the vendor knows."""

from __future__ import annotations

from pricelint.model.fact import Markup
from pricelint.model.outcome import BLANK, Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import short
from pricelint_rules.fair import MOST, amount, quoted_in
from pricelint_rules.shop import unit_word


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "Aurora 2, Premium: 4 credits, as without the label; or 10 for what it adds: __"."""
    word = unit_word(facts)
    told = [
        f"{_named(item)}: {amount(item.plain, word)}, as without the label; "
        f"or {short(item.premium)} for what it adds: {BLANK}"
        for item in quoted_in(outcome, (one for page in facts.pages for one in page.markups))
    ]
    return Fix(text=" · ".join(dict.fromkeys(told[:MOST])))


def _named(item: Markup) -> str:
    """The output under its label; some pages name the label in it."""
    return item.item if item.label.casefold() in item.item.casefold() else f"{item.item}, {item.label}"
