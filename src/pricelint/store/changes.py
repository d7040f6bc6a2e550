"""Changes of all platforms, to be asked for by time, kind and platform.

store.changes.found(since=month_ago, kinds=(ChangeKind.COST_ROSE,))     newest first
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from pricelint.model.change import Change, ChangeKind, DatedChange, FirstSeen, Origin, RecordedChange, Status
from pricelint.store.database import Database
from pricelint.store.derived import changes

_DATED = ("since", "until", "since_visit", "until_visit", "seen")
SITE = (Origin.SITE_CHANGED,)


class Changes:
    """The changes of a store."""

    def __init__(self, database: Database) -> None:
        self._begin = database.begin

    def found(
        self,
        *,
        platform: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        kinds: Collection[ChangeKind] = (),
        origins: Collection[Origin] = SITE,
        statuses: Collection[Status] = (),
        limit: int | None = None,
    ) -> Sequence[RecordedChange]:
        """Changes that were first seen from `since` to before `until`, newest first; at most `limit`.

        Without `kinds` of every kind, without `statuses` also those that are unconfirmed or flapping. Only what the
        site changed, unless other `origins` are asked for.
        """
        column = changes.c
        wanted: list[sa.ColumnElement[bool]] = [column.kind.is_not(None)]
        wanted += [column.origin.in_([one.value for one in origins])]
        wanted += [column.platform == platform] if platform is not None else []
        wanted += [column.kind.in_([kind.value for kind in kinds])] if kinds else []
        wanted += [column.status.in_([one.value for one in statuses])] if statuses else []
        wanted += [column.until >= since] if since is not None else []
        wanted += [column.until < until] if until is not None else []
        query = sa.select(changes).where(*wanted).order_by(column.until.desc(), column.id)
        with self._begin() as connection:
            return [_change(row) for row in connection.execute(query.limit(limit)).mappings()]

    def firsts(self, platform: str) -> Sequence[FirstSeen]:
        """The first capture of each page of a platform, oldest first."""
        here = sa.and_(changes.c.platform == platform, changes.c.origin == Origin.FIRST.value)
        query = sa.select(changes).where(here).order_by(changes.c.until, changes.c.id)
        with self._begin() as connection:
            rows = connection.execute(query).mappings()
            return [FirstSeen(platform=platform, page=r["key"][1], visit=r["until_visit"], at=r["until"]) for r in rows]

    def write(self, connection: sa.Connection, gone: Iterable[str], kept: Iterable[RecordedChange]) -> None:
        """Drop the changes of these ids, and keep others in the place of those with their ids."""
        _replace(connection, gone, [_row(one) for one in kept])

    def write_firsts(self, connection: sa.Connection, rows: Iterable[tuple[str, FirstSeen, str]]) -> None:
        """Keep first captures, each with its id and the method of its reading."""
        _replace(connection, (), [_first_row(name, first, method) for name, first, method in rows])


def _replace(connection: sa.Connection, gone: Iterable[str], rows: Sequence[dict[str, Any]]) -> None:
    ids = [{"was": name} for name in (*gone, *(row["id"] for row in rows))]
    if ids:
        connection.execute(changes.delete().where(changes.c.id == sa.bindparam("was")), ids)
    if rows:
        connection.execute(changes.insert(), rows)


def _row(one: RecordedChange) -> dict[str, Any]:
    dated = one.dated
    return {
        "id": one.id, "platform": one.platform, "origin": one.origin.value, "kind": dated.change.kind.value,
        "key": list(dated.key), "status": dated.status.value, "change": msgspec.to_builtins(dated.change),
        "method": one.method, "earlier_method": one.earlier_method, "recorded_at": one.recorded_at,
        **{name: getattr(dated, name) for name in _DATED},
    }  # fmt: skip


def _first_row(name: str, first: FirstSeen, method: str) -> dict[str, Any]:
    return {
        "id": name, "platform": first.platform, "origin": Origin.FIRST.value, "kind": None, "key": ["page", first.page],
        "status": Status.CONFIRMED.value, "change": None, "method": method, "earlier_method": "", "seen": 1,
        "since": first.at, "until": first.at, "since_visit": first.visit, "until_visit": first.visit,
        "recorded_at": first.at,
    }  # fmt: skip


def _change(row: Mapping[Any, Any]) -> RecordedChange:
    dated = DatedChange(
        change=msgspec.convert(row["change"], Change), key=tuple(row["key"]), status=Status(row["status"]),
        **{name: row[name] for name in _DATED},
    )  # fmt: skip
    return RecordedChange(
        id=row["id"], platform=row["platform"], origin=Origin(row["origin"]), dated=dated, method=row["method"],
        earlier_method=row["earlier_method"], recorded_at=row["recorded_at"],
    )  # fmt: skip
