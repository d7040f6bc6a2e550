"""Statements about what is offered: prices and allowances of plans, sizes of packs, stated rates."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.derive.contradictions.statement import Statement, exact, folded, plain
from pricelint.derive.sizes import sizes_of
from pricelint.model.contradiction import Subject
from pricelint.model.derivation import Basis
from pricelint.model.fact import Pack, Plan, PricePoint, Rate
from pricelint.model.site import PageFacts

_SAME_RATE = 100
"""A rate that is within 1/100 of the price per unit of an offered size is the rate of that size."""


def offer_statements(page: PageFacts, unit: str) -> Iterator[Statement]:
    """Prices, allowances, packs and rates of a page.

    Left out: "from" and introductory prices, prices per seat, prices whose billing is not known, and all that is
    doubted.
    """
    for plan in page.plans:
        if plan.name and not plan.free and not plan.contact_sales and not plan.per_seat and not plan.doubt:
            yield from _of_plan(plan, page, unit)
    for pack in page.packs:
        if pack.name and pack.units > 0 and not pack.doubt:
            yield _of_pack(pack, page, unit)
    yield from _rates(page, unit)


def _of_plan(plan: Plan, page: PageFacts, unit: str) -> Iterator[Statement]:
    for price in plan.prices:
        if price.per is None or price.doubt:
            continue
        if price.billed is not None and not price.starting_from and not price.intro:
            yield _price(plan, price, page)
        yield from _granted(plan, price, page, unit)


def _price(plan: Plan, price: PricePoint, page: PageFacts) -> Statement:
    money, per, billed = price.amount, str(price.per), str(price.billed)
    return Statement(
        subject=Subject.PRICE,
        key=(folded(plan.name), money.currency, per, billed),
        value=exact(money.amount),
        about=f"the plan {plan.name}, per {per}, billed per {billed}",
        says=f"{money.printed} per {per}",
        fact=price,
        page=page,
        beside=plan.allowance.amount if plan.allowance else None,
    )


def _granted(plan: Plan, price: PricePoint, page: PageFacts, unit: str) -> Iterator[Statement]:
    allowance = plan.allowance
    if allowance is None or allowance.amount is None or allowance.per is None or allowance.doubt:
        return
    yield Statement(
        subject=Subject.UNITS,
        key=(folded(plan.name), allowance.per, price.amount, price.per, price.billed),
        value=exact(allowance.amount),
        about=f"the plan {plan.name} at {price.amount} per {price.per}",
        says=f"{plain(allowance.amount)} {unit} per {allowance.per}",
        fact=allowance,
        page=page,
    )


def _of_pack(pack: Pack, page: PageFacts, unit: str) -> Statement:
    total = pack.units + pack.bonus
    return Statement(
        subject=Subject.PRICE,
        key=("pack", folded(pack.name), pack.price.currency, total),
        value=exact(pack.price.amount),
        about=f"the pack {pack.name} of {plain(total)} {unit}",
        says=pack.price.printed,
        fact=pack,
        page=page,
    )


def _rates(page: PageFacts, unit: str) -> Iterator[Statement]:
    """The one rate that a page states, where it is not the rate of one size among several."""
    stated = [rate for rate in page.rates if not rate.approximate and not rate.doubt and rate.units > 0]
    if len(stated) != 1 or _is_of_a_size(stated[0], page):
        return
    rate = stated[0]
    yield Statement(
        subject=Subject.RATE,
        key=(rate.money.currency,),
        value=exact(rate.money.amount / rate.units),
        about=f"the price of a {unit}",
        says=f"{rate.money.printed} for {plain(rate.units)}",
        fact=rate,
        page=page,
    )


def _is_of_a_size(rate: Rate, page: PageFacts) -> bool:
    own = rate.money.amount / rate.units
    sizes = [size for size in sizes_of((page,)) if size.basis is not Basis.RATE]
    return len(sizes) > 1 and any(abs(size.money_per_unit - own) * _SAME_RATE <= own for size in sizes)
