"""A published table as an Excel workbook: no formula, no macro, no link but to captured pages."""

from __future__ import annotations

import io

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from pricelint_reports.citations import moment
from pricelint_reports.table.model import Cell, Column, PublishedTable, Table
from pricelint_reports.table.words import closing, heading, noted
from pricelint_reports.text import one_line, safe_href

LONGEST = 32_767
"""Characters that a cell of a workbook can hold."""

LONGEST_LINK = 2_000
_WIDEST = 42
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_NOTES = ("Note", "Platform", "Quote", "Address", "State", "Seen", "Capture (sha256)")


def table_xlsx(published: PublishedTable) -> bytes:
    """The workbook: a sheet per currency with text and figures, one of notes, one about the table.

    Its dates are those of the captures, so that the same table gives the same bytes.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, _OPTIONS)
    book.set_properties({"title": _text(published.title), "created": published.seen_at.replace(tzinfo=None)})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for table in published.tables:
        _sheet(book.add_worksheet(heading(table)), table, bold, wrap)
    _notes(book, published, bold, wrap)
    about = book.add_worksheet("About")
    about.set_column(0, 0, 110)
    for line, sentence in enumerate((published.title, *closing(published))):
        about.write_string(line, 0, _text(sentence), wrap)
    book.close()
    return buffer.getvalue()


def _sheet(sheet: Worksheet, table: Table, bold: Format, wrap: Format) -> None:
    sheet.freeze_panes(1, 1)
    at = 0
    for index, column in enumerate(table.columns):
        cells = [row.cells[index] for row in table.rows]
        sheet.write_string(0, at, _text(column.heading), bold)
        sheet.set_column(at, at, _width(column, cells))
        for line, cell in enumerate(cells, start=1):
            _write(sheet, line, at, cell, wrap)
        at += 1
        if column.numeric and any(cell.low is not None for cell in cells):
            at = _figures(sheet, at, column, cells, bold)


def _write(sheet: Worksheet, line: int, at: int, cell: Cell, wrap: Format) -> None:
    text = _text(f"{cell.words} {noted(cell)}".strip())
    href = safe_href(cell.href)
    if href and len(href) <= LONGEST_LINK:
        sheet.write_url(line, at, href, wrap, string=text)
    else:
        sheet.write_string(line, at, text, wrap)


def _figures(sheet: Worksheet, at: int, column: Column, cells: list[Cell], bold: Format) -> int:
    """Two columns of numbers for whoever computes with them; returns the next free column."""
    for offset, name in enumerate(("from", "to")):
        sheet.write_string(0, at + offset, _text(f"{column.heading}, {name}"), bold)
        sheet.set_column(at + offset, at + offset, 12)
        for line, cell in enumerate(cells, start=1):
            if (figure := (cell.low, cell.high)[offset]) is not None:
                sheet.write_number(line, at + offset, figure)
    return at + 2


def _notes(book: Workbook, published: PublishedTable, bold: Format, wrap: Format) -> None:
    sheet = book.add_worksheet("Notes")
    sheet.freeze_panes(1, 0)
    for at, (name, width) in enumerate(zip(_NOTES, (6, 20, 60, 40, 20, 22, 66), strict=True)):
        sheet.write_string(0, at, name, bold)
        sheet.set_column(at, at, width)
    for line, note in enumerate(published.notes, start=1):
        sheet.write_number(line, 0, note.number, wrap)
        words = (note.platform, note.quote, note.url, note.state, moment(note.captured_at), note.capture)
        for at, text in enumerate(words, start=1):
            sheet.write_string(line, at, _text(text), wrap)


def _text(text: str) -> str:
    return one_line(text)[:LONGEST]


def _width(column: Column, cells: list[Cell]) -> int:
    longest = max((len(cell.text) for cell in cells), default=0)
    return max(12, min(_WIDEST, max(longest, len(column.heading) // 2)))
