"""Our Scrapy download handler: plain HTTP through Scrapy's own, pages through the pool of browser pages."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import HtmlResponse, Response

from pricelint.model.platform import Role
from pricelint_spiders.browser.fidelity import late_text, replayed
from pricelint_spiders.browser.states import drive
from pricelint_spiders.browser.tab import Tab
from pricelint_spiders.browser.take import take
from pricelint_spiders.browser.taken import BrowserFetchError, Taken
from pricelint_spiders.http_record import noted
from pricelint_spiders.pauses import Pauses
from pricelint_spiders.record import browser_answer
from pricelint_spiders.robots import RobotsObeyed
from pricelint_spiders.settings import ALWAYS, FOLDED_ROLES, FULL_PAGE_ROLES, STATE_ROLES, Conditions
from pricelint_spiders.walls import judge

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from pricelint_spiders.spider import VisitSpider

TRIES = 3
"""Times that one address is asked for while its server answers that it wants a pause."""

BROWSE = "pricelint_browse"
"""Key in `Request.meta`: a `Browse` for a request that the browser is to make."""


class BrowserResponse(HtmlResponse):
    """A page as the browser has it; `taken` holds what the body does not."""

    taken: Taken


class Browse:
    """Wishes of one browser request: its visit, the role of the page, words to wait for.

    With `conditions` it is a load of a trial, by a visitor of its own that nothing is driven for.
    """

    def __init__(
        self, visit: str, *, role: Role, wait_for: tuple[str, ...], conditions: Conditions | None = None
    ) -> None:
        self.visit = visit
        self.conditions = conditions
        self.role = role
        self.wait_for = wait_for


class CaptureHandler(BaseDownloadHandler):
    """Makes every request of the product. The guard judges each address first, at each hop of a redirect anew."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._http = HTTP11DownloadHandler.from_crawler(crawler)
        self._pauses = Pauses()

    @property
    def _spider(self) -> VisitSpider:
        return cast("VisitSpider", self.crawler.spider)

    async def download_request(self, request: Request) -> Response:
        """Fetch one request by the way its meta asks for."""
        await self._spider.guard.check(request.url)
        host = urlsplit(request.url).hostname or ""
        browse = request.meta.get(BROWSE)
        for tries in range(1, TRIES + 1):
            await self._pauses.over(host)
            try:
                response = await self._fetched(request, browse)
            finally:
                self._rest(request)
            if not self._pauses.note(host, response.status, _retry_after(response)) or tries == TRIES:
                break
        return response

    async def _fetched(self, request: Request, browse: object) -> Response:
        if not isinstance(browse, Browse):
            return await noted(request, self._http.download_request)
        return await (self._browse(request, browse) if browse.conditions is None else self._try(request, browse))

    async def _try(self, request: Request, browse: Browse) -> BrowserResponse:
        """One load of a trial; what its visitor brought along is gone afterwards."""
        conditions = browse.conditions or ALWAYS
        try:
            for _ in range(conditions.loads):
                response = await self._browse(request, browse)
        finally:
            await self._spider.pool.leave(browse.visit)
        return response

    def _rest(self, request: Request) -> None:
        """Have the delay of the host begin when it has answered: a request that was long on its way is not followed by
        the next one sooner than the delay after it arrived."""
        if slot := self.crawler.engine.downloader.slots.get(request.meta.get("download_slot", "")):
            slot.lastseen = time.monotonic()

    async def _browse(self, request: Request, browse: Browse) -> BrowserResponse:
        spider = self._spider
        tab = await spider.pool.tab(browse.visit, browse.conditions or ALWAYS)
        try:
            taken = await take(
                tab,
                request.url,
                spider.job.settings,
                fonts=spider.job.browser.fonts,
                full_page=browse.role in FULL_PAGE_ROLES,
                wait_for=browse.wait_for,
            )
        except BrowserFetchError as error:
            await spider.pool.renew(browse.visit)
            if error.code.startswith("net::ERR_SOCKS") or error.code == "net::ERR_FAILED":
                await spider.guard.check(error.url)
            raise
        await self._check_arrival(request, taken.shown.url)
        taken = await self._examined(tab, taken, browse, request.url)
        response = BrowserResponse(
            taken.shown.url, status=taken.status, body=taken.shown.html.encode(), encoding="utf-8", request=request
        )
        response.taken = taken
        return response

    async def _examined(self, tab: Tab, taken: Taken, browse: Browse, asked: str) -> Taken:
        """The page with its further states, and with its fidelity where that is wanted."""
        job = self._spider.job
        if not job.settings.fidelity or judge(browser_answer(taken, asked)):
            return await self._driven(tab, taken, browse, asked)
        late = await late_text(tab, taken.shown, job.settings, job.browser.fonts)
        taken = await self._driven(tab, taken, browse, asked)
        fidelity = await replayed(self._spider.pool, taken, job.settings, job.browser.fonts, late)
        return replace(taken, fidelity=fidelity)

    async def _driven(self, tab: Tab, taken: Taken, browse: Browse, asked: str) -> Taken:
        """The page with its further states, where its role asks for them and it is the page that was asked for."""
        job = self._spider.job
        wanted = browse.role in STATE_ROLES | FOLDED_ROLES and job.settings.max_states > 0
        if browse.conditions or not wanted or judge(browser_answer(taken, asked)):
            return taken
        taken, sound = await drive(tab, taken, job.settings, browse.role, job.browser.fonts)
        if not sound:
            await self._spider.pool.renew(browse.visit)
        return taken

    async def _check_arrival(self, request: Request, url: str) -> None:
        """The browser follows redirects by itself: what it arrived at is held to the same rules as what was asked."""
        if url == request.url:
            return
        await self._spider.guard.check(url)
        robots = self.crawler.get_downloader_middleware(RobotsObeyed)
        if robots is not None:
            await robots.process_request(Request(url))

    async def close(self) -> None:
        """Let go of the connections of plain HTTP; the pool belongs to the process."""
        await self._http.close()


def _retry_after(response: Response) -> str:
    if isinstance(response, BrowserResponse):
        return next((value for name, value in response.taken.headers if name.lower() == "retry-after"), "")
    return (response.headers.get("Retry-After") or b"").decode("latin-1")
