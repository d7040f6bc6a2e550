"""One platform's cheapest way to what somebody needs, with everything that it rests on; or what is missing for one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from pricelint.costs.pools import Grant, Usage, spend
from pricelint.costs.quote.highs import solve
from pricelint.costs.quote.needs import Need, cheapest
from pricelint.costs.quote.offers import Buyable, Offer, offers_of
from pricelint.costs.quote.program import Choice, build, cap_of
from pricelint.model.fact import Cost, Term
from pricelint.model.result import PlatformResult
from pricelint.model.units import Per

_SLACK = Fraction(1, 10**6)
"""Where rounding in the solver left a hair's breadth unmet, it is asked again for this much more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked: needs per month, the share of generations that is usable (above 0, at most 1), how long."""

    needs: tuple[Need, ...]
    success_rate: Fraction = Fraction(1)
    months: int = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """How one need is met: `generations` per month, `units` for each by the upper end of `cost`.

    `cost` is None where a unit is itself the output.
    """

    need: Need
    generations: int
    cost: Cost | None
    units: Decimal
    per: Per

    @property
    def basis(self) -> tuple[str, str]:
        """What is compared with its like: the measure, and the quality as it is stated ("" where none is)."""
        quality = self.cost.quality.casefold() if self.cost else ""
        length = f"{self.need.seconds} s" if self.need.seconds else "output"
        return (length if self.need.per is None else self.per.value), quality


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """What is bought: `times` pieces in month `month` (1 is the first), for `money` together; a plan for all months."""

    buyable: Buyable
    times: int
    month: int
    money: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """The cheapest way of one platform in one currency, over all months of the request.

    needed    units per month
    total     money, None where there is no way; `why_not` then says what is missing
    usage     what becomes of the units: spent, lost by their end, left after the last month
    """

    platform: str
    name: str
    currency: str
    unit: str
    matches: tuple[Match, ...] = ()
    needed: Fraction = Fraction(0)
    bought: tuple[Bought, ...] = ()
    total: Decimal | None = None
    usage: Usage | None = None
    why_not: tuple[str, ...] = ()
    tax: tuple[Term, ...] = ()

    @property
    def basis(self) -> tuple[tuple[str, str], ...]:
        """Quotes of one basis are of the same outputs in the same qualities: only they are compared."""
        return tuple(match.basis for match in self.matches)


def quote_all(results: Iterable[PlatformResult], request: Request) -> tuple[Quote, ...]:
    """A quote per platform and currency, cheapest first within each currency; what has none stands last."""
    quotes = [one for result in results for one in _quotes(result, request)]
    return tuple(sorted(quotes, key=lambda one: (one.total is None, one.currency, one.total or 0, one.platform)))


def _quotes(result: PlatformResult, request: Request) -> list[Quote]:
    offers = offers_of(result)
    if offers:
        return [quote(offer, request) for offer in offers]
    why = "no plan or pack with a price and a number of units was read"
    return [Quote(platform=result.platform.id, name=result.platform.name, currency="", unit="", why_not=(why,))]


def quote(offer: Offer, request: Request) -> Quote:
    """The cheapest way through one offer: proven optimal by HiGHS, and its arithmetic done again exactly."""
    matches = [_match(offer, need, request.success_rate) for need in request.needs]
    found = tuple(match for match in matches if isinstance(match, Match))
    missing = tuple(match for match in matches if isinstance(match, str))
    needed = sum((Fraction(match.units) * match.generations for match in found), Fraction(0))
    plain = Quote(
        platform=offer.platform, name=offer.name, currency=offer.currency, unit=offer.unit, matches=found,
        needed=needed, why_not=missing, tax=offer.tax,
    )  # fmt: skip
    if missing or not needed:
        return plain
    bought, usage = _cheapest(offer, needed, request.months)
    if usage is None:
        return _without(plain, offer, needed)
    return replace(plain, bought=bought, total=sum((one.money for one in bought), Decimal(0)), usage=usage)


def _match(offer: Offer, need: Need, success: Fraction) -> Match | str:
    made = need.generations(success)
    cost = cheapest(offer.costs, need)
    if cost is not None:
        return Match(need=need, generations=made, cost=cost, units=need.units(cost), per=cost.per)
    if offer.output and offer.output[0] is need.modality and need.per in (None, offer.output[1]) and not need.model:
        return Match(need=need, generations=made, cost=None, units=Decimal(1), per=offer.output[1])
    alike = sorted({_said(cost) for cost in offer.costs if need.is_alike(cost)})
    return f"no stated cost of {need}" + (f"; stated are {', '.join(alike[:6])}" if alike else "")


def _said(cost: Cost) -> str:
    return f"{cost.item}{f' ({cost.quality})' if cost.quality else ''} per {cost.per.value.replace('_', ' ')}"


def _cheapest(offer: Offer, needed: Fraction, months: int) -> tuple[tuple[Bought, ...], Usage | None]:
    for asked in (needed, needed * (1 + _SLACK)):
        program, choices = build(offer, asked, months)
        values = solve(program)
        if values is None:
            return (), None
        bought = tuple(_bought(choice, times, months) for choice, times in zip(choices, values, strict=True) if times)
        usage = spend(grants_of(bought, months), [needed] * months)
        if not usage.unmet:
            return bought, usage
    return (), None


def _bought(choice: Choice, times: int, months: int) -> Bought:
    one = choice.buyable
    return Bought(buyable=one, times=times, month=choice.month + 1, money=one.cost(months) * times)


def grants_of(bought: Sequence[Bought], months: int) -> list[Grant]:
    """When the units of what is bought come, and when they end."""
    grants = []
    for one in bought:
        thing, lasts = one.buyable, one.buyable.lasting.months
        starts = range(0, months, thing.grant) if thing.grant else [one.month - 1]
        grants += [
            Grant(
                at=start, units=thing.units * one.times, last=None if lasts is None else start + lasts - 1,
                pool=thing.name, cap=cap_of(thing),
            )
            for start in starts
        ]  # fmt: skip
    return grants


def _without(plain: Quote, offer: Offer, needed: Fraction) -> Quote:
    most = max((plan.units / (plan.grant or 1) for plan in offer.plans), default=Fraction(0))
    packs = "packs are sold beside a plan only" if offer.packs else "no pack is sold"
    why = f"{float(needed):,.6g} units are needed a month; the largest plan gives {float(most):,.6g}, and {packs}"
    return replace(plain, why_not=(why,))
