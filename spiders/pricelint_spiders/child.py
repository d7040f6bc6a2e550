"""The crawling process: `python -m pricelint_spiders.child`, with a job on standard input.

It has a reactor of its own, so that nothing of the engine depends on one, and a page that brings it down takes nobody
along. The first line of standard input is the job as JSON, each further one the id of a visit of which a page was
recorded; when standard input ends, the parent is gone, and so is it.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from pathlib import Path
from typing import Any

import msgspec
import scrapy.core.downloader.handlers.http11  # noqa: F401 - early: it looks at every module and frame that is there
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.utils.reactor import install_reactor

from pricelint.net.gate import Gate
from pricelint.net.guard import Guard
from pricelint.store.blobs import Blobs
from pricelint_spiders.browsers import Browsers
from pricelint_spiders.keeping import Keeping
from pricelint_spiders.leftovers import MARK, end_marked
from pricelint_spiders.protocol import Alive, Channel
from pricelint_spiders.resolver import GuardedResolver
from pricelint_spiders.settings import Job
from pricelint_spiders.spider import VisitSpider

ALIVE_SECONDS = 2.0
KEEP_SECONDS = 2.0
"""For pages that are complete to be kept, once the parent has gone."""

PARENT_GONE = 3
COLLECT_AFTER = 10_000
"""New objects after which garbage is looked for: messages of the browser are many and free themselves."""

REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"


def scrapy_settings(job: Job) -> dict[str, Any]:
    """Our conduct in the words of Scrapy."""
    conduct = job.settings.politeness
    return {
        "TWISTED_REACTOR": REACTOR,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https"), "pricelint_spiders.handler.CaptureHandler")
        | dict.fromkeys(("data", "file", "ftp", "s3")),
        "USER_AGENT": conduct.agent,
        "ROBOTSTXT_OBEY": conduct.robots,
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "pricelint_spiders.robots.RobotsObeyed": 100,
            # A visit chooses its pages by itself, logs in nowhere, and counts what it does.
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
            "scrapy.downloadermiddlewares.stats.DownloaderStats": None,
        },
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        # The address that was judged is the one that is connected to; a proxy would resolve the name again.
        "HTTPPROXY_ENABLED": False,
        "DOWNLOAD_DELAY": conduct.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "DOWNLOAD_TIMEOUT": conduct.page_timeout,
        "DOWNLOAD_MAXSIZE": conduct.max_body_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "CONCURRENT_REQUESTS": 4 * job.settings.workers,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "REDIRECT_MAX_TIMES": 10,
        "RETRY_ENABLED": False,
        # None of them is needed, and some listen: for Telnet, or for code to run.
        "EXTENSIONS_BASE": {},
        "LOG_LEVEL": "ERROR",
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1",
            "Accept-Language": job.settings.locale,
        },
    }


async def crawl(job: Job, channel: Channel, keeping: Keeping) -> None:
    """Make all visits of a job."""
    guard = Guard(job.settings.politeness.addresses)
    beat = asyncio.create_task(_beat(channel))
    async with Gate(guard) as gate:
        browsers = Browsers(job, guard, gate.url)
        GuardedResolver.install(guard)
        try:
            await AsyncCrawlerRunner(scrapy_settings(job)).crawl(
                VisitSpider,
                job=job,
                guard=guard,
                browsers=browsers,
                blobs=Blobs.in_folder(Path(job.blobs)),
                channel=channel,
                keeping=keeping,
            )
        finally:
            await browsers.close()
            beat.cancel()


async def _beat(channel: Channel) -> None:
    while True:
        channel.send(Alive())
        await asyncio.sleep(ALIVE_SECONDS)


def _hear_parent(keeping: Keeping, channel: Channel) -> None:
    """Standard input ends when the parent does, however it does, or wants no more; what this process started ends with
    it."""
    for line in sys.stdin.buffer:
        keeping.kept(line.decode().strip())
    keeping.end(KEEP_SECONDS)
    channel.close()
    end_marked(os.environ.get(MARK, ""))
    os._exit(PARENT_GONE)


def main() -> int:
    """Run one job; 0 where it was worked off, whatever came of its pages."""
    channel = Channel.over_stdout()
    job = msgspec.json.decode(sys.stdin.buffer.readline(), type=Job)
    keeping = Keeping()
    threading.Thread(target=_hear_parent, args=(keeping, channel), daemon=True).start()
    install_reactor(REACTOR)
    # What was loaded stays: garbage is not looked for in it.
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER)
    from twisted.internet import reactor as installed

    reactor: Any = installed
    failures: list[BaseException] = []
    tasks: list[asyncio.Future[None]] = []

    async def run() -> None:
        try:
            await crawl(job, channel, keeping)
        except BaseException as error:  # noqa: BLE001 - told to the parent by the exit code and standard error
            failures.append(error)
        finally:
            reactor.stop()

    reactor.callWhenRunning(lambda: tasks.append(asyncio.ensure_future(run())))
    reactor.run()
    for error in failures:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
    return 1 if failures else 0


if __name__ == "__main__":
    code = main()
    sys.stderr.flush()
    # Everything is closed and told; taking the interpreter apart would only cost time.
    os._exit(code)
