"""How much faster an unchanged static site is crawled again than it was crawled first.

A loopback site of PAGES pages (200), no scripts, one style sheet, ETags, at delay 0: pricing pages and questions that
fold (taken in the browser, with their states), and terms (by plain HTTP). Each round crawls it into a new store and
then again; start and end of the process count on both sides. The figure is the median over the rounds (BENCH_ROUNDS, 3)
of the ratios of two crawls that follow each other. 1 where it is below the bound, or anything was rendered that had not
changed.
"""

from __future__ import annotations

import hashlib
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from serving import Quiet, serving

from pricelint.browser import BrowserFound, find_browser
from pricelint.model.capture import Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

BOUND = 20.0
PAGES = int(os.environ.get("BENCH_PAGES", "200"))
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "3"))
ROLES = (Role.PRICING, Role.FAQ, Role.PRICING, Role.TERMS)
SETTINGS = CrawlSettings(
    politeness=Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True, allow_public=False))
)
ROW = "<tr><td>Pack {0}</td><td>{0},000</td><td>${0}0</td></tr>"
FOLD = "<details><summary>What does a video of {0} seconds cost?</summary><p>It costs {0}0 credits.</p></details>"


class Static(Quiet):
    """Pages that never change; "not modified" to whoever has them."""

    def answer(self) -> None:
        """One answer."""
        status, kind, body = self.choose()
        etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if status == 200 and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self.send_response(status)
        self.send_header("ETag", etag)
        if status != 304:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def choose(self) -> tuple[int, str, bytes]:
        """Status, type and body."""
        if self.path == "/robots.txt":
            return 404, "text/plain", b""
        if self.path == "/style.css":
            return 200, "text/css", b"body { font-family: sans-serif } table { border: 1px solid }"
        return 200, "text/html; charset=utf-8", page(self.path)


def page(path: str) -> bytes:
    """A page of prices and questions, another one for each address."""
    rows, folds = "".join(map(ROW.format, range(1, 9))), "".join(map(FOLD.format, range(1, 4)))
    text = f"<p>Credits of {path} expire after 12 months and renew monthly for every plan.</p>" * 8
    return (
        f"<!doctype html><html lang=en><title>Plans {path}</title><link rel=stylesheet href=/style.css>"
        f"<h1>Plans {path}</h1><table><tr><th>Pack<th>Credits<th>Price</tr>{rows}</table>{folds}{text}"
    ).encode()


def crawl(platform: Platform, found: BrowserFound, store: Store) -> tuple[Visit, float]:
    """One crawl and the seconds that it took."""
    begun = time.perf_counter()
    (visit,) = SpiderCapturer(store, SETTINGS, found).visit([platform])
    return visit, time.perf_counter() - begun


def main() -> int:
    """Print the seconds of each round and the ratio; 1 where the bound is missed."""
    found, ratios, rendered = find_browser(), list[float](), 0
    with serving(Static) as origin:
        pages = tuple(PageTarget(f"{origin}/{n}", ROLES[n % len(ROLES)]) for n in range(PAGES))
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
                _, first = crawl(Platform("static", "Static", pages), found, store)
                visit, again = crawl(Platform("static", "Static", pages), found, store)
            rendered += sum(capture.revalidation is None for capture in visit.captures)
            ratios.append(first / again)
            print(
                f"  {len(pages)} pages, {len(visit.captures)} captures: first {first:.2f} s, again {again:.2f} s",
                flush=True,
            )
    print(
        f"an unchanged site is crawled again {statistics.median(ratios):.1f} times as fast as first (bound {BOUND:g}); "
        f"{rendered} captures were made anew (bound 0)"
    )
    return int(statistics.median(ratios) < BOUND or rendered > 0)


if __name__ == "__main__":
    sys.exit(main())
