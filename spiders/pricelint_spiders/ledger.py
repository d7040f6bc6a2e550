"""What the parent knows of the visits of a crawl: each page is kept as soon as it is done, so that nothing done is lost
or repeated, whichever process dies."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from pricelint import __version__
from pricelint.model.capture import Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.store.ports import OpenVisit, VisitStore
from pricelint_spiders.protocol import Asked, Captured, Event, Planned
from pricelint_spiders.settings import CrawlSettings, Order

STRIKES = 2
"""Times the crawling process may die over a page before the page is given up."""


@dataclass(slots=True, eq=False)
class Running:
    """A visit that is being made: what is kept of it, the page in flight, and what that one has led to."""

    kept: OpenVisit
    started: bool = False
    asked: PageTarget | None = None
    found: tuple[PageTarget, ...] = ()
    strikes: dict[str, int] = field(default_factory=dict)

    @property
    def planned(self) -> int:
        """Pages that this visit is going to have, as far as is known."""
        return len(self.kept.platform.pages) + len(self.kept.found) + len(self.found)

    def ask(self, target: PageTarget | None) -> PageTarget | None:
        """Another page, or none, is in flight; what the one before led to is forgotten, and it is returned."""
        before, self.asked, self.found = self.asked, target, ()
        return before


class Ledger:
    """The visits of one crawl that are not finished, in a store. `pages_done` counts pages of all of them, the finished
    included."""

    def __init__(self, visits: VisitStore, settings: CrawlSettings, running: Iterable[OpenVisit]) -> None:
        self._visits = visits
        self._settings = settings
        self._running = {kept.id: Running(kept) for kept in running}
        self.pages_done = sum(len(each.kept.done) for each in self._running.values())
        self._planned_before = 0

    @classmethod
    def of_platforms(cls, visits: VisitStore, settings: CrawlSettings, platforms: Iterable[Platform]) -> Ledger:
        """New visits, one per platform."""
        now = datetime.now(UTC)
        return cls(visits, settings, [OpenVisit(uuid.uuid4().hex, platform, now) for platform in platforms])

    def __bool__(self) -> bool:
        return bool(self._running)

    def orders(self) -> tuple[Order, ...]:
        """What is left to do."""
        running = [each.kept for each in self._running.values()]
        return tuple(
            Order(kept.id, kept.platform, kept.remaining, begun=bool(kept.done), held=self._held(kept.platform.id))
            for kept in running
        )

    def _held(self, platform: str) -> tuple[Capture, ...]:
        """What may stand for pages that have not changed; nothing is asked for conditionally but by plain HTTP."""
        days = self._settings.fresh_after_days
        if not self._settings.http_first or not days:
            return ()
        return tuple(self._visits.held(platform, datetime.now(UTC) - timedelta(days=days)))

    @property
    def pages_planned(self) -> int:
        """Pages of the whole crawl, as far as is known."""
        return self._planned_before + sum(each.planned for each in self._running.values())

    def start(self, visit: str, at: datetime) -> None:
        """A visit has begun, or goes on."""
        running = self._running[visit]
        if not running.kept.done and not running.started:
            running.kept = replace(running.kept, started_at=at)
            self._visits.save(running.kept)
        running.started = True

    def hear(self, event: Event) -> tuple[Platform, Capture] | None:
        """Note what the crawling process says of a page; a capture is handed back with its platform. What was heard in
        part, because an end came, may be heard again."""
        if isinstance(event, Asked):
            self._running[event.visit].ask(PageTarget(event.url, Role(event.role)))
        elif isinstance(event, Planned):
            self._plan(self._running[event.visit], event)
        elif isinstance(event, Captured):
            running = self._running[event.visit]
            if any(each is event.capture for each in running.kept.captures):
                self._visits.save(running.kept)  # the end came before it was
                return None
            self._keep_page(running, (event.capture, *event.states))
            return running.kept.platform, event.capture
        return None

    def _plan(self, running: Running, event: Planned) -> None:
        """A plan of the page in flight is kept with that page, another one at once."""
        pages = tuple(PageTarget(url, Role(role), found="link") for url, role in event.pages)
        if running.asked is not None:
            running.found += pages
            return
        kept = running.kept
        running.kept = replace(kept, found=tuple(each for each in kept.found if each.url in kept.done) + pages)
        self._visits.save(running.kept)

    def _keep_page(self, running: Running, states: tuple[Capture, ...]) -> None:
        kept = running.kept
        done, captures = (*kept.done, states[0].requested_url), kept.captures + states
        running.kept = replace(kept, done=done, captures=captures, found=kept.found + running.found)
        running.ask(None)
        self._visits.save(running.kept)
        self.pages_done += 1

    def finish(self, visit: str, at: datetime) -> Visit:
        """A visit is complete."""
        running = self._running.pop(visit)
        self._planned_before += running.planned
        self._visits.finish(visit, at)
        return running.kept.finished(at)

    def strike(self, reason: str) -> Iterator[tuple[Platform, Capture]]:
        """The process died over the pages in flight. They are asked for once more, then given up, and handed back."""
        for running in self._running.values():
            if (target := running.ask(None)) is None:
                continue
            running.strikes[target.url] = running.strikes.get(target.url, 0) + 1
            if running.strikes[target.url] >= STRIKES:
                yield running.kept.platform, self._lose(running, target, reason)

    def give_up(self, reason: str) -> Iterator[tuple[Platform, Capture]]:
        """Nothing more will come: what is left of every visit is lost, for this reason."""
        for running in self._running.values():
            for target in running.kept.remaining:
                yield running.kept.platform, self._lose(running, target, reason)

    def finish_all(self, at: datetime) -> Iterator[Visit]:
        """The visits that have no page left to do."""
        for visit in [visit for visit, running in self._running.items() if not running.kept.remaining]:
            yield self.finish(visit, at)

    def _lose(self, running: Running, target: PageTarget, reason: str) -> Capture:
        lost = Capture(
            platform=running.kept.platform.id,
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
        self._keep_page(running, (lost,))
        return lost
