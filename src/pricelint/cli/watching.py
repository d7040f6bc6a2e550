"""What `pricelint watch` is made of: its platforms with their cadences, who visits them, and how that is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pricelint.browser import BrowserFound, ensure_browser
from pricelint.cli.app import note
from pricelint.cli.counts import counted
from pricelint.cli.fetching import Conduct
from pricelint.cli.settings import WATCH_KEY, tables
from pricelint.cli.targets import Target, chosen_targets, known_targets, platform_named
from pricelint.errors import ConfigError, UsageError
from pricelint.model.capture import Visit
from pricelint.model.platform import Platform
from pricelint.schedule.cadence import Cadence
from pricelint.schedule.reading import PlatformKeys, WatchKeys, cadence_of, checked
from pricelint.store.store import Store
from pricelint_spiders.catalogue import read_platform_file
from pricelint_spiders.crawl import SpiderCapturer


@dataclass(frozen=True, slots=True)
class Watched:
    """A platform that is watched; `load` reads its declaration anew."""

    cadence: Cadence
    load: Callable[[], Platform]


def watched_platforms(names: Sequence[str], folder: Path | None, config: Path | None) -> dict[str, Watched]:
    """The platforms to watch, by id: those named, else those of the configuration, else as `pricelint crawl` does.

    A cadence is what `[watch]` says, then the platform's own file, then its `[[watch.platform]]` table.
    """
    keys = watch_keys(config)
    base = cadence_of(keys, Cadence(), f"{config} [{WATCH_KEY}]")
    single = _single(keys, config)
    known = known_targets(folder)
    wanted = list(names) or list(keys.platforms) or [one.platform.id for one in chosen_targets([], folder)]
    found: dict[str, Watched] = {}
    for name in dict.fromkeys(wanted):
        platform = platform_named(name, known)
        if platform.id in found:
            raise UsageError(f"two of the platforms are called {platform.id!r}", where=name, do="name one of them")
        cadence = _own_cadence(name, known, base)
        if platform.id in single:
            where = f"{config} [[{WATCH_KEY}.platform]] {platform.id}"
            cadence = cadence_of(single[platform.id], cadence, where)
        found[platform.id] = Watched(cadence, partial(platform_named, name, known))
    return found


def watch_keys(config: Path | None) -> WatchKeys:
    """The `[watch]` table of a configuration file."""
    return checked(tables(config).get(WATCH_KEY, {}) if config else {}, WatchKeys, f"{config} [{WATCH_KEY}]")


def _single(keys: WatchKeys, config: Path | None) -> dict[str, PlatformKeys]:
    single = {one.id: one for one in keys.platform}
    if len(single) < len(keys.platform):
        raise ConfigError(f"two tables [[{WATCH_KEY}.platform]] have one id", where=str(config), do="remove one")
    return single


def _own_cadence(name: str, known: Mapping[str, Target], base: Cadence) -> Cadence:
    """The cadence of a platform by its file; one that is given by its address has none."""
    if name in known:
        return cadence_of(known[name].entry.watch, base, f"{known[name].own or name}: watch")
    return cadence_of(read_platform_file(Path(name)).watch, base, f"{name}: watch") if name.endswith(".toml") else base


class StoreVisitor:
    """A `Visitor` over the one spider; `heard` is called for every page that is done."""

    def __init__(self, store: Store, conduct: Conduct, heard: Callable[[], None]) -> None:
        self._store = store
        self._conduct = conduct
        self._heard = heard
        self._browser: BrowserFound | None = None

    def visit(self, platforms: Sequence[Platform], broken_off: Sequence[str]) -> Iterator[Visit]:
        """As the protocol says."""
        self._browser = self._browser or ensure_browser(note)
        capturer = SpiderCapturer(self._store, self._conduct.settings, self._browser, lambda _: self._heard())
        again = {visit.platform.id: visit for visit in capturer.resumable() if visit.platform.id in broken_off}
        with _kept_pages(self._store):
            if again:
                yield from capturer.resume(again.values())
            if new := [platform for platform in platforms if platform.id not in again]:
                yield from capturer.visit(new)


@contextmanager
def _kept_pages(store: Store) -> Iterator[None]:
    """Where a person or the system ends it, say what stays."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit):
        kept = sum(len(visit.done) for visit in store.visits.unfinished())
        pages = counted(kept, "page is", "pages are")
        note(f"Ended. Of visits that were not finished, {pages} kept; the next watch goes on from there.")
        raise
