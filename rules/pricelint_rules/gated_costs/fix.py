"""What a fair page would show before any sign-up: the cost of each action. The units only the vendor knows."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import advertised, open_costs


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """A row with blanks for each action that the pages advertise, else one for any action."""
    return open_costs(facts, advertised(facts))
