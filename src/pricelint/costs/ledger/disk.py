"""A database in a temporary folder, for what is too much for memory; it goes with the reading that it was made for."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

_SETTINGS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -8192", "temp_store = FILE")
"""No crash has to be survived, and 8 MB of pages stay in memory."""


class Disk:
    """Made when it is first written to. Use it in a `with`."""

    def __init__(self, *tables: str) -> None:
        self._tables = tables
        self._folder: TemporaryDirectory[str] | None = None
        self._database: sqlite3.Connection | None = None

    @property
    def used(self) -> bool:
        """Whether anything was written."""
        return self._database is not None

    def write(self, statement: str, rows: Iterable[tuple[object, ...]]) -> int:
        """Run a statement for each row; how many rows it changed."""
        database = self._opened()
        before = database.total_changes
        database.executemany(statement, rows)
        return database.total_changes - before

    def read(self, question: str, *values: object) -> Iterator[tuple[object, ...]]:
        """The rows of a question."""
        return self._opened().execute(question, values)

    def _opened(self) -> sqlite3.Connection:
        if self._database is None:
            self._folder = TemporaryDirectory(prefix="pricelint-ledger-")
            self._database = sqlite3.connect(Path(self._folder.name) / "index.sqlite", isolation_level=None)
            for setting in _SETTINGS:
                self._database.execute(f"PRAGMA {setting}")
            for table in self._tables:
                self._database.execute(table)
            self._database.execute("BEGIN")  # never committed: nobody reads the file after this
        return self._database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._database is not None and self._folder is not None:
            self._database.close()
            self._folder.cleanup()


class Spilling:
    """Base of what goes to a `Disk` of its own where it is too much for memory. Use it in a `with`."""

    def __init__(self, *tables: str) -> None:
        self._disk = Disk(*tables)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._disk.__exit__(kind, error, trace)
