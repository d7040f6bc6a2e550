"""Pages per second of a crawl, as a share of a bare Playwright loop that takes the same artefacts, and processor time.

Both sides visit the same loopback sites with the same browser, four at a time, at delay 0, without the HTTP probe;
start and end of browser and crawling process count on both sides. Each runs in a process of its own, which gathers what
its side leaves behind, so that the processor time of every process that took part is counted, browser and driver too.
The loop only takes: goto, the capture script, MHTML, screenshot, the long image where the crawl takes one, headers and
bodies of all that the page loads, on one page per worker that it never renews; it has no guard, no robots.txt, no
context per site, declines no banner, and throws away what it has taken. Neither side drives controls (`max_states`).
The two alternate, ROUNDS times each, so that drift of the machine touches both; the figures are the ratio of their
medians of pages per second, and the difference of their medians of processor time a page.

Sites: the replay server beside `PRICELINT_CORPUS` (`../tools/replay.py`), with 1.75 pages a site, most of them one:
what a visit costs by itself (robots.txt, a context, its first page) weighs most there. Else the sample platforms, 14
pages of 4 sites, where the start of the crawling process does.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from playwright.async_api import CDPSession, Page, async_playwright

from pricelint.browser import BrowserFound, find_browser, launch_options
from pricelint.model.platform import PageTarget, Platform
from pricelint.net.address import AddressPolicy
from pricelint.net.links import guess_role
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.samples import serve_samples
from pricelint_spiders.settings import FULL_PAGE_ROLES, CrawlSettings

BOUND = 0.8
CPU_BOUND = 60.0
"""Milliseconds of processor time a page above the loop's."""

TOLD = "requestWillBeSent requestWillBeSentExtraInfo responseReceived responseReceivedExtraInfo loadingFailed"
"""Events of the protocol that a record of the network is made of."""

_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux: whoever loses its parent below this process becomes its child."""

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
REPOSITORY = Path(__file__).parent.parent
SCRIPT = (REPOSITORY / "spiders/pricelint_spiders/browser/collect.js").read_text(encoding="utf-8").strip()
SETTINGS = CrawlSettings(
    politeness=Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True, allow_public=False)),
    http_first=False,
    max_states=0,
)


@contextmanager
def sites() -> Iterator[tuple[Platform, ...]]:
    """The sites to visit, served on loopback until the block ends."""
    corpus = Path(os.environ.get("PRICELINT_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    replay = corpus.parent / "tools" / "replay.py"
    if not replay.is_file():
        with serve_samples() as samples:
            yield samples
        return
    port = 20_000 + os.getpid() % 10_000
    command = [sys.executable, str(replay), "--corpus", str(corpus), "--port", str(port)]
    started = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603
    with started as server:
        try:
            yield tuple(_replayed(server))
        finally:
            server.terminate()


def _replayed(server: subprocess.Popen[str]) -> Iterator[Platform]:
    for line in server.stdout or ():
        if line.strip() == "ready":
            return
        origin, name, paths = line.rstrip("\n").split("\t")
        pages = tuple(PageTarget(origin + path, guess_role(origin + path)) for path in paths.split(" "))
        yield Platform(name, name, pages)


@dataclass
class Bare:
    """The loop to be measured against."""

    page: Page
    session: CDPSession
    frame: str
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
        width, height = await self.collect()
        await self.session.send("Page.captureSnapshot", {"format": "mhtml"})
        await self.session.send("Page.captureScreenshot", {"format": "png", "optimizeForSpeed": True})
        if target.role in FULL_PAGE_ROLES:
            clip = {"x": 0, "y": 0, "width": width, "height": min(height, SETTINGS.full_page_height), "scale": 1}
            options = {"format": "jpeg", "quality": 70, "captureBeyondViewport": True, "clip": clip}
            await self.session.send("Page.captureScreenshot", options)
        await asyncio.gather(*self.bodies, return_exceptions=True)
        self.told.clear()
        self.bodies.clear()

    async def collect(self) -> tuple[float, float]:
        """Run the capture script as the product does; returns the size of the page."""
        options = {"quiet": SETTINGS.quiet_ms, "settle_limit": SETTINGS.settle_ms, "patience": SETTINGS.patience_ms}
        options |= {"thin": 60, "longest": 20 * 1024 * 1024, "limit": 27_000}
        wishes = json.dumps({**options, "wait_for": [], "fonts": ""})
        world = await self.session.send("Page.createIsolatedWorld", {"frameId": self.frame})
        call = {"expression": f"({SCRIPT})({wishes})", "contextId": world["executionContextId"]}
        answer = await self.session.send("Runtime.evaluate", {**call, "awaitPromise": True, "returnByValue": True})
        page = json.loads(answer["result"]["value"])["page"]
        return page[0], page[1]


async def bare_loop(platforms: tuple[Platform, ...], found: BrowserFound) -> int:
    """Visit everything with Playwright alone; returns the number of pages."""
    waiting = [target for platform in reversed(platforms) for target in reversed(platform.pages)]
    total = len(waiting)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**launch_options(found.path, found.environment))

        async def work() -> None:
            context = await browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-US")
            page = await context.new_page()
            session = await context.new_cdp_session(page)
            tree = await session.send("Page.getFrameTree")
            bare = Bare(page, session, tree["frameTree"]["frame"]["id"])
            await bare.listen()
            while waiting:
                await bare.take(waiting.pop())

        await asyncio.gather(*(work() for _ in range(SETTINGS.workers)))
        await browser.close()
    return total


def crawl(platforms: tuple[Platform, ...], found: BrowserFound) -> int:
    """Visit everything with the product; returns the number of pages."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        return sum(len(visit.captures) for visit in SpiderCapturer(store, SETTINGS, found).visit(platforms))


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one side: pages, seconds, and seconds of processor time of all its processes."""

    pages: int
    seconds: float
    cpu: float

    @property
    def rate(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds

    @property
    def cost(self) -> float:
        """Milliseconds of processor time a page."""
        return 1000 * self.cpu / self.pages


def measured(side: str, platforms: bytes) -> Measured:
    """Run one side in a process of its own."""
    command = [sys.executable, __file__, side]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603
        told = _said(process, platforms)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the {side} side ended with code {process.returncode}")
    return Measured(int(told[0]), float(told[1]), used.ru_utime + used.ru_stime)


def _said(process: subprocess.Popen[bytes], platforms: bytes) -> list[bytes]:
    if process.stdin is None or process.stdout is None:
        raise SystemExit("no pipes to the other process")
    process.stdin.write(platforms)
    process.stdin.close()
    return process.stdout.read().split()


def run(side: str) -> int:
    """One side, with the platforms on standard input; prints its pages and seconds, and waits for all that is left."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    platforms = msgspec.json.decode(sys.stdin.buffer.read(), type=tuple[Platform, ...])
    found = find_browser()
    begun = time.perf_counter()
    pages = asyncio.run(bare_loop(platforms, found)) if side == "bare" else crawl(platforms, found)
    print(pages, time.perf_counter() - begun, flush=True)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    return 0


def main() -> int:
    """Print pages per second and processor time of both sides; 1 where a bound is missed."""
    runs: dict[str, list[Measured]] = {"bare": [], "crawl": []}
    with sites() as platforms:
        told = msgspec.json.encode(platforms)
        for _ in range(ROUNDS):
            for side, results in runs.items():
                results.append(measured(side, told))
    if len({result.pages for results in runs.values() for result in results}) != 1:
        raise SystemExit("the crawl and the loop visited different numbers of pages")
    bare, own = (statistics.median(result.rate for result in results) for results in runs.values())
    more = statistics.median(each.cost for each in runs["crawl"]) - statistics.median(
        each.cost for each in runs["bare"]
    )
    pages = runs["bare"][0].pages
    print(f"{pages} pages of {len(platforms)} sites: the crawl takes {own / bare:.2f} of a bare loop's (bound {BOUND})")
    print(f"  and {more:.0f} ms of processor time a page more (bound {CPU_BOUND:g})")
    for name, results in runs.items():
        print(f"  {name:5} {' '.join(f'{each.rate:.2f}/s {each.cost:.0f} ms' for each in results)}")
    return int(own / bare < BOUND or more > CPU_BOUND)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]) if len(sys.argv) > 1 else main())
