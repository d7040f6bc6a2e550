"""What a fair page would show: the announcement of a smaller allowance. Its date only the vendor knows."""

from __future__ import annotations

from datetime import datetime

from pricelint.model.change import ChangeKind
from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts, Snapshot
from pricelint_rules.drift import announcement


def fix(*, facts: SiteFacts, earlier: Snapshot, captured_at: datetime, **_: object) -> Fix:
    """ "We will adjust the allowances from __ on: the plan Studio: 2,000 credits a month for $40; until then: …" """
    return Fix(text=announcement("the allowances", ChangeKind.ALLOWANCE_CUT, facts, earlier, captured_at))
