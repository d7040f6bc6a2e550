"""purchased-units-expire: units bought one-off end after a fixed period."""

from __future__ import annotations

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Expiry, Hint, HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import Policy, Pool
from pricelint_rules.clauses import certain, doubts, said_of, told_fate, with_policy
from pricelint_rules.purchased_units_expire.fix import fix
from pricelint_rules.shop import hints_on, packs_of, paid_plans, quoted, shop_pages

JUDGE = Judge("purchased-units-expire")
ABSENT = "Nothing is said about units bought one-off, or none are sold."

ENDS = (Policy.FIXED_PERIOD, Policy.END_OF_CYCLE)


def check(*, facts: SiteFacts) -> Outcome:
    """Judge what is said of bought units; what is said of all units counts where packs are sold."""
    own = said_of(facts, Pool.PURCHASED)
    general = said_of(facts, Pool.ALL) if packs_of(facts) or not _sells_plans(facts) else ()
    ends = with_policy(own, *ENDS)
    if ending := certain(ends):
        promised = tuple(item for item in certain(with_policy(own, Policy.NEVER)) if _denies(item, ending))
        return _two_ways(promised, ending) if promised else _violation(ending)
    if ends:
        return _possible(ends)
    if lasting := with_policy(certain(own), Policy.NEVER):
        return JUDGE.passed("Units bought one-off are stated never to expire.", *map(told_fate, lasting))
    if hints := _hints(facts):
        return JUDGE.review(
            "The pages speak of the validity of bought units without stating it.",
            quoted(hints, "Touches the matter and does not settle it."),
            missing=("whether and when units bought one-off end",),
        )
    if ending := with_policy(general, Policy.FIXED_PERIOD):
        if not (sure := certain(ending)):
            return _possible(ending)
        return _violation(sure) if packs_of(facts) else _unnamed(sure)
    if lasting := with_policy(certain(general), Policy.NEVER):
        return JUDGE.passed("Units are stated never to expire.", *map(told_fate, lasting))
    return JUDGE.not_applicable(ABSENT)


def _sells_plans(facts: SiteFacts) -> bool:
    return any(paid_plans(page) for page in shop_pages(facts))


def _hints(facts: SiteFacts) -> tuple[Hint, ...]:
    """Passages about bought units, or about units of no named pool where nothing but packs can be meant."""
    if _sells_plans(facts) and not packs_of(facts):
        return hints_on(facts.pages, HintTopic.EXPIRY, Pool.PURCHASED)
    if said_of(facts, Pool.ALL):
        return hints_on(facts.pages, HintTopic.EXPIRY, Pool.PURCHASED)
    return hints_on(facts.pages, HintTopic.EXPIRY, Pool.PURCHASED, Pool.ALL, None)


def _violation(items: tuple[Expiry, ...]) -> Outcome:
    days = sorted(item.days for item in items if item.days is not None)
    after = f"after {days[0]} days" if days else "with a billing cycle"
    return JUDGE.violation(
        f"Units bought one-off end {after}. Of the kind described in the ClassPass credits complaint (an allegation).",
        *map(told_fate, items),
    )


def _denies(promise: Expiry, ending: tuple[Expiry, ...]) -> bool:
    """Whether the page of every ending promises as well that bought units do not end."""
    page = promise.evidence[0].page
    return promise.condition is None and all(item.evidence[0].page == page for item in ending)


def _two_ways(promised: tuple[Expiry, ...], ending: tuple[Expiry, ...]) -> Outcome:
    return JUDGE.review(
        "One page says of units bought one-off that they end, and that they never do.",
        *map(told_fate, (*promised, *ending)),
        missing=("which of the two holds, or for which units each does",),
    )


def _possible(items: tuple[Expiry, ...]) -> Outcome:
    return JUDGE.review(
        "Units bought one-off are said to end, but not for every buyer.",
        *map(told_fate, items),
        missing=("whether and when units bought one-off end", *doubts(items)),
    )


def _unnamed(items: tuple[Expiry, ...]) -> Outcome:
    """A period for units of no named pool, and no pack in sight that it could be about."""
    return JUDGE.review(
        "Units end after a fixed period, and no one-off purchase of units was found that this is about.",
        *map(told_fate, items),
        missing=("whether units are sold one-off, and whether the period holds for them",),
    )


RULE = Rule(
    id="purchased-units-expire",
    title="Units bought one-off end after a fixed period",
    family="expiry",
    severity=Severity.MEDIUM,
    sources=(SEED, Source("ClassPass credits complaint (N.D. Cal.)", SourceStatus.ALLEGATION, "US")),
    requires=(Needs.FACTS,),
    check=check,
    subject=(Kind.EXPIRY, HintTopic.EXPIRY),
    absent=ABSENT,
    fix=fix,
)
