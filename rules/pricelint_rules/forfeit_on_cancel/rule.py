"""forfeit-on-cancel: unused paid units are lost when the subscription is cancelled, lapses or is downgraded."""

from __future__ import annotations

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Expiry
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import SiteFacts
from pricelint.model.units import Policy, Pool
from pricelint_rules.clauses import said_of, with_policy, words_of

JUDGE = Judge("forfeit-on-cancel")


PAID = (Pool.PLAN, Pool.PURCHASED, Pool.ALL)


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what is said of the end of a subscription; "usable while subscribed" tells of use and not of loss."""
    stated = said_of(facts, *PAID)
    ending = with_policy(stated, Policy.ON_CANCEL)
    lost = tuple(item for item in ending if item.condition is None and item.days is None)
    kept = with_policy(stated, Policy.KEPT_ON_CANCEL)
    if lost and not kept:
        return JUDGE.violation("Unused paid units are lost when the subscription ends.", *map(_told, lost))
    if ending:
        return JUDGE.review(
            "What becomes of unused units after the end of a subscription is only partly said.",
            *map(_told, (*ending, *kept)),
            missing=("whether unused paid units are lost when the subscription ends",),
        )
    if kept:
        return JUDGE.passed("Unused units are stated to survive the end of the subscription.", *map(_told, kept))
    return JUDGE.not_applicable("Nothing is said of unused units after the end of a subscription.")


def _told(item: Expiry) -> Finding:
    return finding(f"Stated for {item.pool.value} units: {words_of(item)}.", item)


RULE = Rule(
    id="forfeit-on-cancel",
    title="Unused paid units are lost when the subscription ends",
    family="expiry",
    severity=Severity.MEDIUM,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
)
