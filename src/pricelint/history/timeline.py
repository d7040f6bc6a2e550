"""Which changes hold: confirmed, not yet, flapping, or in doubt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from pricelint.history.compare import ORDER, change_between, kinds_between, presence
from pricelint.history.renames import plan_renames
from pricelint.history.runs import Run, Runs
from pricelint.history.statement import Key, Stated, Subject
from pricelint.model.change import Change, ChangeKind, DatedChange, Status

CONFIRM = 2
"""Visits that must show a new value before it counts."""

TURNS = 3
"""Times that another value must have passed by for a statement to be called flapping."""


def timeline(runs: Runs, confirm: int = CONFIRM) -> tuple[DatedChange, ...]:
    """Every change of a platform, oldest first, by the order of its kinds within a visit.

    A new value counts once it was seen in `confirm` visits in a row; the newest one is told of as unconfirmed until
    then; one that gave way again before was never a change. A → B → A is two changes where both were confirmed. A
    change whose size is that of a slip stays in doubt, however often it was seen.
    """
    found = _renamed([dated for series in runs.values() if series for dated in _of_series(series, confirm)], runs)
    moved = {(one.key, one.until) for one in found}
    told = (one for one in found if not (one.key[0] == Subject.WORDING and (one.key[1:], one.until) in moved))
    return tuple(sorted(told, key=in_time))


def in_time(one: DatedChange) -> tuple[datetime, int, Key]:
    """What changes are sorted by: the day, the kind, and what they are about."""
    return one.until, ORDER[one.change.kind], one.key


def _of_series(series: Sequence[Run], confirm: int) -> Iterator[DatedChange]:
    """Walk the runs of one statement from one accepted value to the next; what gave way again only passed by."""
    accepted, passing = series[0], list[Run]()
    for place, run in enumerate(series[1:], 1):
        if run.value == accepted.value:
            accepted = _joined(accepted, run)
        elif run.seen >= _needed(series[:place], run, confirm):
            yield from _flapping(accepted, passing)
            yield from _dated(accepted, run, Status.CONFIRMED)
            accepted, passing = run, []
        else:
            passing.append(run)
            if place == len(series) - 1 and len(passing) < TURNS:
                yield from _dated(accepted, run, Status.UNCONFIRMED)
    yield from _flapping(accepted, passing)


def _needed(before: Sequence[Run], run: Run, confirm: int) -> int:
    """Visits that must show a value: more where it came and went often, for chance alone shows it twice in a row."""
    came = sum(one.value == run.value for one in before)
    return confirm * (TURNS if came >= TURNS - 1 else 1)


def _joined(accepted: Run, run: Run) -> Run:
    """An accepted value that is seen again goes on."""
    return replace(accepted, last_at=run.last_at, last_visit=run.last_visit, seen=accepted.seen + run.seen)


def _flapping(accepted: Run, passing: Sequence[Run]) -> Iterator[DatedChange]:
    """One entry where another value passed by `TURNS` times or more while the accepted one stayed."""
    often = [run for run in passing if sum(run.value == other.value for other in passing) >= TURNS]
    for kind in _kinds(accepted, often[0]) if often else ():
        yield DatedChange(
            change=_told(kind, accepted, often[0]), key=accepted.key, since=often[0].first_at, until=often[-1].last_at,
            seen=sum(run.seen for run in often), status=Status.FLAPPING, since_visit=often[0].first_visit,
            until_visit=often[-1].last_visit,
        )  # fmt: skip


def _dated(was: Run, now: Run, status: Status) -> Iterator[DatedChange]:
    for kind in _kinds(was, now):
        change = _told(kind, was, now)
        yield DatedChange(
            change=change, key=now.key, since=was.last_at, until=now.first_at, seen=now.seen,
            status=Status.IN_DOUBT if change.doubt else status, since_visit=was.last_visit,
            until_visit=now.first_visit,
        )  # fmt: skip


def _kinds(was: Run, now: Run) -> tuple[ChangeKind, ...]:
    if was.present and now.present:
        return kinds_between(was.statement, now.statement)
    kind = presence(now.statement, came=now.present)
    return (kind,) if kind else ()


def _told(kind: ChangeKind, was: Run, now: Run) -> Change:
    return change_between(kind, was.statement if was.present else None, now.statement if now.present else None)


def _renamed(found: list[DatedChange], runs: Runs) -> list[DatedChange]:
    """Plans that left and came between the same two visits with the same offer, as one change each."""
    here = [one for one in found if one.change.kind in (ChangeKind.PLAN_ADDED, ChangeKind.PLAN_REMOVED)]
    for visit in dict.fromkeys(one.until_visit for one in here):
        pairs = plan_renames(_shown(runs, visit, begun=False), _shown(runs, visit, begun=True))
        for was, now in pairs:
            left = next((one for one in here if one.key == was.key and one.until_visit == visit), None)
            came = next((one for one in here if one.key == now.key and one.until_visit == visit), None)
            if left and came:
                change = change_between(ChangeKind.PLAN_RENAMED, was, now)
                found = [one for one in found if one not in (left, came)] + [replace(came, change=change)]
    return found


def _shown(runs: Runs, visit: str, *, begun: bool) -> Stated:
    """What was stated just before a visit, or from it on, as far as it began or ended there."""
    ended = {key for key, series in runs.items() for run in series if not run.present and run.first_visit == visit}
    came = {key for key, series in runs.items() for run in series if run.present and run.first_visit == visit}
    keys = came if begun else ended
    single = {key: next(run.statement for run in runs[key] if run.present) for key in sorted(keys)}
    return Stated(single, frozenset(), frozenset(page for one in single.values() for page in one.pages))
