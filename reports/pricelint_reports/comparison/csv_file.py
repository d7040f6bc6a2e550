"""The comparison as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from pricelint.model.result import AuditResult
from pricelint_reports.comparison.flat import FlatRow, flat_rows
from pricelint_reports.comparison.receipts import capture_of
from pricelint_reports.text import csv_cell

COLUMNS = (
    "platform",
    "grade",
    "currency",
    "basis",
    "size",
    "money",
    "units",
    "bonus_units",
    "output",
    "money_per_output_low",
    "money_per_output_high",
    "rank_within_currency_basis_output",
    "covers",
    "derivation_of_low",
    "quotes",
    "urls",
    "captured_at",
    "captures_sha256",
    "no_figure_because",
)
"""The header. Several quotes, addresses, times or hashes in a cell are divided by " | "."""


class CsvRenderer:
    """Writes `comparison.csv`: UTF-8, a header, one row per figure, decimals with a point, no formula in any cell."""

    def render(self, result: AuditResult, out: Path) -> Path:
        """Write the table under `out` and return its file."""
        out.mkdir(parents=True, exist_ok=True)
        path = out / "comparison.csv"
        path.write_text(csv_text(result), encoding="utf-8", newline="")
        return path


def csv_text(result: AuditResult) -> str:
    """The table as CSV text with CRLF line ends (RFC 4180)."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(COLUMNS)
    for row in flat_rows(result):
        writer.writerow([csv_cell(cell) for cell in _cells(row)])
    return buffer.getvalue()


def _cells(row: FlatRow) -> tuple[str, ...]:
    captures = [capture_of(row.platform, quote) for quote in row.quotes]
    return (
        row.platform.platform.name or row.platform.platform.id,
        row.platform.grade.letter or "not graded",
        row.currency,
        row.compared.value if row.compared else "",
        row.size,
        _number(row.money),
        _number(row.units),
        _number(row.bonus),
        row.output,
        _number(row.low),
        _number(row.high),
        "" if row.rank is None else str(row.rank),
        row.covers,
        row.cheapest,
        _joined(quote.quote for quote in row.quotes),
        _joined(quote.url for quote in row.quotes),
        _joined(capture.taken_at.isoformat() for capture in captures if capture),
        _joined(quote.capture for quote in row.quotes),
        row.reason,
    )


def _joined(values: Iterable[str]) -> str:
    return " | ".join(dict.fromkeys(value for value in values if value))


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
