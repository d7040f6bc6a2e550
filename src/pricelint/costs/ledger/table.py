"""A CSV file as batches of rows, whatever exported it: a BOM, semicolons or tabs, quoted line breaks, broken lines."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from types import TracebackType
from typing import Self, TextIO

from pricelint.errors import LedgerError

BATCH = 2_000
"""Rows that are read at once: they stay in the processor's cache, which halves the time of 20,000."""

_DELIMITERS = (",", ";", "\t")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows that follow each other; blank lines are empty rows. `first` is the line that the first of them begins in.

    `plain` holds them as lines instead, where they have no quotes and as many cells as the header.
    `broken` says why the line after the rows could not be read, "" where nothing broke.
    """

    rows: list[list[str]]
    first: int
    plain: list[str] | None = None
    broken: str = ""
    broken_at: int = 0


class Lines:
    """The line that each row of a batch begins in, worked out only where it is asked for, also after rows left it."""

    def __init__(self, batch: Batch) -> None:
        self._batch = batch
        self._lines: list[int] | None = None
        self._kept: list[int] | None = None

    def of(self, place: int) -> int:
        """The line of the row at a place among those that are left."""
        if self._lines is None:
            self._lines = self._counted()
        return self._lines[place if self._kept is None else self._kept[place]]

    def keep(self, places: list[int]) -> None:
        """Only the rows at these places are left."""
        self._kept = places if self._kept is None else [self._kept[place] for place in places]

    def _counted(self) -> list[int]:
        if self._batch.plain is not None:
            return list(range(self._batch.first, self._batch.first + len(self._batch.plain)))
        lines, line = [], self._batch.first
        for row in self._batch.rows:
            lines.append(line)
            line += 1 + sum(map(_breaks, row))  # quoted line breaks make a row longer than a line
        return lines


def _breaks(cell: str) -> int:
    return cell.count("\n") + cell.count("\r") - cell.count("\r\n") if "\n" in cell or "\r" in cell else 0


class Table:
    """An open CSV file: its header, its delimiter, and the rest in batches. Close it, or use it in a `with`.

    Raises LedgerError where there is no such file, or nothing in it.
    """

    def __init__(self, path: Path) -> None:
        with ExitStack() as stack:
            self._file = stack.enter_context(_opened(path))
            first = self._file.readline()
            if not first.strip():
                raise LedgerError(
                    "the file is empty, or its first line is", where=str(path), expected="a header line",
                    do="write a template with `pricelint spend --init`",
                )  # fmt: skip
            self.delimiter = max(_DELIMITERS, key=first.count)
            self.header = tuple(cell.strip() for cell in next(csv.reader([first], delimiter=self.delimiter)))
            self._close = stack.pop_all()

    def batches(self, size: int = BATCH, *, plain: bool = False) -> Iterator[Batch]:
        """The rows after the header, `size` at a time; with `plain` as lines, until a quote is met."""
        line = 2
        while plain and (lines := list(islice(self._file, size))):
            text = "".join(lines)
            if '"' in text:
                yield from self._parsed(chain(lines, self._file), size, line)
                return
            yield self._plain(lines, line)
            line += len(lines)
        if not plain:
            yield from self._parsed(self._file, size, line)

    def _plain(self, lines: list[str], line: int) -> Batch:
        stripped = [one.rstrip("\r\n") for one in lines]
        if {one.count(self.delimiter) for one in stripped} == {len(self.header) - 1}:
            return Batch([], line, stripped)
        return Batch(list(csv.reader(lines, delimiter=self.delimiter)), line)

    def _parsed(self, lines: Iterable[str], size: int, line: int) -> Iterator[Batch]:
        reader = csv.reader(lines, delimiter=self.delimiter)
        more = True
        while more:
            first, rows, broken = reader.line_num + line, list[list[str]](), ""
            try:
                rows.extend(islice(reader, size))  # keeps what was read before a line that breaks
                more = len(rows) == size
            except csv.Error as error:
                broken = str(error)
            yield Batch(rows, first, None, broken, reader.line_num + line - 1)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close.close()


def _opened(path: Path) -> TextIO:
    """The file as text. Bytes that are no UTF-8 become U+FFFD: they stand in names, where a figure is not at stake."""
    try:
        with path.open("rb") as file:
            encoding = "utf-16" if file.read(2) in _UTF16 else "utf-8-sig"
        return path.open(encoding=encoding, errors="replace", newline="")
    except OSError as error:
        raise LedgerError(
            f"it cannot be read: {error.strerror}", where=str(path), expected="a CSV file", do="check the spelling"
        ) from error
