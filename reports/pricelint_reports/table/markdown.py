"""A published table as GitHub-flavoured Markdown, with nothing captured left active."""

from __future__ import annotations

from collections.abc import Sequence

from pricelint_reports.table.model import Cell, PublishedTable
from pricelint_reports.table.words import closing, heading, note_words, noted
from pricelint_reports.text import markdown_cell, safe_href


def table_markdown(published: PublishedTable) -> str:
    """Title, one table per currency, notes and remarks."""
    lines = [f"# {markdown_cell(published.title)}", ""]
    for table in published.tables:
        lines += [f"## {markdown_cell(heading(table))}", ""]
        lines.append(_row([markdown_cell(column.heading) for column in table.columns]))
        lines.append(_row(["---:" if column.numeric else "---" for column in table.columns]))
        lines += [_row([_cell(cell) for cell in row.cells]) for row in table.rows]
        lines.append("")
    lines += _listed("Notes", [f"{note.number}. {markdown_cell(note_words(note))}" for note in published.notes])
    lines += _listed("About this table", [f"- {markdown_cell(sentence)}" for sentence in closing(published)])
    return "\n".join(lines).rstrip("\n") + "\n"


def _cell(cell: Cell) -> str:
    text = markdown_cell(cell.words)
    href = safe_href(cell.href)
    linked = f"[{text}](<{_address(href)}>)" if href else text
    return f"{linked} {markdown_cell(noted(cell))}" if cell.notes else linked


def _address(href: str) -> str:
    return "".join(f"%{ord(char):02X}" if char in "<>|`\\\"'()[]" else char for char in href)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _listed(title: str, items: Sequence[str]) -> list[str]:
    return [f"## {title}", "", *items, ""] if items else []
