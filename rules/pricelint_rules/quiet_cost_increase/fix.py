"""What a fair page would show: the announcement of a dearer action. Its date only the vendor knows."""

from __future__ import annotations

from datetime import datetime

from pricelint.model.change import ChangeKind
from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts, Snapshot
from pricelint_rules.drift import announcement


def fix(*, facts: SiteFacts, earlier: Snapshot, captured_at: datetime, **_: object) -> Fix:
    """ "We will adjust the costs from __ on: Image generation, per image: 6 credits; until then: 4 credits." """
    return Fix(text=announcement("the costs", ChangeKind.COST_ROSE, facts, earlier, captured_at))
