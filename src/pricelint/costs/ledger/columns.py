"""Rows as columns: times, what rows are counted by, prompts and ids; of a plain file without splitting it whole.

In a plain file nothing is quoted, the date stands first, and prompt and id last, as in the template. What lies between
is then one string, which is split once for all rows that have the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from pricelint.costs.ledger.layouts import FIELDS, Layout

Cells = tuple[str, ...] | str
"""The cells of a row but time, prompt and id; still as one string where the file is plain."""

_LAST = ("prompt", "id")


@dataclass(frozen=True, slots=True)
class Columns:
    """Some rows by column; `prompts` and `ids` are None where the file has no such column."""

    times: Sequence[str]
    cells: Sequence[Cells]
    prompts: Sequence[str] | None
    ids: Sequence[str] | None

    def only(self, kept: Sequence[int]) -> Columns:
        """The rows at these places."""
        prompts, ids = (column and [column[place] for place in kept] for column in (self.prompts, self.ids))
        return Columns([self.times[place] for place in kept], [self.cells[place] for place in kept], prompts, ids)


class Splitter:
    """Knows where the columns of one file are. `names` are the fields of `Cells`, in order."""

    def __init__(self, header: Sequence[str], layout: Layout, delimiter: str) -> None:
        places = {name: header.index(layout.columns[name]) for name in FIELDS if layout.columns.get(name) in header}
        self._delimiter = delimiter
        self._date = places.pop("date")
        self._last = [places.pop(name, None) for name in _LAST]
        self._there = sorted(place for place in self._last if place is not None)
        self._places = tuple(places.values())
        self._pick = itemgetter(*self._places)
        self.names = tuple(places)
        self.plain = self._date == 0 and self._there == list(range(len(header) - len(self._there), len(header)))

    def of_rows(self, rows: Sequence[Sequence[str]]) -> Columns:
        """The columns of rows as the csv module gives them."""
        prompts, ids = (None if place is None else [row[place] for row in rows] for place in self._last)
        return Columns([row[self._date] for row in rows], list(map(self._pick, rows)), prompts, ids)

    def of_lines(self, lines: Sequence[str]) -> Columns:
        """The columns of the lines of a plain file; each has as many cells as the header."""
        halves = [line.split(self._delimiter, 1) for line in lines]
        parts = [half[1].rsplit(self._delimiter, len(self._there)) for half in halves]
        columns = [[part[place] for part in parts] for place in range(len(self._there) + 1)]
        first = self._there[0] if self._there else 0
        prompts, ids = (None if place is None else columns[place - first + 1] for place in self._last)
        return Columns([half[0] for half in halves], columns[0], prompts, ids)

    def split(self, cells: Cells) -> tuple[str, ...]:
        """Cells by the order of `names`."""
        return self._pick(["", *cells.split(self._delimiter)]) if isinstance(cells, str) else cells
