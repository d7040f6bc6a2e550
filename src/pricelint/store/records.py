"""Visits and captures in an SQL database, through SQLAlchemy Core."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from pricelint.errors import StoreError
from pricelint.model.capture import Visit
from pricelint.store.migrate import migrate
from pricelint.store.rows import capture_of, row_of
from pricelint.store.tables import captures, visits


class Records:
    """A `VisitStore` over a database. Opening it brings the schema up to date."""

    def __init__(self, url: sa.URL | str) -> None:
        self._engine = sa.create_engine(url)
        self._where = str(self._engine.url.database or self._engine.url.host or "")
        if self._engine.dialect.name == "sqlite":
            sa.event.listen(self._engine, "connect", _prepare_sqlite)
        with self._begin() as connection:
            migrate(connection, self._where)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def record(self, visit: Visit) -> None:
        """Keep a visit and its captures in one transaction."""
        rows = [row_of(capture, visit.id, position) for position, capture in enumerate(visit.captures)]
        with self._begin() as connection:
            connection.execute(
                visits.insert().values(
                    id=visit.id, platform=visit.platform, started_at=visit.started_at, finished_at=visit.finished_at
                )
            )
            if rows:
                connection.execute(captures.insert(), rows)

    def visit(self, visit_id: str) -> Visit | None:
        """One visit by id, None where there is none."""
        found = self._read(sa.select(visits).where(visits.c.id == visit_id))
        return found[0] if found else None

    def visits(self, platform: str | None = None) -> Sequence[Visit]:
        """All visits, oldest first, of one platform or of all."""
        query = sa.select(visits).order_by(visits.c.started_at, visits.c.id)
        return self._read(query.where(visits.c.platform == platform) if platform is not None else query)

    def latest(self) -> Sequence[Visit]:
        """The latest visit of each platform, by platform id."""
        rank = sa.func.row_number().over(
            partition_by=visits.c.platform, order_by=(visits.c.started_at.desc(), visits.c.id.desc())
        )
        ranked = sa.select(visits, rank.label("rank")).subquery()
        newest = sa.select(ranked.c.id).where(ranked.c.rank == 1)
        return self._read(sa.select(visits).where(visits.c.id.in_(newest)).order_by(visits.c.platform))

    def _read(self, query: sa.Select[Any]) -> list[Visit]:
        with self._begin() as connection:
            heads = connection.execute(query).mappings().all()
            return [_visit_of(connection, head) for head in heads]

    @contextmanager
    def _begin(self) -> Iterator[sa.Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as error:
            raise StoreError(
                f"the database cannot be used: {error.orig}",
                where=self._where,
                expected="a database written by pricelint",
                do="choose another --store, or restore this one from a backup",
            ) from error
        except SQLAlchemyError as error:
            raise StoreError(f"the database cannot be used: {error}", where=self._where) from error


def _visit_of(connection: sa.Connection, head: sa.RowMapping) -> Visit:
    query = sa.select(captures).where(captures.c.visit_id == head["id"]).order_by(captures.c.position)
    rows = connection.execute(query).mappings()
    return Visit(
        id=head["id"],
        platform=head["platform"],
        started_at=head["started_at"],
        finished_at=head["finished_at"],
        captures=tuple(capture_of({str(name): value for name, value in row.items()}) for row in rows),
    )


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own connection
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=10000"):
        connection.execute(f"PRAGMA {pragma}").close()
