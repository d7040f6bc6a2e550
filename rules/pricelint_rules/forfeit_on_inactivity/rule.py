"""forfeit-on-inactivity: paid units are lost after a time without use."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import Needs, Rule, Source, SourceStatus
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import PAID_POOLS, Policy
from pricelint_rules.clauses import certain, doubts, said_of, told_fate, with_policy
from pricelint_rules.forfeit_on_inactivity.fix import fix
from pricelint_rules.shop import hints_on, quoted

JUDGE = Judge("forfeit-on-inactivity")
ABSENT = "Nothing is said of units that are not used for a time."


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what is said of accounts that rest; a promise that units never end, for the same pool, is shown beside."""
    stated = said_of(facts, *PAID_POOLS)
    lost = with_policy(stated, Policy.ON_INACTIVITY)
    if not lost and (hints := hints_on(facts.pages, HintTopic.INACTIVITY)):
        return JUDGE.review(
            "Accounts that are not used for a time are closed, and nothing says what becomes of their units.",
            quoted(hints, "Accounts are closed."),
            missing=("what becomes of paid units when an account is closed for inactivity",),
        )
    if not lost:
        return JUDGE.not_applicable(ABSENT)
    if not (sure := certain(lost)):
        return JUDGE.review(
            "Units are said to be lost after a time without use, but not for every buyer.",
            *map(told_fate, lost),
            missing=("whether paid units are lost after a time without use", *doubts(lost)),
        )
    lost, pools = sure, {item.pool for item in sure}
    lasting = tuple(item for item in with_policy(stated, Policy.NEVER) if item.pool in pools)
    if lasting:
        return JUDGE.review(
            "Units are lost after a time without use, and are also said never to end.",
            *map(told_fate, (*lost, *lasting)),
            missing=("which of the two statements holds",),
        )
    days = sorted(item.days for item in lost if item.days is not None)
    after = f" after {days[0]} days" if days else " after a time"
    return JUDGE.violation(f"Paid units are lost{after} without use.", *map(told_fate, lost))


RULE = Rule(
    id="forfeit-on-inactivity",
    title="Paid units are lost after a time without use",
    family="expiry",
    severity=Severity.LOW,
    sources=(Source("no authority found that is limited to this pattern", SourceStatus.EDITORIAL),),
    requires=(Needs.FACTS,),
    check=check,
    subject=(Kind.EXPIRY, HintTopic.INACTIVITY),
    absent=ABSENT,
    fix=fix,
    seeks=(Kind.EXPIRY,),
)
