"""What a fair page would show: the announcement of a higher price. Its date only the vendor knows."""

from __future__ import annotations

from datetime import datetime

from pricelint.model.change import ChangeKind
from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts, Snapshot
from pricelint_rules.drift import announcement


def fix(*, facts: SiteFacts, earlier: Snapshot, captured_at: datetime, **_: object) -> Fix:
    """ "We will adjust the prices from __ on: the plan Studio: 2,400 credits a month for $48; until then: …" """
    return Fix(text=announcement("the prices", ChangeKind.PRICE_ROSE, facts, earlier, captured_at))
