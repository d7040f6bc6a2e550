"""All history read again by one process and by two: at least SCALING times as fast, by the clock.

BENCH_VISITS visits (1,200) of twelve platforms, each to the pages of the samples with a line of its own, so that none
is read for another. What the processors did is printed beside it: on a machine that others use the clock says little,
and twice the processor time of one over that of two is what two idle processors can reach at most. A process takes
seconds to begin (it compiles the phrases of all languages), which is in both. Ends with 1 where the bound is missed.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import Role
from pricelint.readings.reextract import reextract
from pricelint.store.store import Store

VISITS = int(os.environ.get("BENCH_VISITS", "1200"))
SCALING = 1.8
PLATFORMS = 12
SAMPLES = Path(__file__).parent.parent / "spiders/pricelint_spiders/samples"
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)


def visited(store: Store, number: int) -> None:
    """Record one visit to the pages of all samples."""
    platform, at = f"q{number % PLATFORMS}", BEGUN + timedelta(hours=number)
    captures = []
    for path in sorted(SAMPLES.glob("*/*.html")):
        html = path.read_text("utf-8").replace("</body>", f"<p>{platform} {number}</p></body>")
        role = Role(path.stem) if path.stem in set(Role) else Role.OTHER
        url = f"https://{platform}.example/{path.parent.name}-{path.stem}"
        captures.append(
            Capture(
                platform=platform, role=role, requested_url=url, final_url=url, captured_at=at, status=200, reason="",
                fetcher=Fetcher.BROWSER, outcome=CaptureOutcome.CAPTURED,
                artefacts=Artefacts(dom=store.blobs.put(html.encode())),
            )
        )  # fmt: skip
    store.visits.record(Visit(f"{platform}-{number}", platform, at, at, tuple(captures)))


def spent() -> float:
    """Seconds of processor time of this process, of those that it started, and of what they started that has ended."""
    here = psutil.Process()
    every = [each.cpu_times() for each in (here, *here.children(recursive=True))]
    return sum(used.user + used.system + used.children_user + used.children_system for used in every)


def read_again(folder: Path, jobs: int) -> tuple[float, float]:
    """Seconds by the clock, and of processor time, of reading a new store."""
    with Store.open(folder) as store:
        for number in range(VISITS):
            visited(store, number)
    used, begun = spent(), time.perf_counter()
    done = reextract(folder, jobs=jobs)
    assert (done.visits, done.lost) == (VISITS, [])
    return time.perf_counter() - begun, spent() - used


def main() -> int:
    """Read by two processes, then by one, which is warm by then; 1 where the bound is missed."""
    with tempfile.TemporaryDirectory() as name:
        two, used_by_two = read_again(Path(name, "two"), 2)
        one, used_by_one = read_again(Path(name, "one"), 1)
    most = 2 * used_by_one / used_by_two
    print(f"{VISITS:,} visits read again: {one:.1f} s by one process, {two:.1f} s by two: {one / two:.2f} ×")
    print(f"processor time {used_by_one:.1f} s and {used_by_two:.1f} s: at most {most:.2f} × (bound {SCALING} ×)")
    return 0 if one / two >= SCALING else 1


if __name__ == "__main__":
    sys.exit(main())
