"""Reading a ledger of a million rows, with its months and their decomposition, as a multiple of a DuckDB `GROUP BY`.

Both read the same CSV in turn, the best of ROUNDS each. DuckDB sums spend, generations and usable outputs per month;
pricelint also checks every cell, finds duplicate ids, follows first attempts, and says why months differ.

    bench_ledger.py             the comparison (bound: 15 times)
    bench_ledger.py --memory    ten million rows in a process of its own: peak memory (bound: 300 MB) and seconds
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import duckdb

from pricelint.costs.ledger import explain, months_of, read_ledger

ROWS, BOUND, ROUNDS = 1_000_000, 15.0, 3
MANY, MEGABYTES = 10_000_000, 300
HEADER = "date,platform,action,model,units,money,currency,outcome,project,prompt_id,id\n"
KINDS = (
    ("Copper Studio", "image", "fine", 5), ("Copper Studio", "image", "draft", 1),
    ("Copper Studio", "video", "short", 100), ("Copper Studio", "audio", "voice", 12),
    ("Ember Works", "image", "flux", 4), ("Ember Works", "video", "motion", 60), ("Ember Works", "3d", "mesh", 40),
)  # fmt: skip
QUERY = """SELECT strftime(date, '%Y-%m') AS month, sum(money), count(*), count(*) FILTER (outcome = 'usable')
FROM read_csv('{}') GROUP BY 1 ORDER BY 1"""


def write(path: Path, rows: int) -> None:
    """A ledger of a year: seven kinds of work, two attempts per prompt on average, an id per row."""
    chance = random.Random(6)  # noqa: S311 -- rows, no secrets
    first = date(2026, 1, 1)
    with path.open("w", encoding="utf-8") as file:
        file.write(HEADER)
        for number in range(rows):
            platform, action, model, units = KINDS[chance.randrange(len(KINDS))]
            day = first + timedelta(days=number * 365 // rows)
            times = chance.choice((1, 1, 1, 2))
            outcome = chance.choice(("usable", "usable", "usable", "rejected", "failed"))
            money = units * times * (29 if day.month < 7 else 31)
            file.write(
                f"{day},{platform},{action},{model},{units * times},{money // 1000}.{money % 1000:03},EUR,{outcome},"
                f"project {number % 9},p{number // 2:08x},gen-{number:010x}\n"
            )


def timed(work: Callable[[], object]) -> float:
    """Seconds on the clock: DuckDB works in several threads."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def own(path: Path) -> None:
    """The whole of what `pricelint spend` computes."""
    ledger = read_ledger(path)
    explain(months_of(ledger))


def compare(folder: Path) -> bool:
    """Print both and the ratio; whether the bound holds."""
    path = folder / "ledger.csv"
    write(path, ROWS)
    pairs = [
        (timed(lambda: own(path)), timed(lambda: duckdb.sql(QUERY.format(path)).fetchall())) for _ in range(ROUNDS)
    ]
    ours, theirs = (min(column) for column in zip(*pairs, strict=True))
    print(f"{ROWS:,} rows: {ours:.2f} s against {theirs:.2f} s of DuckDB: {ours / theirs:.1f} x (bound {BOUND:g})")
    return ours / theirs <= BOUND


def memory(folder: Path) -> bool:
    """Print the peak of a process that reads ten million rows; whether the bound holds."""
    path = folder / "ledger.csv"
    write(path, MANY)
    command = [sys.executable, __file__, "--read", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 -- this very file
    figures = json.loads(done.stdout)
    print(
        f"{figures['rows']:,} rows: peak {figures['megabytes']:.0f} MB (bound {MEGABYTES}), {figures['seconds']:.0f} s"
    )
    return figures["rows"] == MANY and figures["megabytes"] <= MEGABYTES


def main(arguments: list[str]) -> int:
    """1 where a bound is missed."""
    if arguments[:1] == ["--read"]:
        seconds = timed(lambda: own(Path(arguments[1])))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps({"rows": MANY, "megabytes": peak, "seconds": seconds}))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        held = (memory if "--memory" in arguments else compare)(Path(folder))
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
