"""A page's facts as plain JSON, in the vocabulary that labels are written in: what `pricelint extract` writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from pricelint.model.evidence import Evidence
from pricelint.model.fact import Bonus, Cost, Expiry, Fact, Pack, Plan, PricePoint, Rate
from pricelint.model.outcome import Outcome
from pricelint.model.site import PageFacts
from pricelint.model.units import Policy

Json = dict[str, Any]


def facts_json(facts: PageFacts, outcomes: Iterable[Outcome] = ()) -> Json:
    """The facts of one page, its outcomes by rule, and the evidence of every fact by its address in this object.

    Numbers are JSON numbers with the digits the page prints; enumerations are their values; null is "not stated".
    """
    return {
        "page": facts.page,
        "url": facts.url,
        "role": facts.role.value,
        "language": facts.language,
        "unit": facts.unit.name if facts.unit else None,
        "plans": [_plan(plan) for plan in facts.plans],
        "packs": [_pack(pack) for pack in facts.packs],
        "rates": [_rate(rate) for rate in facts.rates],
        "costs": [_cost(cost) for cost in facts.costs],
        "expiry": [_expiry(expiry) for expiry in facts.expiry if expiry.policy is not Policy.KEPT_ON_CANCEL],
        "bonus": [_bonus(bonus) for bonus in facts.bonuses],
        "tactics": sorted({tactic.kind.value for tactic in facts.tactics}),
        "variation": sorted({variation.kind.value for variation in facts.variations}),
        **{str(term.name): _TERM_VALUES.get(term.value, term.value) for term in facts.terms if not term.doubt},
        "outcomes": {outcome.rule: outcome.verdict.value for outcome in outcomes},
        "evidence": [_evidence(address, fact, item) for address, fact in addressed(facts) for item in fact.evidence],
    }


_TERM_VALUES = {"true": True, "false": None}
"""A denial is no term of a label: the vocabulary says true or nothing, and has no word for what survives the end."""


def addressed(facts: PageFacts) -> Iterator[tuple[str, Fact]]:
    """Every fact of a page with its address: `plans/0`, `plans/0/prices/1`, `plans/0/credits`, `costs/3` …"""
    if facts.unit:
        yield "unit", facts.unit
    for number_, plan in enumerate(facts.plans):
        yield f"plans/{number_}", plan
        yield from ((f"plans/{number_}/prices/{n}", point) for n, point in enumerate(plan.prices))
        if plan.allowance:
            yield f"plans/{number_}/credits", plan.allowance
    groups: dict[str, tuple[Fact, ...]] = {
        "packs": facts.packs,
        "rates": facts.rates,
        "costs": facts.costs,
        "equivalences": facts.equivalences,
        "advertised": facts.advertised,
        "markups": facts.markups,
        "expiry": facts.expiry,
        "bonus": facts.bonuses,
        "tactics": facts.tactics,
        "variation": facts.variations,
        "terms": facts.terms,
        "hints": facts.hints,
    }
    for name, group in groups.items():
        yield from ((f"{name}/{n}", fact) for n, fact in enumerate(group))


def quotes(facts: PageFacts) -> Iterator[Evidence]:
    """All evidence of a page's facts."""
    return (item for _, fact in addressed(facts) for item in fact.evidence)


def number(value: Decimal | None) -> int | float | None:
    """A decimal as the JSON number a reader would write: 1000, not 1000.0. Never used to calculate."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _money(amount: Decimal, currency: str, name: str) -> Json:
    return {name: number(amount), "currency": currency}


def _plan(plan: Plan) -> Json:
    allowance = plan.allowance
    granted = {
        "amount": number(allowance.amount) if allowance.amount is not None else "unlimited",
        "per": allowance.per.value if allowance.per else None,
    } if allowance else None  # fmt: skip
    return {
        "name": plan.name,
        "free": plan.free,
        "contact_sales": plan.contact_sales,
        "per_seat": plan.per_seat,
        "prices": [_price(point) for point in plan.prices],
        "was": next((number(point.was.amount) for point in plan.prices if point.was), None),
        "credits": granted,
    }


def _price(point: PricePoint) -> Json:
    return {
        **_money(point.amount.amount, point.amount.currency, "amount"),
        "per": point.per.value if point.per else None,
        "billed": point.billed.value if point.billed else None,
        "from": point.starting_from,
    }


def _pack(pack: Pack) -> Json:
    price = _money(pack.price.amount, pack.price.currency, "price")
    return {"name": pack.name, **price, "credits": number(pack.units), "bonus": number(pack.bonus)}


def _rate(rate: Rate) -> Json:
    return {**_money(rate.money.amount, rate.money.currency, "money"), "credits": number(rate.units)}


def _cost(cost: Cost) -> Json:
    return {
        "item": cost.item,
        "modality": cost.modality.value,
        "min": number(cost.low),
        "max": number(cost.high),
        "per": cost.per.value,
        "quality": cost.quality or None,
    }


def _expiry(expiry: Expiry) -> Json:
    return {
        "applies_to": expiry.pool.value,
        "policy": expiry.policy.value,
        "days": expiry.days,
        "cap": expiry.cap,
        "condition": expiry.condition,
    }


def _bonus(bonus: Bonus) -> Json:
    return {
        "credits": number(bonus.units),
        "condition": bonus.condition.value,
        "expires_days": bonus.expires_days,
    }


def _evidence(address: str, fact: Fact, item: Evidence) -> Json:
    return {
        "fact": address,
        "quote": item.quote,
        "proves": list(item.proves),
        "path": item.path,
        "start": item.start,
        "end": item.end,
        "place": item.place.value,
        "capture": item.capture,
        "doubt": fact.doubt,
        "method": fact.method,
    }
