"""What a tier costs a month where a year is paid, told only in a sentence: "Pro annual costs $16/month"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.periods import PeriodMention, period_behind, read_periods
from pricelint.extract.plans.prose import spelled
from pricelint.model.fact import Plan, PricePoint
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

METHOD = "plans.yearly"
_LEAD = 44
_LEAST_SHARE = 2
_STOP = regex.compile(r"[.!?。！？;；\n(]|\d")


def with_stated_years(reading: Reading, plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans, those with a monthly price and none that is charged yearly with the one that a sentence gives to
    them by name and by a word for the year. It is less than what a month costs, and no less than half of that."""
    open_to = {plan.name.casefold(): plan for plan in plans if len(plan.name) > 1 and _is_open(plan)}
    if not open_to:
        return tuple(plans)
    longest = sorted((plan.name for plan in plans if plan.name), key=len, reverse=True)
    pattern = regex.compile("|".join(spelled(name) for name in longest))
    found: dict[str, PricePoint] = {}
    for mention in reading.money:
        if stated := _stated(reading, pattern, mention, open_to):
            found.setdefault(*stated)
    return tuple(
        replace(p, prices=(*p.prices, found[name])) if (name := p.name.casefold()) in found else p for p in plans
    )


def _is_open(plan: Plan) -> bool:
    periods = {(price.per, price.billed) for price in plan.prices}
    return (Period.MONTH, Period.MONTH) in periods and not any(billed is Period.YEAR for _, billed in periods)


def _stated(
    reading: Reading, pattern: regex.Pattern[str], mention: MoneyMention, plans: dict[str, Plan]
) -> tuple[str, PricePoint] | None:
    """The plan named before an amount per month with a word for the year between the two, its name folded, and the
    price."""
    per = period_behind(reading.plain, mention.end, reading.language)
    start = max(0, mention.start - _LEAD)
    names = [match for match in pattern.finditer(reading.plain[start : mention.start]) if match[0]]
    name = names[-1][0].casefold() if names else ""
    if per is None or per.period is not Period.MONTH or name not in plans:
        return None
    named = start + names[-1].end()
    between = reading.plain[named : mention.start]
    year = next((p for p in read_periods(between, reading.language) if p.period is Period.YEAR), None)
    if year is None or _STOP.search(between) or not _is_less(mention, plans[name]):
        return None
    return name, _point(reading, mention, per, (named + year.start, named + year.end))


def _is_less(mention: MoneyMention, plan: Plan) -> bool:
    monthly = max(price.amount.amount for price in plan.prices if price.per is Period.MONTH)
    same = any(price.amount.currency == mention.money.currency for price in plan.prices)
    return same and mention.money.amount < monthly <= mention.money.amount * _LEAST_SHARE


def _point(reading: Reading, mention: MoneyMention, per: PeriodMention, year: tuple[int, int]) -> PricePoint:
    cite = reading.document.cite
    return PricePoint(
        amount=mention.money,
        per=Period.MONTH,
        billed=Period.YEAR,
        evidence=(
            cite(mention.start, mention.end, "amount"),
            cite(per.start, per.end, "per"),
            cite(*year, "billed"),
        ),
        method=METHOD,
    )
