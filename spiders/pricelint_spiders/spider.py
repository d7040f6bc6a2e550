"""The spider: makes the visits of a job, a few at a time. Every fetch of the product goes through it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from functools import partial
from typing import Any, Self
from urllib.parse import urlsplit

import scrapy
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response

from pricelint.net.guard import Guard
from pricelint.store.ports import BlobStore
from pricelint_spiders.browsers import Browsers
from pricelint_spiders.keeping import Keeping
from pricelint_spiders.protocol import Channel, Finished, Started
from pricelint_spiders.record import Recorder
from pricelint_spiders.settings import Job, Order
from pricelint_spiders.unchanged.again import Again
from pricelint_spiders.visit import Visit

LONGEST_DELAY = 30.0
"""Seconds between requests beyond which a Crawl-delay is not followed further: the visit would never end."""


class VisitSpider(scrapy.Spider):
    """Requests are made in the order of a visit (`engine.download_async`), so a visit reads as one story; robots.txt,
    redirects, cookies and the per-host delay are Scrapy's own middlewares and downloader slots."""

    name = "visit"

    def __init__(
        self, *, job: Job, guard: Guard, browsers: Browsers, blobs: BlobStore, channel: Channel, keeping: Keeping
    ) -> None:
        super().__init__()
        self.job = job
        self.guard = guard
        self.browsers = browsers
        self._blobs = blobs
        self._channel = channel
        self._keeping = keeping
        self._waiting = list(reversed(job.orders))
        self._sitemaps: dict[str, list[str]] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401 - Scrapy's signature
        """Also listen for robots.txt: a site may ask for a longer delay than ours, and name its sitemaps."""
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.heed_crawl_delay, signals.robots_parsed)
        crawler.signals.connect(spider.note_sitemaps, signals.robots_parsed)
        return spider

    def heed_crawl_delay(self, robotparser: Any, request: Request) -> None:  # noqa: ANN401 - Scrapy's wrapper of Protego
        """Raise the delay of a host to the Crawl-delay of its robots.txt, up to `LONGEST_DELAY`."""
        asked = robotparser.rp.crawl_delay(self.job.settings.politeness.agent)
        if not asked:
            return
        host = urlsplit(request.url).hostname or ""
        delay = max(self.job.settings.politeness.delay, min(float(asked), LONGEST_DELAY))
        downloader = self.crawler.engine.downloader
        downloader.per_slot_settings[host] = {"concurrency": 1, "delay": delay}
        if slot := downloader.slots.get(host):
            slot.delay = delay

    def note_sitemaps(self, robotparser: Any, request: Request) -> None:  # noqa: ANN401 - Scrapy's wrapper of Protego
        """Keep the sitemaps that the robots.txt of a host names."""
        self._sitemaps[urlsplit(request.url).netloc] = [str(url) for url in robotparser.rp.sitemaps]

    async def start(self) -> AsyncIterator[Any]:
        """Work off all orders; yields the id of each finished visit as an item."""
        done: asyncio.Queue[str] = asyncio.Queue()
        workers = [asyncio.create_task(self._work(done)) for _ in range(self.job.settings.workers)]
        for _ in self.job.orders:
            yield {"visit": await done.get()}
        await asyncio.gather(*workers)

    async def _work(self, done: asyncio.Queue[str]) -> None:
        while self._waiting:
            order = self._waiting.pop()
            try:
                await self._visit(order)
            except Exception:
                self.logger.exception("The visit of %s broke off", order.platform.id)
            done.put_nowait(order.visit)

    async def _visit(self, order: Order) -> None:
        self._channel.send(Started(order.visit, datetime.now(UTC)))
        settings = self.job.settings
        came = partial(self._keeping.came, order.visit)
        recorder = Recorder(order.platform.id, settings, self._blobs, self.job.browser.fonts, came)
        again = Again(order, settings, self._fetch, self._blobs, self.job.browser.fonts)
        tell, sitemaps = self._channel.send, self._sitemaps
        try:
            await Visit(order, settings, self._fetch, recorder, tell, sitemaps, again, self._keeping).run()
        finally:
            self._keeping.told(order.visit)
            await self.browsers.leave(order.visit)
        self._channel.send(Finished(order.visit, datetime.now(UTC)))

    async def _fetch(self, request: Request) -> Response:
        return await self.crawler.engine.download_async(request)
