"""CPU of parse + extract + all rules on a stored page, as a multiple of `BeautifulSoup(html, "lxml")` on the same page.

Every page is measured by both sides in turn, the best of ROUNDS each, so that drift of the machine touches both alike,
and after a full garbage collection, so that neither side clears away what the other left behind;
the figure is the median over the pages. Then, on the same pages, what part of extraction all rules take: their time on
the facts of one page, of which nothing was asked before, over that of reading the page and deriving its facts, both
taken in one run as an audit does: one right after the other.

Readings of equal texts are remembered: the first figure is of a page whose texts were met before, as those of menus and
cards are on the pages of one site. The figure behind it is of a page that was never met: what is kept of texts is
forgotten before every round.

Pages: `PRICELINT_CORPUS` (a folder with `pages/*.html`), else the samples.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from functools import _lru_cache_wrapper, cache
from pathlib import Path

from bs4 import BeautifulSoup

from pricelint.audit.engine import AuditInput, audit
from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.derive.contradictions import site_facts
from pricelint.derive.derive import derive
from pricelint.extract.facts import extract_all
from pricelint.model.platform import Role
from pricelint.pipeline import audit_visit, best_captures, coverage_of, read_capture
from pricelint.store.files import FileVisit, visit_files

BOUND = 1.0
RULES_BOUND = 0.05
ROUNDS = 3
AGAIN = 3
"""How many times as many rounds the rules' share gets: they are short, and more easily disturbed."""
MANY = 1024
"""A cache of this size or more holds readings of texts."""
MADE_ONCE = frozenset({"Pattern", "Screen", "T"})
"""What functions return that make something of phrase data: it is the same for every page, and no reading of a text."""
REPOSITORY = Path(__file__).parent.parent


def pages() -> list[Path]:
    """The stored pages to measure."""
    corpus = Path(os.environ.get("PRICELINT_CORPUS") or REPOSITORY.parent / "shared" / "corpus")
    found = sorted((corpus / "pages").glob("*.html"))
    return found or sorted((REPOSITORY / "spiders/pricelint_spiders/samples").glob("*/*.html"))


def cpu(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Seconds of processor time, the best of some rounds."""
    best = float("inf")
    for _ in range(rounds):
        gc.collect()
        begun = time.process_time()
        work()
        best = min(best, time.process_time() - begun)
    return best


@cache
def kept_of_texts() -> list[_lru_cache_wrapper[object]]:
    """The caches that hold readings of texts: the large ones but for those of what is made once, patterns above all."""
    caches = (one for one in gc.get_objects() if isinstance(one, _lru_cache_wrapper))
    large = (one for one in caches if (one.cache_parameters()["maxsize"] or 0) >= MANY)
    return [one for one in large if one.__wrapped__.__annotations__.get("return") not in MADE_ONCE]


def first_met(work: Callable[[], object]) -> float:
    """Seconds of processor time of a page that was never met, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        for kept in kept_of_texts():
            kept.cache_clear()
        best = min(best, cpu(work, 1))
    return best


def extracted(stored: FileVisit) -> AuditInput:
    """What the rules are given of a stored page."""
    pages = [read_capture(capture, stored.blobs.get) for capture in best_captures(stored.visit)]
    facts = site_facts(extract_all([page.document for page in pages if page.document is not None]))
    return AuditInput(
        facts=facts, derivations=derive(facts), coverage=coverage_of(pages), captured_at=stored.visit.finished_at
    )


def shares(stored: FileVisit, rules: Sequence[Rule]) -> tuple[float, float]:
    """Seconds of processor time of all rules on a page's facts, and of extracting these, each the best of its rounds.

    Every round extracts the facts anew and judges them at once: no answer is left from the round before.
    """
    rules_took = extraction_took = float("inf")
    for _ in range(ROUNDS * AGAIN):
        gc.collect()
        begun = time.process_time()
        seen = extracted(stored)
        extraction = time.process_time()
        audit(seen, rules)
        rules_took = min(rules_took, time.process_time() - extraction)
        extraction_took = min(extraction_took, extraction - begun)
    return rules_took, extraction_took


def print_shares(rows: Sequence[tuple[float, float]]) -> bool:
    """Print what part of extraction the rules take; whether both figures keep the bound."""
    total = sum(rules for rules, _ in rows) / sum(extraction for _, extraction in rows)
    median = statistics.median(rules / extraction for rules, extraction in rows)
    print(f"all rules take {total:.1%} of extraction in sum, {median:.1%} at the median page (bound {RULES_BOUND:.0%})")
    return max(total, median) <= RULES_BOUND


def main() -> int:
    """Print the medians and the dearest pages; 1 where a bound is missed."""
    rules, rows, parts, first = load_rules(), [], [], []
    for path in pages():
        stored = visit_files("page", "page", [(path, Role.PRICING)])
        html = next(iter(stored.blobs.values()))
        own = cpu(lambda s=stored: audit_visit(s.platform, s.visit, s.blobs.get, rules, {}))  # type: ignore[misc]
        unmet = first_met(lambda s=stored: audit_visit(s.platform, s.visit, s.blobs.get, rules, {}))  # type: ignore[misc]
        theirs = cpu(lambda data=html: BeautifulSoup(data, "lxml"))  # type: ignore[misc]
        parts.append(shares(stored, rules))
        first.append(unmet / theirs)
        rows.append((own / theirs, own * 1e3, theirs * 1e3, path.stem))
    median = statistics.median(row[0] for row in rows)
    print(f"{len(rows)} pages: parse + extract + rules take {median:.2f} x BeautifulSoup (median; bound {BOUND})")
    print(f"  {statistics.median(first):.2f} x on pages whose texts were never met before")
    print(f"  mean {statistics.mean(r[1] for r in rows):.1f} ms against {statistics.mean(r[2] for r in rows):.1f} ms")
    for ratio, own, theirs, name in sorted(rows, reverse=True)[:5]:
        print(f"  {ratio:5.2f} x  {own:7.1f} ms  {theirs:7.1f} ms  {name}")
    return int(not print_shares(parts) or median > BOUND)


if __name__ == "__main__":
    sys.exit(main())
