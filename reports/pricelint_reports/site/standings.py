"""Who costs what: platforms ranked within one output, one currency and one basis, from their summaries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pricelint.derive.basis import Compared, Output, output_order, ranks
from pricelint.model.money import Money
from pricelint.model.units import Modality, Per
from pricelint_reports.site.summary import Figure, Line, Summary, UnitPrice
from pricelint_reports.text import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A figure, and its rank among `among` platforms, cheapest first."""

    figure: Figure
    rank: int
    among: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingRow:
    """One platform in a standing; a basis without a figure is absent."""

    line: Line
    placed: dict[Compared, Placed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Every platform that states what one output costs in one currency, cheapest plan first."""

    currency: str
    modality: Modality
    per: Per
    compared: tuple[Compared, ...]
    rows: tuple[StandingRow, ...]

    @property
    def key(self) -> str:
        """A name for files and anchors: "usd-image-image"."""
        return f"{slug(self.currency.lower())}-{self.modality.value}-{self.per.value}".replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """What a unit costs on one platform, by what it is compared by."""

    line: Line
    prices: dict[Compared, UnitPrice]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitTable:
    """What a unit costs in one currency; never ranked."""

    currency: str
    compared: tuple[Compared, ...]
    rows: tuple[UnitRow, ...]


def standings(summaries: Sequence[Summary]) -> tuple[Standing, ...]:
    """One standing per currency and output, by currency and then as outputs stand in reports."""
    found: dict[tuple[str, Output], dict[str, tuple[Line, dict[Compared, Figure]]]] = {}
    for summary in summaries:
        for figure in summary.figures:
            rows = found.setdefault((figure.currency, Output(figure.modality, figure.per)), {})
            rows.setdefault(summary.line.slug, (summary.line, {}))[1][figure.compared] = figure
    ordered = sorted(found.items(), key=lambda entry: (entry[0][0], output_order(entry[0][1])))
    return tuple(_standing(currency, output, tuple(rows.values())) for (currency, output), rows in ordered)


def unit_tables(summaries: Sequence[Summary]) -> tuple[UnitTable, ...]:
    """What a unit costs, one table per currency."""
    codes = sorted({price.currency for summary in summaries for price in summary.units})
    return tuple(_unit_table(code, summaries) for code in codes)


def _standing(currency: str, output: Output, found: Sequence[tuple[Line, dict[Compared, Figure]]]) -> Standing:
    ranked = {by: _ranked(currency, by, found) for by in Compared}
    rows = [
        StandingRow(
            line=line,
            placed={
                by: Placed(figure=cells[by], rank=ranked[by][line.slug], among=len(ranked[by]))
                for by in Compared
                if by in cells
            },
        )
        for line, cells in found
    ]
    rows.sort(key=_order)
    compared = _bases(row.placed for row in rows)
    return Standing(currency=currency, modality=output.modality, per=output.per, compared=compared, rows=tuple(rows))


def _ranked(currency: str, by: Compared, found: Sequence[tuple[Line, dict[Compared, Figure]]]) -> dict[str, int]:
    return ranks((line.slug, Money(currency, cells[by].low)) for line, cells in found if by in cells)


def _order(row: StandingRow) -> tuple[object, ...]:
    ranks_of = (row.placed[by].rank if by in row.placed else float("inf") for by in Compared)
    return (*ranks_of, row.line.name)


def _unit_table(currency: str, summaries: Sequence[Summary]) -> UnitTable:
    rows = tuple(
        UnitRow(line=summary.line, prices=prices)
        for summary in summaries
        if (prices := {price.compared: price for price in summary.units if price.currency == currency})
    )
    return UnitTable(currency=currency, compared=_bases(row.prices for row in rows), rows=rows)


def _bases(cells: Iterable[Iterable[Compared]]) -> tuple[Compared, ...]:
    found = {by for row in cells for by in row}
    return tuple(by for by in Compared if by in found)
