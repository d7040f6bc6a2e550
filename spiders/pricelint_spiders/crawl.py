"""The capturer that the command line hands to the engine: visits platforms in a process of its own, keeps what it says.

    with Store.open(folder) as store:
        for visit in SpiderCapturer(store, browser=find_browser()).visit(platforms):
            …

The process writes blobs and tells of each page when it is done; the parent records it then. A process that dies is
started again with what is left; a page over which it dies twice is `failed` with the reason. A parent that dies leaves
visits that `resume` goes on with.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import chain

from pricelint.browser import BrowserFound, find_browser
from pricelint.model.capture import Capture, Visit
from pricelint.model.platform import Platform
from pricelint.store.ports import OpenVisit
from pricelint.store.store import BLOBS, Store
from pricelint_spiders.ledger import Ledger
from pricelint_spiders.process import CrawlProcess, Ended
from pricelint_spiders.protocol import Alive, Captured, Event, Finished, Started
from pricelint_spiders.settings import BrowserChoice, CrawlSettings, Job, Order

RESUME_WITHIN = timedelta(hours=24)
"""A visit is one sitting: pages of different days do not make up one."""

DEATHS = 3
"""Times that the crawling process may die in a row without one page done in between."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One page is done: `done` of `planned` pages of the whole crawl (`planned` grows where links are found)."""

    platform: Platform
    capture: Capture
    done: int
    planned: int


class SpiderCapturer:
    """A `Capturer` over the Scrapy spider.

    `progress` hears of each page; it must not raise. `pid` is the crawling process that was started last.
    """

    def __init__(
        self,
        store: Store,
        settings: CrawlSettings = CrawlSettings(),  # noqa: B008 - frozen
        browser: BrowserFound | None = None,
        progress: Callable[[Progress], None] | None = None,
    ) -> None:
        self._store = store
        self._settings = settings
        self._browser = browser
        self.progress = progress
        self.pid: int | None = None

    def visit(self, platforms: Iterable[Platform]) -> Generator[Visit, None, None]:
        """Yield one finished visit per platform, in the order they end, each recorded in the store.

        Ending the iteration early ends the crawling process; what it has done stays, to be resumed. Raises
        `BrowserNotFoundError` where no browser works and `StoreError` where a page cannot be kept.
        """
        yield from self._work(Ledger.of_platforms(self._store.visits, self._settings, platforms))

    def resumable(self) -> list[OpenVisit]:
        """The visits in the store that broke off within the last day, oldest first."""
        since = datetime.now(UTC) - RESUME_WITHIN
        return [visit for visit in self._store.visits.unfinished() if visit.started_at >= since]

    def resume(self, visits: Iterable[OpenVisit]) -> Generator[Visit, None, None]:
        """Go on with visits that broke off, as `visit` does: no page that is done is asked for again."""
        yield from self._work(Ledger(self._store.visits, self._settings, visits))

    def _work(self, ledger: Ledger) -> Generator[Visit, None, None]:
        deaths = 0
        while ledger:
            before = ledger.pages_done
            reason = yield from self._one_process(ledger)
            deaths = deaths + 1 if ledger.pages_done == before else 0
            lost = ledger.give_up(reason) if deaths >= DEATHS else ledger.strike(reason)
            for platform, capture in lost:
                self._tell(platform, capture, ledger.pages_done, ledger.pages_planned)
            yield from ledger.finish_all(datetime.now(UTC))

    def _one_process(self, ledger: Ledger) -> Generator[Visit, None, str]:
        """Hear one crawling process to its end; returns why it ended, in words."""
        with CrawlProcess(self._job(ledger), self._settings.stall_seconds) as process:
            self.pid = process.pid
            event: Event | Ended = Alive()
            try:
                for event in process.events():
                    if isinstance(event, Ended):
                        break
                    if isinstance(event, Finished):
                        yield ledger.finish(event.visit, event.at)
                    else:
                        self._hear(event, process, ledger)
            except (KeyboardInterrupt, SystemExit, GeneratorExit):
                self._hear_out(event, process, ledger)
                raise
            return process.how_it_ended()

    def _hear(self, event: Event, process: CrawlProcess, ledger: Ledger) -> None:
        if isinstance(event, Started):
            ledger.start(event.visit, event.at)
            return
        heard = ledger.hear(event)
        if isinstance(event, Captured):
            process.kept(event.visit)
        if heard:
            self._tell(*heard, ledger.pages_done, ledger.pages_planned)

    def _hear_out(self, last: Event | Ended, process: CrawlProcess, ledger: Ledger) -> None:
        """Nobody waits for more: pages that are complete are kept all the same, also the one over whose keeping the end
        came. A visit that is over has no page left, and ends when it is gone on with."""
        for event in chain((last,), process.rest()):
            if not isinstance(event, Ended | Finished):
                self._hear(event, process, ledger)

    def _job(self, ledger: Ledger) -> Job:
        found = self._browser = self._browser or find_browser()
        choice = BrowserChoice(str(found.path), found.environment, found.fonts.fingerprint)
        orders = ledger.orders()
        return Job(orders, _opened(self._settings, orders), choice, str((self._store.folder / BLOBS).resolve()))

    def _tell(self, platform: Platform, capture: Capture, done: int, planned: int) -> None:
        if self.progress is not None:
            self.progress(Progress(platform, capture, done, planned))


def _opened(settings: CrawlSettings, orders: Iterable[Order]) -> CrawlSettings:
    """The settings with the private hosts that the platforms of a crawl declare."""
    conduct = settings.politeness
    declared = {host for order in orders for host in order.platform.allow_hosts}
    addresses = replace(conduct.addresses, hosts=conduct.addresses.hosts | declared)
    return replace(settings, politeness=replace(conduct, addresses=addresses))
