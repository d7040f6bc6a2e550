"""Pages per second by plain HTTP, as a share of a bare Scrapy spider that asks for the same pages.

Four loopback hosts of PAGES pages together (BENCH_PAGES, 2,000), one request at a time to each, at delay 0, robots.txt
obeyed on both sides, start and end of the process included. The bare spider downloads and forgets; the crawl judges
each answer, reads its links, keeps body and WARC by hash, and records it in the database. The two alternate, ROUNDS
times each (BENCH_ROUNDS, 3); the figure is the ratio of their medians. 1 where it is below the bound.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pricelint.browser import BrowserFound, find_browser
from pricelint.model.capture import CaptureOutcome
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

BOUND = 0.8
PAGES = int(os.environ.get("BENCH_PAGES", "2000"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
HOSTS = ("127.6.0.1", "127.6.0.2", "127.6.0.3", "127.6.0.4")
SETTINGS = CrawlSettings(
    politeness=Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True, allow_public=False)),
    workers=len(HOSTS),
)
SERVER = """
import asyncio, sys
TEXT = "<p>Credits expire after 12 months; plans renew monthly until cancelled.</p>" * 60
PAGE = "<!doctype html><html lang=en><title>Terms {0}</title><h1>Terms {0}</h1><a href=/terms>Terms</a>" + TEXT
def answer(path):
    status, body = ("404 Not Found", b"") if path == "/robots.txt" else ("200 OK", PAGE.format(path).encode())
    head = f"HTTP/1.1 {status}\\r\\nContent-Type: text/html; charset=utf-8\\r\\nContent-Length: {len(body)}\\r\\n\\r\\n"
    return head.encode() + body
async def serve(reader, writer):
    try:
        while line := await reader.readline():
            while (await reader.readline()).strip():
                pass
            writer.write(answer(line.decode().split(" ")[1]))
            await writer.drain()
    except ConnectionError:
        pass
    writer.close()
async def main():
    servers = [await asyncio.start_server(serve, host, 0) for host in sys.argv[1:]]
    print(*(server.sockets[0].getsockname()[1] for server in servers), flush=True)
    await asyncio.Event().wait()
asyncio.run(main())
"""
BARE = """
import sys
import scrapy
from scrapy.crawler import CrawlerProcess
class Bare(scrapy.Spider):
    name = "bare"
    seen = 0
    async def start(self):
        for url in urls:
            yield scrapy.Request(url, dont_filter=True)
    def parse(self, response):
        Bare.seen += len(response.body) > 0
urls = sys.stdin.read().split()
process = CrawlerProcess({
    "TWISTED_REACTOR": "twisted.internet.asyncioreactor.AsyncioSelectorReactor", "LOG_LEVEL": "ERROR",
    "ROBOTSTXT_OBEY": True, "DOWNLOAD_DELAY": 0, "CONCURRENT_REQUESTS_PER_DOMAIN": 1, "CONCURRENT_REQUESTS": 16,
    "EXTENSIONS_BASE": {}, "RETRY_ENABLED": False,
})
process.crawl(Bare)
process.start()
print(Bare.seen)
"""


@contextmanager
def served() -> Iterator[dict[str, str]]:
    """The origins by host, in a process of their own, until the block ends."""
    command = [sys.executable, "-c", SERVER, *HOSTS]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603
        try:
            ports = server.stdout.readline().split() if server.stdout else []
            yield {host: f"http://{host}:{port}" for host, port in zip(HOSTS, ports, strict=True)}
        finally:
            server.terminate()


def bare(platforms: list[Platform]) -> int:
    """Download everything with Scrapy alone; returns the number of pages."""
    waiting = zip(*(platform.pages for platform in platforms), strict=True)
    urls = " ".join(target.url for each in waiting for target in each)
    told = subprocess.run([sys.executable, "-c", BARE], input=urls, capture_output=True, text=True, check=True)  # noqa: S603
    return int(told.stdout)


def crawl(platforms: list[Platform], found: BrowserFound) -> int:
    """Capture everything with the product; returns the number of pages."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        visits = list(SpiderCapturer(store, SETTINGS, found).visit(platforms))
    return sum(capture.outcome is CaptureOutcome.CAPTURED for visit in visits for capture in visit.captures)


def main() -> int:
    """Print pages per second of both sides and their ratio; 1 where the bound is missed."""
    found, rates = find_browser(), {"bare": list[float](), "crawl": list[float]()}
    with served() as origins:
        platforms = [
            Platform(
                host.replace(".", "-"),
                host,
                tuple(PageTarget(f"{origin}/terms/{number}", Role.TERMS) for number in range(PAGES // len(HOSTS))),
            )
            for host, origin in origins.items()
        ]
        total = sum(len(platform.pages) for platform in platforms)
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            alone = bare(platforms)
            between = time.perf_counter()
            if (alone, crawl(platforms, found)) != (total, total):
                raise SystemExit("not every page was obtained")
            rates["bare"].append(total / (between - begun))
            rates["crawl"].append(total / (time.perf_counter() - between))
    ratio = statistics.median(rates["crawl"]) / statistics.median(rates["bare"])
    print(f"{total} pages by plain HTTP: the crawl takes {ratio:.2f} of a bare spider's (bound {BOUND})")
    for name, values in rates.items():
        print(f"  {name:5} {' '.join(f'{value:.0f}' for value in values)} pages/s")
    return int(ratio < BOUND)


if __name__ == "__main__":
    sys.exit(main())
