"""The database of a store: one way to begin, and every trouble as a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from pricelint.errors import StoreError
from pricelint.store.migrate import migrate

BUSY_SECONDS = 10.0
"""How long a writer waits for another one before it gives up."""

_TROUBLE = (
    ("locked", "another process is writing to it", "wait until that one is done, or end it; nothing was lost"),
    ("readonly", "it is read-only", "make the folder writable, or copy the store to one that is"),
    ("read-only", "it is read-only", "make the folder writable, or copy the store to one that is"),
    ("disk is full", "the disk is full", "free some space and run this again; what was kept before is there"),
    ("disk I/O error", "the disk cannot be written", "look for a full or failing disk, then run this again"),
    ("unable to open", "it cannot be opened", "make the folder writable, or choose another --store"),
)
"""What the driver says, what that means, and what to do."""


class Database:
    """Connections to one database, its schema brought up to date when it is opened."""

    def __init__(self, url: sa.URL | str) -> None:
        self._engine = sa.create_engine(url)
        self.where = str(self._engine.url.database or self._engine.url.host or "")
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _prepare_sqlite)
        with self.begin() as connection:
            migrate(connection, self.where)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def begin(self, *, alone: bool = False) -> Iterator[sa.Connection]:
        """One transaction: all of it or nothing; `alone`: nobody else writes from its beginning on, so that what it
        reads still holds when it writes. Raises `StoreError` where the database cannot be used."""
        try:
            with self._engine.begin() as connection:
                if alone and self._engine.dialect.name == "sqlite":
                    connection.exec_driver_sql("BEGIN IMMEDIATE")
                yield connection
        except DBAPIError as error:
            raise _told(error, self.where) from error
        except SQLAlchemyError as error:
            raise StoreError(f"the database cannot be used: {error}", where=self.where) from error


def _told(error: DBAPIError, where: str) -> StoreError:
    said = str(error.orig)
    for sign, what, do in _TROUBLE:
        if sign in said:
            return StoreError(f"the database cannot be used, {what}: {said}", where=where, do=do)
    return StoreError(
        f"the database cannot be used: {said}",
        where=where,
        expected="a database written by pricelint",
        do="choose another --store, or restore this one from a backup",
    )


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
    wait = f"busy_timeout={BUSY_SECONDS * 1000:.0f}"
    for pragma in (wait, "journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}").close()
