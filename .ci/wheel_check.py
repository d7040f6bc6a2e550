"""Check a built wheel: nothing of the four packages is missing, and its command line works outside the checkout.

Usage: wheel_check.py CHECKOUT WHEEL VENV (the wheel is installed in VENV).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOTS = ("src", "spiders", "rules", "reports")
PAGE = """<!doctype html><html lang="en"><title>Pricing</title><main><h1>Pricing</h1>
<section><h2>Starter</h2><p>$10 per month</p><p>1,000 credits every month</p></section>
<section><h2>Credits</h2><p>One image costs 5 credits. Unused credits expire at the end of each month.</p></section>
</main></html>"""


def main(checkout: Path, wheel: Path, venv: Path) -> int:
    """Run the checks; a failed one ends the program with its message."""
    missing = sorted(tracked(checkout) - set(zipfile.ZipFile(wheel).namelist()))
    if missing:
        sys.exit(f"{wheel.name} lacks {len(missing)} files of the checkout, first {missing[:5]}")
    rules = run(venv, "rules")
    print(rules.splitlines()[0] if rules else "")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "pricing.html"
        page.write_text(PAGE, encoding="utf-8")
        result = json.loads(run(venv, "audit", str(page), "--format", "json", allowed=(0, 1)))
    outcomes = [outcome for platform in result["platforms"] for outcome in platform["outcomes"]]
    if len(outcomes) < 10:
        sys.exit(f"the installed wheel gave {len(outcomes)} outcomes: are its rules registered?")
    print(f"{wheel.name}: complete, {len(outcomes)} outcomes on one page outside the checkout")
    return 0


def tracked(checkout: Path) -> set[str]:
    """What git tracks of the four packages, by its path inside a wheel."""
    command = ["git", "-C", str(checkout), "ls-files", *ROOTS]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    inside = (name.partition("/")[2] for name in names)
    return {name for name in inside if name.startswith("pricelint")}


def run(venv: Path, *arguments: str, allowed: tuple[int, ...] = (0,)) -> str:
    """The standard output of the installed command, run in a folder that is not the checkout."""
    command = [str(venv / "bin" / "pricelint"), *arguments]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode not in allowed:
        sys.exit(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:4])))
