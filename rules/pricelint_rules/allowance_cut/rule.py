"""allowance-cut: the same plan, at the same or a higher price, holds fewer units than at an earlier capture."""

from __future__ import annotations

from datetime import datetime

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.model.change import ChangeKind
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts, Snapshot
from pricelint_rules.allowance_cut.fix import fix
from pricelint_rules.drift import NOTHING_EARLIER, judge_drift

JUDGE = Judge("allowance-cut")


def check(*, facts: SiteFacts, earlier: Snapshot | None, captured_at: datetime) -> Outcome:
    """Compare with an earlier snapshot."""
    summary = "The same money buys fewer units"
    return judge_drift(JUDGE, ChangeKind.ALLOWANCE_CUT, summary, facts=facts, earlier=earlier, captured_at=captured_at)


RULE = Rule(
    id="allowance-cut",
    title="A plan holds fewer units than before",
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
