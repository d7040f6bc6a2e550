"""Pages per second of a crawl, as a share of a bare Playwright loop that takes the same artefacts, and processor time.

What is compared: the crawl, and `bare_loop.py`, which takes and keeps the same artefacts. Their number is printed for
both; a page that the crawl judges to be a wall is taken and not kept. Both visit the same loopback sites with the same
browser, four at a time, at delay 0, without the HTTP probe, and neither drives controls (`max_states`). Whoever
captures visits needs a context for each, since what one site leaves in a browser must not be there for the next: the
loop has one for each site too (`visits`). What isolation costs is shown by the same loop with one context for each
worker (`shared`), which is held to nothing.

Each run is a process of its own, which gathers what its side leaves behind, so that the processor time of every process
that took part is counted: interpreters and what they load, the crawling process, driver, browser; the loop's process
loads nothing of the crawl. The three take turns, ROUNDS times, forth and back, so that drift of the machine touches all
of them; the figures are medians over the rounds, those of differences too. A run over one page each shows what is paid
once for a run (`start`), and with it what each further page costs: of 105 pages the start is a small part, of few a
large one. The bound is held to everything together.

Sites: the replay server beside `PRICELINT_CORPUS` (`../tools/replay.py`), with 1.75 pages a site, most of them one:
what a visit costs by itself (robots.txt, a context, its first page) weighs most there. Else the sample platforms, 14
pages of 4 sites, where the start of the crawling process does.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from pricelint.browser import BrowserFound, find_browser
from pricelint.model.platform import PageTarget, Platform
from pricelint.net.address import AddressPolicy
from pricelint.net.policy import Politeness
from pricelint_spiders.settings import CrawlSettings

BOUND = 0.8
CPU_BOUND = 60.0
"""Milliseconds of processor time a page above the loop's."""

_SUBREAPER = 36
"""PR_SET_CHILD_SUBREAPER of Linux: whoever loses its parent below this process becomes its child."""

SIDES = ("crawl", "visits", "shared")
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "4"))
REPOSITORY = Path(__file__).parent.parent
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
        from pricelint_spiders.samples import serve_samples

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
    from pricelint.net.links import guess_role

    for line in server.stdout or ():
        if line.strip() == "ready":
            return
        origin, name, paths = line.rstrip("\n").split("\t")
        pages = tuple(PageTarget(origin + path, guess_role(origin + path)) for path in paths.split(" "))
        yield Platform(name, name, pages)


def crawl(platforms: tuple[Platform, ...], found: BrowserFound, folder: Path) -> tuple[int, int]:
    """Visit everything with the product; returns the number of pages and of their artefacts."""
    from pricelint.store.store import Store
    from pricelint_spiders.crawl import SpiderCapturer

    with Store.open(folder) as store:
        visits = SpiderCapturer(store, SETTINGS, found).visit(platforms)
        kept = [capture.artefacts for visit in visits for capture in visit.captures]
    parts = [(each.dom, each.geometry, each.mhtml, each.screenshot, each.full_page, *each.tiles) for each in kept]
    return len(kept), sum(part is not None for each in parts for part in each)


def loop(platforms: tuple[Platform, ...], found: BrowserFound, folder: Path, *, isolated: bool) -> tuple[int, int]:
    """Visit everything with Playwright alone; returns the same."""
    from bare_loop import Kept, bare_loop

    kept = Kept(folder)
    asyncio.run(bare_loop(platforms, found, SETTINGS, kept, isolated=isolated))
    return kept.pages, kept.artefacts


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one side: pages, artefacts, seconds, and seconds of processor time of all its processes."""

    pages: int
    artefacts: int
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


def measured(side: str, platforms: tuple[Platform, ...]) -> Measured:
    """Run one side in a process of its own."""
    command = [sys.executable, __file__, side]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:  # noqa: S603
        told = _said(process, msgspec.json.encode(platforms))
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the {side} side ended with code {process.returncode}")
    return Measured(int(told[0]), int(told[1]), float(told[2]), used.ru_utime + used.ru_stime)


def _said(process: subprocess.Popen[bytes], platforms: bytes) -> list[bytes]:
    if process.stdin is None or process.stdout is None:
        raise SystemExit("no pipes to the other process")
    process.stdin.write(platforms)
    process.stdin.close()
    return process.stdout.read().split()


def run(side: str) -> int:
    """One side, with the platforms on standard input; prints its pages, artefacts and seconds, and waits for all that
    is left."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)
    platforms = msgspec.json.decode(sys.stdin.buffer.read(), type=tuple[Platform, ...])
    found = find_browser()
    with tempfile.TemporaryDirectory() as name:
        begun = time.perf_counter()
        folder = Path(name)
        done = (
            crawl(platforms, found, folder)
            if side == "crawl"
            else loop(platforms, found, folder, isolated=side == "visits")
        )
        print(*done, time.perf_counter() - begun, flush=True)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.wait()
    return 0


def rounds(platforms: tuple[Platform, ...], number: int) -> dict[str, list[Measured]]:
    """The runs of all sides, in turns, every second time in the other order."""
    runs: dict[str, list[Measured]] = {side: [] for side in SIDES}
    for at in range(number):
        for side in SIDES[:: -1 if at % 2 else 1]:
            runs[side].append(measured(side, platforms))
    return runs


def more(runs: dict[str, list[Measured]], side: str, cost: Callable[[Measured], float]) -> float:
    """What the crawl costs above a loop, the median of the rounds."""
    return statistics.median(cost(own) - cost(its) for own, its in zip(runs["crawl"], runs[side], strict=True))


def main() -> int:
    """Print pages per second and processor time of all sides; 1 where a bound is missed."""
    with sites() as platforms:
        first = replace(platforms[0], pages=platforms[0].pages[:1])
        starts, runs = rounds((first,), ROUNDS), rounds(platforms, ROUNDS)
    if len({result.pages for results in runs.values() for result in results}) != 1:
        raise SystemExit("the crawl and the loop visited different numbers of pages")
    pages = runs["crawl"][0].pages
    own, bare = (statistics.median(each.rate for each in runs[side]) for side in ("crawl", "visits"))
    cost = more(runs, "visits", lambda each: each.cost)
    print(f"{pages} pages of {len(platforms)} sites: the crawl takes {own / bare:.2f} of a bare loop's (bound {BOUND})")
    print(
        f"  and {cost:.0f} ms of processor time a page more (bound {CPU_BOUND:g}); than with shared contexts", end=" "
    )
    print(f"{more(runs, 'shared', lambda each: each.cost):.0f} ms more")
    for side in SIDES:
        start = statistics.median(1000 * each.cpu for each in starts[side])
        further = (statistics.median(1000 * each.cpu for each in runs[side]) - start) / (pages - 1)
        print(f"  {side:6} start {start:.0f} ms, each further page {further:.0f} ms;", end=" ")
        print(" | ".join(f"{each.rate:.2f}/s {each.cost:.0f} ms {each.artefacts} artefacts" for each in runs[side]))
    return int(own / bare < BOUND or cost > CPU_BOUND)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]) if len(sys.argv) > 1 else main())
