"""Appointments and rounds in the database of a store. Each method is one transaction: all of it, or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from pricelint.model.appointment import Appointment, Ended, Round, RoundOutcome, Told
from pricelint.store.agenda_tables import appointments, rounds
from pricelint.store.database import Database
from pricelint.store.tables import visits


class Agenda:
    """What is to be visited, and what was. Whoever calls `begin` and `close` holds the platform's lock."""

    def __init__(self, database: Database) -> None:
        self._begin = database.begin

    def appointments(self, platforms: Collection[str] | None = None) -> dict[str, Appointment]:
        """The appointment of each of these platforms that has one (None: of all), by platform."""
        latest = sa.and_(rounds.c.platform == appointments.c.platform, rounds.c.turn == appointments.c.turn - 1)
        query = sa.select(appointments, *_ENDED).select_from(appointments.outerjoin(rounds, latest))
        with self._begin() as connection:
            rows = connection.execute(query.order_by(appointments.c.platform)).mappings().all()
        kept = (row for row in rows if platforms is None or row["platform"] in platforms)
        return {row["platform"]: _appointment(row) for row in kept}

    def arrange(self, one: Appointment) -> None:
        """Keep an appointment in place of the one that the platform had; rounds are left as they are."""
        with self._begin() as connection:
            _arrange(connection, one)

    def last_visit(self, platform: str) -> datetime | None:
        """When the latest finished visit of a platform began, by whomever it was made."""
        query = sa.select(sa.func.max(visits.c.started_at)).where(_finished([platform]))
        with self._begin() as connection:
            return connection.execute(query).scalar_one_or_none()

    def begin(self, ones: Sequence[Appointment], at: datetime) -> list[Round]:
        """Note that the rounds of appointments begin, or begin again where they were broken off."""
        keys = [(one.platform, one.turn) for one in ones]
        ours = sa.tuple_(rounds.c.platform, rounds.c.turn).in_(keys)
        counts = _count([one.platform for one in ones]).add_columns(visits.c.platform).group_by(visits.c.platform)
        with self._begin() as connection:
            known = {(row.platform, row.turn) for row in connection.execute(sa.select(rounds).where(ours))}
            before = {platform: number for number, platform in connection.execute(counts)}
            if known:
                connection.execute(rounds.update().where(ours).values(attempts=rounds.c.attempts + 1))
            new = [one for one in ones if (one.platform, one.turn) not in known]
            if new:
                rows = [_round_row(one, at, before.get(one.platform, 0)) for one in new]
                connection.execute(rounds.insert(), rows)
            return [_round(row) for row in connection.execute(sa.select(rounds).where(ours)).mappings()]

    def broken_off(self, platforms: Collection[str]) -> list[Round]:
        """The rounds of these platforms that have begun and not ended."""
        with self._begin() as connection:
            rows = connection.execute(sa.select(rounds).where(rounds.c.ended_at.is_(None))).mappings().all()
        return [_round(row) for row in rows if row["platform"] in platforms]

    def visit_of(self, begun: Round) -> str | None:
        """The finished visit that a round has left, None where it has left none.

        Visits are counted, for their times say nothing where the clock went back.
        """
        newest = sa.select(visits.c.id).where(_finished([begun.platform])).order_by(visits.c.started_at.desc()).limit(1)
        with self._begin() as connection:
            if connection.execute(_count([begun.platform])).scalar_one() <= begun.visits_before:
                return None
            found: str = connection.execute(newest).scalar_one()
            return found

    def close(self, begun: Round, ended: Ended, following: Appointment) -> None:
        """Note how a round ended, and when the platform is to be visited next."""
        key = sa.and_(rounds.c.platform == begun.platform, rounds.c.turn == begun.turn, rounds.c.ended_at.is_(None))
        end = {"ended_at": ended.at, "outcome": ended.outcome.value, "visit_id": ended.visit, "reason": ended.reason}
        with self._begin() as connection:
            if connection.execute(rounds.update().where(key).values(**end, failures=following.failures)).rowcount:
                _arrange(connection, following)

    def untold(self) -> list[Told]:
        """The ended rounds of which nobody has been told, oldest first."""
        query = sa.select(rounds).where(rounds.c.told.is_(False), rounds.c.ended_at.is_not(None))
        with self._begin() as connection:
            rows = connection.execute(query.order_by(rounds.c.ended_at, rounds.c.platform)).mappings().all()
        return [
            Told(platform=row["platform"], turn=row["turn"], failures=row["failures"], ended=_ended(row))
            for row in rows
        ]  # fmt: skip


_ENDED = (rounds.c.ended_at, rounds.c.outcome, rounds.c.visit_id, rounds.c.reason)


def _finished(platforms: Sequence[str]) -> sa.ColumnElement[bool]:
    return sa.and_(visits.c.platform.in_(platforms), visits.c.complete)


def _count(platforms: Sequence[str]) -> sa.Select[Any]:
    return sa.select(sa.func.count()).select_from(visits).where(_finished(platforms))


def _round_row(one: Appointment, at: datetime, visits_before: int) -> dict[str, Any]:
    return {
        "platform": one.platform, "turn": one.turn, "slot": one.slot, "started_at": at, "attempts": 1, "reason": "",
        "failures": one.failures, "told": False, "visits_before": visits_before,
    }  # fmt: skip


def _arrange(connection: sa.Connection, one: Appointment) -> None:
    values = {
        "turn": one.turn, "slot": one.slot, "due_at": one.due_at, "cadence": one.cadence, "failures": one.failures,
        "back_off_until": one.back_off_until,
    }  # fmt: skip
    here = appointments.update().where(appointments.c.platform == one.platform).values(**values)
    if connection.execute(here).rowcount == 0:
        connection.execute(appointments.insert().values(platform=one.platform, **values))


def _appointment(row: Mapping[Any, Any]) -> Appointment:
    kept: Sequence[str] = ("platform", "turn", "slot", "due_at", "cadence", "failures", "back_off_until")
    return Appointment(**{name: row[name] for name in kept}, last=_ended(row) if row["outcome"] else None)


def _ended(row: Mapping[Any, Any]) -> Ended:
    return Ended(outcome=RoundOutcome(row["outcome"]), at=row["ended_at"], visit=row["visit_id"], reason=row["reason"])


def _round(row: Mapping[Any, Any]) -> Round:
    kept = ("platform", "turn", "slot", "started_at", "attempts", "visits_before")
    return Round(**{name: row[name] for name in kept})
