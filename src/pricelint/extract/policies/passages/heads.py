"""The cells that head the columns of a table: they name what the cells below state and state nothing themselves."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.documents.document import Block, Cell, Table
from pricelint.documents.tables import blocks_in
from pricelint.extract.reading import Reading
from pricelint.model.once import once

_HEAD = 40
_LEAST_COLUMNS = 3
_ENDS = (".", "!", "。", "！", ":", "：")


@once
def heads(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks that head a column of a table behind its first one."""
    return frozenset(block.index for _, _, head in head_cells(reading) for block in head if is_head(block.text))


@once
def columns(reading: Reading) -> dict[int, Block]:
    """The head of the column that each cell below one stands in, by the cell's element."""
    found: dict[int, Block] = {}
    for table, column, head in head_cells(reading, first=0):
        if len(head) == 1 and is_head(head[0].text):
            cells = (row[column] for row in table.rows[1:] if len(row) > column)
            found.update({below.element: head[0] for below in cells if below is not None})
    return found


def head_cells(reading: Reading, first: int = 1) -> Iterator[tuple[Table, int, list[Block]]]:
    """Each table with each of its headed columns from the `first` on, and the blocks of the cell that heads it."""
    for table in reading.document.tables:
        for column, cell in enumerate(_head_row(table)[first:], first):
            if cell:
                yield table, column, blocks_in(reading.document, cell)


def _head_row(table: Table) -> list[Cell | None]:
    """The cells that head the columns of a table; none where the first row is like the others."""
    if len(table.rows) < 2 or not table.rows[0]:
        return []
    first = table.rows[0]
    marked = all(cell is None or cell.header for cell in first)
    return first if marked or len(first) >= _LEAST_COLUMNS else []


def is_head(text: str) -> bool:
    """Whether a text is short enough for a head and no sentence."""
    return len(text) <= _HEAD and not text.rstrip().endswith(_ENDS)
