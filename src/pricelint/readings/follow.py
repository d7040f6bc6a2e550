"""A platform followed over its visits: the runs of its statements and its changes, kept as rows.

A visit that comes after all others is added to what is there. Where the method is another one than before, or a visit
came in between (from an archive, or from a clock that went back), the rows are made anew from the readings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pricelint.errors import StoreError
from pricelint.history.runs import Observation, Runs, runs_of
from pricelint.history.stated import stated
from pricelint.history.statement import Stated
from pricelint.model.change import RecordedChange
from pricelint.model.visit_reading import Followed, VisitReading
from pricelint.readings.kept_runs import differing, runs_kept
from pricelint.readings.method import todays_method
from pricelint.readings.read import read_of
from pricelint.readings.recorded import Recorded, firsts_of, method_changes, site_changes
from pricelint.store.store import Store

TRIES = 5
"""Times that a platform is followed anew because another process followed it in the meantime."""


@dataclass(slots=True)
class Statements:
    """What the readings of a store state; each blob is read once."""

    store: Store
    known: dict[str, Stated] = field(default_factory=dict)

    def of(self, reading: VisitReading) -> Stated:
        """What a reading states. Raises `StoreError` or `ResultError` where its facts are not to be had."""
        if reading.facts not in self.known:
            self.known[reading.facts] = stated(read_of(self.store, reading).facts)
        return self.known[reading.facts]

    def observed(self, reading: VisitReading) -> Observation:
        """A reading as one in a series."""
        return Observation(reading.visit, reading.at, self.of(reading))


def follow(store: Store, platform: str) -> tuple[RecordedChange, ...]:
    """Bring the rows of a platform up to its readings by today's method.

    Returns the changes of the site that are new, and those whose status is another one than before. Raises `StoreError`
    where the facts of a reading are not to be had.
    """
    for _ in range(TRIES):
        state = store.runs.followed(platform)
        readings = store.readings.of(platform, todays_method())
        if not readings or _is_at(state, readings[-1], len(readings)):
            return ()
        step = _step(store, state, readings)
        with store.database.begin(alone=True) as connection:
            if store.runs.followed_by(connection, platform) == state:
                store.runs.write(connection, step.state, differing(step.before, step.runs), anew=not step.before)
                step.recorded.write(store, connection)
                return step.recorded.news
    raise StoreError(
        f"{platform} is being followed by another process", where=str(store.folder), do="run this again later"
    )


@dataclass(frozen=True, slots=True)
class _Step:
    before: Runs
    runs: Runs
    state: Followed
    recorded: Recorded


def _step(store: Store, state: Followed | None, readings: Sequence[VisitReading]) -> _Step:
    done = _reached(state, readings)
    last, method = readings[-1], todays_method()
    statements = Statements(store)
    before = runs_kept(store.runs.of(last.platform)) if done else {}
    seen = [statements.observed(reading) for reading in readings[done:]]
    runs = runs_of(seen, before, statements.observed(readings[done - 1]) if done else None)
    now = datetime.now(UTC)
    recorded = site_changes(store, last.platform, runs, now)
    recorded.firsts = firsts_of(last.platform, seen, known=store.changes.firsts(last.platform) if done else ())
    if state and state.method != method:
        recorded.kept += method_changes(store, state.method, readings, statements.of, now)
    reached = Followed(
        platform=last.platform, method=method, visits=len(readings), last_visit=last.visit, last_at=last.at
    )  # fmt: skip
    return _Step(before, runs, reached, recorded)


def _reached(state: Followed | None, readings: Sequence[VisitReading]) -> int:
    """How many of the readings the rows hold already: 0 where they have to be made anew."""
    if state is None or not 0 < state.visits <= len(readings):
        return 0
    return state.visits if _is_at(state, readings[state.visits - 1], state.visits) else 0


def _is_at(state: Followed | None, last: VisitReading, visits: int) -> bool:
    return state is not None and (state.method, state.visits, state.last_visit) == (last.method, visits, last.visit)
