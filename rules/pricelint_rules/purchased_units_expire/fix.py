"""What a fair page would show: bought units that stay."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import purchased


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Purchased credits (500 for $10 and 2,500 for $50) never expire." """
    return Fix(text=f"{purchased(facts)} never expire.")
