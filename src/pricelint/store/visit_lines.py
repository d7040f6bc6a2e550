"""A finished visit as one line of an archive: what was declared for it, how it was read, and what we read otherwise.

The site's changes follow from the readings and are not in it: they are told as soon as a platform is followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec

from pricelint.errors import BlobMissingError
from pricelint.model.capture import Visit
from pricelint.model.change import Origin, RecordedChange
from pricelint.model.platform import Platform
from pricelint.model.visit_reading import VisitReading
from pricelint.store.blobs import SHA256
from pricelint.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitLine:
    """A visit as an archive holds it; `ours` are the changes of our method that are told of it."""

    visit: Visit
    declared: Platform | None = None
    readings: tuple[VisitReading, ...] = ()
    ours: tuple[RecordedChange, ...] = ()

    @property
    def blobs(self) -> tuple[str, ...]:
        """The blobs of the readings."""
        return tuple(sha for reading in self.readings for sha in (reading.facts, reading.outcomes) if sha)


def lines_of(store: Store, platform: str) -> Iterator[VisitLine]:
    """The finished visits of a platform, oldest first. A reading of which a blob is missing is made again elsewhere."""
    declared = {one.visit: one.platform for one in store.visits.declarations(platform)}
    ours: dict[str, list[RecordedChange]] = {}
    for change in store.changes.found(platform=platform, origins=(Origin.METHOD_CHANGED,)):
        ours.setdefault(change.dated.until_visit, []).append(change)
    for visit in store.visits.visits(platform):
        readings = tuple(one for one in store.readings.of_visit(visit.id) if _is_there(store, one))
        told = tuple(sorted(ours.get(visit.id, ()), key=lambda change: change.id))
        yield VisitLine(visit=visit, declared=declared.get(visit.id), readings=readings, ours=told)


def _is_there(store: Store, reading: VisitReading) -> bool:
    try:
        for sha in (reading.facts, reading.outcomes):
            if sha:
                store.blobs.packed(sha)
    except BlobMissingError:
        return False
    return True


def fault_of(line: VisitLine) -> str:
    """Why a line cannot be one that a store wrote, "" where it can."""
    visit = line.visit
    for reading in line.readings:
        if (reading.visit, reading.platform, reading.at) != (visit.id, visit.platform, visit.finished_at):
            return "a reading in it is of another visit"
    if any((one.platform, one.dated.until_visit) != (visit.platform, visit.id) for one in line.ours):
        return "a change in it is of another visit"
    if wrong := [sha for sha in line.blobs if not SHA256.fullmatch(sha)]:
        return f"{wrong[0][:80]!r} is no sha256"
    if any(one.origin is not Origin.METHOD_CHANGED for one in line.ours):
        return "a change in it is none of our method"
    if line.declared and line.declared.id != visit.platform:
        return "another platform was declared for it"
    return ""


def strangers(facts: bytes, visit: Visit) -> list[str]:
    """The captures that kept facts quote and that the visit does not hold."""
    held = {capture.sha256 for capture in visit.captures}
    return sorted(set(_quoted(msgspec.json.decode(facts))) - held)


def _quoted(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(capture := part.get("capture"), str) and capture:
            yield capture
        part = list(part.values())
    if isinstance(part, list):
        for one in part:
            yield from _quoted(one)


def keep_line(store: Store, line: VisitLine, *, known: bool) -> None:
    """Keep a visit that another store made, unless it is `known`, with its readings and changes, where none is here."""
    if not known:
        store.visits.record(line.visit, declared=line.declared, imported=True)
    here = {reading.method for reading in store.readings.of_visit(line.visit.id)}
    for reading in line.readings:
        if reading.method not in here:
            store.readings.keep(reading)
    if not line.ours:
        return
    told = {one.id for one in store.changes.found(platform=line.visit.platform, origins=(Origin.METHOD_CHANGED,))}
    with store.database.begin() as connection:
        store.changes.write(connection, (), (one for one in line.ours if one.id not in told))
