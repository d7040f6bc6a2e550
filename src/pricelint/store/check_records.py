"""The records of a store looked through: damage, dangling rows, visits that broke off, a clock that was set back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from pricelint.store.database import Database
from pricelint.store.derived import changes, followed, readings, runs
from pricelint.store.faults import Fault, Trouble
from pricelint.store.tables import captures, visits

AHEAD = timedelta(days=1)
"""A visit further in the future than this was dated by a wrong clock."""

_RESTORE = "restore the database from a backup; `pricelint store import` brings exported visits back"
_MADE_ANEW = "it follows from the captures: `pricelint reextract` makes it anew"


def record_faults(database: Database) -> Iterator[Fault]:
    """What is the matter with the records. Raises `StoreError` where they cannot be read."""
    with database.begin() as connection:
        yield from _damage(connection, database.where)
        yield from _dangling(connection)
        yield from _unfinished(connection)
        yield from _clock(connection, datetime.now(UTC))


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


def _clock(connection: sa.Connection, now: datetime) -> Iterator[Fault]:
    """Visits that ended before the one began that was recorded before them. Imported ones are recorded at any time."""
    first = sa.select(captures.c.visit_id, sa.func.min(captures.c.id).label("first")).group_by(captures.c.visit_id)
    order = first.subquery()
    query = sa.select(visits).join(order, order.c.visit_id == visits.c.id).where(visits.c.complete, ~visits.c.imported)
    before = None
    for visit in connection.execute(query.order_by(visits.c.platform, order.c.first)).mappings():
        if before and before["platform"] == visit["platform"] and visit["finished_at"] < before["started_at"]:
            yield _set_back(visit, f"it ended before visit {before['id']} began, which was recorded before it")
        elif visit["finished_at"] < visit["started_at"]:
            yield _set_back(visit, "it ended before it began")
        elif visit["started_at"] > now + AHEAD:
            yield _set_back(visit, "it lies in the future")
        before = visit


def _set_back(visit: sa.RowMapping, what: str) -> Fault:
    told = f"{visit['started_at']:%Y-%m-%d %H:%M} UTC"
    return Fault(
        Trouble.CLOCK, f"visit {visit['id']} of {visit['platform']}, dated {told}", f"the clock was wrong: {what}",
        "mend the clock of the machine; changes between these visits are dated by it, so do not rely on their order",
    )  # fmt: skip
