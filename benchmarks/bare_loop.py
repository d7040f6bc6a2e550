"""A loop over pages with Playwright alone, which takes the artefacts of a capture: what a crawl is measured against.

Of each page: HTML and text nodes (the capture script of the product), MHTML, the picture of the window, those of the
whole length where the crawl takes them, and headers and bodies of all that the page loads. Each is a file under its
sha256. There is no guard, no robots.txt, no record of circumstances, and no banner is declined.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from playwright.async_api import Browser, CDPSession, Error, Page, async_playwright

from pricelint.browser import BrowserFound, launch_options
from pricelint.model.platform import PageTarget, Platform
from pricelint_spiders.browser.taken import Collected
from pricelint_spiders.settings import FULL_PAGE_ROLES, CrawlSettings

TOLD = "requestWillBeSent requestWillBeSentExtraInfo responseReceived responseReceivedExtraInfo loadingFailed"
"""Events of the protocol that a record of the network is made of."""

SCRIPT = Path(__file__).parent.parent / "spiders/pricelint_spiders/browser/collect.js"


@dataclass
class Kept:
    """Files of one loop; `artefacts` counts those of pages, without what the pages loaded."""

    folder: Path
    pages: int = 0
    artefacts: int = 0

    def artefact(self, data: bytes) -> None:
        """Keep an artefact of a page."""
        self.artefacts += 1
        self.put(data)

    def put(self, data: bytes) -> None:
        """Keep bytes under their sha256."""
        path = self.folder / hashlib.sha256(data).hexdigest()
        if not path.exists():
            path.write_bytes(data)


@dataclass
class Bare:
    """One page of the browser, sent to one address after the other."""

    page: Page
    session: CDPSession
    frame: str
    kept: Kept
    settings: CrawlSettings
    told: list[Any] = field(default_factory=list)
    bodies: list[asyncio.Future[Any]] = field(default_factory=list)

    async def listen(self) -> None:
        """Hear what goes over the network, and ask for each body."""
        for name in TOLD.split():
            self.session.on(f"Network.{name}", lambda event: self.told.append(event))
        self.session.on("Network.loadingFinished", self.finished)
        await self.session.send("Network.enable")

    def finished(self, event: Any) -> None:  # noqa: ANN401 - an event of the protocol
        """A response is complete."""
        asked = self.session.send("Network.getResponseBody", {"requestId": event["requestId"]})
        self.bodies.append(asyncio.ensure_future(asked))

    async def take(self, target: PageTarget) -> None:
        """Everything that is taken of one page."""
        await self.page.goto(target.url)
        shown = await self.collect()
        self.kept.pages += 1
        self.kept.artefact(shown.html.encode())
        self.kept.artefact(bytes(shown.geometry))
        archive = await self.session.send("Page.captureSnapshot", {"format": "mhtml"})
        self.kept.artefact(archive["data"].encode())
        await self.picture(format="png", optimizeForSpeed=True)
        if target.role in FULL_PAGE_ROLES:
            await self.whole(*shown.page)
        await self.keep_record()

    async def whole(self, width: float, height: float) -> None:
        """The page from top to bottom, in as many pictures as a capture has."""
        tile = self.settings.full_page_height
        for y in range(0, min(int(height), tile * self.settings.full_page_tiles), tile):
            clip = {"x": 0, "y": y, "width": width, "height": min(height - y, tile), "scale": 1}
            await self.picture(format="jpeg", quality=70, captureBeyondViewport=True, clip=clip)

    async def picture(self, **options: Any) -> None:  # noqa: ANN401 - options of the protocol
        """One picture; a busy browser may fail to make it, which the number of artefacts tells."""
        try:
            answer = await self.session.send("Page.captureScreenshot", options)
        except Error:
            return
        self.kept.artefact(base64.b64decode(answer["data"]))

    async def keep_record(self) -> None:
        """What went over the network for the page."""
        for body in await asyncio.gather(*self.bodies, return_exceptions=True):
            if isinstance(body, dict):
                text = body["body"]
                self.kept.put(base64.b64decode(text) if body["base64Encoded"] else text.encode("utf-8", "replace"))
        self.kept.put(json.dumps(self.told).encode())
        self.told.clear()
        self.bodies.clear()

    async def collect(self) -> Collected:
        """Run the capture script as the product does."""
        settings = self.settings
        options = {"quiet": settings.quiet_ms, "settle_limit": settings.settle_ms, "patience": settings.patience_ms}
        options |= {"thin": 60, "longest": settings.politeness.max_body_bytes, "limit": 27_000}
        wishes = json.dumps({**options, "wait_for": [], "fonts": ""})
        world = await self.session.send("Page.createIsolatedWorld", {"frameId": self.frame})
        expression = f"({SCRIPT.read_text(encoding='utf-8').strip()})({wishes})"
        call = {"expression": expression, "contextId": world["executionContextId"]}
        answer = await self.session.send("Runtime.evaluate", {**call, "awaitPromise": True, "returnByValue": True})
        return msgspec.json.decode(answer["result"]["value"], type=Collected)


async def bare_loop(
    platforms: tuple[Platform, ...], found: BrowserFound, settings: CrawlSettings, kept: Kept, *, isolated: bool
) -> None:
    """Visit everything, several at a time: in a context for each platform, or in one for each worker."""
    pages = [platform.pages for platform in platforms]
    workers = settings.workers
    visits = pages if isolated else [sum(pages[at::workers], ()) for at in range(workers)]
    waiting = list(reversed(visits))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**launch_options(found.path, found.environment))

        async def work() -> None:
            while waiting:
                await visit(browser, waiting.pop(), settings, kept)

        await asyncio.gather(*(work() for _ in range(workers)))
        await browser.close()


async def visit(browser: Browser, targets: tuple[PageTarget, ...], settings: CrawlSettings, kept: Kept) -> None:
    """Visit some pages one after the other, in a context of their own."""
    context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
    page = await context.new_page()
    session = await context.new_cdp_session(page)
    tree = await session.send("Page.getFrameTree")
    bare = Bare(page, session, tree["frameTree"]["frame"]["id"], kept, settings)
    await bare.listen()
    for target in targets:
        await bare.take(target)
    await context.close()
