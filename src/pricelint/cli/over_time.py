"""The visits of a store, read for what is told over time: each is read once by every version, and the reading kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pricelint.cli.running import progress
from pricelint.derive.derive import derive
from pricelint.errors import StoreError, UsageError
from pricelint.history.index.readings import Reading, readings_of
from pricelint.model.derivation import Derivations
from pricelint.model.visit_reading import VisitReading
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_reading_of, read_of
from pricelint.store.store import DATABASE, Store


def store_folder(folder: Path) -> Path:
    """The folder of a store. Raises UsageError where there is none: looking makes none."""
    if not (folder / DATABASE).is_file():
        raise UsageError("there is no store", where=str(folder), expected="a folder that `pricelint crawl` filled")
    return folder


def opened(folder: Path) -> Store:
    """The store in a folder. Raises UsageError where there is none."""
    return Store.open(store_folder(folder))


def platforms_of(store: Store, names: Iterable[str]) -> tuple[str, ...]:
    """The platforms named, all of the store where none is. Raises UsageError for one that was never visited."""
    known = store.visits.platforms()
    asked = tuple(dict.fromkeys(names))
    for name in asked:
        if name not in known:
            raise UsageError(
                f"no visit of {name!r} is kept", where=str(store.folder),
                expected=f"one of: {', '.join(known[:20]) or 'nothing yet'}", do="capture it with `pricelint crawl`",
            )  # fmt: skip
    return asked or tuple(known)


def keep_readings(store: Store, platforms: Sequence[str]) -> list[str]:
    """Read the visits that today's method has not read yet; returns a sentence for each that could not be read."""
    missing = [name for platform in platforms for name in store.readings.unread(todays_method(), platform)]
    lost = []
    with progress("Reading", len(missing)) as advance:
        for name in missing:
            try:
                keep_reading_of(store, name)
            except StoreError as error:
                lost.append(f"visit {name} was left out: {error}")
            advance(name)
    return lost


def readings_by(store: Store, platforms: Iterable[str]) -> Iterator[VisitReading]:
    """The readings of some platforms by today's method, by platform and time."""
    for platform in platforms:
        yield from store.readings.of(platform, todays_method())


def prices_of(store: Store, platforms: Iterable[str]) -> list[Reading]:
    """What every visit that was read prices, for the index; what several visits state alike is derived once."""
    known: dict[str, Derivations] = {}
    found: list[Reading] = []
    for reading in readings_by(store, platforms):
        if reading.facts not in known:
            known[reading.facts] = derive(read_of(store, reading).facts)
        found.extend(readings_of(reading.platform, reading.visit, reading.at, known[reading.facts]))
    return found
