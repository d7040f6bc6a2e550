"""Our Scrapy download handler: plain HTTP through Scrapy's own, pages through the pool of browser pages."""

from __future__ import annotations

import copy
import time
from functools import partial
from typing import TYPE_CHECKING, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.core.downloader.handlers.base import BaseDownloadHandler
from scrapy.core.downloader.handlers.http11 import HTTP11DownloadHandler
from scrapy.http import HtmlResponse, Response
from scrapy.settings import Settings

from pricelint.model.exchange import header_of
from pricelint_spiders.browser.taken import Taken
from pricelint_spiders.browsers import Browse
from pricelint_spiders.http_record import noted
from pricelint_spiders.pauses import Pauses
from pricelint_spiders.robots import RobotsObeyed
from pricelint_spiders.settings import ALWAYS

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

    from pricelint_spiders.spider import VisitSpider

TRIES = 3
"""Times that one address is asked for while its server answers that it wants a pause."""

BROWSE = "pricelint_browse"
"""Key in `Request.meta`: a `Browse` for a request that the browser is to make."""


ROBOTS = "dont_obey_robotstxt"
"""Key in `Request.meta` by which Scrapy marks its own request for a robots.txt. Whoever answers that one may: it
only says what is not to be asked for, and a site that the browser trusts is not lost over it."""


class BrowserResponse(HtmlResponse):
    """A page as the browser has it; `taken` holds what the body does not."""

    taken: Taken


class CaptureHandler(BaseDownloadHandler):
    """Makes every request of the product. The guard judges each address first, at each hop of a redirect anew."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._http = HTTP11DownloadHandler.from_crawler(crawler)
        self._anyone = HTTP11DownloadHandler.from_crawler(_unverifying(crawler))
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
            handler = self._anyone if request.meta.get(ROBOTS) else self._http
            return await noted(request, handler.download_request)
        return await (self._browse(request, browse) if browse.conditions is None else self._try(request, browse))

    async def _try(self, request: Request, browse: Browse) -> BrowserResponse:
        """One load of a trial; what its visitor brought along is gone afterwards."""
        conditions = browse.conditions or ALWAYS
        try:
            for _ in range(conditions.loads):
                response = await self._browse(request, browse)
        finally:
            await self._spider.browsers.leave(browse.visit)
        return response

    def _rest(self, request: Request) -> None:
        """Have the delay of the host begin when it has answered: a request that was long on its way is not followed by
        the next one sooner than the delay after it arrived."""
        if slot := self.crawler.engine.downloader.slots.get(request.meta.get("download_slot", "")):
            slot.lastseen = time.monotonic()

    async def _browse(self, request: Request, browse: Browse) -> BrowserResponse:
        taken = await self._spider.browsers.take(request.url, browse, partial(self._check_arrival, request))
        response = BrowserResponse(
            taken.shown.url, status=taken.status, body=taken.shown.html.encode(), encoding="utf-8", request=request
        )
        response.taken = taken
        return response

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
        await self._anyone.close()


def _unverifying(crawler: Crawler) -> Crawler:
    """The crawler with settings under which no certificate is verified."""
    lenient = copy.copy(crawler)
    lenient.settings = Settings(crawler.settings)
    lenient.settings.set("DOWNLOAD_VERIFY_CERTIFICATES", False, priority="cmdline")
    return lenient


def _retry_after(response: Response) -> str:
    if isinstance(response, BrowserResponse):
        return header_of(response.taken.headers, "retry-after")
    return (response.headers.get("Retry-After") or b"").decode("latin-1")
