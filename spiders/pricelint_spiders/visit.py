"""One visit: the pages of one platform, one after the other, each with an outcome."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from scrapy import Request
from scrapy.http import Response, TextResponse

from pricelint.model.capture import Capture, CaptureOutcome, Fetcher
from pricelint.model.platform import PageTarget, Role
from pricelint.net.links import follow, guess_role, relevant_links, topic_of
from pricelint_spiders.handler import BROWSE, Browse, BrowserResponse
from pricelint_spiders.http_record import NOTED, HttpRecord
from pricelint_spiders.outcomes import verdict_of
from pricelint_spiders.protocol import Asked, Captured, Event, Planned
from pricelint_spiders.record import Page, Recorder, browser_answer, http_answer
from pricelint_spiders.settings import ALWAYS_IN_BROWSER, STATE_ROLES, Conditions, CrawlSettings, Order
from pricelint_spiders.static import read_static
from pricelint_spiders.trials import trials
from pricelint_spiders.walls import Answer, judge, not_html

Fetch = Callable[[Request], Awaitable[Response]]

GIVEN = "given"
"""How the page of a bare address came in (`PageTarget.found`); its role is a guess until its title is known."""

_TRY_BROWSER = frozenset({CaptureOutcome.BLOCKED, CaptureOutcome.CONSENT_WALL, CaptureOutcome.EMPTY_SHELL})
"""What plain HTTP may meet where a browser, just as openly identified, is shown the page."""

_UNFINISHED = frozenset({CaptureOutcome.LOGIN, CaptureOutcome.NOT_FOUND, CaptureOutcome.GEO_WALL})
"""What a response may seem to be before a script has finished it."""


class Visit:
    """Visits one platform. `run` tells of each page through `tell` as soon as it is done."""

    def __init__(
        self, order: Order, settings: CrawlSettings, fetch: Fetch, recorder: Recorder, tell: Callable[[Event], None]
    ) -> None:
        self._order = order
        self._settings = settings
        self._fetch = fetch
        self._recorder = recorder
        self._tell = tell

    async def run(self) -> None:
        """Visit every declared page; from a bare address also the links that its page names."""
        visit, queue = self._order.visit, list(self._order.pages)
        for position, target in enumerate(queue):
            self._tell(Asked(visit, target.url, target.role.value))
            page = await self._page(target)
            if position == 0 and self._order.platform.discover and not self._order.begun:
                queue += self._found(page)
            self._tell(Captured(visit, page.capture, page.states))
            if page.html and page.capture.role in STATE_ROLES:
                await trials(replace(target, role=page.capture.role), self._settings, self._load, self._tried)

    async def _load(self, target: PageTarget, conditions: Conditions, name: str) -> tuple[Page, str]:
        """One load of a trial: the page and its visible text, "" where it was not obtained."""
        try:
            page, answer = await self._browsed(target, f"trial: {conditions.words}", conditions, name)
        except Exception as error:  # noqa: BLE001 - as for any page
            return self._recorder.lost(target, Fetcher.BROWSER, verdict_of(error)), ""
        return page, answer.text

    def _tried(self, capture: Capture) -> None:
        self._tell(Captured(self._order.visit, capture))

    def _found(self, page: Page) -> list[PageTarget]:
        """Pages that the first page links to and that are worth a visit."""
        if not page.html:
            return []
        links = follow(relevant_links(page.html, page.capture.final_url), self._settings.max_links)
        targets = [PageTarget(link.url, link.role, found="link") for link in links]
        self._tell(Planned(self._order.visit, tuple((target.url, target.role.value) for target in targets)))
        return targets

    async def _page(self, target: PageTarget) -> Page:
        fetcher = Fetcher.HTTP if self._settings.http_first else Fetcher.BROWSER
        try:
            self._settings.politeness.addresses.check_url(target.url)
            done, why = await self._by_http(target) if self._settings.http_first else (None, "the HTTP probe is off")
            if done is None:
                fetcher = Fetcher.BROWSER
                done = await self._by_browser(target, why)
        except Exception as error:  # noqa: BLE001 - whatever happened to a page is its outcome, never silence
            return self._recorder.lost(target, fetcher, verdict_of(error))
        return _with_role(target, done)

    async def _by_http(self, target: PageTarget) -> tuple[Page | None, str]:
        """The page where plain HTTP settles it, else None and why the browser is needed."""
        meta = {"cookiejar": self._order.visit, NOTED: HttpRecord()}
        response = await self._fetch(Request(target.url, meta=meta, dont_filter=True))
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        html = response.text if isinstance(response, TextResponse) and not not_html(kind, response.body[:64]) else ""
        static = read_static(html)
        answer = http_answer(response, static.title, static.text, target.url)
        verdict = judge(answer)
        in_browser = _TRY_BROWSER | (_UNFINISHED if static.needs_browser else frozenset())
        if verdict and (verdict.outcome not in in_browser or answer.status == 429 or not response.body):
            return self._recorder.lost(target, Fetcher.HTTP, verdict, answer), ""
        if verdict:
            return None, f"by plain HTTP {verdict.reason}"
        if target.role in ALWAYS_IN_BROWSER or target.found == GIVEN:
            return None, f"{target.role.value} pages are always taken in the browser"
        if static.needs_browser:
            return None, static.needs_browser
        return await self._recorder.by_http(target, response, answer), ""

    async def _by_browser(self, target: PageTarget, why: str) -> Page:
        return (await self._browsed(target, why))[0]

    async def _browsed(
        self, target: PageTarget, why: str, conditions: Conditions | None = None, name: str = ""
    ) -> tuple[Page, Answer]:
        visitor = f"{self._order.visit} {name}" if name else self._order.visit
        wait_for = self._order.platform.hints.wait_for
        browse = Browse(visitor, role=target.role, wait_for=wait_for, conditions=conditions)
        response = await self._fetch(Request(target.url, meta={BROWSE: browse}, dont_filter=True))
        if not isinstance(response, BrowserResponse):
            raise TypeError(f"the browser gave a {type(response).__name__}")
        answer = browser_answer(response.taken, target.url)
        if verdict := judge(answer):
            return self._recorder.lost(target, Fetcher.BROWSER, verdict, answer), answer
        return await self._recorder.by_browser(target, response.taken, answer, why), answer


def _with_role(target: PageTarget, page: Page) -> Page:
    """A bare address whose path names no topic gets the role that its title names."""
    if target.found != GIVEN or target.role is not Role.PRICING or topic_of(target.url):
        return page
    role = guess_role(target.url, page.title)
    states = tuple(replace(state, role=role) for state in page.states)
    return replace(page, capture=replace(page.capture, role=role), states=states)
