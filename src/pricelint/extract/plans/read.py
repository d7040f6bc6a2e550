"""Subscription tiers of a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from pricelint.extract.annotate.periods import holding_periods, read_periods
from pricelint.extract.cards.kind import Kind, Offer
from pricelint.extract.cards.once import is_lasting, is_sold_once, paid_once
from pricelint.extract.cards.prices.amounts import Amount
from pricelint.extract.cards.prices.uncommon import UNCOMMON
from pricelint.extract.cards.units.grants import Grant
from pricelint.extract.cards.words import phrase
from pricelint.extract.plans.allowances import stated_allowance
from pricelint.extract.plans.compared import with_compared_allowances
from pricelint.extract.plans.instead import stated_instead
from pricelint.extract.plans.machine import compared
from pricelint.extract.plans.magnitudes import guarded
from pricelint.extract.plans.points import points, settle
from pricelint.extract.plans.prose import with_stated_allowances
from pricelint.extract.plans.switched import as_switched
from pricelint.extract.plans.told_free import with_told_free
from pricelint.extract.plans.unpriced import unpriced_tiers, with_tabled_allowances
from pricelint.extract.plans.yearly import with_stated_years
from pricelint.extract.stored import doubted_plans
from pricelint.model.evidence import Evidence
from pricelint.model.fact import Plan, PricePoint
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_SHORT = 45
_HEAD = 10
_MOST_ALIKE = 2
_HEAD_LINES = 2
_LONG = 30
_TIMES = 3
_LASTING = frozenset({Period.WEEK, Period.MONTH, Period.QUARTER, Period.YEAR})
Span = tuple[int, int]

SEVERAL = "the card prints several amounts for one period; only the first is read"
CONTESTED = "its units are those of a month, and the words above the list speak of a year"
TWO = "the card prints two amounts for one period and does not say which holds when"


def read_plans(reading: Reading) -> tuple[Plan, ...]:
    """The tiers that the page states, in order; renderings of the same tier (desktop, mobile, toggle) are one plan."""
    plans = [plan for offer in reading.offers if offer.kind is Kind.PLAN and (plan := _plan(reading, offer))]
    merged: dict[str, Plan] = {}
    for plan in plans:
        key = _known_as(plan, merged) or f"#{len(merged)}"
        if key in merged and _differs(merged[key], plan):
            key = f"{key}#{len(merged)}"
        merged[key] = _merge(merged[key], plan) if key in merged else plan
    merged = {key: plan for key, plan in merged.items() if not _repeats(plan, merged.values(), reading.language)}
    if not merged:
        return stated_instead(reading) or unpriced_tiers(reading)
    granting = with_compared_allowances(reading, with_stated_allowances(reading, tuple(merged.values())))
    granting = with_tabled_allowances(reading, granting)
    priced = as_switched(reading, with_stated_years(reading, guarded(granting)))
    return with_told_free(reading, doubted_plans(compared(reading, priced)))


def _repeats(plan: Plan, plans: Iterable[Plan], language: str) -> bool:
    """Whether a tier without units prints only prices of several other tiers: a row or head of a comparison; or, as
    what plans start from, the price of one: an announcement of the list."""
    if plan.allowance or len(plan.prices) <= 1:
        begins = not plan.allowance and len(plan.prices) == 1 and plan.prices[0].starting_from
        beside = [price for other in plans if other is not plan for price in other.prices]
        same = [price for price in beside if begins and price.amount == plan.prices[0].amount]
        nameless = bool(phrase(language, "from_").fullmatch(plan.name))
        return any(nameless or not price.starting_from for price in same)
    others = [other for other in plans if other is not plan and len(other.prices) <= len(plan.prices)]
    owners = [[o.name for o in others if any(p.amount == q.amount for q in o.prices)] for p in plan.prices]
    return all(owners) and len({names[0] for names in owners}) > 1


def _known_as(plan: Plan, merged: dict[str, Plan]) -> str:
    """The name under which a tier is known so far: "Pro" and "Acme Pro" with the same allowance are one."""
    own = plan.name.casefold()
    if own in merged or not own or not plan.allowance or not plan.allowance.amount:
        return own
    for name, other in merged.items():
        longer, shorter = (name, own) if len(name) > len(own) else (own, name)
        alike = longer.endswith(f" {shorter}") and other.allowance and other.allowance.amount == plan.allowance.amount
        if alike:
            return name
    return own


def _plan(reading: Reading, offer: Offer) -> Plan | None:
    fallback = _fallback(reading, offer)
    amounts = settle(offer.amounts, fallback)
    prices = _contested(reading, offer, _placed(points(reading, amounts), offer.grant))
    paid = _first_alike([p for p in prices if p.amount.amount > 0])
    prices = tuple(paid) or prices
    free_span = None if paid else _says(reading, offer, "free")
    contact_span = None if paid else _says(reading, offer, "contact")
    zero = bool(prices) and not paid
    if not paid and not zero and (not (free_span or contact_span) or _outgrows(reading, offer)):
        return None
    is_free = zero or bool(free_span and (not contact_span or free_span < contact_span))
    return Plan(
        name=offer.card.title,
        prices=prices,
        allowance=stated_allowance(reading, offer.grant, prices, is_free),
        free=is_free,
        contact_sales=not paid and not is_free,
        per_seat=any(a.seat for a in amounts if not a.listed),
        evidence=_evidence(reading, offer, prices, free_span if is_free else contact_span),
        method="plans.card",
    )


def _outgrows(reading: Reading, offer: Offer) -> bool:
    """Whether a card without a price is far longer than those with one beside it: it is a section of a page, and what
    it calls free is a column of its table."""
    group = [other for other in reading.offers if other.card.group == offer.card.group and other.amounts]
    longest = max((len(other.card.lines) for other in group), default=0)
    return len(offer.card.lines) > max(_LONG, _TIMES * longest)


def _contested(reading: Reading, offer: Offer, prices: tuple[PricePoint, ...]) -> tuple[PricePoint, ...]:
    """The prices of a card, in doubt where only its units say the period of one and what stands above says another."""
    grant, own = offer.grant, any(a.per or a.billed for a in offer.amounts if not a.prose)
    if own or grant is None or grant.per is not Period.MONTH:
        return prices
    above = {p.period for p in read_periods(offer.card.context, reading.language)}
    if Period.YEAR not in above or Period.MONTH in above:
        return prices
    return tuple(replace(price, doubt=price.doubt or CONTESTED) for price in prices)


def _placed(prices: tuple[PricePoint, ...], grant: Grant | None) -> tuple[PricePoint, ...]:
    """The prices that are a tier's: an amount without any period is one only where units come with it, or where what it
    is for is told and only no period."""
    return tuple(p for p in prices if p.per or grant or p.amount.amount == 0 or p.doubt == UNCOMMON)


def _first_alike(prices: list[PricePoint]) -> list[PricePoint]:
    """Of three amounts or more for one period only the first: a card of several products, or with choices in it that
    are no options of one list. Of two it is not known which is asked when."""
    if all(_is_option(price) for price in prices):
        return prices
    alike = Counter(_period_of(p) for p in prices)
    many = {key for key, number in alike.items() if number > _MOST_ALIKE}
    doubts = {key: SEVERAL if number > _MOST_ALIKE else TWO for key, number in alike.items() if number > 1}
    seen: set[object] = set()
    kept = []
    for price in prices:
        key = _period_of(price)
        if key not in seen:
            kept.append(replace(price, doubt=price.doubt or doubts.get(key)))
        if key in many:
            seen.add(key)
    return kept


def _is_option(price: PricePoint) -> bool:
    """Whether a price is one of those that a list of options lets choose from: each is a price of the plan."""
    return ">option:" in price.evidence[0].path


def _period_of(price: PricePoint) -> tuple[Period | None, Period | None, str, bool]:
    return price.per, price.billed, price.amount.currency, price.intro


def _fallback(reading: Reading, offer: Offer) -> tuple[Period, Span | None] | None:
    """The period of amounts that name none: the allowance's, the one the words above the list name, or the list's."""
    grant = offer.grant
    if is_lasting(reading, offer.card, grant) or (grant is None and is_sold_once(reading, offer.card)):
        return Period.ONCE, paid_once(reading, offer.card)
    if grant and grant.per in (Period.MONTH, Period.YEAR, Period.WEEK) and grant.per_span:
        return grant.per, grant.per_span
    periods = {p.period for p in holding_periods(offer.card.context, reading.language) if p.period is not Period.ONCE}
    first = next((p for p in (Period.MONTH, Period.YEAR) if p in periods), None)
    return (first, None) if first else _of_the_list(reading, offer)


def _of_the_list(reading: Reading, offer: Offer) -> tuple[Period, Span | None] | None:
    """The one period that the other tiers of a card's list name, each with one price, where this one prints one too."""
    paid = [_paid(other) for other in reading.offers if other.card.group == offer.card.group]
    named = [amounts[0] for amounts in paid if len(amounts) == 1 and amounts[0].per]
    periods = {amount.per for amount in named if amount.per}
    whole = len(offer.card.lines) > _HEAD_LINES and not any(line.label for line in offer.card.lines)
    if not whole or len(_paid(offer)) != 1 or len(periods) != 1 or any(len(amounts) > 1 for amounts in paid):
        return None
    period = periods.pop()
    return (period, named[0].per_span) if period in _LASTING else None


def _paid(offer: Offer) -> list[Amount]:
    return [a for a in offer.amounts if a.mention.money.amount > 0 and not a.listed and not a.prose]


def _says(reading: Reading, offer: Offer, what: str) -> Span | None:
    """Where one of the card's first short lines says that it is free or on request."""
    pattern = phrase(reading.language, what)
    for line in offer.card.lines[:_HEAD] + offer.card.lines[-2:]:
        text = reading.plain[line.start : line.end]
        if len(text) <= _SHORT and (match := pattern.search(text)):
            return line.start + match.start(), line.start + match.end()
    return None


def _evidence(
    reading: Reading, offer: Offer, prices: tuple[PricePoint, ...], span: Span | None
) -> tuple[Evidence, ...]:
    card, cite = offer.card, reading.document.cite
    found = [cite(card.title_start, card.title_end, "name")] if card.title else []
    if span:
        found.append(cite(*span, "free" if not prices else "name"))
    return tuple(found) or prices[0].evidence[:1]


def _differs(first: Plan, again: Plan) -> bool:
    """Whether two cards of one name are two products: what one costs per period the other does not.

    The same allowance on both makes them one plan, shown once per state of a toggle.
    """
    if first.allowance and again.allowance and first.allowance.amount == again.allowance.amount:
        return False
    known = {(p.per, p.billed, p.amount.currency): p.amount for p in first.prices if not p.intro and p.per}
    stated = [((p.per, p.billed, p.amount.currency), p.amount) for p in again.prices if not p.intro]
    both = [(known[key], amount) for key, amount in stated if key in known]
    return bool(both) and all(one != other for one, other in both)


def _merge(first: Plan, again: Plan) -> Plan:
    """One tier from two renderings: the price points of both, what the first leaves out from the second.

    An amount that only the second says is charged by the year is taken from there.
    """
    yearly = [p for p in again.prices if p.billed is Period.YEAR and p.per is not Period.YEAR]
    prices = [next((y for y in yearly if (y.amount, y.per) == (p.amount, p.per)), p) for p in first.prices]
    known = {(p.amount, p.per) for p in prices}
    added = [p for p in again.prices if (p.amount, p.per) not in known]
    if first.free and any(p.amount.amount > 0 for p in added):
        added = []
    return replace(
        first,
        prices=(*prices, *added),
        allowance=first.allowance or again.allowance,
        per_seat=first.per_seat or again.per_seat,
        contact_sales=first.contact_sales and again.contact_sales,
    )
