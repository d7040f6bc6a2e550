"""Robots and delays obeyed in a logged run of REQUESTS requests (2,000) against servers of our own, by plain HTTP.

Four hosts: one forbids every fourth page, one asks for a Crawl-delay, one answers each fiftieth request with 429 and a
Retry-After, one answers robots.txt with 503. Every request is logged with its time on the server's side; what was asked
against the rules is counted and printed. 1 where anything was.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import ClassVar

from serving import Quiet, serving

from pricelint.browser import find_browser
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

REQUESTS = int(os.environ.get("BENCH_REQUESTS", "2000"))
CRAWL_DELAY = 0.2
PAUSE = 1
EVERY = 50
SLACK = 0.02
"""Seconds by which two requests may arrive nearer to each other than they were sent."""

FORBIDDING, SLOW, BUSY, BROKEN = "127.4.0.1", "127.4.0.2", "127.4.0.3", "127.4.0.4"
ROBOTS = {FORBIDDING: "User-agent: *\nDisallow: /private\n", SLOW: f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\n"}
PAGE = b"<!doctype html><title>Terms</title>" + b"<p>Credits expire after 12 months and renew monthly.</p>" * 10


class Logged(Quiet):
    """Answers by the host that was asked, and logs host, path, time and status."""

    log: ClassVar[list[tuple[str, str, float, int]]] = []

    def answer(self) -> None:
        """One answer."""
        host = str(self.server.server_address[0])
        status, body = self.choose(host)
        self.log.append((host, self.path, time.monotonic(), status))
        self.send_response(status)
        if status == 429:
            self.send_header("Retry-After", str(PAUSE))
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def choose(self, host: str) -> tuple[int, bytes]:
        """Status and body."""
        if self.path == "/robots.txt":
            return (503, b"down") if host == BROKEN else (200, ROBOTS.get(host, "").encode())
        pages = sum(each[0] == host for each in self.log)
        return (429, b"later") if host == BUSY and pages % EVERY == 0 else (200, PAGE)


def platforms(origins: dict[str, str]) -> list[Platform]:
    """As many pages as make up the number of requests; few on the host that wants to be asked slowly."""
    slow = REQUESTS // 20
    numbers = {
        FORBIDDING: REQUESTS * 3 // 5,
        SLOW: slow,
        BUSY: REQUESTS - REQUESTS * 3 // 5 * 3 // 4 - slow,
        BROKEN: 50,
    }
    made = []
    for host, count in numbers.items():
        paths = [f"/{'private' if host == FORBIDDING and n % 4 == 0 else 'page'}/{n}" for n in range(count)]
        pages = tuple(PageTarget(f"{origins[host]}{path}", Role.TERMS) for path in paths)
        made.append(Platform(host.replace(".", "-"), host, pages))
    return made


def breaches(log: list[tuple[str, str, float, int]]) -> list[str]:
    """What was asked against the rules, a sentence each."""
    found = [f"{host}{path} is forbidden" for host, path, _, _ in log if host == FORBIDDING and "private" in path]
    found += [
        f"{host}{path} though robots.txt failed" for host, path, _, _ in log if host == BROKEN and path != "/robots.txt"
    ]
    times = [at for host, path, at, _ in log if host == SLOW and path != "/robots.txt"]
    found += [f"{SLOW}: {b - a:.3f} s between two requests" for a, b in pairwise(times) if b - a < CRAWL_DELAY - SLACK]
    busy = [(at, status) for host, _, at, status in log if host == BUSY]
    found += [
        f"{BUSY}: {b - a:.3f} s after a 429"
        for (a, status), (b, _) in pairwise(busy)
        if status == 429 and b - a < PAUSE - SLACK
    ]
    return found


def main() -> int:
    """Print the numbers; 1 where a rule was broken or fewer requests were made."""
    conduct = Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True, allow_public=False))
    with ExitStack() as stack:
        hosts = (FORBIDDING, SLOW, BUSY, BROKEN)
        wanted = platforms({host: stack.enter_context(serving(Logged, host)) for host in hosts})
        store = stack.enter_context(Store.open(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
        visits = list(SpiderCapturer(store, CrawlSettings(politeness=conduct), find_browser()).visit(wanted))
    found = breaches(Logged.log)
    busy = sum(status == 429 for *_, status in Logged.log)
    captures = sum(len(visit.captures) for visit in visits)
    print(
        f"{len(Logged.log)} requests for {captures} pages of 4 hosts, {busy} answers 429: "
        f"{len(found)} against the rules (bound 0)"
    )
    print("\n".join(found[:20]))
    return int(bool(found) or len(Logged.log) < REQUESTS)


if __name__ == "__main__":
    sys.exit(main())
