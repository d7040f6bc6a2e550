"""quiet-cost-increase: an action costs more units than at an earlier capture, with no notice of it."""

from __future__ import annotations

from datetime import datetime

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.change import ChangeKind
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts, Snapshot
from pricelint_rules.drift import NOTHING_EARLIER, judge_drift
from pricelint_rules.quiet_cost_increase.fix import fix

JUDGE = Judge("quiet-cost-increase")


def check(*, facts: SiteFacts, earlier: Snapshot | None, captured_at: datetime) -> Outcome:
    """Compare with an earlier snapshot."""
    summary = "An action costs more units"
    return judge_drift(JUDGE, ChangeKind.COST_ROSE, summary, facts=facts, earlier=earlier, captured_at=captured_at)


RULE = Rule(
    id="quiet-cost-increase",
    title="An action costs more units than before",
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
