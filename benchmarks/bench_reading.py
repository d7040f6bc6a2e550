"""CPU of parse + extract + all rules on a stored page, as a multiple of `BeautifulSoup(html, "lxml")` on the same page.

Every page is measured by both sides in turn, the best of ROUNDS each, so that drift of the machine touches both alike,
and after a full garbage collection, so that neither side clears away what the other left behind;
the figure is the median over the pages. Pages: `PRICELINT_CORPUS` (a folder with `pages/*.html`), else the samples.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bs4 import BeautifulSoup

from pricelint.audit.registry import load_rules
from pricelint.model.platform import Role
from pricelint.pipeline import audit_visit
from pricelint.store.files import visit_files

BOUND = 1.0
ROUNDS = 3
REPOSITORY = Path(__file__).parent.parent


def pages() -> list[Path]:
    """The stored pages to measure."""
    corpus = Path(os.environ.get("PRICELINT_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    found = sorted((corpus / "pages").glob("*.html"))
    return found or sorted((REPOSITORY / "spiders/pricelint_spiders/samples").glob("*/*.html"))


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time, the best of ROUNDS."""
    best = float("inf")
    for _ in range(ROUNDS):
        gc.collect()
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


def main() -> int:
    """Print the median and the dearest pages; 1 where the bound is missed."""
    rules, rows = load_rules(), []
    for path in pages():
        stored = visit_files("page", "page", [(path, Role.PRICING)])
        html = next(iter(stored.blobs.values()))
        own = cpu(lambda s=stored: audit_visit(s.platform, s.visit, s.blobs.get, rules, {}))  # type: ignore[misc]
        theirs = cpu(lambda data=html: BeautifulSoup(data, "lxml"))  # type: ignore[misc]
        rows.append((own / theirs, own * 1e3, theirs * 1e3, path.stem))
    median = statistics.median(row[0] for row in rows)
    print(f"{len(rows)} pages: parse + extract + rules take {median:.2f} x BeautifulSoup (median; bound {BOUND})")
    print(f"  mean {statistics.mean(r[1] for r in rows):.1f} ms against {statistics.mean(r[2] for r in rows):.1f} ms")
    for ratio, own, theirs, name in sorted(rows, reverse=True)[:5]:
        print(f"  {ratio:5.2f} x  {own:7.1f} ms  {theirs:7.1f} ms  {name}")
    return int(median > BOUND)


if __name__ == "__main__":
    sys.exit(main())
