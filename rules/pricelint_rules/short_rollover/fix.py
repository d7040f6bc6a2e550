"""What a fair page would show: plan units that roll over without a limit."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many
from pricelint_rules.fair import granting
from pricelint_rules.shop import unit_word


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Unused credits of Indie (600 a month) roll over without a limit and do not expire." """
    plans = granting(facts) or "a paid plan"
    return Fix(text=f"Unused {many(unit_word(facts))} of {plans} roll over without a limit and do not expire.")
