"""Readings of visits: what each of them states and how it was judged, by method. The facts themselves are blobs."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from pricelint.model.visit_reading import VisitReading
from pricelint.store.database import Database
from pricelint.store.derived import readings
from pricelint.store.tables import visits

_TOLD = ("platform", "method", "at", "read_at", "content", "facts", "counts", "judged_by", "outcomes", "verdicts")


class Readings:
    """The readings of a store."""

    def __init__(self, database: Database) -> None:
        self._begin = database.begin

    def keep(self, reading: VisitReading) -> None:
        """Keep a reading in the place of the one of the same visit by the same method."""
        here = sa.and_(readings.c.visit_id == reading.visit, readings.c.method == reading.method)
        with self._begin() as connection:
            connection.execute(readings.delete().where(here))
            connection.execute(readings.insert().values(_row(reading)))

    def of(self, platform: str, method: str) -> Sequence[VisitReading]:
        """The readings of a platform by one method, by the times of the visits."""
        query = sa.select(readings).where(readings.c.platform == platform, readings.c.method == method)
        return self._read(query.order_by(readings.c.at, readings.c.visit_id))

    def one(self, visit: str, method: str) -> VisitReading | None:
        """The reading of one visit by one method."""
        found = self._read(sa.select(readings).where(readings.c.visit_id == visit, readings.c.method == method))
        return found[0] if found else None

    def of_visit(self, visit: str) -> Sequence[VisitReading]:
        """The readings of one visit by all methods, in the order of these."""
        return self._read(sa.select(readings).where(readings.c.visit_id == visit).order_by(readings.c.method))

    def alike(self, platform: str, method: str, content: str) -> VisitReading | None:
        """A reading of any visit of the platform to the same content: what it says holds for all of them."""
        query = sa.select(readings).where(
            readings.c.platform == platform, readings.c.method == method, readings.c.content == content
        )
        found = self._read(query.limit(1))
        return found[0] if found else None

    def unread(
        self, method: str, platform: str | None = None, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[str]:
        """The ids of the finished visits that have no reading by a method, by platform, oldest first.

        `since` leaves out visits that ended before, `until` those that ended then or later.
        """
        there = sa.exists().where(readings.c.visit_id == visits.c.id, readings.c.method == method)
        query = sa.select(visits.c.id).where(visits.c.complete, ~there)
        query = query.where(visits.c.platform == platform) if platform is not None else query
        query = query.where(visits.c.finished_at >= since) if since is not None else query
        query = query.where(visits.c.finished_at < until) if until is not None else query
        with self._begin() as connection:
            ordered = query.order_by(visits.c.platform, visits.c.finished_at, visits.c.id)
            return list(connection.execute(ordered).scalars())

    def blobs(self, method: str) -> Sequence[tuple[str, tuple[str, ...]]]:
        """The visits that a method has read, each with the blobs of its reading."""
        query = sa.select(readings.c.visit_id, readings.c.facts, readings.c.outcomes).where(readings.c.method == method)
        with self._begin() as connection:
            return [(row[0], tuple(blob for blob in row[1:] if blob)) for row in connection.execute(query)]

    def forget(self, visit_ids: Collection[str], method: str) -> None:
        """Forget the readings of some visits by one method."""
        here = sa.and_(readings.c.visit_id == sa.bindparam("was"), readings.c.method == method)
        if visit_ids:
            with self._begin() as connection:
                connection.execute(readings.delete().where(here), [{"was": name} for name in visit_ids])

    def methods(self) -> Mapping[str, int]:
        """How many visits each method has read."""
        query = sa.select(readings.c.method, sa.func.count()).group_by(readings.c.method)
        with self._begin() as connection:
            return {row[0]: row[1] for row in connection.execute(query)}

    def judged(self, reading: VisitReading, judged_by: str, outcomes: str, verdicts: Mapping[str, str]) -> None:
        """Say how a reading was judged: by which rules, the sha256 of the outcomes, and each rule's verdict."""
        here = sa.and_(readings.c.visit_id == reading.visit, readings.c.method == reading.method)
        told = {"judged_by": judged_by, "outcomes": outcomes, "verdicts": dict(verdicts)}
        with self._begin() as connection:
            connection.execute(readings.update().where(here).values(told))

    def _read(self, query: sa.Select[Any]) -> list[VisitReading]:
        with self._begin() as connection:
            return list(map(_reading, connection.execute(query).mappings()))


def _row(reading: VisitReading) -> dict[str, Any]:
    counted = {"counts": dict(reading.counts), "verdicts": dict(reading.verdicts)}
    return {"visit_id": reading.visit, **{name: getattr(reading, name) for name in _TOLD}, **counted}


def _reading(row: Mapping[Any, Any]) -> VisitReading:
    return VisitReading(visit=row["visit_id"], **{name: row[name] for name in _TOLD})
