"""Derivations to their JSON shape and back, premises listed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from pricelint.errors import ResultError
from pricelint.model.derivation import Chain, Derivations, Size
from pricelint.model.fact import Allowance, Cost, Equivalence, Fact, Pack, Plan, PricePoint, Rate, UnitName
from pricelint.result_json.wire import (
    AllowanceSource,
    ChainJson,
    CostSource,
    DerivationsJson,
    EquivalenceSource,
    PackSource,
    PlanSource,
    PremisesJson,
    PriceSource,
    RateSource,
    SizeJson,
    Source,
    UnitSource,
)

Premise = TypeVar("Premise", Size, Cost)

_WRAPPERS: dict[type[Fact], Callable[..., Source]] = {
    Plan: PlanSource,
    PricePoint: PriceSource,
    Allowance: AllowanceSource,
    Pack: PackSource,
    Rate: RateSource,
    Cost: CostSource,
    Equivalence: EquivalenceSource,
    UnitName: UnitSource,
}


def to_wire(derivations: Derivations) -> DerivationsJson:
    """The JSON shape; premises stand in the order of their first use.

    Raises ResultError where a size was read from a kind of fact that the schema does not know.
    """
    sizes = _distinct((*derivations.sizes, *(chain.size for chain in derivations.chains)))
    costs = _distinct(chain.cost for chain in derivations.chains if chain.cost is not None)
    return DerivationsJson(
        premises=PremisesJson(sizes=tuple(_size_to_wire(size) for size in sizes), costs=tuple(costs)),
        sizes=tuple(sizes[size] for size in derivations.sizes),
        chains=tuple(_chain_to_wire(chain, sizes, costs) for chain in derivations.chains),
        missing=derivations.missing,
    )


def from_wire(wire: DerivationsJson) -> Derivations:
    """The derivations of their JSON shape. Raises ResultError where a position points nowhere."""
    sizes = tuple(_size_from_wire(size) for size in wire.premises.sizes)
    return Derivations(
        sizes=tuple(_at(sizes, position, "sizes") for position in wire.sizes),
        chains=tuple(_chain_from_wire(chain, sizes, wire.premises.costs) for chain in wire.chains),
        missing=wire.missing,
    )


def _distinct(premises: Iterable[Premise]) -> dict[Premise, int]:
    positions: dict[Premise, int] = {}
    for premise in premises:
        positions.setdefault(premise, len(positions))
    return positions


def _at(premises: Sequence[Premise], position: int, name: str) -> Premise:
    if not 0 <= position < len(premises):
        raise ResultError(
            f"position {position} points nowhere",
            where=f"derivations.premises.{name}",
            expected=f"0 to {len(premises) - 1}",
            do="write the result again with the audit command",
        )
    return premises[position]


def _chain_to_wire(chain: Chain, sizes: dict[Size, int], costs: dict[Cost, int]) -> ChainJson:
    return ChainJson(
        size=sizes[chain.size],
        cost=None if chain.cost is None else costs[chain.cost],
        modality=chain.modality,
        per=chain.per,
        item=chain.item,
        low=chain.low,
        high=chain.high,
        scope=chain.scope,
    )


def _chain_from_wire(wire: ChainJson, sizes: Sequence[Size], costs: Sequence[Cost]) -> Chain:
    return Chain(
        size=_at(sizes, wire.size, "sizes"),
        cost=None if wire.cost is None else _at(costs, wire.cost, "costs"),
        modality=wire.modality,
        per=wire.per,
        item=wire.item,
        low=wire.low,
        high=wire.high,
        scope=wire.scope,
    )


def _size_to_wire(size: Size) -> SizeJson:
    return SizeJson(
        basis=size.basis,
        name=size.name,
        money=size.money,
        units=size.units,
        bonus=size.bonus,
        period=size.period,
        billed=size.billed,
        source=tuple(_source(fact) for fact in size.source),
    )


def _size_from_wire(wire: SizeJson) -> Size:
    return Size(
        basis=wire.basis,
        name=wire.name,
        money=wire.money,
        units=wire.units,
        bonus=wire.bonus,
        period=wire.period,
        billed=wire.billed,
        source=tuple(source.fact for source in wire.source),
    )


def _source(fact: Fact) -> Source:
    wrapper = _WRAPPERS.get(type(fact))
    if wrapper is None:
        raise ResultError(
            f"a size was read from a {type(fact).__name__} fact, which the JSON Schema does not know",
            where="derivations.sizes",
            expected="a plan, price point, allowance, pack, rate, cost, equivalence or unit name",
        )
    return wrapper(fact)
