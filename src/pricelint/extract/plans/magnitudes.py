"""Guards against numbers misread by a power of ten or by a year for a month: what does not fit is doubted, not printed.

Each guard compares figures that a page itself sets side by side; it gives a reason in words and changes no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from statistics import median

from pricelint.model.fact import Allowance, Plan, PricePoint
from pricelint.model.units import PERIOD_DAYS

_LEAST = 3
_FAR = 20
_CENTS = 100
_THOUSANDTHS = -3

FAR = "its units per price are far from those of the other plans; a number or a period may be misread"
CENTS = "the other prices are printed with cents; these digits may be an amount with cents"


def guarded(plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans, with doubt on allowances and prices whose size contradicts the other plans of the page."""
    return _without_lost_cents(_without_far_allowances(tuple(map(_with_thousands, plans))))


def _with_thousands(plan: Plan) -> Plan:
    """ "1.500" is one and a half in English and one and a half thousand elsewhere; no grant is a fraction."""
    allowance = plan.allowance
    if allowance is None or allowance.amount is None or allowance.doubt:
        return plan
    if allowance.amount.as_tuple().exponent != _THOUSANDTHS or allowance.amount < 1:
        return plan
    doubt = f"{allowance.amount} may stand for {allowance.amount * 1000:f}"
    return replace(plan, allowance=replace(allowance, doubt=doubt))


def _without_far_allowances(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """Units per money and day, against the median of at least three plans."""
    rates = {number: rate for number, plan in enumerate(plans) if (rate := _rate(plan)) is not None}
    if len(rates) < _LEAST:
        return plans
    middle = median(rates.values())
    far = {number for number, rate in rates.items() if not middle / _FAR <= rate <= middle * _FAR}
    return tuple(_doubting_units(plan) if number in far else plan for number, plan in enumerate(plans))


def _rate(plan: Plan) -> Decimal | None:
    """Units per unit of money of the plan's first price with a period; None where there is none."""
    allowance = plan.allowance
    price = next((p for p in plan.prices if _is_regular(p)), None)
    if allowance is None or price is None or price.per is None or not allowance.amount or plan.free:
        return None
    per = allowance.per or price.per
    if per not in PERIOD_DAYS:
        return None
    return (allowance.amount / PERIOD_DAYS[per]) / (price.amount.amount / PERIOD_DAYS[price.per])


def _is_regular(price: PricePoint) -> bool:
    return price.per in PERIOD_DAYS and price.amount.amount > 0 and not price.intro and not price.doubt


def _doubting_units(plan: Plan) -> Plan:
    allowance = plan.allowance
    if not isinstance(allowance, Allowance) or allowance.doubt:
        return plan
    return replace(plan, allowance=replace(allowance, doubt=FAR))


def _without_lost_cents(plans: tuple[Plan, ...]) -> tuple[Plan, ...]:
    """A whole amount among amounts with cents that fits them a hundred times smaller ("9.99, 1999, 29.99")."""
    paid = [price for plan in plans for price in plan.prices if price.amount.amount > 0]
    cents = [p.amount.amount for p in paid if p.amount.amount != p.amount.amount.to_integral_value()]
    whole = [p for p in paid if p.amount.amount == p.amount.amount.to_integral_value()]
    if len(cents) < _LEAST - 1 or len(whole) != 1:
        return plans
    small = whole[0].amount.amount / _CENTS
    same_cents = small % 1 in {amount % 1 for amount in cents}
    if not same_cents or not min(cents) / _FAR <= small <= max(cents) * _FAR or whole[0].doubt:
        return plans
    doubted = replace(whole[0], doubt=CENTS)
    return tuple(
        replace(plan, prices=tuple(doubted if price is whole[0] else price for price in plan.prices)) for plan in plans
    )
