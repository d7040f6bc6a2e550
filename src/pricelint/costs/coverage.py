"""What an allowance buys, how long it lasts, what else an action comes to, and whether printed yields hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from pricelint.costs.quote.needs import Need, cheapest, lengths_of
from pricelint.model.derivation import Chain, Derivations, Scope, Size
from pricelint.model.fact import Cost, Equivalence
from pricelint.model.money import Money
from pricelint.model.site import SiteFacts
from pricelint.model.units import Modality, Per

_NEAR = Fraction(2, 100)
"""A printed yield within 2 % of a quotient was worked out from that cost (the threshold of best-case-allowance)."""

_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Buys:
    """How many of one action the units of a size buy: whole ones, `least` to `most` where the cost is a range.

    left  units that remain after `least` of the action
    """

    cost: Cost
    least: int
    most: int
    left: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What one size buys: every action with a stated cost, the one that it buys most of first."""

    size: Size
    buys: tuple[Buys, ...]

    @property
    def best(self) -> Buys:
        """The action that it buys most of."""
        return self.buys[0]

    @property
    def worst(self) -> Buys:
        """The action that it buys fewest of."""
        return self.buys[-1]


def coverage(derivations: Derivations, facts: SiteFacts) -> tuple[Covered, ...]:
    """What each size buys by the costs of the whole page set; nothing where no cost is stated."""
    costs = _costs(facts)
    return tuple(
        Covered(size=size, buys=tuple(sorted((_buys(size, cost) for cost in costs), key=_most_first)))
        for size in derivations.sizes
        if costs
    )


def _costs(facts: SiteFacts) -> tuple[Cost, ...]:
    known = (cost for page in facts.pages for cost in page.costs if cost.low > 0 and not cost.doubt)
    return tuple({(cost.item, cost.quality, cost.low, cost.high, cost.per): cost for cost in known}.values())


def _buys(size: Size, cost: Cost) -> Buys:
    least = int(size.units // cost.high)
    return Buys(cost=cost, least=least, most=int(size.units // cost.low), left=size.units - least * cost.high)


def _most_first(one: Buys) -> tuple[int, int, str]:
    return -one.most, -one.least, one.cost.item


def days_of(size: Size, costs: Iterable[Cost], use: Iterable[Need]) -> Fraction | None:
    """Days that the units of a size last at a stated use; None where a cost of it is not stated, or nothing is used."""
    known, daily = tuple(costs), Fraction(0)
    for need in use:
        cost = cheapest(known, need)
        if cost is None:
            return None
        daily += need.count * Fraction(need.units(cost)) / _DAYS
    return Fraction(size.units) / daily if daily else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Money for one action in a measure: as it is derived, or `worked_out` from it in words."""

    chain: Chain
    per: Per
    low: Money
    high: Money
    worked_out: str = ""


def figures(derivations: Derivations, scope: Scope = Scope.PAGE_SET) -> tuple[Figure, ...]:
    """Money per action for every size and cost, and for moving pictures and sound per second and per minute too."""
    return tuple(figure for chain in derivations.within(scope) for figure in _of_chain(chain))


def _of_chain(chain: Chain) -> Iterator[Figure]:
    yield Figure(chain=chain, per=chain.per, low=chain.low, high=chain.high)
    if chain.per is Per.SECOND:
        yield _times(chain, Per.MINUTE, Fraction(60), "60 seconds")
    elif chain.per is Per.MINUTE:
        yield _times(chain, Per.SECOND, Fraction(1, 60), "a minute ÷ 60")
    elif chain.cost is not None and chain.modality in (Modality.VIDEO, Modality.AUDIO):
        lengths = lengths_of(chain.cost)
        if len(lengths) == 1 and (length := min(lengths)):
            yield _times(chain, Per.SECOND, 1 / length, f"÷ {float(length):g} s")
            yield _times(chain, Per.MINUTE, 60 / length, f"÷ {float(length):g} s × 60")


def _times(chain: Chain, per: Per, factor: Fraction, words: str) -> Figure:
    low, high = (
        Money(money.currency, money.amount * factor.numerator / factor.denominator) for money in (chain.low, chain.high)
    )
    return Figure(chain=chain, per=per, low=low, high=high, worked_out=words)


class Claimed(StrEnum):
    """What a printed yield is beside the page's own costs.

    holds      a stated cost gives it, and none of the same output costs more
    best_case  only the cheapest of several stated costs gives it
    one_case   one stated cost gives it, which is not the cheapest; others differ
    differs    no stated cost of that output gives it
    unknown    no cost of that output is stated, or the units are not
    """

    HOLDS = "holds"
    BEST_CASE = "best_case"
    ONE_CASE = "one_case"
    DIFFERS = "differs"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A printed yield ("≈ 250 images"), the stated costs of that output, and those that give the number.

    A claim that `differs` is a matter for a person: the number may rest on a cost that is not stated.
    """

    claim: Equivalence
    verdict: Claimed
    costs: tuple[Cost, ...]
    basis: tuple[Cost, ...]


def claims(facts: SiteFacts) -> tuple[Claim, ...]:
    """Every printed yield, held against the page set's own costs."""
    costs = _costs(facts)
    return tuple(_claim(item, costs) for page in facts.pages for item in page.equivalences)


def _claim(item: Equivalence, costs: tuple[Cost, ...]) -> Claim:
    alike = tuple(
        sorted((one for one in costs if one.modality is item.modality and one.per is item.per), key=lambda one: one.low)
    )
    if item.units is None or not item.count or not alike:
        return Claim(claim=item, verdict=Claimed.UNKNOWN, costs=alike, basis=())
    basis = tuple(cost for cost in alike if _gives(item.units, cost, item.count))
    return Claim(claim=item, verdict=_verdict(alike, basis), costs=alike, basis=basis)


def _gives(units: Decimal, cost: Cost, count: Decimal) -> bool:
    """Whether the units give the number at some cost within the stated range, rounded as yields are."""
    least, most = Fraction(units) / Fraction(cost.high), Fraction(units) / Fraction(cost.low)
    return least * (1 - _NEAR) <= count <= most * (1 + _NEAR)


def _verdict(alike: tuple[Cost, ...], basis: tuple[Cost, ...]) -> Claimed:
    if not basis:
        return Claimed.DIFFERS
    if len(basis) == len(alike):
        return Claimed.HOLDS
    return Claimed.BEST_CASE if alike[0] in basis else Claimed.ONE_CASE
