"""Statements about what an action costs in units."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.derive.contradictions.statement import Statement, folded, plain
from pricelint.model.contradiction import Subject
from pricelint.model.fact import Cost
from pricelint.model.site import PageFacts

_ONE_WORD = "the item is named in one word, which may cover several actions"


def cost_statements(page: PageFacts, unit: str) -> Iterator[Statement]:
    """The costs that a page states exactly, by item, quality and measure; estimates and doubted ones are left out."""
    for cost in page.costs:
        if cost.approximate or cost.doubt:
            continue
        yield Statement(
            subject=Subject.COST,
            key=(folded(cost.item), folded(cost.quality), cost.per),
            value=(cost.low, cost.high),
            about=f"{_named(cost)}, per {cost.per.value.replace('_', ' ')}",
            says=_said(cost, unit),
            fact=cost,
            page=page,
            doubt=None if len(folded(cost.item).split()) > 1 or cost.quality else _ONE_WORD,
        )


def _named(cost: Cost) -> str:
    return f"{cost.item} ({cost.quality})" if cost.quality else cost.item


def _said(cost: Cost, unit: str) -> str:
    if cost.low == cost.high:
        return f"{plain(cost.low)} {unit}"
    return f"{plain(cost.low)} to {plain(cost.high)} {unit}"
