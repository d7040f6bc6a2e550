"""expiring-bonus: units granted for paying end soon after they are granted."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import CARD, SEED, Needs, Rule, Source, SourceStatus
from pricelint.model.fact import Bonus, Expiry, Fact, HintTopic
from pricelint.model.outcome import Finding, Outcome, Severity
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.units import BonusCondition, Policy, Pool
from pricelint_rules.clauses import certain, said_of, same_passage, with_policy
from pricelint_rules.expiring_bonus.fix import fix
from pricelint_rules.shop import hints_on, packs_of, quoted

JUDGE = Judge("expiring-bonus")
ABSENT = "No units are granted for paying."

FOR_PAYING = frozenset({BonusCondition.PURCHASE, BonusCondition.FIRST_PURCHASE, BonusCondition.ANNUAL})


@dataclass(frozen=True, slots=True)
class Options:
    """`days`: a bonus that lasts so long or less ends too soon."""

    days: int = 31


def check(*, facts: SiteFacts, options: Options) -> Outcome:
    """Judge how long bonus units for paying last; free, daily and sign-up units are never accused."""
    bonuses = [bonus for page in facts.pages for bonus in page.bonuses]
    paid = [bonus for bonus in bonuses if _is_paid(bonus)]
    granted: list[Fact] = [*paid, *(pack for pack in packs_of(facts) if pack.bonus)]
    if not granted:
        return JUDGE.not_applicable(ABSENT)
    free = [bonus for bonus in bonuses if not _is_paid(bonus)]
    said = [item for item in said_of(facts, Pool.BONUS) if not any(same_passage(item, bonus) for bonus in free)]
    ends = [(bonus.expires_days, bonus) for bonus in paid if bonus.expires_days is not None]
    lasts: list[tuple[int, Fact]] = [
        *ends,
        *((item.days, item) for item in certain(said) if _is_period(item) and item.days),
    ]
    if soon := [(days, fact) for days, fact in lasts if days <= options.days]:
        return JUDGE.violation(
            f"Units granted for paying end {min(days for days, _ in soon)} days after they are granted.",
            *map(_told, soon),
            premises=(quoted(granted, "Granted for paying.", most=3),),
        )
    told = (*hints_on(facts.pages, HintTopic.BONUS), *hints_on(facts.pages, HintTopic.EXPIRY, Pool.BONUS))
    offers = [item for page in facts.pages for item in page.tactics]
    if hints := [hint for hint in told if not any(same_passage(hint, offer) for offer in offers)]:
        return JUDGE.review(
            "The pages speak of an end of bonus units and do not say how long those granted for paying last.",
            quoted(hints, "Touches the matter and does not settle it."),
            missing=("how many days the bonus units of a purchase last",),
        )
    if lasts:
        least = min(days for days, _ in lasts)
        return JUDGE.passed(f"Units granted for paying last {least} days or longer.", *map(_told, lasts))
    return _without_end(with_policy([*said, *said_of(facts, Pool.ALL)], Policy.NEVER), granted)


def _without_end(lasting: tuple[Expiry, ...], granted: list[Fact]) -> Outcome:
    if not lasting:
        return JUDGE.not_applicable("Nothing is said about the end of units granted for paying.")
    shown = quoted([*lasting, *granted], "Stated.")
    return JUDGE.passed("Units granted for paying are stated not to expire.", shown)


def _is_paid(bonus: Bonus) -> bool:
    return bonus.paid or bonus.condition in FOR_PAYING


def _is_period(item: Expiry) -> bool:
    return item.policy in (Policy.FIXED_PERIOD, Policy.ROLLOVER)


def _told(end: tuple[int, Fact]) -> Finding:
    days, fact = end
    return finding(f"Ends {days} days after it is granted.", fact)


RULE = Rule(
    id="expiring-bonus",
    title="Units granted for paying end within a month",
    family="expiry",
    severity=Severity.HIGH,
    sources=(CARD, SEED, Source("no authority found on short-lived bonus units", SourceStatus.EDITORIAL)),
    requires=(Needs.FACTS, Needs.OPTIONS),
    check=check,
    subject=(Kind.BONUSES, Kind.PACKS),
    absent=ABSENT,
    fix=fix,
    options=Options,
)
