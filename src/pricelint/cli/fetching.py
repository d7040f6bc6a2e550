"""Visits that need the network: handed to the spider, kept in a store, handed back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pricelint.archives.wayback import FOUND, redated
from pricelint.browser import ensure_browser
from pricelint.cli.app import note
from pricelint.cli.counts import counted
from pricelint.cli.options import FRESH_AFTER, MAX_STATES, MOST_PAGES
from pricelint.cli.running import Run, progress
from pricelint.cli.sources import Sources
from pricelint.errors import BlobMissingError, StoreError, UsageError
from pricelint.model.capture import Visit
from pricelint.model.platform import Platform
from pricelint.model.site import Snapshot
from pricelint.model.trial import Factor
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.pipeline import Blob, VisitRead
from pricelint.readings.follow import follow
from pricelint.readings.judge import judge_reading
from pricelint.readings.past import Facts, past
from pricelint.readings.read import keep_read
from pricelint.store.store import Store
from pricelint_spiders.crawl import Progress, SpiderCapturer
from pricelint_spiders.settings import CrawlSettings


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a command line asked for pages to be visited; `delay` in seconds between requests to one host."""

    store: Path
    delay: float = 1.0
    allow_loopback: bool = False
    allow_public: bool = True
    http_first: bool = True
    fidelity: bool = False
    max_pages: int = MOST_PAGES
    max_states: int = MAX_STATES
    vary: str | None = None
    hosts: frozenset[str] = frozenset()
    fresh_after: float = FRESH_AFTER

    @property
    def settings(self) -> CrawlSettings:
        """The crawl that this asks for. Raises `UsageError` where what is to vary is not known."""
        addresses = AddressPolicy(self.allow_loopback, self.allow_public, self.hosts)
        vary, proxy = _factors(self.vary)
        return CrawlSettings(
            politeness=Politeness(delay=self.delay, addresses=addresses),
            http_first=self.http_first,
            fidelity=self.fidelity,
            max_pages=self.max_pages,
            max_states=self.max_states,
            vary=vary,
            trial_proxy=proxy,
            fresh_after_days=self.fresh_after,
        )


def _factors(named: str | None) -> tuple[tuple[Factor, ...], str]:
    """What is to vary, and the address of the proxy where that is among it."""
    told = [name.strip().partition("=") for name in (named or "").split(",") if name.strip()]
    known = ", ".join(factor.value for factor in Factor)
    for name, _, value in told:
        if name not in set(Factor):
            raise UsageError(f"--vary does not know {name!r}", where="--vary", expected=known)
        if bool(value) is not (name == Factor.PROXY):
            what = f"{name} of --vary needs the address of a proxy" if not value else f"{name} of --vary takes no value"
            raise UsageError(what, where="--vary", expected="proxy=ADDRESS, others bare")
    proxy = next((value for name, _, value in told if name == Factor.PROXY), "")
    return tuple(dict.fromkeys(Factor(name) for name, _, _ in told)), proxy


def visits_of(found: Sources, run: Run, conduct: Conduct) -> list[tuple[Platform, Visit]]:
    """The visits of all sources of a command line: files as they are, the rest fetched. What was refused is lost."""
    run.lost.extend(found.refused)
    run.blobs.extend(files.blobs.get for files in found.files)
    run.earlier.update({files.platform.id: files.earlier for files in found.files if files.earlier})
    visits = [(files.platform, files.visit) for files in found.files]
    if fetched := fetch(found.platforms, conduct):
        run.blobs.append(stored_in(conduct.store))
        run.past.update(_before(conduct.store, [visit for _, visit in fetched]))
        visits.extend((platform, _of_its_time(platform, visit, run)) for platform, visit in fetched)
    return visits


def _of_its_time(platform: Platform, visit: Visit, run: Run) -> Visit:
    """A visit to an archive is one of the time that the archive replays; of any other it is what it is."""
    if not any(page.found == FOUND for page in platform.pages):
        return visit
    now, earlier = redated(visit)
    if earlier:
        run.earlier[platform.id] = earlier
    return now


def _before(folder: Path, now: Sequence[Visit]) -> dict[str, Snapshot]:
    """How the platforms of these visits were before: what the drift rules compare with."""
    with Store.open(folder) as store:
        found = {visit.platform: past(visit, Facts(store)) for visit in now}
    return {platform: snapshot for platform, snapshot in found.items() if snapshot}


def keep_audited(folder: Path, run: Run) -> None:
    """Keep what was read of visits that a store holds, and what changed: nobody has to read these pages again."""
    try:
        with Store.open(folder) as store:
            for result in run.results:
                if store.visits.visit(result.visit.id) == result.visit:
                    read = VisitRead(result.facts, result.coverage)
                    judge_reading(store, keep_read(store, result.visit, read), read, run.rules)
                    follow(store, result.platform.id)
    except StoreError as error:  # the audit is done, and is shown all the same
        run.lost.append(f"what was read is not kept: {error}")


def fetch(platforms: Sequence[Platform], conduct: Conduct) -> list[tuple[Platform, Visit]]:
    """Visit platforms with the spider; captures go into the store. Nothing is opened where there is no platform."""
    if not platforms:
        return []
    with _capturer(conduct) as capturer:
        return _in_order(platforms, capturer.visit(platforms))


def resume(conduct: Conduct, names: Sequence[str]) -> list[tuple[Platform, Visit]]:
    """Go on with the visits in the store that broke off, of the platforms named or of all; none may be left."""
    with _capturer(conduct) as capturer:
        begun = [visit for visit in capturer.resumable() if not names or visit.platform.id in names]
        return _in_order([visit.platform for visit in begun], capturer.resume(begun))


def _in_order(platforms: Sequence[Platform], visits: Iterable[Visit]) -> list[tuple[Platform, Visit]]:
    by_id = {platform.id: platform for platform in platforms}
    made = {visit.platform: visit for visit in visits}
    return [(by_id[name], made[name]) for name in by_id if name in made]


@contextmanager
def _capturer(conduct: Conduct) -> Iterator[SpiderCapturer]:
    """The spider over the store; where a person ends it, what stays of the visits is said."""
    with Store.open(conduct.store) as store:
        try:
            with _told("Capturing") as told:
                yield SpiderCapturer(store, conduct.settings, ensure_browser(note), told)
        except KeyboardInterrupt:
            kept = sum(len(visit.done) for visit in store.visits.unfinished())
            note(
                f"Interrupted. Of visits that were not finished, {counted(kept, 'page is', 'pages are')} kept: "
                f"pricelint crawl --resume --store {conduct.store} goes on from there."
            )
            raise


@contextmanager
def _told(title: str) -> Iterator[Callable[[Progress], None]]:
    with progress(title, None) as advance:
        yield lambda page: advance(f"{page.platform.name}: {page.capture.requested_url}")


def stored_in(folder: Path) -> Blob:
    """The blobs of a store as a look-up; None for what it does not hold."""
    return blob_of(Store.open(folder))


def blob_of(store: Store) -> Blob:
    """The blobs of an open store as a look-up; None for what it does not hold."""

    def blob(sha256: str) -> bytes | None:
        try:
            return store.blobs.get(sha256)
        except BlobMissingError:
            return None

    return blob
