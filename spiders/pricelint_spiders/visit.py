"""One visit: the pages of one platform, one after the other, each with an outcome."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.exceptions import DownloadFailedError
from scrapy.http import Response, TextResponse

from pricelint.model.capture import Capture, CaptureOutcome, Fetcher
from pricelint.model.pdf_bytes import PDF_TYPES, is_pdf
from pricelint.model.platform import PageTarget, Role
from pricelint.net.links import guess_role, topic_of
from pricelint_spiders.browser.taken import DOWNLOAD, BrowserFetchError
from pricelint_spiders.browsers import Browse
from pricelint_spiders.handler import BROWSE, BrowserResponse
from pricelint_spiders.http_record import NOTED, HttpRecord
from pricelint_spiders.keeping import Keeping
from pricelint_spiders.listing import listed
from pricelint_spiders.outcomes import is_unverified, verdict_of
from pricelint_spiders.pageset import HOPS, PageSet
from pricelint_spiders.protocol import Asked, Captured, Event, Planned
from pricelint_spiders.record import Page, Recorder, browser_answer, http_answer
from pricelint_spiders.settings import ALWAYS_IN_BROWSER, GIVEN, STATE_ROLES, Conditions, CrawlSettings, Order
from pricelint_spiders.static import read_static
from pricelint_spiders.trials import trials
from pricelint_spiders.unchanged.again import Again
from pricelint_spiders.unchanged.source import Source
from pricelint_spiders.walls import Answer, judge, not_html

Fetch = Callable[[Request], Awaitable[Response]]

_TRY_BROWSER = frozenset({CaptureOutcome.BLOCKED, CaptureOutcome.CONSENT_WALL, CaptureOutcome.EMPTY_SHELL})
"""What plain HTTP may meet where a browser, just as openly identified, is shown the page."""

_UNFINISHED = frozenset({CaptureOutcome.LOGIN, CaptureOutcome.NOT_FOUND, CaptureOutcome.GEO_WALL})
"""What a response may seem to be before a script has finished it."""


class Visit:
    """Visits one platform. `run` tells of each page through `tell` as soon as it is done.

    `sitemaps` are those that the robots.txt of each host names, as far as it was read; `again` asks for what is held,
    `keeping` hears of the pages that are told, and lets the next one be asked for.
    """

    def __init__(
        self,
        order: Order,
        settings: CrawlSettings,
        fetch: Fetch,
        recorder: Recorder,
        tell: Callable[[Event], None],
        sitemaps: Mapping[str, Sequence[str]],
        again: Again,
        keeping: Keeping,
    ) -> None:
        self._order = order
        self._settings = settings
        self._fetch = fetch
        self._recorder = recorder
        self._tell = tell
        self._sitemaps = sitemaps
        self._again = again
        self._keeping = keeping
        self._pages = PageSet(order.platform, settings.max_pages)

    async def run(self) -> None:
        """Visit every declared page, then what these pages and the site's own lists name, two links deep.

        A visit that is gone on with asks for what it had planned, and looks for no more.
        """
        batch, hop, visit = list(self._order.pages), 0, self._order.visit
        discovers = self._order.platform.discover and not self._order.begun
        while batch:
            following: list[PageTarget] = []
            for target in batch:
                await self._keeping.go_on(visit)
                self._tell(Asked(visit, target.url, target.role.value))
                page = self._pages.saw(await self._page(target), target, hop)
                likely = self._pages.likely(hop + 1) if target is batch[-1] and discovers else []
                self._plan(likely)
                if target is batch[-1] and discovers and not likely:
                    following = await self._following(hop + 1)
                    page = page if following else self._pages.conclude(page)
                self._captured(page.capture, page.states)
                if likely:
                    following = await self._following(hop + 1, likely)
                if page.html and page.capture.role in STATE_ROLES:
                    await trials(replace(target, role=page.capture.role), self._settings, self._load, self._captured)
            batch, hop = following, hop + 1

    async def _load(self, target: PageTarget, conditions: Conditions, name: str) -> tuple[Page, str]:
        """One load of a trial: the page and its visible text, "" where it was not obtained."""
        try:
            page, answer = await self._browsed(target, f"trial: {conditions.words}", conditions, name)
        except Exception as error:  # noqa: BLE001 - as for any page
            return self._recorder.lost(target, Fetcher.BROWSER, verdict_of(error)), ""
        return page, answer.text

    def _captured(self, capture: Capture, states: tuple[Capture, ...] = ()) -> None:
        visit = self._order.visit
        self._keeping.tells(visit)
        self._tell(Captured(visit, capture, states))
        self._keeping.told(visit)

    async def _following(self, hop: int, planned: Sequence[PageTarget] = ()) -> list[PageTarget]:
        """The pages to ask for next, told where they are others than were `planned`.

        The page that led to them is told after a plan, so that a visit which breaks off knows what is left; but not
        after the site's own lists, whose reading takes long: a page that is done would be asked for again.
        """
        if hop > HOPS:
            return []
        home = self._pages.home
        if hop == 1 and home and self._pages.room:
            named = self._sitemaps.get(urlsplit(home).netloc, ())
            self._pages.offer_listed(await listed(self._fetch, home, named, self._order.visit))
        targets = self._pages.choose(hop)
        if targets != list(planned):
            self._plan(targets)
        return targets

    def _plan(self, targets: Sequence[PageTarget]) -> None:
        if targets:
            self._tell(Planned(self._order.visit, tuple((target.url, target.role.value) for target in targets)))

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
        return _with_role(target, done.by(self._again.method(target)))

    async def _by_http(self, target: PageTarget) -> tuple[Page | None, str]:
        """The page where plain HTTP settles it, else None and why the browser is needed.

        Where it is held, only what changed is taken: the request is conditional, and the answer may be that it did not.
        """
        plan = await self._again.plan(target)
        known = plan.page if plan else None
        try:
            response = await self._asked(target, known)
        except DownloadFailedError as error:
            if not is_unverified(error):
                raise
            return None, "plain HTTP cannot verify the certificate of the server"
        if plan and known and (same := known.sameness(response, response.url)):
            return await self._again.page(target, plan, same)
        if response.status == 304:
            response = await self._asked(target)
        done, why = await self._settled(target, response)
        return done, f"{why}; {plan.refusal}" if plan and plan.refusal else why

    async def _asked(self, target: PageTarget, known: Source | None = None) -> Response:
        """The answer to one request for a page; with `known`, whether it is still that is asked as well."""
        meta = {"cookiejar": self._order.visit, NOTED: HttpRecord()}
        headers = known.headers if known else None
        return await self._fetch(Request(target.url, headers=headers, meta=meta, dont_filter=True))

    async def _settled(self, target: PageTarget, response: Response) -> tuple[Page | None, str]:
        """The page where a plain response is all of it, else None and why the browser is needed."""
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        html = response.text if isinstance(response, TextResponse) and not not_html(kind, response.body[:64]) else ""
        static = read_static(html)
        answer = http_answer(response, static.title, static.text, target.url)
        if _is_pdf(response, kind):
            return await self._recorder.by_http(target, response, answer, "plain HTTP: a PDF"), ""
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
        reason = f"plain HTTP: the response holds the page as it is ({len(answer.text)} characters of text)"
        return await self._recorder.by_http(target, response, answer, reason), ""

    async def _by_browser(self, target: PageTarget, why: str) -> Page:
        """The page as the browser shows it; what it would download, a PDF above all, as plain HTTP gives it."""
        try:
            return (await self._browsed(target, why))[0]
        except BrowserFetchError as error:
            if self._settings.http_first or error.code != DOWNLOAD:
                raise
            done, _ = await self._by_http(target)
            if done is None:
                raise
            return done

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


def _is_pdf(response: Response, kind: str) -> bool:
    """Whether a response is a PDF by its type and its bytes; what it says is read later, under bounds."""
    named = kind.partition(";")[0].strip().lower() in PDF_TYPES
    return response.status == 200 and named and is_pdf(response.body)


def _with_role(target: PageTarget, page: Page) -> Page:
    """A bare address whose path names no topic gets the role that its title names."""
    if target.found != GIVEN or target.role is not Role.PRICING or topic_of(target.url):
        return page
    role = guess_role(target.url, page.title)
    states = tuple(replace(state, role=role) for state in page.states)
    return replace(page, capture=replace(page.capture, role=role), states=states)
