"""The plans of a page with what a later state of it adds: price points of the same plan, or offers of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pricelint.extract.states.words import Shown
from pricelint.model.fact import Plan, PricePoint
from pricelint.model.units import Period


def merged_plans(known: Sequence[Plan], later: Iterable[Plan], shown: Shown) -> tuple[Plan, ...]:
    """The plans of both, in order.

    A plan that grants other units in the later state (a slider, a select) is an offer of its own under the same name;
    one that only costs something else there gets a price point.
    """
    plans = list(known)
    for plan in later:
        same = [n for n, one in enumerate(plans) if one.name.casefold() == plan.name.casefold()]
        fits = next((n for n in same if _grants_alike(plans[n], plan)), None)
        if fits is not None:
            plans[fits] = _merged(plans[fits], plan, shown)
        elif not same or plan.prices:
            plans.append(plan)
    return tuple(plans)


def _grants_alike(one: Plan, other: Plan) -> bool:
    mine, theirs = one.allowance, other.allowance
    return mine is None or theirs is None or mine.per != theirs.per or mine.amount == theirs.amount


def _merged(first: Plan, later: Plan, shown: Shown) -> Plan:
    stated = {(price.amount, price.per) for price in first.prices}
    new = [price for price in later.prices if (price.amount, price.per) not in stated]
    if not new or (first.free and not first.prices):
        return replace(first, allowance=first.allowance or later.allowance)
    told = [_told(price, first.prices, shown) for price in new]
    prices = tuple(_put_right(price, new, shown) for price in first.prices)
    return replace(
        first,
        prices=(*prices, *told),
        allowance=first.allowance or later.allowance,
        contact_sales=first.contact_sales and later.contact_sales,
        free=first.free and later.free,
    )


def _told(price: PricePoint, first: Iterable[PricePoint], shown: Shown) -> PricePoint:
    """A price beside another one for the same period: how it is charged is what the chosen words say.

    Where two controls led to it and one alone shows another price charged so, the other one made the difference.
    """
    if not _rivals(price, first) or price.billed is not price.per:
        return price
    if shown.period and shown.period is not price.per and (words := shown.billed):
        charged = replace(price, billed=shown.period, evidence=(*price.evidence, words))
        if shown.alone or not _rivals(charged, first):
            return charged
    if shown.period is price.per and shown.alone:
        return price
    return replace(price, billed=None, doubt=price.doubt or f"this price {shown.when}; how it is charged is not told")


def _put_right(price: PricePoint, new: Iterable[PricePoint], shown: Shown) -> PricePoint:
    """A price read as charged by the month, although the page shows another one as that: its charge is not known."""
    if (
        not shown.alone
        or shown.period is not Period.MONTH
        or price.per is not Period.MONTH
        or price.billed is not Period.MONTH
    ):
        return price
    if not _rivals(price, new):
        return price
    return replace(price, billed=None, doubt=price.doubt or f"another price per month {shown.when}")


def _rivals(price: PricePoint, others: Iterable[PricePoint]) -> bool:
    """Whether another price stands for the same period and charge in the same currency."""
    key = (price.per, price.billed, price.amount.currency, price.intro)
    return any((one.per, one.billed, one.amount.currency, one.intro) == key for one in others)
