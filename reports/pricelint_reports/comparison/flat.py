"""The comparison as flat rows: one per platform, currency, basis and output, for CSV and the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from pricelint.derive.basis import Compared
from pricelint.model.evidence import Evidence
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.comparison.chains import Printed, money_receipt, printed, units_receipt
from pricelint_reports.comparison.receipts import Receipts, receipts_of
from pricelint_reports.comparison.tables import CurrencyTable, Figure, currency_tables, without_figure
from pricelint_reports.numbers import output


@dataclass(frozen=True, slots=True, kw_only=True)
class FlatRow:
    """One figure, or a platform without any (`reason`). Amounts are exact decimals in `currency`.

    quotes  the evidence of the premises: the money, the units in it, and what the cheapest action takes
    """

    platform: PlatformResult
    currency: str = ""
    compared: Compared | None = None
    size: str = ""
    money: Decimal | None = None
    units: Decimal | None = None
    bonus: Decimal | None = None
    output: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    rank: int | None = None
    derivations: tuple[Printed, ...] = ()
    quotes: tuple[Evidence, ...] = ()
    reason: str = ""

    @property
    def cheapest(self) -> str:
        """The derivation of the low end on one line."""
        return self.derivations[0].text if self.derivations else ""

    @property
    def covers(self) -> str:
        """The models and settings that the range covers, in the pages' words."""
        return "; ".join(item.label for item in self.derivations)


def flat_rows(result: AuditResult) -> tuple[FlatRow, ...]:
    """Every figure of the comparison in its order, then the platforms without one."""
    receipts = {platform.platform.id: receipts_of(platform) for platform in result.platforms}
    figures = (row for table in currency_tables(result) for row in _rows(table, receipts))
    missing = (FlatRow(platform=item.platform, reason=item.reason) for item in without_figure(result))
    return (*figures, *missing)


def _rows(table: CurrencyTable, receipts: dict[str, Receipts]) -> Iterator[FlatRow]:
    for group in table.groups:
        for row in group.rows:
            for compared, figure in row.figures.items():
                yield _row(row.platform, compared, figure, receipts[row.platform.platform.id])


def _row(platform: PlatformResult, compared: Compared, figure: Figure, receipts: Receipts) -> FlatRow:
    size, spread = figure.size, figure.range
    first = spread.chains[0].cost
    numbers = (money_receipt(size, receipts), units_receipt(size, receipts))
    premises = tuple(receipts.items[number - 1] for number in numbers)
    return FlatRow(
        platform=platform,
        currency=size.money.currency,
        compared=compared,
        size=size.name,
        money=size.money.amount,
        units=size.units,
        bonus=size.bonus,
        output=output(spread.output.modality, spread.output.per),
        low=spread.low.amount,
        high=spread.high.amount,
        rank=figure.rank,
        derivations=tuple(printed(chain, platform.facts, receipts) for chain in spread.chains),
        quotes=(*premises, *(first.evidence[:1] if first else ())),
    )
