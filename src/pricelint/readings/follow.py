"""A platform followed over its visits: the runs of its statements and its changes, kept as rows.

A visit that comes after all others is added to what is there. Where the method is another one than before, or a visit
came in between (from an archive, or from a clock that went back), the rows are made anew from the readings.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pricelint.errors import StoreError
from pricelint.history.announced import notices
from pricelint.history.runs import Observation, Runs, runs_of
from pricelint.history.stated import stated
from pricelint.history.statement import Stated
from pricelint.model.change import DatedChange, RecordedChange
from pricelint.model.fact import Hint
from pricelint.model.visit_reading import Followed, VisitReading
from pricelint.readings.kept_runs import differing, runs_kept
from pricelint.readings.method import todays_method
from pricelint.readings.read import read_of
from pricelint.readings.recorded import Notices, Recorded, firsts_of, method_changes, site_changes
from pricelint.store.store import Store

TRIES = 5
"""Times that a platform is followed anew because another process followed it in the meantime."""


@dataclass(slots=True)
class Statements:
    """What the readings of a store state and announce; each blob is read once."""

    store: Store
    known: dict[str, tuple[Stated, tuple[Hint, ...]]] = field(default_factory=dict)

    def of(self, reading: VisitReading) -> Stated:
        """What a reading states. Raises `StoreError` or `ResultError` where its facts are not to be had."""
        return self._of(reading)[0]

    def notices(self, reading: VisitReading) -> tuple[Hint, ...]:
        """The notices on the pages of a reading."""
        return self._of(reading)[1]

    def _of(self, reading: VisitReading) -> tuple[Stated, tuple[Hint, ...]]:
        if reading.facts not in self.known:
            facts = read_of(self.store, reading).facts
            self.known[reading.facts] = stated(facts), notices(facts)
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
    recorded = site_changes(store, last.platform, runs, _notices(statements, readings, done), now)
    recorded.firsts = firsts_of(last.platform, seen, known=store.changes.firsts(last.platform) if done else ())
    if state and state.method != method:
        recorded.kept += method_changes(store, state.method, readings, statements.of, now)
    reached = Followed(
        platform=last.platform, method=method, visits=len(readings), last_visit=last.visit, last_at=last.at
    )  # fmt: skip
    return _Step(before, runs, reached, recorded)


def _notices(statements: Statements, readings: Sequence[VisitReading], done: int) -> Notices:
    """What pages announce around a change: at the visits that showed its sides, unless these were looked at when it was
    recorded, and at those that are new."""
    by_visit = {reading.visit: reading for reading in readings}

    def around(one: DatedChange, *, known: bool) -> Iterator[Hint]:
        sides = [] if known else [by_visit[name] for name in (one.since_visit, one.until_visit) if name in by_visit]
        later = [reading for reading in readings[done:] if reading.at >= one.since]
        found = (statements.notices(reading) for reading in (*sides, *later))
        yield from dict.fromkeys(hint for some in found for hint in some)

    return around


def _reached(state: Followed | None, readings: Sequence[VisitReading]) -> int:
    """How many of the readings the rows hold already: 0 where they have to be made anew."""
    if state is None or not 0 < state.visits <= len(readings):
        return 0
    return state.visits if _is_at(state, readings[state.visits - 1], state.visits) else 0


def _is_at(state: Followed | None, last: VisitReading, visits: int) -> bool:
    return state is not None and (state.method, state.visits, state.last_visit) == (last.method, visits, last.visit)
