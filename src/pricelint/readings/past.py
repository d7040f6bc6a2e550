"""How a platform was before a visit, from the readings of all visits: what the drift rules compare with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import groupby

from pricelint.errors import PricelintError, StoreError
from pricelint.model.site import SiteFacts, Snapshot
from pricelint.model.visit_reading import VisitReading
from pricelint.readings.method import todays_method
from pricelint.readings.read import PAGES, keep_reading_of, read_of
from pricelint.store.store import Store

LINE = 200
"""Snapshots that are compared with, the latest ones: a visit a week is four years."""

READ_AT_ONCE = 20
"""Visits that are read for one question where no reading of them is kept: the latest ones. `reextract` reads all."""


@dataclass(slots=True)
class Facts:
    """The facts of readings; each blob is read once."""

    store: Store
    known: dict[str, SiteFacts | None] = field(default_factory=dict)

    def of(self, reading: VisitReading) -> SiteFacts | None:
        """What the pages of a visit stated; None where that is not to be had, which `store check` tells."""
        if reading.facts not in self.known:
            try:
                self.known[reading.facts] = read_of(self.store, reading).facts
            except PricelintError:
                self.known[reading.facts] = None
        return self.known[reading.facts]


def past(store: Store, platform: str, before: datetime) -> Snapshot | None:
    """The latest visit that ended before a time and captured anything, with the visits before it; None without any."""
    return line_of(read_before(store, platform, before), Facts(store))


def read_before(store: Store, platform: str, before: datetime) -> Sequence[VisitReading]:
    """The readings of the visits that ended before a time, oldest first.

    Visits that today's method has not read are read now, `READ_AT_ONCE` at most; those whose blobs are not to be had
    are left out.
    """
    for name in store.readings.unread(todays_method(), platform, until=before)[-READ_AT_ONCE:]:
        _try_to_read(store, name)
    return [reading for reading in store.readings.of(platform, todays_method()) if reading.at < before]


def line_of(readings: Sequence[VisitReading], facts: Facts) -> Snapshot | None:
    """The snapshot of the latest of some readings, oldest first, with those before it; None where none holds a page.

    At most `LINE` snapshots.
    """
    told = [(reading, facts.of(reading)) for reading in _line(readings)]
    line = [Snapshot(known, reading.at) for reading, known in told if known]
    return Snapshot(line[0].facts, line[0].captured_at, tuple(line[1:])) if line else None


def line_digest(readings: Sequence[VisitReading]) -> str:
    """What tells the line of some readings from any other."""
    told = [f"{reading.at.isoformat()} {reading.facts}" for reading in _line(readings)]
    return sha256("\n".join(told).encode()).hexdigest()[:16]


def _line(readings: Sequence[VisitReading]) -> list[VisitReading]:
    """The readings that are compared with, the latest first."""
    return list(_telling(readings))[: -LINE - 1 : -1]


def _telling(readings: Iterable[VisitReading]) -> Iterator[VisitReading]:
    """The readings that hold a page; of visits in a row that say the same, the first and the last."""
    with_pages = (reading for reading in readings if reading.counts.get(PAGES))
    for _, alike in groupby(with_pages, key=lambda reading: reading.facts):
        some = list(alike)
        yield from some[:1] if len(some) == 1 else (some[0], some[-1])


def _try_to_read(store: Store, name: str) -> None:
    try:
        keep_reading_of(store, name)
    except StoreError:
        return  # said by `history` and `reextract`, which read visits for their own sake
