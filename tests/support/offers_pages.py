"""Small pages for the tests of plans, packs and units."""

from __future__ import annotations

from pricelint.documents.read import Origin, read_document
from pricelint.extract.packs.read import read_packs
from pricelint.extract.plans.read import read_plans
from pricelint.extract.reading import Reading, read
from pricelint.model.fact import Pack, Plan, PricePoint
from pricelint.model.platform import Role


def reading_of(body: str, language: str = "en", role: Role = Role.PRICING, url: str = "") -> Reading:
    """The reading of a page with this body."""
    source = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>t</title><body>{body}</body></html>'
    return read(read_document(source.encode(), Origin("page", role, url=url)))


def plans_of(body: str, language: str = "en", role: Role = Role.PRICING) -> dict[str, Plan]:
    """The plans of a page by name."""
    return {plan.name: plan for plan in read_plans(reading_of(body, language, role))}


def packs_of(body: str, language: str = "en") -> tuple[Pack, ...]:
    """The packs of a page."""
    return read_packs(reading_of(body, language))


def sizes(packs: tuple[Pack, ...]) -> list[tuple[str, str, int, int]]:
    """Price, currency, base and bonus units of packs."""
    return [(f"{p.price.amount:f}", p.price.currency, int(p.units), int(p.bonus)) for p in packs]


def point(price: PricePoint) -> tuple[str, str, str | None, str | None]:
    """Amount, currency, period and charging of a price point."""
    return f"{price.amount.amount:f}", price.amount.currency, price.per, price.billed


def points(plan: Plan) -> list[tuple[str, str, str | None, str | None]]:
    """All price points of a plan."""
    return [point(price) for price in plan.prices]
