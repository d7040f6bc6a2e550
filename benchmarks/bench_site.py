"""Sites of many platforms: is time linear in them, does memory hold, what does a rebuild cost after one change?

    python3 run.py python benchmarks/bench_site.py [RESULT.json] [--platforms 100,1000] [--work FOLDER]

The platforms of a stored result (the samples, where none is named) are written again and again under new names, one
result file each, as a publisher would keep them. Every build runs in a process of its own, which tells its processor
time and its highest resident memory. Held to: time at most SLACK times linear, peak memory, the share of a rebuild.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from pricelint.audit.registry import load_rules
from pricelint.cli.publishing import site_of
from pricelint.cli.results import given_in
from pricelint.cli.sources import file_platform
from pricelint.model.result import AuditResult
from pricelint.pipeline import assemble, audit_visit
from pricelint.result_json import decode, encode
from pricelint_reports.comparison import About
from pricelint_reports.site.folder import read_manifest
from pricelint_reports.sources import no_blob

SLACK = 1.3
MOST_MEMORY = 500
MOST_SHARE = 0.05
SAMPLES = Path(__file__).parent.parent / "spiders" / "pricelint_spiders" / "samples"


def main() -> None:
    """Build, measure, change one platform, build again; print one line each, then the ratios."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("result", type=Path, nargs="?")
    parser.add_argument("--platforms", default="100,1000")
    parser.add_argument("--work", type=Path, default=Path("bench-site"))
    parser.add_argument("--build", nargs=2, type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.build:
        print(json.dumps(built(*asked.build)))
        return
    result = decode(asked.result.read_bytes(), where=str(asked.result)) if asked.result else samples()
    found = {int(number): series(result, int(number), asked.work) for number in asked.platforms.split(",")}
    few, many = min(found), max(found)
    first, last = found[few], found[many]
    ratio = last.seconds / first.seconds / (many / few)
    print(f"time of {many} platforms against {few}: {ratio:.2f} of what is linear (at most {SLACK})")
    print(
        f"peak memory {last.peak:.0f} MB (at most {MOST_MEMORY}), rebuild {last.share:.1%} (at most {MOST_SHARE:.0%})"
    )
    sys.exit(int(ratio > SLACK or last.peak > MOST_MEMORY or last.share > MOST_SHARE))


@dataclass(frozen=True)
class Measured:
    """Of one number of platforms: seconds of the first build, the highest memory in MB, a rebuild's share of it."""

    seconds: float
    peak: float
    share: float


def samples() -> AuditResult:
    """The platforms that ship with pricelint, judged from their files."""
    folders = sorted(path.parent for path in SAMPLES.glob("*/pricing.html"))
    rules = load_rules(plugins=False)
    read = [file_platform(folder) for folder in folders]
    return assemble([audit_visit(one.platform, one.visit, one.blobs.get, rules, {}) for one in read], rules)


def series(result: AuditResult, number: int, folder: Path) -> Measured:
    """A first build of so many platforms, a second, one after a change, and one after a platform was visited again."""
    work = folder / str(number)
    shutil.rmtree(work, ignore_errors=True)
    sources, out = work / "results", work / "site"
    sources.mkdir(parents=True)
    for place in range(number):
        (sources / f"p{place:05}.json").write_bytes(encode(renamed(result, place)))
    full, peak = measured(f"{number} platforms, first build", sources, out)
    measured(f"{number} platforms, nothing changed", sources, out)
    (sources / "p00000.json").write_bytes(encode(reworded(renamed(result, 0))))
    again, later = measured(f"{number} platforms, a sentence of one changed", sources, out)
    (sources / "p00001.json").write_bytes(encode(seen_later(renamed(result, 1))))
    visited, last = measured(f"{number} platforms, one visited again", sources, out)
    print(f"{number} platforms: a sentence {again / full:.1%}, a visit {visited / full:.1%} of a first build")
    page = (out / "index.html").read_bytes()
    print(f"{number} platforms: the overview has {len(page):,} bytes, {len(gzip.compress(page)):,} compressed")
    return Measured(full, max(peak, later, last), max(again, visited) / full)


def reworded(result: AuditResult) -> AuditResult:
    """The one platform, of which one rule says another sentence."""
    (platform,) = result.platforms
    first = replace(platform.outcomes[0], summary=f"{platform.outcomes[0].summary} Seen again.")
    return replace(result, platforms=(replace(platform, outcomes=(first, *platform.outcomes[1:])),))


def seen_later(result: AuditResult) -> AuditResult:
    """The one platform nine days later and a point better: every page that names it says another day."""
    (platform,) = result.platforms
    visit = replace(platform.visit, finished_at=platform.visit.finished_at + timedelta(days=9))
    points = platform.grade.points or Decimal(0)
    grade = replace(platform.grade, points=min(points + 1, Decimal(100)))
    return replace(result, platforms=(replace(platform, visit=visit, grade=grade),))


def renamed(result: AuditResult, place: int) -> AuditResult:
    """One platform of the result under a name of its own."""
    platform = result.platforms[place % len(result.platforms)]
    named = replace(platform.platform, id=f"p{place:05}", name=f"{platform.platform.name} {place}")
    return replace(result, platforms=(replace(platform, platform=named),))


def measured(what: str, sources: Path, out: Path) -> tuple[float, float]:
    """Build in a process of its own; prints and returns its processor seconds and its peak memory in MB."""
    command = [sys.executable, __file__, "--build", str(sources), str(out)]
    # Python keeps byte code, and we that of templates, as it does unless it is told otherwise.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=kept)  # noqa: S603 -- this very file
    told = json.loads(done.stdout)
    print(f"{what}: {told['cpu']:.1f} s of processor, {told['wall']:.1f} s, peak {told['rss']:.0f} MB", flush=True)
    return float(told["cpu"]), float(told["rss"])


def built(sources: Path, out: Path) -> dict[str, float]:
    """Build a site from a folder of results; processor and wall seconds, highest resident memory in MB."""
    begun, cpu = time.perf_counter(), time.process_time()
    known = read_manifest(out)
    head, given, places = given_in(sorted(sources.glob("*.json")), known.sources if known else {})
    site_of(head, no_blob, About(), "en").publish(head, given, out, places)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"cpu": time.process_time() - cpu, "wall": time.perf_counter() - begun, "rss": peak}


if __name__ == "__main__":
    main()
