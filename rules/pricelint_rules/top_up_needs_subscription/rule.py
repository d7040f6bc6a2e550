"""top-up-needs-subscription: one-off units can be bought, used or kept only while a subscription runs."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import Policy, Pool, TermName
from pricelint_rules.clauses import certain, said_of, told_fate, with_policy
from pricelint_rules.stated import doubted, terms_of, told, with_value
from pricelint_rules.top_up_needs_subscription.fix import fix

JUDGE = Judge("top-up-needs-subscription")
ABSENT = "Nothing ties one-off units to a subscription."


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what one-off units hang on; that they are lost on cancelling does not say that they need a plan."""
    stated = terms_of(facts, TermName.TOP_UP_NEEDS_PLAN)
    tied = with_policy(said_of(facts, Pool.PURCHASED), Policy.ON_CANCEL)
    usable = tuple(item for item in certain(tied) if item.condition is not None)
    needed = with_value(stated, "true")
    if needed or usable:
        return JUDGE.violation(
            "One-off units can be bought or used only while a subscription runs.",
            *told(needed, "A subscription is needed."),
            *map(told_fate, usable),
        )
    if stated:
        return JUDGE.passed("One-off units are stated to need no subscription.", *told(stated, "Independent."))
    if tied:
        return JUDGE.review(
            "One-off units are lost when a subscription ends, and nothing says whether one is needed to buy them.",
            *map(told_fate, tied),
            missing=("whether one-off units can be bought and used without a subscription",),
        )
    return doubted(JUDGE, facts, TermName.TOP_UP_NEEDS_PLAN) or JUDGE.not_applicable(ABSENT)


RULE = Rule(
    id="top-up-needs-subscription",
    title="One-off units need a subscription",
    family="terms",
    severity=Severity.MEDIUM,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(TermName.TOP_UP_NEEDS_PLAN, Kind.EXPIRY),
    absent=ABSENT,
    fix=fix,
)
