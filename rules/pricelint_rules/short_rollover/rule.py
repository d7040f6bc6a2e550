"""short-rollover: unused plan units are carried on, but not for long or not many."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Allowance, Expiry, HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import Policy, Pool
from pricelint_rules.clauses import certain, granted_for, said_of, same_passage, told_fate, units_in, with_policy
from pricelint_rules.shop import grants, hints_on, quoted
from pricelint_rules.short_rollover.fix import fix

JUDGE = Judge("short-rollover")
ABSENT = "Nothing is said to roll over."


@dataclass(frozen=True, slots=True)
class Options:
    """`days` and `periods` (of allowance): a rollover limited to so much or less is short.

    `cycle_days`: a validity up to this many days is the loss at the end of a cycle, which monthly-expiration judges.
    """

    days: int = 92
    cycle_days: int = 31
    periods: Decimal = Decimal(1)


def check(*, facts: SiteFacts, options: Options) -> Outcome:
    """Judge the limits of every rollover of plan units."""
    stated = said_of(facts, Pool.PLAN, Pool.ALL)
    carried = (*with_policy(stated, Policy.ROLLOVER), *_lasting(facts, options))
    if not carried:
        return _mentioned(facts)
    ends = with_policy(certain(stated), Policy.FIXED_PERIOD)
    granted = tuple(grant for grant in grants(facts) if grant.amount)
    short = [item for item in certain(carried) if _is_short(item, granted, options)]
    short += [item for item in ends if item.days is not None and item.days <= options.days and _belongs(item, carried)]
    if short:
        beside = dict.fromkeys(f for f in (*carried, *(granted_for(i, granted) for i in short)) if f and f not in short)
        return JUDGE.violation(
            "Unused plan units roll over for a short time or up to a small amount.",
            *map(told_fate, short),
            premises=tuple(finding("Stated beside it.", fact) for fact in beside),
        )
    limited = any(item.days or item.cap for item in carried)
    touched = () if limited else hints_on(facts.pages, HintTopic.EXPIRY)
    hints = [hint for hint in touched if any(same_passage(hint, item) for item in carried)]
    vague = [item for item in carried if item.doubt or _is_vague(item)]
    if vague or hints:
        return JUDGE.review(
            "Rollover is limited, and no captured page states the limit.",
            *map(told_fate, vague),
            *((quoted(hints, "Speaks of a limit without its size."),) if hints else ()),
            missing=("for how long, or up to how many, unused units are carried on",),
        )
    return JUDGE.passed("Unused plan units roll over without a short limit.", *map(told_fate, carried))


def _lasting(facts: SiteFacts, options: Options) -> tuple[Expiry, ...]:
    """Plan units with a validity beyond their own cycle: carried on for a time, whatever the page calls it."""
    periods = with_policy(said_of(facts, Pool.PLAN), Policy.FIXED_PERIOD)
    return tuple(item for item in periods if item.days is not None and item.days > options.cycle_days)


def _mentioned(facts: SiteFacts) -> Outcome:
    hints = [hint for hint in hints_on(facts.pages, HintTopic.EXPIRY, Pool.PLAN) if "rollover" in hint.note]
    if not hints:
        return JUDGE.not_applicable(ABSENT)
    return JUDGE.review(
        "Rollover is mentioned, and no captured page states its limit.",
        quoted(hints, "Speaks of rollover without its limit."),
        missing=("for how long, or up to how many, unused units are carried on",),
    )


def _belongs(end: Expiry, carried: tuple[Expiry, ...]) -> bool:
    """A fixed period limits a rollover that is stated of the same pool on the same page."""
    return any(end.pool is item.pool and end.evidence[0].page == item.evidence[0].page for item in carried)


def _is_short(item: Expiry, granted: tuple[Allowance, ...], options: Options) -> bool:
    if item.days is not None and item.days <= options.days:
        return True
    if item.cap_periods is not None:
        return item.cap_periods <= options.periods
    units = units_in(item.cap)
    allowance = granted_for(item, granted)
    return bool(units is not None and allowance and allowance.amount and units <= options.periods * allowance.amount)


def _is_vague(item: Expiry) -> bool:
    return bool(item.cap) and item.cap_periods is None and units_in(item.cap) is None


RULE = Rule(
    id="short-rollover",
    title="Rollover of plan units is short or small",
    family="expiry",
    severity=Severity.LOW,
    sources=(SEED, Source("thresholds of 92 days and one period's allowance", SourceStatus.EDITORIAL)),
    requires=(Needs.FACTS, Needs.OPTIONS),
    check=check,
    subject=(Kind.EXPIRY, HintTopic.EXPIRY),
    absent=ABSENT,
    fix=fix,
    options=Options,
)
