"""Price points of one visit as rows: plans with every price, packs, and rates in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from pricelint.model.derivation import Basis
from pricelint.model.fact import Pack, Plan, PricePoint, Rate
from pricelint.model.receipts import evidence_of
from pricelint.model.site import PageFacts
from pricelint.model.units import Period
from pricelint_reports.release.given import ReadVisit
from pricelint_reports.release.quoted import quotes
from pricelint_reports.release.rows import OfferRow


def offer_rows(one: ReadVisit) -> Iterator[OfferRow]:
    """Every offer of a visit, numbered in the order of its pages: a plan without a price has one row too."""
    found = (row for page in one.facts.pages for row in _of_page(one, page))
    for number, row in enumerate(found, 1):
        yield replace(row, number=number)


def _of_page(one: ReadVisit, page: PageFacts) -> Iterator[OfferRow]:
    blank = _blank(one, one.unit_of(page))
    for plan in page.plans:
        yield from _plan(blank, plan)
    for pack in page.packs:
        yield _pack(blank, pack)
    for rate in page.rates:
        yield _rate(blank, rate)


def _blank(one: ReadVisit, unit: str | None) -> OfferRow:
    return OfferRow(
        visit=one.visit.id, number=0, platform=one.visit.platform, observed_at=one.visit.finished_at, offer="",
        kind=Basis.PLAN, price=None, price_currency=None, price_per=None, billed=None, list_price=None,
        starting_from=False, introductory=False, free=False, contact_sales=False, per_seat=False,
        pricing_quantity=None, quantity_unlimited=False, quantity_per=None, bonus_quantity=None, pricing_unit=unit,
        doubt=None, quotes=(),
    )  # fmt: skip


def _plan(blank: OfferRow, plan: Plan) -> Iterator[OfferRow]:
    granted = plan.allowance
    offered = replace(
        blank,
        offer=plan.name,
        free=plan.free,
        contact_sales=plan.contact_sales,
        per_seat=plan.per_seat,
        pricing_quantity=granted.amount if granted else None,
        quantity_unlimited=granted is not None and granted.amount is None,
        quantity_per=granted.per if granted else None,
    )
    priced: list[PricePoint | None] = list(plan.prices) or [None]
    for price in priced:
        facts = [fact for fact in (plan, price, granted) if fact is not None]
        doubt = next((fact.doubt for fact in facts if fact.doubt), None)
        yield _priced(replace(offered, doubt=doubt, quotes=quotes(evidence_of(facts))), price)


def _priced(row: OfferRow, price: PricePoint | None) -> OfferRow:
    if price is None:
        return row
    return replace(
        row,
        price=price.amount.amount,
        price_currency=price.amount.currency,
        price_per=price.per,
        billed=price.billed,
        list_price=price.was.amount if price.was else None,
        starting_from=price.starting_from,
        introductory=price.intro,
    )


def _pack(blank: OfferRow, pack: Pack) -> OfferRow:
    return replace(
        _once(blank, Basis.PACK, pack.price.amount, pack.price.currency, pack.units),
        offer=pack.name,
        bonus_quantity=pack.bonus,
        doubt=pack.doubt,
        quotes=quotes(pack.evidence),
    )


def _rate(blank: OfferRow, rate: Rate) -> OfferRow:
    row = _once(blank, Basis.RATE, rate.money.amount, rate.money.currency, rate.units)
    return replace(row, doubt=rate.doubt, quotes=quotes(rate.evidence))


def _once(blank: OfferRow, kind: Basis, price: Decimal, currency: str, units: Decimal) -> OfferRow:
    """What is paid once and holds units."""
    return replace(
        blank, kind=kind, price=price, price_currency=currency, price_per=Period.ONCE, pricing_quantity=units,
        quantity_per=Period.ONCE,
    )  # fmt: skip
