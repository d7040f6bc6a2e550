"""Changes as a store keeps them: what is new, what goes on, what is told of no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

import sqlalchemy as sa

from pricelint.errors import PricelintError
from pricelint.history.announced import announcing
from pricelint.history.compare import Keyed, keyed_changes
from pricelint.history.identity import named_by, site_change
from pricelint.history.runs import Observation, Runs
from pricelint.history.statement import Key, Stated
from pricelint.history.timeline import timeline
from pricelint.model.change import Change, DatedChange, FirstSeen, Origin, RecordedChange, Status
from pricelint.model.fact import Hint
from pricelint.model.receipts import evidence_of
from pricelint.model.visit_reading import VisitReading
from pricelint.readings.looked import Looked
from pricelint.readings.method import todays_method
from pricelint.store.store import Store


class Notices(Protocol):
    """Gives the notices on pages that may announce a change; of a `known` one those that nobody has looked at yet."""

    def __call__(self, one: DatedChange, *, known: bool) -> Iterable[Hint]:
        """The notices, each once."""
        ...


@dataclass(slots=True)
class Recorded:
    """What is to be written of a platform's changes; `news` are those of the site that are new or changed status."""

    gone: tuple[str, ...]
    kept: list[RecordedChange]
    news: tuple[RecordedChange, ...]
    firsts: list[tuple[str, FirstSeen]] = field(default_factory=list)

    def write(self, store: Store, connection: sa.Connection) -> None:
        """Write it, inside the caller's transaction."""
        store.changes.write(connection, self.gone, self.kept)
        store.changes.write_firsts(connection, ((name, first, todays_method()) for name, first in self.firsts))


def site_changes(store: Store, platform: str, runs: Runs, notices: Notices, now: datetime) -> Recorded:
    """What the site changed, by its runs, beside what the store has of it."""
    known = {one.id: one for one in store.changes.found(platform=platform)}
    looked = Looked(store)
    every = [site_change(platform, dated, todays_method(), now) for dated in timeline(runs)]
    found = [one for one in every if one.id in known or looked.at_both_sides(one.dated)]
    kept = [_announced(_as_known(one, known.get(one.id)), notices, runs, known=one.id in known) for one in found]
    news = tuple(one for one in kept if one.id not in known or known[one.id].dated.status is not one.dated.status)
    gone = tuple(known.keys() - {one.id for one in kept})
    return Recorded(gone, [one for one in kept if known.get(one.id) != one], news)


def _as_known(one: RecordedChange, known: RecordedChange | None) -> RecordedChange:
    """With what was noted of the change before: when it was recorded, and what announces it."""
    if known is None:
        return one
    change = replace(one.dated.change, announced=known.dated.change.announced)
    return replace(one, recorded_at=known.recorded_at, dated=replace(one.dated, change=change))


def _announced(one: RecordedChange, notices: Notices, runs: Runs, *, known: bool) -> RecordedChange:
    """With the notices that announce it, on pages of the visits around it or of those that are looked at now."""
    if one.dated.change.announced:
        return one
    statements = (run.statement for series in runs.values() for run in series[-1:])
    found = announcing(one.dated.change, one.dated.key, notices(one.dated, known=known), statements)
    change = replace(one.dated.change, announced=evidence_of(found))
    return replace(one, dated=replace(one.dated, change=change))


def firsts_of(platform: str, seen: Iterable[Observation], known: Sequence[FirstSeen]) -> list[tuple[str, FirstSeen]]:
    """The pages that were captured for the first time, each with its id; those of `known` were captured before."""
    found = {first.page: first for first in known}
    before = frozenset(found)
    for one in seen:
        for page in sorted(one.stated.pages - found.keys()):
            found[page] = FirstSeen(platform=platform, page=page, visit=one.visit, at=one.at)
    return [(named_by(platform, Origin.FIRST, page), first) for page, first in found.items() if page not in before]


def method_changes(
    store: Store,
    earlier: str,
    readings: Sequence[VisitReading],
    stated: Callable[[VisitReading], Stated],
    now: datetime,
) -> list[RecordedChange]:
    """What the same captures say otherwise than by an `earlier` method, once each, over the visits that show it.

    A reading that this version no longer understands is not compared.
    """
    before = {reading.visit: reading for reading in store.readings.of(readings[0].platform, earlier)}
    found: dict[str, RecordedChange] = {}
    for reading in readings:
        was = before.get(reading.visit)
        for key, change in _differing(was, reading, stated) if was else ():
            name = named_by(reading.platform, Origin.METHOD_CHANGED, earlier, reading.method, *key, *_said(change))
            found[name] = _seen_again(found.get(name), reading) or RecordedChange(
                id=name, platform=reading.platform, origin=Origin.METHOD_CHANGED, method=reading.method,
                earlier_method=earlier, recorded_at=now, dated=_at(key, change, reading),
            )  # fmt: skip
    return list(found.values())


def _differing(was: VisitReading, now: VisitReading, stated: Callable[[VisitReading], Stated]) -> Iterator[Keyed]:
    if was.facts == now.facts:
        return
    try:
        earlier = stated(was)
    except PricelintError:
        return
    yield from keyed_changes(earlier, stated(now))


def _at(key: Key, change: Change, reading: VisitReading) -> DatedChange:
    return DatedChange(
        change=change, key=key, since=reading.at, until=reading.at, seen=1, status=Status.CONFIRMED,
        since_visit=reading.visit, until_visit=reading.visit,
    )  # fmt: skip


def _seen_again(one: RecordedChange | None, reading: VisitReading) -> RecordedChange | None:
    if one is None:
        return None
    dated = replace(one.dated, until=reading.at, until_visit=reading.visit, seen=one.dated.seen + 1)
    return replace(one, dated=dated)


def _said(change: Change) -> tuple[str, ...]:
    return (change.kind, *(side.says if side else "" for side in (change.before, change.after)))
