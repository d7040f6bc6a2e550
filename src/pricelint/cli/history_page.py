"""The pages of a platform's history, put together from what a store keeps of its visits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from pricelint.cli.fetching import blob_of
from pricelint.cli.over_time import prices_of, readings_by
from pricelint.errors import PricelintError
from pricelint.history.index.chained import index_of
from pricelint.history.stated import stated
from pricelint.history.statement import Stated
from pricelint.model.announcement import Announced
from pricelint.model.capture import Capture, Visit
from pricelint.model.change import Origin, RecordedChange
from pricelint.model.declaration import edits
from pricelint.model.visit_reading import VisitReading
from pricelint.pipeline import read_capture
from pricelint.readings.kept_runs import runs_kept
from pricelint.readings.read import read_of
from pricelint.store.store import Store
from pricelint_reports.history import PlatformHistory, write_history
from pricelint_reports.language import ENGLISH, Language


def write_page(store: Store, history: PlatformHistory, out: Path, language: Language = ENGLISH) -> Path:
    """Write the history of a platform that was read and followed; returns its first page."""
    return write_history(history, out, blob_of(store), page_text(store, history.visits), language)


def history_of(
    store: Store, platform: str, changes: Sequence[RecordedChange], announced: Sequence[Announced] = ()
) -> PlatformHistory:
    """Everything that the pages show of a platform."""
    prices = prices_of(store, [platform])
    return PlatformHistory(
        platform=platform,
        visits=tuple(store.visits.visits(platform)),
        runs=runs_kept(store.runs.of(platform)),
        changes=tuple(changes),
        announced=tuple(announced),
        ours=tuple(store.changes.found(platform=platform, origins=(Origin.METHOD_CHANGED,))),
        prices=tuple(prices),
        indices=index_of(prices),
        edits=tuple(edits(store.visits.declarations(platform))),
        stated=stated_at(store, platform),
    )


def stated_at(store: Store, platform: str) -> Callable[[str], Stated | None]:
    """What each visit states, by the reading of it; what several visits state alike is read once."""
    readings = {reading.visit: reading for reading in readings_by(store, [platform])}
    by_facts = {reading.facts: reading for reading in readings.values()}

    @cache
    def of_facts(facts: str) -> Stated | None:
        return _stated(store, by_facts[facts])

    return lambda visit: of_facts(readings[visit].facts) if visit in readings else None


def _stated(store: Store, reading: VisitReading) -> Stated | None:
    try:
        return stated(read_of(store, reading).facts)
    except PricelintError:
        return None  # the quotes of the day on which the value began stand in for those of this one


def page_text(store: Store, visits: Sequence[Visit]) -> Callable[[str], str | None]:
    """The text of a captured page, which spans count in, by the sha256 of its capture; each is read once."""
    captures: dict[str, Capture] = {c.sha256: c for visit in visits for c in visit.captures if c.sha256}
    blob = blob_of(store)

    @cache
    def text(sha256: str) -> str | None:
        document = read_capture(captures[sha256], blob).document if sha256 in captures else None
        return document.text if document else None

    return text
