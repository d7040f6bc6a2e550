"""What a fair page would show: plan units that roll over without a limit."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import unused_of_plans


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Unused credits of Indie (600 a month) roll over without a limit and do not expire." """
    return Fix(text=f"{unused_of_plans(facts)} roll over without a limit and do not expire.")
