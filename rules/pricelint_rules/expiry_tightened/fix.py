"""What a fair page would show: the announcement of an earlier end. Its date only the vendor knows."""

from __future__ import annotations

from datetime import datetime

from pricelint.model.change import ChangeKind
from pricelint.model.outcome import Fix
from pricelint.model.site import SiteFacts, Snapshot
from pricelint_rules.drift import announcement


def fix(*, facts: SiteFacts, earlier: Snapshot, captured_at: datetime, **_: object) -> Fix:
    """ "We will adjust the expiry from __ on: plan units: they end with each billing cycle; until then: …" """
    return Fix(text=announcement("the expiry", ChangeKind.EXPIRY_TIGHTENED, facts, earlier, captured_at))
