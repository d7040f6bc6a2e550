"""What every format of a table says in words, so that none says less than another."""

from __future__ import annotations

from pricelint_reports.citations import moment
from pricelint_reports.table.model import Cell, Note, PublishedTable, Table


def heading(table: Table) -> str:
    """What a table is called: its currency."""
    return f"Prices in {table.currency}" if table.currency else "All platforms"


def noted(cell: Cell) -> str:
    """The numbers of a cell's notes: "[1, 2]"; "" where it has none."""
    return f"[{', '.join(map(str, cell.notes))}]" if cell.notes else ""


def note_words(note: Note) -> str:
    """A note in one line, without its number: platform, quote, place, time, hash."""
    where = f", {note.url}" if note.url else ""
    after = f", after: {note.state}" if note.state else ""
    return f"{note.platform}: “{note.quote}”{where}{after}, seen {moment(note.captured_at)}, capture {note.capture}"


def closing(published: PublishedTable) -> tuple[str, ...]:
    """The sentences below the notes: who is left out and why, basis and disclosures, where the receipts are."""
    receipts = (f"Receipts: {published.receipts}",) if published.receipts else ()
    return (*(f"In no table: {line}" for line in published.left_out), *published.remarks, *receipts)
