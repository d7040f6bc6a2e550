"""What each key of rows means, read once, and where its rows are added up."""

from __future__ import annotations

from collections.abc import Sequence

from pricelint.costs.ledger.columns import Cells, Splitter
from pricelint.costs.ledger.prompts import Mark
from pricelint.costs.ledger.rows import RowReader, Unusable
from pricelint.costs.ledger.spending import Tally, Work

MOST = 200_000
"""Keys that are kept; beyond them all are read again."""

Key = tuple[str, Cells]
"""The month (or day) of a row, and its cells but time, prompt and id."""


class Entry:
    """Rows of one meaning: what each adds, to what, and how many there were; `fault` where they are unusable."""

    __slots__ = ("_one", "_sums", "fault", "mark", "rows")

    def __init__(self, one: Tally, sums: Sequence[Tally], mark: Mark, fault: Unusable | None = None) -> None:
        self._one = one
        self._sums = sums
        self.mark = mark
        self.fault = fault
        self.rows = 0

    def settle(self) -> None:
        """Add its rows to the sums."""
        one, rows = self._one, self.rows
        many = Tally(
            one.usable * rows, one.rejected * rows, one.failed * rows, one.units * rows, one.counted * rows,
            one.spend * rows,
        )  # fmt: skip
        for tally in self._sums:
            tally.add(many)


class Meanings(dict[Key, Entry]):
    """Entries by key, made when first asked for. `settle` adds their rows to `cells` and `projects`."""

    def __init__(self, reader: RowReader, splitter: Splitter) -> None:
        super().__init__()
        self._reader = reader
        self._splitter = splitter
        self._marks: dict[Mark, Mark] = {}
        self.cells: dict[tuple[str, str, Work], Tally] = {}
        self.projects: dict[tuple[str, str], Tally] = {}
        self.bad: set[Entry] = set()

    def __missing__(self, key: Key) -> Entry:
        try:
            meaning = self._reader.read(
                key[0], dict(zip(self._splitter.names, self._splitter.split(key[1]), strict=True))
            )
        except Unusable as fault:
            entry = Entry(Tally(), (), Mark("", "", False), fault)
            self.bad.add(entry)
        else:
            cell = self.cells.setdefault((meaning.month, meaning.measure, meaning.work), Tally())
            project = self.projects.setdefault((meaning.measure, meaning.project), Tally())
            mark = Mark(meaning.month, meaning.measure, bool(meaning.tally.usable))
            entry = Entry(meaning.tally, (cell, project), self._marks.setdefault(mark, mark))
        self[key] = entry
        return entry

    def forget_where_many(self) -> None:
        """Settle and forget the entries where they are too many."""
        if len(self) > MOST:
            self.settle()

    def settle(self) -> None:
        """Add all rows to the sums, and forget the entries."""
        for entry in self.values():
            entry.settle()
        self.clear()
        self.bad.clear()
