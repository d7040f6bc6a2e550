"""The capturer that the command line hands to the engine: visits platforms in a process of its own, keeps what it says.

    with Store.open(folder) as store:
        for visit in SpiderCapturer(store, browser=find_browser()).visit(platforms):
            …

The process writes blobs and tells of each page when it is done; the parent records each visit in one transaction. A
process that dies leaves outcomes all the same: what it had told of stays, the rest is `failed` with the reason.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pricelint import __version__
from pricelint.browser import BrowserFound, find_browser
from pricelint.model.capture import Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.model.state import FIRST
from pricelint.store.store import BLOBS, Store
from pricelint_spiders.process import CrawlProcess, Ended
from pricelint_spiders.protocol import Captured, Event, Finished, Planned, Started
from pricelint_spiders.settings import BrowserChoice, CrawlSettings, Job, Order


@dataclass(frozen=True, slots=True)
class Progress:
    """One page is done: `done` of `planned` pages of the whole crawl (`planned` grows where links are found)."""

    platform: Platform
    capture: Capture
    done: int
    planned: int


@dataclass(slots=True, eq=False)
class _Open:
    """A visit that is not finished: what was asked for and what has come."""

    order: Order
    targets: list[PageTarget]
    started_at: datetime
    captures: list[Capture] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Pages of which the outcome is known, whatever the number of their states."""
        return sum(capture.state == FIRST for capture in self.captures)

    def close(self, at: datetime) -> Visit:
        return Visit(self.order.visit, self.order.platform.id, self.started_at, at, tuple(self.captures))


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
        self._progress = progress
        self.pid: int | None = None

    def visit(self, platforms: Iterable[Platform]) -> Generator[Visit, None, None]:
        """Yield one finished visit per platform, in the order they end, each recorded in the store.

        Ending the iteration early ends the crawling process. Raises `BrowserNotFoundError` where no browser works and
        `StoreError` where a visit cannot be kept.
        """
        orders = tuple(Order(uuid.uuid4().hex, platform) for platform in platforms)
        if not orders:
            return
        now = datetime.now(UTC)
        waiting = {order.visit: _Open(order, list(order.platform.pages), now) for order in orders}
        with CrawlProcess(self._job(orders), self._settings.stall_seconds) as process:
            self.pid = process.pid
            for event in process.events():
                if isinstance(event, Ended):
                    break
                self._hear(event, waiting)
                if isinstance(event, Finished):
                    yield self._keep(waiting.pop(event.visit), event.at)
            reason = process.how_it_ended()
        for broken in tuple(waiting.values()):
            self._give_up(broken, reason, waiting)
            yield self._keep(broken, datetime.now(UTC))

    def _job(self, orders: tuple[Order, ...]) -> Job:
        found = self._browser = self._browser or find_browser()
        choice = BrowserChoice(str(found.path), found.environment, found.fonts.fingerprint)
        return Job(orders, self._settings, choice, str((self._store.folder / BLOBS).resolve()))

    def _hear(self, event: Event, waiting: dict[str, _Open]) -> None:
        if isinstance(event, Started):
            waiting[event.visit].started_at = event.at
        elif isinstance(event, Planned):
            found = [PageTarget(url, Role(role), found="link") for url, role in event.pages]
            waiting[event.visit].targets += found
        elif isinstance(event, Captured):
            waiting[event.visit].captures += (event.capture, *event.states)
            self._tell(waiting[event.visit], event.capture, waiting)

    def _tell(self, visit: _Open, capture: Capture, waiting: dict[str, _Open]) -> None:
        if self._progress is not None:
            done = sum(each.done for each in waiting.values())
            planned = sum(len(each.targets) for each in waiting.values())
            self._progress(Progress(visit.order.platform, capture, done, planned))

    def _give_up(self, broken: _Open, reason: str, waiting: dict[str, _Open]) -> None:
        for target in broken.targets[broken.done :]:
            broken.captures.append(self._lost(broken.order.platform, target, reason))
            self._tell(broken, broken.captures[-1], waiting)

    def _lost(self, platform: Platform, target: PageTarget, reason: str) -> Capture:
        return Capture(
            platform=platform.id,
            role=target.role,
            requested_url=target.url,
            final_url=target.url,
            captured_at=datetime.now(UTC),
            fetcher=Fetcher.BROWSER,
            outcome=CaptureOutcome.FAILED,
            reason=reason,
            user_agent=self._settings.politeness.agent,
            locale=self._settings.locale,
            tool_version=__version__,
        )

    def _keep(self, visit: _Open, at: datetime) -> Visit:
        finished = visit.close(at)
        self._store.visits.record(finished)
        return finished
