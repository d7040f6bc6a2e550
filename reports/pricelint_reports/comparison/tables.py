"""The comparison as data: one table per currency, ranked only within one output, one currency and one basis."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.derive.basis import (
    Compared,
    Output,
    Range,
    chosen,
    currencies,
    output_order,
    ranges,
    ranks,
)
from pricelint.model.capture import CaptureOutcome
from pricelint.model.derivation import Size
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.language import N_


@dataclass(frozen=True, slots=True)
class Figure:
    """What an output costs on one platform by one basis, and its rank among `among` platforms."""

    size: Size
    range: Range
    rank: int
    among: int

    @property
    def place(self) -> str:
        """The rank in words: "No. 2 of 5"; empty where nothing stands beside it."""
        return f"No. {self.rank} of {self.among}" if self.among > 1 else ""


@dataclass(frozen=True, slots=True)
class Row:
    """One platform in one group; a basis without a figure is absent."""

    platform: PlatformResult
    figures: dict[Compared, Figure]


@dataclass(frozen=True, slots=True)
class Group:
    """The platforms that state what one output costs, cheapest plan first."""

    output: Output
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What a platform is compared by in one currency."""

    platform: PlatformResult
    sizes: dict[Compared, Size]


@dataclass(frozen=True, slots=True)
class CurrencyTable:
    """Everything offered in one currency: the compared sizes, and the groups of figures derived from them."""

    currency: str
    offers: tuple[Offer, ...]
    groups: tuple[Group, ...]

    @property
    def compared(self) -> tuple[Compared, ...]:
        """The bases that occur, in the order of the columns."""
        found = {compared for offer in self.offers for compared in offer.sizes}
        return tuple(compared for compared in Compared if compared in found)


@dataclass(frozen=True, slots=True)
class NoFigure:
    """A platform without any figure, and why."""

    platform: PlatformResult
    reason: str


def currency_tables(result: AuditResult) -> tuple[CurrencyTable, ...]:
    """One table per currency in which a platform is compared, in alphabetical order of the codes."""
    codes = sorted({code for platform in result.platforms for code in currencies(platform.derivations)})
    tables = (_table(result, code) for code in codes)
    return tuple(table for table in tables if table.offers)


def without_figure(result: AuditResult) -> tuple[NoFigure, ...]:
    """The platforms that no table ranks, each with the reason, in the order of the result."""
    found = ((platform, no_figure_reason(platform)) for platform in result.platforms)
    return tuple(NoFigure(platform, reason) for platform, reason in found if reason)


def no_figure_reason(platform: PlatformResult) -> str | None:
    """Why no output of a platform has a price in any currency, as a message; None where one has."""
    derivations = platform.derivations
    sizes = [
        size for code in currencies(derivations) for size in chosen(derivations, code).values()
    ]  # what it could be compared by
    if any(ranges(derivations, size) for size in sizes):
        return None
    if not any(page.outcome is CaptureOutcome.CAPTURED for page in platform.coverage.pages):
        return N_("No page of it could be captured.")
    if not derivations.sizes:
        return N_("No captured page states how much money buys how many units.")
    if not sizes:
        return N_("It states neither a paid month-to-month plan nor a pack with both a price and a number of units.")
    return N_("No captured page states how many units an action takes.")


def _table(result: AuditResult, currency: str) -> CurrencyTable:
    offers = tuple(
        Offer(platform, sizes) for platform in result.platforms if (sizes := chosen(platform.derivations, currency))
    )
    found: dict[Output, dict[str, dict[Compared, tuple[Size, Range]]]] = {}
    for offer in offers:
        for compared, size in offer.sizes.items():
            for spread in ranges(offer.platform.derivations, size):
                row = found.setdefault(spread.output, {}).setdefault(offer.platform.platform.id, {})
                row[compared] = (size, spread)
    by_id = {offer.platform.platform.id: offer.platform for offer in offers}
    groups = tuple(
        _group(output, rows, by_id) for output, rows in sorted(found.items(), key=lambda entry: output_order(entry[0]))
    )
    return CurrencyTable(currency, offers, groups)


def _group(
    output: Output, rows: dict[str, dict[Compared, tuple[Size, Range]]], by_id: dict[str, PlatformResult]
) -> Group:
    ranked = {
        compared: ranks((name, cells[compared][1].low) for name, cells in rows.items() if compared in cells)
        for compared in Compared
    }
    built = []
    for name, cells in rows.items():
        figures = {
            compared: Figure(*cells[compared], ranked[compared][name], len(ranked[compared]))
            for compared in Compared
            if compared in cells
        }
        built.append(Row(by_id[name], figures))
    return Group(output, tuple(sorted(built, key=_row_order)))


def _row_order(row: Row) -> tuple[float, ...]:
    return tuple(row.figures[compared].rank if compared in row.figures else float("inf") for compared in Compared)
