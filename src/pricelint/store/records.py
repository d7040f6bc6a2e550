"""Visits and captures in an SQL database, through SQLAlchemy Core."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from pricelint.model.capture import Capture, CaptureOutcome, Visit
from pricelint.model.declaration import Declaration
from pricelint.model.platform import Platform
from pricelint.store.database import Database
from pricelint.store.heads import declaration_of, head_of, open_head_of, open_visit_of, plan_of, visit_of
from pricelint.store.ports import OpenVisit
from pricelint.store.rows import capture_of, row_of
from pricelint.store.tables import captures, visits


class Records:
    """A `VisitStore` over a database."""

    def __init__(self, database: Database) -> None:
        self._begin = database.begin

    def record(self, visit: Visit, *, declared: Platform | None = None, imported: bool = False) -> None:
        """Keep a finished visit and its captures in one transaction."""
        told = {"imported": imported, "declared": msgspec.to_builtins(declared)}
        with self._begin() as connection:
            connection.execute(visits.insert().values({**head_of(visit), **told}))
            _add(connection, visit.id, visit.captures, 0)

    def save(self, visit: OpenVisit) -> None:
        """Keep how far a visit has come; its captures are only ever added to."""
        with self._begin() as connection:
            known = sa.select(sa.func.count()).where(captures.c.visit_id == visit.id)
            here = visits.c.id == visit.id
            if connection.execute(visits.update().where(here).values(plan=plan_of(visit))).rowcount == 0:
                connection.execute(visits.insert().values(open_head_of(visit)))
            held = connection.execute(known).scalar_one()
            _add(connection, visit.id, visit.captures[held:], held)

    def finish(self, visit_id: str, at: datetime) -> None:
        """Say that a saved visit is complete; what was left to do of it is forgotten."""
        with self._begin() as connection:
            done = visits.update().where(visits.c.id == visit_id).values(finished_at=at, complete=True, plan=sa.null())
            connection.execute(done)

    def unfinished(self) -> Sequence[OpenVisit]:
        """The latest visit of each platform where it was never finished, oldest first: an older one is history."""
        with self._begin() as connection:
            query = sa.select(visits).where(visits.c.id.in_(_newest()), ~visits.c.complete)
            heads = connection.execute(query.order_by(visits.c.started_at, visits.c.id)).mappings().all()
            return [open_visit_of(head, _captures_of(connection, head["id"])) for head in heads]

    def visit(self, visit_id: str) -> Visit | None:
        """One finished visit by id, None where there is none."""
        found = self._read(sa.select(visits).where(visits.c.id == visit_id))
        return found[0] if found else None

    def visits(self, platform: str | None = None) -> Sequence[Visit]:
        """All finished visits, oldest first, of one platform or of all."""
        query = sa.select(visits).order_by(visits.c.started_at, visits.c.id)
        return self._read(query.where(visits.c.platform == platform) if platform is not None else query)

    def count(self, platform: str) -> int:
        """How many finished visits of a platform there are."""
        query = sa.select(sa.func.count()).select_from(visits)
        with self._begin() as connection:
            return int(connection.execute(query.where(visits.c.platform == platform, visits.c.complete)).scalar_one())

    def last(self, platform: str, before: datetime | None = None) -> Visit | None:
        """The latest finished visit of a platform; with `before`, the latest one that was over by then and captured
        anything."""
        query = sa.select(visits).where(visits.c.platform == platform)
        if before is None:
            query = query.order_by(visits.c.started_at.desc(), visits.c.id.desc())
        else:
            content = sa.or_(captures.c.dom.is_not(None), captures.c.body.is_not(None))
            holds = sa.exists().where(captures.c.visit_id == visits.c.id, content)
            query = query.where(visits.c.finished_at < before, holds).order_by(visits.c.finished_at.desc())
        found = self._read(query.limit(1))
        return found[0] if found else None

    def held(self, platform: str, since: datetime) -> Sequence[Capture]:
        """Of each address of a platform the captures, in all its states, of the latest finished visit since then that
        obtained it, in the order of the visits; trials too."""
        obtained = captures.c.outcome.in_((CaptureOutcome.CAPTURED, CaptureOutcome.VARIANT))
        newest = (visits.c.started_at.desc(), visits.c.id.desc())
        rank = sa.func.dense_rank().over(partition_by=captures.c.requested_url, order_by=newest)
        ours = sa.and_(visits.c.platform == platform, visits.c.complete, visits.c.started_at >= since, obtained)
        ranked = sa.select(captures.c.id, rank.label("rank")).join(visits).where(ours).subquery()
        latest = sa.select(captures).join(visits).where(captures.c.id.in_(_first_of(ranked)))
        with self._begin() as connection:
            return _given(connection, latest.order_by(visits.c.started_at, visits.c.id, captures.c.position))

    def latest(self) -> Sequence[Visit]:
        """The latest finished visit of each platform, by platform id."""
        newest = _newest(visits.c.complete)
        return self._read(sa.select(visits).where(visits.c.id.in_(newest)).order_by(visits.c.platform))

    def declarations(self, platform: str, last: int | None = None) -> Sequence[Declaration]:
        """What was declared of a platform for its finished visits, oldest first; those that do not say are left out.

        `last`: only for so many of the latest of them."""
        query = sa.select(visits.c.id, visits.c.finished_at, visits.c.declared)
        query = query.where(visits.c.platform == platform, visits.c.complete, visits.c.declared.is_not(None))
        newest = query.order_by(visits.c.finished_at.desc(), visits.c.id.desc()).limit(last)
        with self._begin() as connection:
            return [declaration_of(row) for row in reversed(connection.execute(newest).mappings().all())]

    def platforms(self) -> Sequence[str]:
        """The ids of all platforms that a finished visit is kept of, in order."""
        with self._begin() as connection:
            query = sa.select(visits.c.platform).where(visits.c.complete).distinct().order_by(visits.c.platform)
            return list(connection.execute(query).scalars())

    def platforms_of(self, visit_ids: Collection[str]) -> Mapping[str, str]:
        """The platform of each of these visits, by visit id."""
        wanted = frozenset(visit_ids)
        with self._begin() as connection:
            rows = connection.execute(sa.select(visits.c.id, visits.c.platform).where(visits.c.complete))
            return {name: platform for name, platform in rows if name in wanted}

    def _read(self, query: sa.Select[Any]) -> list[Visit]:
        with self._begin() as connection:
            heads = connection.execute(query.where(visits.c.complete)).mappings().all()
            return [visit_of(head, _captures_of(connection, head["id"])) for head in heads]


def _newest(*where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    """The id of each platform's latest visit among those that `where` names."""
    rank = sa.func.row_number().over(
        partition_by=visits.c.platform, order_by=(visits.c.started_at.desc(), visits.c.id.desc())
    )
    return _first_of(sa.select(visits.c.id, rank.label("rank")).where(*where).subquery())


def _first_of(ranked: sa.Subquery) -> sa.Select[Any]:
    return sa.select(ranked.c.id).where(ranked.c.rank == 1)


def _add(connection: sa.Connection, visit_id: str, new: Sequence[Capture], held: int) -> None:
    rows = [row_of(capture, visit_id, position) for position, capture in enumerate(new, held)]
    if rows:
        connection.execute(captures.insert(), rows)


def _captures_of(connection: sa.Connection, visit_id: str) -> tuple[Capture, ...]:
    return _given(connection, sa.select(captures).where(captures.c.visit_id == visit_id).order_by(captures.c.position))


def _given(connection: sa.Connection, query: sa.Select[Any]) -> tuple[Capture, ...]:
    rows = connection.execute(query).mappings()
    return tuple(capture_of({str(name): value for name, value in row.items()}) for row in rows)
