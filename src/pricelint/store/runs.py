"""Runs of statements: a platform over time, one row per value of a statement, however often it was seen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from pricelint.model.visit_reading import Followed, KeptRun
from pricelint.store.database import Database
from pricelint.store.derived import followed, runs

_PLAIN = ("place", "present", "statement", "first_at", "last_at", "first_visit", "last_visit", "seen")


class Runs:
    """The runs of a store, of every platform by the method that followed it last."""

    def __init__(self, database: Database) -> None:
        self._begin = database.begin

    def of(self, platform: str, subject: str | None = None) -> Sequence[KeptRun]:
        """The runs of a platform by key and time; with `subject` those whose key begins with it."""
        query = sa.select(runs).where(runs.c.platform == platform)
        if subject is not None:
            begin = json.dumps([subject])[:-1]
            query = query.where(runs.c.key >= begin, runs.c.key < begin + "\U0010ffff")
        with self._begin() as connection:
            rows = connection.execute(query.order_by(runs.c.key, runs.c.place)).mappings()
            return [_run(row) for row in rows]

    def followed(self, platform: str) -> Followed | None:
        """How far a platform was followed, None where nobody did."""
        with self._begin() as connection:
            return self.followed_by(connection, platform)

    def followed_by(self, connection: sa.Connection, platform: str) -> Followed | None:
        """As `followed`, inside the caller's transaction."""
        row = connection.execute(sa.select(followed).where(followed.c.platform == platform)).mappings().first()
        return Followed(**{str(name): value for name, value in row.items()}) if row else None

    def write(self, connection: sa.Connection, state: Followed, kept: Iterable[KeptRun], *, anew: bool) -> None:
        """Keep runs and how far they reach, inside the caller's transaction. `kept` are those that are new or went on;
        with `anew` they are all there are."""
        here = runs.c.platform == state.platform
        if anew:
            connection.execute(runs.delete().where(here))
        rows = [_row(state.platform, one) for one in kept]
        if rows:
            key = sa.and_(here, runs.c.key == sa.bindparam("was_key"), runs.c.place == sa.bindparam("was_place"))
            if not anew:
                connection.execute(
                    runs.delete().where(key), [{"was_key": row["key"], "was_place": row["place"]} for row in rows]
                )
            connection.execute(runs.insert(), rows)
        connection.execute(followed.delete().where(followed.c.platform == state.platform))
        told = ("platform", "method", "visits", "last_visit", "last_at")
        connection.execute(followed.insert().values({name: getattr(state, name) for name in told}))


def _row(platform: str, run: KeptRun) -> dict[str, Any]:
    told = {name: getattr(run, name) for name in _PLAIN}
    return {"platform": platform, "key": json.dumps(run.key, ensure_ascii=False), "value": list(run.value), **told}


def _run(row: Mapping[Any, Any]) -> KeptRun:
    told = {name: row[name] for name in _PLAIN}
    return KeptRun(key=tuple(json.loads(row["key"])), value=tuple(row["value"]), **told)
