"""A store in one folder: `blobs/` and `records.sqlite`."""

from __future__ import annotations

from pathlib import Path
from typing import Self

import sqlalchemy as sa

from pricelint.errors import StoreError
from pricelint.model.capture import Capture
from pricelint.store.agenda import Agenda
from pricelint.store.blobs import Blobs
from pricelint.store.changes import Changes
from pricelint.store.database import Database
from pricelint.store.outbox import Outbox
from pricelint.store.ports import VisitStore
from pricelint.store.readings import Readings
from pricelint.store.records import Records
from pricelint.store.runs import Runs

BLOBS = "blobs"
DATABASE = "records.sqlite"


class Store:
    """Blobs, visits, and what was read from them. Close it when done, or use it as a context manager.

    readings  what each visit states and how it was judged, by method
    runs      what the statements of each platform were over time
    changes   what changed, of all platforms
    agenda    when platforms are to be visited, and what came of it
    outbox    who is to be told of what
    """

    def __init__(self, folder: Path, blobs: Blobs, database: Database) -> None:
        self.folder = folder
        self.blobs = blobs
        self.database = database
        self.readings = Readings(database)
        self.runs = Runs(database)
        self.changes = Changes(database)
        self.agenda = Agenda(database)
        self.outbox = Outbox(database)
        self._records = Records(database)

    @classmethod
    def open(cls, folder: Path) -> Store:
        """Open the store in `folder`, made where it is missing; raises `StoreError` where it cannot be used."""
        if folder.exists() and not folder.is_dir():
            raise StoreError("is a file", where=str(folder), expected="a folder", do="choose another --store")
        blobs = Blobs.in_folder(folder / BLOBS)
        return cls(folder, blobs, database_in(folder))

    @property
    def visits(self) -> VisitStore:
        """The records of visits and their captures."""
        return self._records

    def content(self, capture: Capture) -> bytes:
        """The bytes that facts are read from; raises `StoreError` where the capture has none."""
        if not capture.sha256:
            raise StoreError(f"nothing was captured ({capture.outcome.value})", where=capture.requested_url)
        return self.blobs.get(capture.sha256)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


def database_in(folder: Path) -> Database:
    """The records of the store in a folder. Raises `StoreError` where they cannot be used."""
    return Database(sa.URL.create("sqlite", database=str(folder / DATABASE)))
