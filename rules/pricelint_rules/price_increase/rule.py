"""price-increase: a plan or pack costs more money per unit than at an earlier capture."""

from __future__ import annotations

from datetime import datetime

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.change import ChangeKind
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts, Snapshot
from pricelint_rules.drift import NOTHING_EARLIER, judge_drift
from pricelint_rules.price_increase.fix import fix

JUDGE = Judge("price-increase")


def check(*, facts: SiteFacts, earlier: Snapshot | None, captured_at: datetime) -> Outcome:
    """Compare with an earlier snapshot."""
    summary = "A unit costs more money"
    return judge_drift(JUDGE, ChangeKind.PRICE_ROSE, summary, facts=facts, earlier=earlier, captured_at=captured_at)


RULE = Rule(
    id="price-increase",
    title="A unit costs more money than before",
    family="drift",
    severity=Severity.INFO,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS, Needs.EARLIER, Needs.CAPTURED_AT),
    check=check,
    subject=(Needs.EARLIER,),
    absent=NOTHING_EARLIER,
    fix=fix,
    seeks=(Kind.HINTS,),
)
