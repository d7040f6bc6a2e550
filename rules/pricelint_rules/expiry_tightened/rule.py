"""expiry-tightened: units end sooner than at an earlier capture."""

from __future__ import annotations

from datetime import datetime

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.change import ChangeKind
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts, Snapshot
from pricelint_rules.drift import NOTHING_EARLIER, judge_drift
from pricelint_rules.expiry_tightened.fix import fix

JUDGE = Judge("expiry-tightened")


def check(*, facts: SiteFacts, earlier: Snapshot | None, captured_at: datetime) -> Outcome:
    """Compare with an earlier snapshot."""
    summary = "Units end sooner"
    return judge_drift(
        JUDGE, ChangeKind.EXPIRY_TIGHTENED, summary, facts=facts, earlier=earlier, captured_at=captured_at
    )


RULE = Rule(
    id="expiry-tightened",
    title="Units end sooner than before",
    family="drift",
    severity=Severity.HIGH,
    sources=(SEED,),
    requires=(Needs.FACTS, Needs.EARLIER, Needs.CAPTURED_AT),
    check=check,
    subject=(Needs.EARLIER,),
    absent=NOTHING_EARLIER,
    fix=fix,
    seeks=(Kind.HINTS,),
)
