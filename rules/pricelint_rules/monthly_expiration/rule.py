"""monthly-expiration: on a paid plan, units are lost at the end of each cycle."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.audit.judge import Judge
from pricelint.audit.rule import SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Expiry, HintTopic
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import Policy, Pool
from pricelint_rules.clauses import certain, doubts, said_of, told_fate, with_policy
from pricelint_rules.monthly_expiration.fix import fix
from pricelint_rules.shop import hints_on, packs_of, paid_plans, quoted, shop_pages

JUDGE = Judge("monthly-expiration")
ABSENT = "Nothing is said about unused units of a paid plan."


@dataclass(frozen=True, slots=True)
class Options:
    """`cycle_days`: a validity of plan units up to this many days is the loss at the end of a monthly cycle."""

    cycle_days: int = 31


def check(*, facts: SiteFacts, options: Options) -> Outcome:
    """Judge what is said of plan units, or of all units; free and daily units are never accused."""
    plans = any(paid_plans(page) for page in shop_pages(facts))
    only_packs = bool(packs_of(facts)) and not plans
    own, general = said_of(facts, Pool.PLAN), () if only_packs else said_of(facts, Pool.ALL)
    losses = tuple(item for item in own if _is_lost(item, options))
    ending = with_policy(general, Policy.END_OF_CYCLE)
    if lost := certain(losses) or certain(ending):
        promised = tuple(item for item in certain(with_policy(own, Policy.NEVER)) if _denies(item, lost))
        return _two_ways(promised, lost) if promised else _violation(lost)
    if possible := (*losses, *ending):
        return JUDGE.review(
            "Unused plan units are said to end with a cycle, but not for every buyer.",
            *map(told_fate, possible),
            missing=("whether unused plan units are lost at renewal", *doubts(possible)),
        )
    if kept := _kept(own):
        return _passed(kept)
    hints = hints_on(facts.pages, HintTopic.EXPIRY, *((Pool.PLAN, Pool.ALL, None) if plans else (Pool.PLAN,)))
    if own_hints := [hint for hint in hints if hint.pool is Pool.PLAN or not _kept(general)]:
        return JUDGE.review(
            "The pages speak of plan units at the end of a cycle without saying what becomes of unused ones.",
            quoted(own_hints, "Touches the matter and does not settle it."),
            missing=("whether unused plan units are lost at renewal",),
        )
    if plans and (kept := _kept(general)):
        return _passed(kept)
    return JUDGE.not_applicable(ABSENT)


def _is_lost(item: Expiry, options: Options) -> bool:
    short = item.policy is Policy.FIXED_PERIOD and item.days is not None and item.days <= options.cycle_days
    return item.policy is Policy.END_OF_CYCLE or short


def _denies(promise: Expiry, losses: tuple[Expiry, ...]) -> bool:
    """Whether the page of every loss promises as well, without a condition, that plan units do not end."""
    page = promise.evidence[0].page
    return promise.condition is None and all(item.evidence[0].page == page for item in losses)


def _two_ways(promised: tuple[Expiry, ...], losses: tuple[Expiry, ...]) -> Outcome:
    return JUDGE.review(
        "One page says of plan units that they end with a cycle, and that they never do.",
        *map(told_fate, (*promised, *losses)),
        missing=("which of the two holds, or for which units each does",),
    )


def _kept(items: tuple[Expiry, ...]) -> tuple[Expiry, ...]:
    return with_policy(certain(items), Policy.ROLLOVER, Policy.NEVER, Policy.FIXED_PERIOD)


def _violation(items: tuple[Expiry, ...]) -> Outcome:
    return JUDGE.violation(
        "Unused units of a paid plan are lost at the end of each cycle.",
        *map(told_fate, items),
    )


def _passed(items: tuple[Expiry, ...]) -> Outcome:
    return JUDGE.passed(
        "Unused units of paid plans outlast the cycle.",
        *map(told_fate, items),
    )


RULE = Rule(
    id="monthly-expiration",
    title="Units of a paid plan are lost at the end of each cycle",
    family="expiry",
    severity=Severity.HIGH,
    sources=(SEED, Source("no authority found on subscription allowances", SourceStatus.EDITORIAL)),
    requires=(Needs.FACTS, Needs.OPTIONS),
    check=check,
    subject=(Kind.EXPIRY, HintTopic.EXPIRY),
    absent=ABSENT,
    fix=fix,
    options=Options,
)
