"""What one side of a change or contradiction states, as a page would say it: found again by its quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pricelint.audit.printed import exact_money
from pricelint.derive.sizes import sizes_of
from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Allowance, Cost, Expiry, Fact, Pack, PricePoint
from pricelint.model.receipts import evidence_of
from pricelint.model.site import SiteFacts
from pricelint.model.units import PERIOD_DAYS, Period, Policy, Pool
from pricelint_rules.amounts import capital, many
from pricelint_rules.fair import amount, charged, content, every, takes
from pricelint_rules.shop import unit_word

_NUMBER = re.compile(r"\d+")
_FATES = {
    Policy.NEVER: "never expire",
    Policy.END_OF_CYCLE: "end with each billing cycle",
    Policy.ROLLOVER: "roll over",
    Policy.FIXED_PERIOD: "are valid for a fixed period",
    Policy.ON_CANCEL: "end with the subscription",
    Policy.KEPT_ON_CANCEL: "stay when the subscription ends",
    Policy.ON_INACTIVITY: "end after a time without use",
}


def stated(side: Side, facts: SiteFacts) -> str:
    """The value of a side in words: "6 credits", "$19 a month", "they never expire"; else as the side says it."""
    word = unit_word(facts)
    for size in sizes_of(facts.pages):
        if evidence_of(size.source) == side.evidence:
            return content(size, word)
    return next((_value(fact, word) for fact in _facts(facts) if evidence_of((fact,)) == side.evidence), side.says)


def fate(statement: Expiry, word: str) -> str:
    """What becomes of the units of a pool, as a sentence: "Purchased credits are valid for 365 days." """
    pool = "" if statement.pool is Pool.ALL else f"{statement.pool.value} "
    return capital(f"{pool}{many(word)} {_fate(statement)}.")


def _fate(statement: Expiry) -> str:
    if statement.policy is Policy.FIXED_PERIOD and statement.days is not None:
        return f"are valid for {_span(statement.days, statement.evidence)}"
    return _FATES[statement.policy]


def _span(days: int, evidence: tuple[Evidence, ...]) -> str:
    """A number of days as the quotes count them: "12 months"; in days where they do not show it."""
    numbers = {found for item in evidence for found in _NUMBER.findall(item.quote)}
    for period, name in ((Period.YEAR, "year"), (Period.MONTH, "month"), (Period.WEEK, "week")):
        count = _times(days, period)
        if count and str(count) in numbers:
            return f"{count} {name}" if count == 1 else f"{count} {name}s"
    return f"{days:,} days"


def _times(days: int, period: Period) -> int:
    """How many periods a number of days is; twelve months are 365 days, other months 30. 0 where it is no whole one."""
    if period is Period.MONTH and days % PERIOD_DAYS[Period.YEAR] == 0:
        return days // PERIOD_DAYS[Period.YEAR] * 12
    return 0 if days % PERIOD_DAYS[period] else days // PERIOD_DAYS[period]


def _facts(facts: SiteFacts) -> Iterator[Fact]:
    for page in facts.pages:
        yield from (*page.costs, *page.expiry, *page.packs)
        for plan in page.plans:
            yield from (*plan.prices, *((plan.allowance,) if plan.allowance else ()))


def _value(fact: Fact, word: str) -> str:
    match fact:
        case Cost():
            return takes(fact, word)
        case Expiry():
            return f"they {_fate(fact)}"
        case PricePoint():
            return charged(fact)
        case Pack():
            return exact_money(fact.price)
        case Allowance(amount=units) if units is not None:
            return f"{amount(units, word)}{every(fact.per)}"
    raise ValueError(f"a {type(fact).__name__} is no side of a change or contradiction")
