"""Statements about what is offered: plans, packs, their money and their units."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from pricelint.derive.contradictions.statement import folded, plain, present_pages
from pricelint.derive.sizes import sizes_of
from pricelint.history.statement import Statement, Subject
from pricelint.model.derivation import Basis, Size
from pricelint.model.fact import Allowance, Plan, PricePoint
from pricelint.model.receipts import evidence_of
from pricelint.model.site import PageFacts, SiteFacts


def offer_statements(facts: SiteFacts) -> Iterator[Statement]:
    """Every named plan and pack: that it is offered, what money buys how many units, else its price or its units."""
    pages = present_pages(facts.pages)
    sized = [size for size in sizes_of(pages) if size.name and size.basis is not Basis.RATE]
    yield from map(_size, sized)
    with_size = {folded(size.name) for size in sized if size.basis is Basis.PLAN}
    for page in pages:
        for plan in page.plans:
            if plan.name and not plan.doubt:
                yield _offered(plan)
                yield from _parts(plan) if folded(plan.name) not in with_size else ()
        yield from _packs(page)


def _size(size: Size) -> Statement:
    return Statement(
        subject=Subject.SIZE,
        key=(
            Subject.SIZE.value,
            size.basis.value,
            folded(size.name),
            size.money.currency,
            size.period.value,
            size.billed.value if size.billed else "",
        ),
        value=(plain(size.money.amount), plain(size.units)),
        about=f"the {size.basis} {size.name}",
        says=f"{size.money.currency} {plain(size.money.amount)} for {plain(size.units)}",
        evidence=evidence_of(size.source),
    )


def _offered(plan: Plan) -> Statement:
    return Statement(
        subject=Subject.PLAN,
        key=(Subject.PLAN.value, folded(plan.name)),
        value=("offered",),
        about=f"the plan {plan.name}",
        says=plan.name,
        evidence=plan.evidence,
    )


def _parts(plan: Plan) -> Iterator[Statement]:
    """Price and units of a plan that no size was made of: a paid plan without units, a free one."""
    for price in plan.prices:
        if not (price.doubt or price.intro or price.starting_from):
            yield _price(plan, price)
    if plan.allowance and plan.allowance.amount is not None and not plan.allowance.doubt:
        yield _units(plan, plan.allowance)


def _price(plan: Plan, price: PricePoint) -> Statement:
    per, billed = (period.value if period else "" for period in (price.per, price.billed))
    return Statement(
        subject=Subject.PRICE,
        key=(Subject.PRICE.value, folded(plan.name), price.amount.currency, per, billed),
        value=(plain(price.amount.amount),),
        about=f"the plan {plan.name}",
        says=f"{price.amount.currency} {plain(price.amount.amount)}{f' per {per}' if per else ''}",
        evidence=price.evidence,
    )


def _units(plan: Plan, allowance: Allowance) -> Statement:
    amount = plain(allowance.amount or Decimal(0))
    per = allowance.per.value if allowance.per else ""
    return Statement(
        subject=Subject.ALLOWANCE,
        key=(Subject.ALLOWANCE.value, folded(plan.name), per),
        value=(amount,),
        about=f"the plan {plan.name}",
        says=f"{amount} units{f' per {per}' if per else ''}",
        evidence=allowance.evidence,
    )


def _packs(page: PageFacts) -> Iterator[Statement]:
    for pack in page.packs:
        if pack.doubt:
            continue
        about = f"the pack of {plain(pack.units)}"
        yield Statement(
            subject=Subject.PACK,
            key=(Subject.PACK.value, folded(pack.name) or plain(pack.units), pack.price.currency),
            value=("offered",),
            about=f"the pack {pack.name}" if pack.name else about,
            says=f"{pack.price.currency} {plain(pack.price.amount)} for {plain(pack.units)}",
            evidence=pack.evidence,
        )
