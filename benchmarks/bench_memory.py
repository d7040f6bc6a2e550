"""Memory of a crawl after MANY captures (BENCH_CAPTURES, 3,000), as a multiple of that after a tenth of them.

Small loopback pages with scripts, taken in the browser, in visits of 50 pages, four at a time, at delay 0. What the
crawling process, the driver and the browser hold of their own (what they share counts once) is looked at after every
page. A browser's memory grows with its pages and falls when it is replaced: both sides are medians over as many
captures as one lives for, those that follow the first tenth and the last ones. The engine's own process is told beside
it. 1 where the growth is above the bound.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

import psutil
from serving import Quiet, serving

from pricelint.browser import find_browser
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint.store.store import Store
from pricelint_spiders.crawl import Progress, SpiderCapturer
from pricelint_spiders.settings import CrawlSettings

BOUND = 1.10
MANY = int(os.environ.get("BENCH_CAPTURES", "3000"))
VISIT = 50
MEGABYTE = 1024 * 1024
SETTINGS = CrawlSettings(
    politeness=Politeness(delay=0, addresses=AddressPolicy(allow_loopback=True, allow_public=False)),
    http_first=False,
    max_states=0,
    quiet_ms=20,
)
PAGE = """<!doctype html><html lang=en><title>Plans {0}</title><h1>Plans {0}</h1><div id=root></div><script>
const pack = n => `<p>Pack ${{n}} of {0}: $${{n}}9 for ${{n}},000 credits</p>`
root.innerHTML = Array.from({{length: 20}}, (_, n) => pack(n)).join("")
</script>"""


class Pages(Quiet):
    """A page for every address."""

    def answer(self) -> None:
        """One answer."""
        body = b"" if self.path == "/robots.txt" else PAGE.format(self.path).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def held(pid: int | None) -> float:
    """Megabytes that a process and all that it started hold of their own; 0 where it is gone."""
    try:
        top = psutil.Process(pid)
        return sum(own(process) for process in (top, *top.children(recursive=True))) / MEGABYTE
    except psutil.Error:
        return 0.0


def own(process: psutil.Process) -> int:
    """Bytes of one process that no other shares."""
    try:
        memory = process.memory_info()
    except psutil.Error:
        return 0
    return int(memory.rss - getattr(memory, "shared", 0))


def main() -> int:
    """Crawl, looking after each page; 1 where the bound is missed."""
    seen: list[tuple[float, float]] = []
    with serving(Pages) as origin, tempfile.TemporaryDirectory() as folder, Store.open(Path(folder)) as store:
        capturer = SpiderCapturer(store, SETTINGS, find_browser())

        def look(_: Progress) -> None:
            seen.append((held(capturer.pid), own(psutil.Process()) / MEGABYTE))
            if len(seen) % (MANY // 10) == 0:
                print(f"  {len(seen):5} captures: {seen[-1][0]:.0f} MB, engine {seen[-1][1]:.0f} MB", flush=True)

        capturer.progress = look
        for _ in capturer.visit(platforms(origin)):
            pass
        return told(seen)


def told(seen: list[tuple[float, float]]) -> int:
    """Print the growth of what was seen after each capture; 1 where the bound is missed."""
    tenth, life = len(seen) // 10, SETTINGS.browser.pages
    early, late = (statistics.median(each[0] for each in part) for part in (seen[tenth : tenth + life], seen[-life:]))
    grown = f"{late:.0f} MB at the end, {early:.0f} MB after a tenth"
    print(f"{len(seen)} captures: {grown}: {late / early:.2f} (bound {BOUND})", flush=True)
    return int(late / early > BOUND or len(seen) < MANY)


def platforms(origin: str) -> list[Platform]:
    """As many visits as make up the number of captures."""
    return [
        Platform(f"site-{n}", f"Site {n}", tuple(PageTarget(f"{origin}/{n}/{p}", Role.PRICING) for p in range(VISIT)))
        for n in range(MANY // VISIT)
    ]


if __name__ == "__main__":
    sys.exit(main())
