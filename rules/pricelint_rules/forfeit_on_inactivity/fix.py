"""What a fair page would show: units that wait for their buyer."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import capital
from pricelint_rules.fair import unused


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "Unused credits (500 for $10) never expire, however seldom you use your account." """
    words = capital(unused(facts, packs_first=True))
    return Fix(text=f"{words} never expire, however seldom you use your account.")
