"""What a fair page would show: one-off units that need no subscription."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import bought, in_brackets
from pricelint_rules.shop import unit_word


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Top-up credits (500 for $10) can be bought and used without a subscription." """
    words = f"{many(unit_word(facts))}{in_brackets(bought(facts))}"
    return Fix(text=f"Top-up {words} can be bought and used without a subscription.")
