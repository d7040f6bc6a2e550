"""Heads of tables that take several rows: a caption over all columns, a head over several of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from pricelint.extract.cards.card import Line

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

Grid = list[list["Line | None"]]
"""The cells of a table as lines of its text; a cell that spans several positions stands in each."""

_LEAST_ROWS = 3


def under_one_head(reading: Reading, grid: Grid) -> tuple[list[str], Grid]:
    """The captions above a table's columns, in lower case, and the table with one row as its head.

    The head of a column is the innermost one over it: "Lite" below "Personal", "Monthly" below "Price".
    """
    captions: list[str] = []
    while len(grid) >= _LEAST_ROWS and (line := _caption(grid[0])):
        captions.append(reading.plain[line.start : line.end].lower())
        grid = grid[1:]
    while len(grid) >= _LEAST_ROWS and _is_upper_head(reading, grid[0], grid[1]):
        merged = [below if below and _spans(grid[0], at) else own for at, (own, below) in _stacked(grid)]
        grid = [merged, *grid[2:]]
    return captions, grid


def _caption(row: list[Line | None]) -> Line | None:
    """The only cell of a row that stands in every column of several, None where there is no such cell."""
    first = row[0] if len(row) > 1 else None
    return first if first and all(line == first for line in row) else None


def _is_upper_head(reading: Reading, upper: list[Line | None], lower: list[Line | None]) -> bool:
    """Whether a row holds heads over several columns each, and the row below it names each of these."""
    spanned = [at for at in range(len(upper)) if _spans(upper, at)]
    if not spanned or any(line and reading.money_in(line.start, line.end) for line in (*upper, *lower)):
        return False
    named = [lower[at] if at < len(lower) else None for at in spanned]
    apart = all(a != b for a, b in pairwise(named))
    return apart and all(named)


def _spans(row: list[Line | None], at: int) -> bool:
    """Whether the cell at a position stands in the next or last one too."""
    beside = (row[at - 1] if at else None, row[at + 1] if at + 1 < len(row) else None)
    return row[at] is not None and row[at] in beside


def _stacked(grid: Grid) -> list[tuple[int, tuple[Line | None, Line | None]]]:
    lower = [*grid[1], *[None] * len(grid[0])]
    return list(enumerate(zip(grid[0], lower, strict=False)))
