"""What a fair page would show: beside the price per month the yearly charge, and the price of a single month."""

from __future__ import annotations

from pricelint.audit.printed import exact_money
from pricelint.model.fact import Plan, PricePoint
from pricelint.model.money import Money
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint.model.units import Period
from pricelint_rules.fair import MOST, blank_money, quoted_in
from pricelint_rules.shop import paid_plans


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "Basic: $8 per month × 12 = $96 per year, billed yearly; $__ billed monthly"."""
    plans = [plan for page in facts.pages for plan in paid_plans(page)]
    told = [_line(plan, price) for plan in plans for price in quoted_in(outcome, plan.prices) if _is_spread(price)]
    return Fix(text=" · ".join(list(dict.fromkeys(told))[:MOST]))


def _is_spread(price: PricePoint) -> bool:
    return price.per is Period.MONTH and price.billed is Period.YEAR


def _line(plan: Plan, price: PricePoint) -> str:
    month = exact_money(price.amount)
    year = _stated(plan, price, Period.YEAR)
    yearly = exact_money(year) if year else exact_money(Money(price.amount.currency, 12 * price.amount.amount))
    sum_of = f"{month} per month, {yearly}" if year else f"{month} per month × 12 = {yearly}"
    single = _stated(plan, price, Period.MONTH)
    monthly = exact_money(single) if single else blank_money(price.amount.currency)
    return f"{plan.name}: {sum_of} per year, billed yearly; {monthly} per month, billed monthly"


def _stated(plan: Plan, price: PricePoint, period: Period) -> Money | None:
    """What the plan is stated to cost per `period`, charged as often, in the same currency."""
    prices = (one for one in plan.prices if one.amount.currency == price.amount.currency)
    return next((one.amount for one in prices if one.per is period and one.billed in (period, None)), None)
