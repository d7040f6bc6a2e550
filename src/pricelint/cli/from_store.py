"""Results of the visits that a store holds, for what is made of results: each visit judged beside those before it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pricelint.audit.rule import Rule
from pricelint.cli.commands.bundle import platform_of
from pricelint.cli.fetching import blob_of
from pricelint.cli.over_time import keep_readings, opened, readings_by
from pricelint.cli.running import progress
from pricelint.errors import PricelintError
from pricelint.model.capture import Visit
from pricelint.model.visit_reading import VisitReading
from pricelint.pipeline import VisitRead, assemble, audit_visit
from pricelint.readings.past import Facts, past
from pricelint.readings.read import read_of
from pricelint.result_json import encode
from pricelint.store.store import DATABASE, Store


def is_store(folder: Path) -> bool:
    """Whether a folder is a store."""
    return (folder / DATABASE).is_file()


def results_of_store(folder: Path, rules: Sequence[Rule], into: Path) -> list[Path]:
    """Write a result of each finished visit into a folder, by platform and time; gives the files.

    No more than one of them is held in memory. A visit whose bytes are gone is a result of pages that cannot be read.
    """
    written: list[Path] = []
    with opened(folder) as store:
        names = store.visits.platforms()
        keep_readings(store, names)
        with progress("Judging", sum(map(store.visits.count, names))) as advance:
            for name in names:
                facts, known = Facts(store), {one.visit: one for one in readings_by(store, [name])}
                for visit in store.visits.visits(name):
                    judged = audit_visit(
                        platform_of(visit), visit, blob_of(store), rules, {}, past(visit, facts),
                        read=_read(store, visit, known.get(visit.id)),
                    )  # fmt: skip
                    written.append(into / f"{len(written):06}.json")
                    written[-1].write_bytes(encode(assemble([judged], rules)))
                    advance(visit.id)
    return written


def _read(store: Store, visit: Visit, reading: VisitReading | None) -> VisitRead | None:
    """What was kept of reading a visit; None where there is none, or where bytes are gone that it was read from: what
    nobody can read again is no receipt."""
    try:
        for capture in visit.captures if reading else ():
            if capture.sha256:
                store.blobs.get(capture.sha256)
        return read_of(store, reading) if reading else None
    except PricelintError:
        return None
