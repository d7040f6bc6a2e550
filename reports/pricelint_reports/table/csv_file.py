"""A published table as CSV: a line per platform and currency, no formula in any cell."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

from pricelint_reports.table.model import Cell, Column, PublishedTable, Row
from pricelint_reports.table.words import note_words
from pricelint_reports.text import csv_cell

AFTER = ("notes", "about")
"""Columns behind those that were asked for: the quotes that the line rests on, and basis and disclosures."""


def table_csv(published: PublishedTable) -> str:
    """CSV text with CRLF line ends (RFC 4180). A figure has columns of its own for its two ends, without a sign."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    columns = tuple(dict.fromkeys(column for table in published.tables for column in table.columns))
    names = [name for column in columns for name in _names(column)]
    writer.writerow([csv_cell(name) for name in ("currency", *names, *AFTER)])
    about = " ".join(filter(None, (*published.remarks, published.receipts)))
    for table in published.tables:
        for row in table.rows:
            cells = dict(zip(table.columns, row.cells, strict=True))
            line = (table.currency, *_cells(columns, cells), _quotes(row, published), about)
            writer.writerow([csv_cell(cell) for cell in line])
    for sentence in published.left_out:
        writer.writerow(["", *("" for _ in names), csv_cell(f"In no table: {sentence}"), csv_cell(about)])
    return buffer.getvalue()


def _names(column: Column) -> tuple[str, ...]:
    return (column.key, f"{column.key} from", f"{column.key} to") if column.numeric else (column.key,)


def _cells(columns: Iterable[Column], cells: Mapping[Column, Cell]) -> Iterable[str]:
    for column in columns:
        cell = cells.get(column, Cell(text=""))
        yield cell.words
        if column.numeric:
            yield _number(cell.low)
            yield _number(cell.high)


def _quotes(row: Row, published: PublishedTable) -> str:
    numbers = sorted({number for cell in row.cells for number in cell.notes})
    return " | ".join(note_words(published.notes[number - 1]) for number in numbers)


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
