"""Runs: every statement of a platform over its visits, run-length encoded: one run per value, however often it is seen.

A run is what the store keeps, so a platform that changes nothing adds no rows, and a trend is a handful of runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from pricelint.history.statement import Key, Stated, Statement

ABSENT: tuple[str, ...] = ()
"""The value of a run during which a page that had stated the thing was captured and did not state it."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What one visit showed: its id, when it ended (UTC), and what its captured pages stated."""

    visit: str
    at: datetime
    stated: Stated


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One statement seen with one value in `seen` visits, none of which showed another in between.

    `statement` is as the first of them made it; where `present` is false, it is what had been stated before, and the
    visits found it missing. `first_visit` and `last_visit` name the visits of `first_at` and `last_at`.
    """

    statement: Statement
    present: bool
    first_at: datetime
    last_at: datetime
    seen: int
    first_visit: str
    last_visit: str

    @property
    def key(self) -> Key:
        """What it is about."""
        return self.statement.key

    @property
    def value(self) -> tuple[str, ...]:
        """What was stated; `ABSENT` where it was missing."""
        return self.statement.value if self.present else ABSENT


def follow(last: Mapping[Key, Run], seen: Observation, before: Observation | None = None) -> tuple[Run, ...]:
    """The runs that a visit begins or goes on with, given the `last` run of every key; the others stay as they are.

    A key of which no page was captured, or that is stated with several values, was not seen: its run neither goes on
    nor ends. A key that is new, though the visit `before` had captured a page of it, also gets the run of its absence
    there. Raises ValueError where a visit is older than a run that it would go on with: visits come in order.
    """
    found = []
    for key, one in seen.stated.single.items():
        was = last.get(key)
        if was is None and before and before.stated.lacks(one):
            was = _next(None, one, False, before)
            found.append(was)
        found.append(_next(was, one, True, seen))
    missing = (run.statement for run in last.values() if seen.stated.lacks(run.statement))
    return (*found, *(_next(last[one.key], one, False, seen) for one in missing))


def _next(run: Run | None, one: Statement, present: bool, seen: Observation) -> Run:
    if run and run.last_at > seen.at:
        raise ValueError(f"the visit {seen.visit} of {seen.at} came before the last one seen, of {run.last_at}")
    if run and run.value == (one.value if present else ABSENT):
        return replace(run, last_at=seen.at, last_visit=seen.visit, seen=run.seen + 1)
    return Run(
        statement=one, present=present, first_at=seen.at, last_at=seen.at, seen=1, first_visit=seen.visit,
        last_visit=seen.visit,
    )  # fmt: skip


Runs = Mapping[Key, Sequence[Run]]
"""All runs of a platform, oldest first, by key."""


def runs_of(
    observations: Iterable[Observation], runs: Runs | None = None, before: Observation | None = None
) -> dict[Key, tuple[Run, ...]]:
    """All runs of a series of visits, oldest first, by key; `runs` are those of the visits so far, `before` the last of
    these visits."""
    every: dict[Key, list[Run]] = {key: list(series) for key, series in (runs or {}).items()}
    for seen in sorted(observations, key=lambda one: one.at):
        for run in follow(latest(every), seen, before):
            series = every.setdefault(run.key, [])
            if series and (series[-1].first_visit, series[-1].present) == (run.first_visit, run.present):
                series[-1] = run
            else:
                series.append(run)
        before = seen
    return {key: tuple(series) for key, series in every.items()}


def latest(runs: Runs) -> dict[Key, Run]:
    """The last run of every key."""
    return {key: series[-1] for key, series in runs.items() if series}
