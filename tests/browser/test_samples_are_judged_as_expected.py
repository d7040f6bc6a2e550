"""The main job, end to end: the sample platforms over real HTTP, in a real browser, to verdicts and a report."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def audit(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], str]:
    """One run of the first command: its folder, its result, and what the terminal showed."""
    folder = tmp_path_factory.mktemp("samples")
    command = [sys.executable, "-c", "from pricelint.cli import main; main()", "audit", "--samples"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    result = json.loads((folder / "pricelint-report" / "result.json").read_text(encoding="utf-8"))
    return folder, result, done.stdout


@pytest.fixture(scope="module")
def expected(repository: Path) -> dict[str, dict[str, str]]:
    path = repository / "spiders" / "pricelint_spiders" / "samples" / "expected.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_every_rule_says_of_every_sample_what_is_expected(
    audit: tuple[Path, dict[str, Any], str], expected: dict[str, dict[str, str]]
) -> None:
    said = {
        platform["platform"]["id"]: {outcome["rule"]: outcome["verdict"] for outcome in platform["outcomes"]}
        for platform in audit[1]["platforms"]
    }
    assert said == expected


def test_every_violation_quotes_a_captured_page_with_its_place(audit: tuple[Path, dict[str, Any], str]) -> None:
    for platform in audit[1]["platforms"]:
        captures = {c["artefacts"]["dom"] or c["artefacts"]["body"] for c in platform["visit"]["captures"]}
        for outcome in platform["outcomes"]:
            quoted = [item for finding in outcome["findings"] for item in finding["evidence"]]
            assert quoted or outcome["verdict"] != "violation", outcome
            assert {item["capture"] for item in quoted} <= captures
            assert all(item["box"] or item["no_box"] for item in quoted)


def test_the_terminal_ends_with_a_report_that_exists(audit: tuple[Path, dict[str, Any], str]) -> None:
    folder, _, shown = audit
    last = shown.strip().splitlines()[-1]
    assert last.startswith("Report: ")
    page = (folder / last.removeprefix("Report: ")).read_text(encoding="utf-8")
    assert all(name in page for name in ("Copperleaf", "Glimmerforge", "Farbkontor"))


def test_a_stored_result_is_rendered_again_without_auditing(audit: tuple[Path, dict[str, Any], str]) -> None:
    folder = audit[0]
    program = "from pricelint.cli import main; main()"
    command = [sys.executable, "-c", program, "report", "pricelint-report/result.json", "--format", "json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60, check=True)
    assert done.stdout == (folder / "pricelint-report" / "result.json").read_bytes()
