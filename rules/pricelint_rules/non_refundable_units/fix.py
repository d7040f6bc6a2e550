"""What a fair page would show: within how many days money is given back. The days only the vendor knows."""

from __future__ import annotations

from pricelint.model.outcome import BLANK, Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import unused


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "You can get a full refund of unused credits (500 for $10) within __ days of purchase." """
    words = unused(facts, packs_first=True)
    return Fix(text=f"You can get a full refund of {words} within {BLANK} days of purchase.")
