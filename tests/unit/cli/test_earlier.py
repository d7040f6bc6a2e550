"""`pricelint audit --earlier`: a platform beside how its pages were before."""

from __future__ import annotations

import json
import os
from pathlib import Path

from packs_page import packs_page
from typer.testing import CliRunner

from pricelint.cli import app

LONG_AGO = 1_700_000_000


def folder(root: Path, name: str, cost: str, when: int) -> Path:
    made = root / name
    made.mkdir()
    file = made / "pricing.html"
    file.write_text(packs_page(cost), encoding="utf-8")
    os.utime(file, (when, when))
    return made


def verdicts(*arguments: str) -> dict[str, str]:
    result = CliRunner().invoke(app, ["audit", *arguments, "--format", "json"])
    assert result.exit_code == 0, result.output
    (platform,) = json.loads(result.stdout)["platforms"]
    return {outcome["rule"]: outcome["verdict"] for outcome in platform["outcomes"]}


def test_a_cost_that_rose_is_told_only_beside_the_earlier_pages(tmp_path: Path) -> None:
    before = folder(tmp_path, "before", "4", LONG_AGO)
    now = folder(tmp_path, "now", "6", LONG_AGO + 90 * 86_400)
    assert verdicts(str(now), "--earlier", str(before))["quiet-cost-increase"] == "violation"
    assert verdicts(str(now))["quiet-cost-increase"] == "not_applicable"


def test_pages_that_are_no_earlier_are_not_compared(tmp_path: Path) -> None:
    before = folder(tmp_path, "before", "4", LONG_AGO)
    now = folder(tmp_path, "now", "6", LONG_AGO)
    assert verdicts(str(now), "--earlier", str(before))["quiet-cost-increase"] == "not_applicable"


def test_more_than_one_platform_cannot_be_compared(tmp_path: Path) -> None:
    before = folder(tmp_path, "before", "4", LONG_AGO)
    one, two = folder(tmp_path, "one", "6", LONG_AGO + 1), folder(tmp_path, "two", "6", LONG_AGO + 1)
    result = CliRunner().invoke(app, ["audit", str(one), str(two), "--earlier", str(before)])
    assert result.exit_code != 0
    assert "compares one platform with itself" in str(result.exception)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    now = folder(tmp_path, "now", "6", LONG_AGO)
    result = CliRunner().invoke(app, ["audit", str(now), "--earlier", str(tmp_path / "nowhere")])
    assert result.exit_code != 0
    assert "nowhere" in str(result.exception)
