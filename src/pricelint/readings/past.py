"""How a platform was before a visit, from the readings of all visits: what the drift rules compare with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import groupby

from pricelint.derive.contradictions.find import site_facts
from pricelint.errors import PricelintError, StoreError
from pricelint.model.capture import Visit
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts, Snapshot
from pricelint.model.visit_reading import VisitReading
from pricelint.pipeline import VisitRead, page_id
from pricelint.readings.method import todays_method
from pricelint.readings.read import PAGES, keep_reading_of, read_of
from pricelint.store.store import Store

LINE = 200
"""Snapshots that are compared with, the latest ones: a visit a week is four years."""

READ_AT_ONCE = 20
"""Visits that are read for one question where no reading of them is kept: the latest ones. `reextract` reads all."""


Asked = frozenset[tuple[str, Role]]
"""The pages that a visit asks for: their addresses, each with its role."""


@dataclass(slots=True)
class Facts:
    """The facts of readings; each blob is read once, and narrowed once to what is `asked` for again."""

    store: Store
    known: dict[str, VisitRead | None] = field(default_factory=dict)
    narrowed: dict[tuple[str, Asked], SiteFacts | None] = field(default_factory=dict)

    def of(self, reading: VisitReading, asked: Asked) -> SiteFacts | None:
        """What those pages of a visit stated that are asked for again; None where that is not to be had, which `store
        check` tells."""
        if reading.facts not in self.known:
            try:
                self.known[reading.facts] = read_of(self.store, reading)
            except PricelintError:
                self.known[reading.facts] = None
        if (reading.facts, asked) not in self.narrowed:
            read = self.known[reading.facts]
            self.narrowed[reading.facts, asked] = _narrowed(read, asked) if read else None
        return self.narrowed[reading.facts, asked]


def _narrowed(read: VisitRead, asked: Asked) -> SiteFacts:
    """A page that nobody looks at any more, or looks at as another kind of page, is compared with nothing."""
    gone = {row.page for row in read.coverage.pages if (row.url, row.role) not in asked}
    again = {row.page for row in read.coverage.pages if (row.url, row.role) in asked}
    if not gone - again:
        return read.facts
    return site_facts(page for page in read.facts.pages if page.page not in gone - again)


def asked_by(visit: Visit | None, pages: Collection[str] | None = None) -> Asked:
    """The pages that a visit asked for, none of None; where ids of pages are given, only those that came under one."""
    return frozenset(
        (capture.requested_url, capture.role)
        for capture in (visit.captures if visit else ())
        if pages is None or page_id(capture) in pages
    )


def past(visit: Visit, facts: Facts) -> Snapshot | None:
    """The latest visit that ended before one began and captured anything, with the visits before it; None without any.

    Of all of them only what is to be compared with that visit: the pages that it asked for, too. `facts` are those of
    their store, which many visits of a platform may be asked of one after the other.
    """
    return line_of(read_before(facts.store, visit.platform, visit.started_at), facts, asked_by(visit))


def read_before(store: Store, platform: str, before: datetime) -> Sequence[VisitReading]:
    """The readings of the visits that ended before a time, oldest first.

    Visits that today's method has not read are read now, `READ_AT_ONCE` at most; those whose blobs are not to be had
    are left out.
    """
    for name in store.readings.unread(todays_method(), platform, until=before)[-READ_AT_ONCE:]:
        _try_to_read(store, name)
    return [reading for reading in store.readings.of(platform, todays_method()) if reading.at < before]


def line_of(readings: Sequence[VisitReading], facts: Facts, asked: Asked) -> Snapshot | None:
    """The snapshot of the latest of some readings, oldest first, with those before it; None where none holds a page.

    At most `LINE` snapshots.
    """
    told = [(reading, facts.of(reading, asked)) for reading in _line(readings)]
    line = [Snapshot(known, reading.at) for reading, known in told if known and known.pages]
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
