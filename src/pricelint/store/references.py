"""Which blobs the records of a store name, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa

from pricelint.errors import WarcError
from pricelint.model.capture import Artefacts
from pricelint.store.database import Database
from pricelint.store.derived import readings
from pricelint.store.tables import captures, visits
from pricelint.warc.read import records

_TILES = "tiles"
_COLUMNS = tuple(field.name for field in fields(Artefacts) if field.name != _TILES)
_ROWS = 10_000
"""Rows that are fetched at once."""


@dataclass(frozen=True, slots=True)
class Named:
    """One blob as a record names it: what it holds ("dom", "warc" …), and the record in words."""

    sha256: str
    part: str
    where: str


def named_by_captures(
    database: Database, platform: str | None = None, since: datetime | None = None, *, complete: bool = False
) -> Iterator[Named]:
    """The blobs of all captures, of one platform, of visits that ended since then, of finished visits alone."""
    columns = [captures.c[name] for name in (*_COLUMNS, _TILES)]
    query = sa.select(captures.c.visit_id, captures.c.requested_url, *columns).join(visits, isouter=True)
    query = query.where(visits.c.platform == platform) if platform is not None else query
    query = query.where(visits.c.finished_at >= since) if since is not None else query
    query = query.where(visits.c.complete) if complete else query
    with database.begin() as connection:
        rows = connection.execution_options(yield_per=_ROWS).execute(query).mappings()
        for row in rows:
            where = f"{row['requested_url']} in visit {row['visit_id']}"
            yield from (Named(row[name], name, where) for name in _COLUMNS if row[name])
            yield from (Named(tile, _TILES, where) for tile in row[_TILES] or ())


def named_by_readings(database: Database) -> Iterator[Named]:
    """The blobs of all readings."""
    query = sa.select(readings.c.visit_id, readings.c.facts, readings.c.outcomes)
    with database.begin() as connection:
        for visit, facts, outcomes in connection.execution_options(yield_per=_ROWS).execute(query):
            yield Named(facts, "facts", f"the reading of visit {visit}")
            if outcomes:
                yield Named(outcomes, "outcomes", f"the reading of visit {visit}")


def named_by_warc(data: bytes, where: str) -> Iterator[Named]:
    """The payloads that lie beside a WARC. Raises `WarcError` where it cannot be read to its end."""
    for record in records(data, where):
        if record.kind == "revisit":
            if not record.digest:
                raise WarcError("a payload that lies elsewhere has no digest", where=where)
            yield Named(record.digest, "payload", where)
