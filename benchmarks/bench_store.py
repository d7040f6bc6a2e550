"""A store of BENCH_CAPTURES captures (1,000,000 of 10,000 platforms) beside one of 10,000, in the same run, by turns.

Both are made of one platform that was captured, read and followed for real (25 visits of four pages over three years):
its rows are repeated in SQL for as many platforms as it takes, their times spread over a month. Blobs are shared.

  queries      the latest state of one platform, its trend over three years, the newest 50 cost increases of the last
               month: the median over random platforms, at most SLOWER times that of the small store; and all
               increases of the last month, per row, for which the same holds
  a capture    read at random, row and content: under MILLISECONDS at the median; its content alone at most TIMES a bare
               read of a file that holds the same bytes, both with warm caches

Prints what it measures, and ends with 1 where a bound is missed.
"""

from __future__ import annotations

import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.change import ChangeKind
from pricelint.model.platform import Role
from pricelint.readings.follow import follow
from pricelint.readings.kept_runs import runs_kept
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_reading, read_of
from pricelint.store.store import Store

CAPTURES = int(os.environ.get("BENCH_CAPTURES", "1000000"))
SMALL = 10_000
SLOWER, MILLISECONDS, TIMES = 2.0, 3.0, 5.0
VISITS, PAGES = 25, (Role.PRICING, Role.FAQ, Role.TERMS, Role.HELP)
EVERY = timedelta(days=45)
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
ASKED = 300
RISES = (ChangeKind.COST_ROSE,)

_FILLER = "Nothing on this line is about money, and it is here because pages are long and mostly about other things. "
_TABLES = {
    "visits": ("id", ("started_at", "finished_at")),
    "captures": ("visit_id", ("captured_at",)),
    "readings": ("visit_id", ("at", "read_at")),
    "runs": ("", ("first_at", "last_at")),
    "followed": ("last_visit", ("last_at",)),
    "changes": ("id", ("since", "until", "recorded_at")),
}
"""Of each table the column that names a row beside the platform, and its times."""


def page(role: Role, number: int) -> str:
    """A page of about 40 kB; the costs on it rise now and then, and at the last visit."""
    cost = 5 + number // 6 + (number == VISITS - 1)
    rows = "".join(f"<tr><td>Model {n} image</td><td>{cost + n}</td></tr>" for n in range(6))
    table = f"<h2>What things cost</h2><table><tr><th>Action</th><th>Credits</th></tr>{rows}</table>"
    packs = "<tr><th>Pack</th><th>Credits</th><th>Price</th></tr><tr><td>Small</td><td>500</td><td>$10</td></tr>"
    sold = f"<h1>Credit packs</h1><table>{packs}</table>{table}<p>Purchased credits never expire.</p>"
    filler = "".join(f"<p>{number}.{line} {_FILLER * 3}</p>" for line in range(120))
    return f"<!doctype html><html lang=en><body>{sold if role is Role.PRICING else ''}{filler}</body></html>"


def capture_of(platform: str, role: Role, url: str, at: datetime, sha256: str) -> Capture:
    """One capture of a browser."""
    return Capture(
        platform=platform, role=role, requested_url=url, final_url=url, captured_at=at, fetcher=Fetcher.BROWSER,
        outcome=CaptureOutcome.CAPTURED, reason="browser", status=200, artefacts=Artefacts(dom=sha256),
        headers=(("content-type", "text/html; charset=utf-8"), ("server", "bench"), ("vary", "accept-encoding")),
        user_agent="pricelint bench",
    )  # fmt: skip


def captured(store: Store, number: int) -> Visit:
    """One visit of the platform that all others repeat, recorded."""
    at = NOW - EVERY * (VISITS - 1 - number)
    blobs = [(role, store.blobs.put(page(role, number).encode())) for role in PAGES]
    captures = (capture_of("p", role, f"https://p.example/{role}", at, sha) for role, sha in blobs)
    visit = Visit(f"p-{number}", "p", at, at, tuple(captures))
    store.visits.record(visit)
    return visit


def one_platform(folder: Path) -> None:
    """The platform that all others repeat."""
    with Store.open(folder) as store:
        for number in range(VISITS):
            keep_reading(store, captured(store, number))
        follow(store, "p")


def repeated(template: Path, folder: Path, captures: int) -> int:
    """A store whose every platform is the template's; returns how many there are."""
    platforms = captures // (VISITS * len(PAGES))
    shutil.copytree(template, folder)
    with Store.open(folder) as store, store.database.begin() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        names = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {platforms - 1}) "  # noqa: S608
        for table, (name, times) in _TABLES.items():
            told = [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")]
            kept = [column for column in told if (table, column) != ("captures", "id")]
            values = ", ".join(_value(column, name, times, platforms) for column in kept)
            columns = ", ".join(f'"{column}"' for column in kept)
            connection.exec_driver_sql(
                f"INSERT INTO {table} ({columns}) {names}SELECT {values} FROM {table} t, n WHERE t.platform = 'p'"  # noqa: S608
            )
        connection.exec_driver_sql("ANALYZE")
    return platforms


def _value(column: str, name: str, times: Sequence[str], platforms: int) -> str:
    """A column of a repeated row: the platform and the visits get a number, times are moved back by up to a month."""
    if column == "platform" or column == name or column.endswith("_visit"):
        return f"t.\"{column}\" || '-' || n.i"
    if column in times:
        back = f"'-' || (n.i * 2592000 / {platforms}) || ' seconds'"
        return f"strftime('%Y-%m-%d %H:%M:%f', t.\"{column}\", {back}) || '000'"
    return f't."{column}"'


def milliseconds(work: Callable[[], object]) -> float:
    """How long something takes by the clock."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def beside(name: str, small: Callable[[], object], large: Callable[[], object]) -> bool:
    """Print the medians of both, measured by turns; whether the large one keeps the bound."""
    for work in (small, large):
        for _ in range(20):
            work()
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(ASKED):
        took[0].append(milliseconds(small))
        took[1].append(milliseconds(large))
    one, two = map(statistics.median, took)
    print(f"{name}: {one:.2f} ms, with {CAPTURES:,} captures {two:.2f} ms: {two / one:.2f} × (bound {SLOWER} ×)")
    return two / one <= SLOWER


def queries(small: Store, large: Store, counts: tuple[int, int]) -> bool:
    """Ask both stores the same of random platforms."""
    pick = random.Random(1)  # noqa: S311 - a choice, no secret

    def of(store: Store, ask: Callable[[Store, str], object]) -> Callable[[], object]:
        most = counts[store is large] - 1
        return lambda: ask(store, f"p-{pick.randint(1, most)}")

    month = NOW - timedelta(days=31)
    kept = [
        beside(name, of(small, ask), of(large, ask))
        for name, ask in (
            ("latest state of a platform", latest),
            ("trend of a platform over 3 years", lambda store, name: runs_kept(store.runs.of(name))),
            (
                "the newest 50 cost increases of a month",
                lambda s, _: s.changes.found(since=month, kinds=RISES, limit=50),
            ),
        )
    ]
    per_row = []
    for store in (small, large):
        begun = time.process_time()
        found = len(store.changes.found(since=month, kinds=RISES))
        took = (time.process_time() - begun) * 1000
        per_row.append(took / found)
        print(f"all {found:,} cost increases of a month: {took:.0f} ms, {took / found:.3f} ms a row")
    return all(kept) and per_row[1] <= SLOWER * per_row[0]


def latest(store: Store, name: str) -> object:
    """The last visit of a platform and what it states."""
    visit = store.visits.last(name)
    assert visit
    reading = store.readings.one(visit.id, todays_method())
    return visit, reading and read_of(store, reading)


def a_capture(store: Store, platforms: int, plain: Path) -> bool:
    """Read captures at random, and files that hold the same bytes."""
    pick = random.Random(2)  # noqa: S311 - a choice, no secret
    for lying in store.blobs.everything():
        (plain / lying.sha256).write_bytes(store.blobs.get(lying.sha256))
    took: list[tuple[float, float, float]] = []
    for _ in range(1000):
        name = f"p-{pick.randrange(VISITS)}-{pick.randint(1, platforms - 1)}"
        begun = time.perf_counter()
        visit = store.visits.visit(name)
        assert visit
        capture = pick.choice(visit.captures)
        row = (time.perf_counter() - begun) * 1000
        content = milliseconds(partial(store.content, capture))
        took.append((row + content, content, milliseconds((plain / capture.sha256).read_bytes)))
    whole, content, bare = (statistics.median(each) for each in zip(*took, strict=True))
    print(f"a capture at random: {whole:.2f} ms (bound {MILLISECONDS} ms)")
    print(f"its content: {content:.3f} ms, {content / bare:.1f} × a bare read of {bare:.3f} ms (bound {TIMES} ×)")
    return whole < MILLISECONDS and content / bare <= TIMES


def main() -> int:
    """Make the stores and measure; 1 where a bound is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one_platform(folder / "template")
        begun = time.perf_counter()
        counts = (
            repeated(folder / "template", folder / "small", SMALL),
            repeated(folder / "template", folder / "large", CAPTURES),
        )
        print(f"{counts[1]:,} platforms with {CAPTURES:,} captures made in {time.perf_counter() - begun:.0f} s")
        (folder / "plain").mkdir()
        with Store.open(folder / "small") as small, Store.open(folder / "large") as large:
            kept = [queries(small, large, counts), a_capture(large, counts[1], folder / "plain")]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
