"""Reads a ledger: in batches, equal rows once, so that a row costs little more than its CSV."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from decimal import Context, localcontext
from pathlib import Path

from pricelint.costs.ledger.columns import Columns, Splitter
from pricelint.costs.ledger.days import Days
from pricelint.costs.ledger.ids import Ids
from pricelint.costs.ledger.layouts import Layout, layout_of
from pricelint.costs.ledger.meanings import Entry, Meanings
from pricelint.costs.ledger.prompts import Prompts
from pricelint.costs.ledger.rows import Options, RowReader
from pricelint.costs.ledger.spending import Fault, FaultKind, Ledger
from pricelint.costs.ledger.table import Batch, Lines, Table
from pricelint.errors import LedgerError

__all__ = ["Options", "read_ledger"]

FAULTS = 1_000
"""Faults that a result holds one by one; all of them are counted, and handed to `on_fault`."""

BUSIEST = 20
_DIGITS = 60
"""Digits that sums are kept in: a row has at most 35, and ten million rows add seven."""

_Memory = tuple[Ids, Prompts]
OnFault = Callable[[Fault], None]


def read_ledger(
    path: Path, options: Options | None = None, layout: str | None = None, on_fault: OnFault | None = None
) -> Ledger:
    """Everything a ledger says. Memory does not grow with its rows: ids and prompts go to disk where they are many.

    `layout` names one of `LAYOUTS` or a TOML file, None finds it by the header. A bad row is a fault, told to
    `on_fault` as it is met, and in no sum. Raises LedgerError where the file as a whole cannot be read.
    """
    with ExitStack() as stack:
        table = stack.enter_context(Table(path))
        memory = stack.enter_context(Ids()), stack.enter_context(Prompts())
        stack.enter_context(localcontext(Context(prec=_DIGITS)))
        stack.enter_context(_no_collector())
        if len(set(table.header)) < len(table.header):
            raise LedgerError("two columns have one name", where=str(path), expected="each name once")
        found = layout_of(table.header, layout, str(path))
        return _Reading(table, found, options or Options(), memory, on_fault or _nothing).run()


@contextmanager
def _no_collector() -> Iterator[None]:
    """Rows make no cycles: looking for some in all that is remembered would take a third of the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()


def _nothing(fault: Fault) -> None:
    """What becomes of a fault where nobody asked to be told."""


class _Reading:
    def __init__(self, table: Table, layout: Layout, options: Options, memory: _Memory, on_fault: OnFault) -> None:
        self._table = table
        self._layout = layout
        self._ids, self._prompts = memory
        self._on_fault = on_fault
        self._splitter = Splitter(table.header, layout, table.delimiter)
        self._days = Days(whole=options.rates is not None)
        self._known = Meanings(RowReader(layout, options, decimal_comma=table.delimiter == ";"), self._splitter)
        self._faults: list[Fault] = []
        self._faulty: Counter[FaultKind] = Counter()
        self._count = 0

    def run(self) -> Ledger:
        for batch in self._table.batches(plain=self._splitter.plain):
            self._batch(batch)
            if batch.broken:
                self._count += 1
                self._fault(Fault(batch.broken_at, FaultKind.BAD_ROW, batch.broken))
            self._known.forget_where_many()
        self._known.settle()
        return Ledger(
            layout=self._layout.name,
            rows=self._count,
            cells=self._known.cells,
            projects=self._known.projects,
            first=self._prompts.first_attempts(),
            busiest=self._prompts.busiest(BUSIEST),
            faults=tuple(self._faults),
            faulty=dict(self._faulty),
            unread=self._layout.unread(self._table.header),
        )

    def _batch(self, batch: Batch) -> None:
        lines = Lines(batch)
        rows = self._columns(batch, lines)
        keys = zip(map(self._days.__getitem__, rows.times), rows.cells, strict=True)
        entries = list(map(self._known.__getitem__, keys))
        if not self._known.bad.isdisjoint(entries):
            rows, entries = self._usable(rows, entries, lines)
        if rows.ids is not None and (repeated := self._ids.repeated(rows.ids)):
            rows, entries = self._each_once(rows, entries, set(repeated), lines)
        for entry, number in Counter(entries).items():
            entry.rows += number
        if rows.prompts is not None:
            self._prompts.add(rows.prompts, rows.times, [entry.mark for entry in entries])

    def _columns(self, batch: Batch, lines: Lines) -> Columns:
        """The rows with as many cells as the header; blank lines are no rows, blank cells behind the last one none."""
        if batch.plain is not None:
            self._count += len(batch.plain)
            return self._splitter.of_lines(batch.plain)
        width, kept = len(self._table.header), []
        self._count += len(batch.rows) - batch.rows.count([])
        for place, row in enumerate(batch.rows):
            if len(row) == width or (len(row) > width and not any(row[width:])):
                kept.append(place)
            elif row:
                self._fault(Fault(lines.of(place), FaultKind.BAD_ROW, f"{len(row)} cells, the header has {width}"))
        lines.keep(kept)
        return self._splitter.of_rows([batch.rows[place] for place in kept])

    def _usable(self, rows: Columns, entries: list[Entry], lines: Lines) -> tuple[Columns, list[Entry]]:
        kept = []
        for place, entry in enumerate(entries):
            if entry.fault:
                self._fault(Fault(lines.of(place), entry.fault.kind, entry.fault.says))
            else:
                kept.append(place)
        lines.keep(kept)
        return rows.only(kept), [entries[place] for place in kept]

    def _each_once(
        self, rows: Columns, entries: list[Entry], repeated: set[int], lines: Lines
    ) -> tuple[Columns, list[Entry]]:
        ids = rows.ids or ()
        for place in sorted(repeated):
            self._fault(Fault(lines.of(place), FaultKind.DUPLICATE_ID, f"id “{ids[place][:60]}” was there before"))
        kept = [place for place in range(len(entries)) if place not in repeated]
        return rows.only(kept), [entries[place] for place in kept]

    def _fault(self, fault: Fault) -> None:
        self._faulty[fault.kind] += 1
        if len(self._faults) < FAULTS:
            self._faults.append(fault)
        self._on_fault(fault)
