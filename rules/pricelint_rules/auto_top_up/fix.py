"""What a fair page would show: an automatic purchase that the buyer turns on."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import in_brackets, offer, sizes_on
from pricelint_rules.shop import unit_word


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Auto top-up is off by default. You can turn it on and choose what it buys (Small: 500 credits for $10)." """
    word = unit_word(facts)
    size = next(iter(sizes_on(facts)), None)
    example = in_brackets(offer(size, word)) if size else ""
    return Fix(text=f"Auto top-up is off by default. You can turn it on and choose the {many(word)} it buys{example}.")
