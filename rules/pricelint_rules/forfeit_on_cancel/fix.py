"""What a fair page would show: units that outlast the subscription."""

from __future__ import annotations

from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts
from pricelint_rules.fair import unused


def fix(*, facts: SiteFacts, **_: object) -> Fix:
    """ "If you cancel your subscription, you keep your unused credits of Pro (600 a month) and can still use them." """
    return Fix(text=f"If you cancel your subscription, you keep your {unused(facts)} and can still use them.")
