"""forfeit-on-cancel: unused paid units are lost when the subscription is cancelled, lapses or is downgraded."""

from __future__ import annotations

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Expiry
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import PAID_POOLS, Policy, Pool
from pricelint_rules.clauses import certain, said_of, told_fate, with_policy
from pricelint_rules.forfeit_on_cancel.fix import fix

JUDGE = Judge("forfeit-on-cancel")
ABSENT = "Nothing is said of unused units after the end of a subscription."


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what is said of the end of a subscription; "usable while subscribed" tells of use and not of loss."""
    stated = said_of(facts, *PAID_POOLS)
    ending = with_policy(stated, Policy.ON_CANCEL)
    lost = tuple(item for item in ending if item.condition is None and item.days is None and not item.doubt)
    kept = with_policy(certain(stated), Policy.KEPT_ON_CANCEL)
    if lost and not any(_of_one_pool(item, other) for item in lost for other in kept):
        beside = tuple(finding("Stated beside it.", item) for item in kept)
        return JUDGE.violation(
            "Unused paid units are lost when the subscription ends.", *map(told_fate, lost), premises=beside
        )
    if ending:
        return JUDGE.review(
            "What becomes of unused units after the end of a subscription is only partly said.",
            *map(told_fate, (*ending, *kept)),
            missing=("whether unused paid units are lost when the subscription ends",),
        )
    if kept:
        return JUDGE.passed("Unused units are stated to survive the end of the subscription.", *map(told_fate, kept))
    return JUDGE.not_applicable(ABSENT)


def _of_one_pool(lost: Expiry, kept: Expiry) -> bool:
    """Whether both may speak of the same units: that bought ones are kept takes nothing from the loss of plan units."""
    return lost.pool is kept.pool or Pool.ALL in (lost.pool, kept.pool)


RULE = Rule(
    id="forfeit-on-cancel",
    title="Unused paid units are lost when the subscription ends",
    family="expiry",
    severity=Severity.MEDIUM,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(Kind.EXPIRY,),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.EXPIRY,),
)
