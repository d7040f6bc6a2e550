"""Visits that were dated by a wrong clock, and what somebody said of them who looked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from pricelint.errors import UsageError
from pricelint.store.database import Database
from pricelint.store.faults import Fault, Trouble
from pricelint.store.tables import accepted_clocks, captures, visits

AHEAD = timedelta(days=1)
"""A visit further in the future than this was dated by a wrong clock."""


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A visit whose date cannot be right, and why."""

    visit: Mapping[Any, Any]
    what: str

    @property
    def where(self) -> str:
        return (
            f"visit {self.visit['id']} of {self.visit['platform']}, dated {self.visit['started_at']:%Y-%m-%d %H:%M} UTC"
        )


def clock_faults(connection: sa.Connection, now: datetime) -> Iterator[Fault]:
    """Visits with dates that cannot be right. One that was accepted is told, and wrong no longer."""
    accepted = {row["visit_id"]: row for row in connection.execute(sa.select(accepted_clocks)).mappings()}
    for each in _wrong(connection, now):
        said, what = accepted.get(each.visit["id"]), f"the clock was wrong: {each.what}"
        if said and said["what"] == each.what:
            told = f"{what}; accepted on {said['accepted_at']:%Y-%m-%d} by {said['author']}: {said['reason']}"
            yield Fault(Trouble.ACCEPTED_CLOCK, each.where, told, "nothing, as long as that reason holds")
            continue
        do = "mend the clock of the machine, and do not rely on the order of these visits; where that was looked into: "
        yield Fault(Trouble.CLOCK, each.where, what, f"{do}`pricelint store accept-clock {each.visit['id']}`")


def accept_clock(database: Database, visit: str, reason: str, author: str) -> None:
    """Say of a visit that its wrong date was looked at. It stays named, and another fault of it is not accepted.

    Raises `UsageError` where no clock is wrong there, or without a reason or an author.
    """
    if not reason.strip() or not author.strip():
        raise UsageError("it says not why, or not who says so", where="--reason and --author", expected="words")
    now = datetime.now(UTC)
    with database.begin() as connection:
        found = next((each.what for each in _wrong(connection, now) if each.visit["id"] == visit), None)
        if found is None:
            raise UsageError(
                f"the clock of visit {visit!r} is not known to be wrong", where=database.where,
                expected="a visit that `pricelint store check` names",
            )  # fmt: skip
        connection.execute(accepted_clocks.delete().where(accepted_clocks.c.visit_id == visit))
        row = {"visit_id": visit, "what": found, "reason": reason, "author": author, "accepted_at": now}
        connection.execute(accepted_clocks.insert().values(row))


def _wrong(connection: sa.Connection, now: datetime) -> Iterator[_Wrong]:
    """Visits that ended before the one began that was recorded before them. Imported ones are recorded at any time."""
    first = sa.select(captures.c.visit_id, sa.func.min(captures.c.id).label("first")).group_by(captures.c.visit_id)
    order = first.subquery()
    query = sa.select(visits).join(order, order.c.visit_id == visits.c.id).where(visits.c.complete, ~visits.c.imported)
    before = None
    for visit in connection.execute(query.order_by(visits.c.platform, order.c.first)).mappings():
        if before and before["platform"] == visit["platform"] and visit["finished_at"] < before["started_at"]:
            yield _Wrong(visit, f"it ended before visit {before['id']} began, which was recorded before it")
        elif visit["finished_at"] < visit["started_at"]:
            yield _Wrong(visit, "it ended before it began")
        elif visit["started_at"] > now + AHEAD:
            yield _Wrong(visit, "it lies in the future")
        before = visit
