"""The records of a store looked through: damage, dangling rows, visits that broke off, a clock that was set back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import groupby

import sqlalchemy as sa

from pricelint.model.declaration import edits
from pricelint.store.clocks import clock_faults
from pricelint.store.database import Database
from pricelint.store.derived import changes, followed, readings, runs
from pricelint.store.faults import Fault, Trouble
from pricelint.store.heads import declaration_of
from pricelint.store.tables import captures, visits

_RESTORE = "restore the database from a backup; `pricelint store import` brings exported visits back"
_MADE_ANEW = "it follows from the captures: `pricelint reextract` makes it anew"


def record_faults(database: Database) -> Iterator[Fault]:
    """What is the matter with the records. Raises `StoreError` where they cannot be read."""
    with database.begin() as connection:
        yield from _damage(connection, database.where)
        yield from _dangling(connection)
        yield from _unfinished(connection)
        yield from _edited(connection)
        yield from clock_faults(connection, datetime.now(UTC))


def _damage(connection: sa.Connection, where: str) -> Iterator[Fault]:
    if connection.dialect.name != "sqlite":
        return
    for row in connection.exec_driver_sql("PRAGMA quick_check(20)"):
        if row[0] != "ok":
            yield Fault(Trouble.DAMAGED, where, f"the database is damaged: {row[0]}", _RESTORE)


def _dangling(connection: sa.Connection) -> Iterator[Fault]:
    known = sa.select(visits.c.id)
    for table, column, name, do in (
        (captures, captures.c.visit_id, captures.c.id, _RESTORE),
        (readings, readings.c.visit_id, readings.c.method, _MADE_ANEW),
        (runs, runs.c.last_visit, runs.c.key, _MADE_ANEW),
        (followed, followed.c.last_visit, followed.c.platform, _MADE_ANEW),
        (changes, changes.c.until_visit, changes.c.id, _MADE_ANEW),
    ):
        for row, visit in connection.execute(sa.select(name, column).where(column.not_in(known))):
            what = f"it belongs to visit {visit}, which is not there"
            yield Fault(Trouble.DANGLING, f"row {row} of {table.name}", what, do)


def _unfinished(connection: sa.Connection) -> Iterator[Fault]:
    rows = connection.execute(sa.select(visits.c.id, visits.c.platform, visits.c.started_at).where(~visits.c.complete))
    for visit, platform, started in rows:
        what = f"it began at {started:%Y-%m-%d %H:%M} UTC and is not done"
        do = "`pricelint crawl --resume` goes on with visits of the last day; what it captured is kept"
        yield Fault(Trouble.UNFINISHED, f"visit {visit} of {platform}", what, do)


def _edited(connection: sa.Connection) -> Iterator[Fault]:
    """Platform files that were edited between two visits: what was looked at is not the same before and after."""
    query = sa.select(visits).where(visits.c.complete, visits.c.declared.is_not(None))
    rows = connection.execute(query.order_by(visits.c.platform, visits.c.finished_at, visits.c.id)).mappings()
    for platform, some in groupby(rows, key=lambda row: str(row["platform"])):
        for edit in edits([declaration_of(row) for row in some]):
            days = f"between visits {edit.before.visit} ({edit.before.at:%Y-%m-%d}) and {edit.after.visit}"
            yield Fault(
                Trouble.EDITED, f"{platform}, {days} ({edit.after.at:%Y-%m-%d})",
                f"its platform file was edited: {'; '.join(edit.what)}",
                "nothing: what is stated otherwise because other pages were looked at is told as no change of the site",
            )  # fmt: skip
