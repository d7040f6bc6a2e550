"""One visit to one reading: what its captures state, kept as a blob and a row."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

import msgspec

from pricelint.errors import StoreError
from pricelint.model.capture import Capture, Visit
from pricelint.model.site import Kind, SiteFacts
from pricelint.model.trial import trial_of
from pricelint.model.visit_reading import VisitReading
from pricelint.pipeline import VisitRead, read_visit
from pricelint.readings.method import todays_method
from pricelint.result_json.visit_reading import decode_reading, encode_reading
from pricelint.store.store import Store

PAGES = "pages"
"""The count of pages that were read, beside the counts of the kinds of facts."""


def keep_reading(store: Store, visit: Visit) -> VisitReading:
    """Read a visit by today's method and keep what it says; a visit to the same content is not read again.

    Raises `StoreError` where the store does not hold a blob of the visit, or holds it damaged: nothing is kept then,
    for a reading with a hole would stay after the blob is back.
    """
    alike = store.readings.alike(visit.platform, todays_method(), content_of(visit))
    if alike is not None:
        return _kept(store, visit, alike.facts, alike.counts)
    return keep_read(store, visit, read_whole(store, visit))


def keep_reading_of(store: Store, name: str) -> None:
    """As `keep_reading`, of the visit of this id; of one that the store does not hold nothing is kept."""
    visit = store.visits.visit(name)
    if visit:
        keep_reading(store, visit)


def keep_read(store: Store, visit: Visit, read: VisitRead) -> VisitReading:
    """Keep what somebody has just read of a visit."""
    facts = store.blobs.put(encode_reading(read.facts, read.coverage))
    return _kept(store, visit, facts, counted(read.facts))


def read_whole(store: Store, visit: Visit) -> VisitRead:
    """What a visit states, by all of its blobs. Raises `StoreError` for the first that is not to be had."""
    faults: list[StoreError] = []

    def blob(sha: str) -> bytes | None:
        try:
            return store.blobs.get(sha)
        except StoreError as error:
            faults.append(error)
            return None

    read = read_visit(visit, blob)
    if faults:
        raise faults[0]
    return read


def read_of(store: Store, reading: VisitReading) -> VisitRead:
    """What a reading says. Raises `StoreError` where its blob is not to be had, `ResultError` where another version
    wrote it that this one does not understand."""
    kept = decode_reading(store.blobs.get(reading.facts), f"the reading of visit {reading.visit}")
    return VisitRead(kept.facts, kept.coverage)


def counted(facts: SiteFacts) -> dict[str, int]:
    """The number of pages, and of facts by kind; kinds without any are left out."""
    kinds = {kind.value: sum(len(getattr(page, kind.value)) for page in facts.pages) for kind in Kind}
    return {PAGES: len(facts.pages), **{name: count for name, count in kinds.items() if count}}


def content_of(visit: Visit) -> str:
    """Digest of everything that reading a visit depends on: what was asked for, what came of it, and its blobs.

    Times are no part of it, but for those of trials, whose countdowns are read against the clock.
    """
    return sha256(msgspec.json.encode([_content(capture) for capture in visit.captures])).hexdigest()


def _content(capture: Capture) -> list[object]:
    blobs = capture.artefacts
    kind = [value for name, value in capture.headers if name.lower() == "content-type"]
    return [
        capture.requested_url, capture.final_url, capture.role, capture.state, capture.fetcher, capture.outcome,
        capture.reason, kind, blobs.dom, blobs.body, blobs.geometry, msgspec.to_builtins(capture.controls),
        capture.captured_at if trial_of(capture.state) else None,
    ]  # fmt: skip


def _kept(store: Store, visit: Visit, facts: str, counts: Mapping[str, int]) -> VisitReading:
    reading = VisitReading(
        visit=visit.id, platform=visit.platform, method=todays_method(), at=visit.finished_at,
        read_at=datetime.now(UTC), content=content_of(visit), facts=facts, counts=counts,
    )  # fmt: skip
    store.readings.keep(reading)
    return reading
