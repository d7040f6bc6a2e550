"""The worked example of docs/: built as a wheel, installed beside pricelint, judged with it, left out on request."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
ID = "fairmeter/mixed-periods"
PROGRAM = Path(sys.executable).parent / "pricelint"


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example's wheel, built without a network from a copy of its sources."""
    source = tmp_path_factory.mktemp("source") / "example-rules"
    shutil.copytree(repository / "docs" / "example-rules", source, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    subprocess.run(command, cwd=source, capture_output=True, check=True)
    return next((source / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def run(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs the program where the wheel is installed beside pricelint: a pure wheel is installed by being unpacked."""
    target = tmp_path_factory.mktemp("installed")
    shutil.unpack_archive(wheel, target, "zip")

    def pricelint(*arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "PYTHONPATH": str(target), "COLUMNS": "200", "NO_COLOR": "1"}
        return subprocess.run(
            [PROGRAM, *arguments], capture_output=True, text=True, check=False, env=environment, cwd=target
        )

    return pricelint


@pytest.fixture(scope="module")
def page(repository: Path) -> Path:
    examples = repository / "docs" / "example-rules" / "fairmeter_pricelint_rules" / "mixed_periods" / "examples"
    return examples / "flags-units-per-year.html"


def outcomes(run: Run, page: Path, *options: str) -> dict[str, Any]:
    done = run("audit", str(page), "--format", "json", *options)
    assert done.returncode == 0, done.stderr
    (platform,) = json.loads(done.stdout)["platforms"]
    return {outcome["rule"]: outcome for outcome in platform["outcomes"]}


def test_an_installed_rule_is_listed_and_has_its_page(run: Run) -> None:
    assert ID in run("rules").stdout
    shown = run("rules", ID).stdout
    assert shown.startswith(f"# {ID}\n")
    assert "| offered by | fairmeter |" in shown
    assert "## What it looks for" in shown
    assert "- `flags-im-jahr`: a violation" in shown


def test_an_audit_judges_it_after_ours(run: Run, page: Path) -> None:
    found = outcomes(run, page)
    assert list(found)[-1] == ID
    assert found[ID]["verdict"] == "violation"
    assert any(item["quote"] == "12,000 credits" for item in found[ID]["findings"][0]["evidence"])


def test_without_plugins_it_is_absent_and_ours_are_judged_the_same(run: Run, page: Path) -> None:
    with_it, without = outcomes(run, page), outcomes(run, page, "--no-plugins")
    assert set(with_it) - set(without) == {ID}
    assert {name: outcome["verdict"] for name, outcome in without.items()} == {
        name: outcome["verdict"] for name, outcome in with_it.items() if name != ID
    }
    assert ID not in run("rules", "--no-plugins").stdout
    assert run("rules", ID, "--no-plugins").returncode == 2


def test_a_stored_result_is_told_without_the_rules_of_others(run: Run, page: Path, tmp_path: Path) -> None:
    stored = tmp_path / "result.json"
    stored.write_text(run("audit", str(page), "--format", "json").stdout, encoding="utf-8")
    told = json.loads(run("report", str(stored), "--format", "json", "--no-plugins").stdout)
    assert ID not in [rule["id"] for rule in told["rules"]]
    alone = json.loads(run("audit", str(page), "--format", "json", "--no-plugins").stdout)
    assert told["platforms"][0]["grade"] == alone["platforms"][0]["grade"]
    assert told == alone


def test_an_installed_package_that_is_broken_is_named_and_can_be_left_out(
    wheel: Path, page: Path, tmp_path: Path
) -> None:
    shutil.unpack_archive(wheel, tmp_path, "zip")
    (tmp_path / "fairmeter_pricelint_rules" / "__init__.py").write_text("import no_such_module\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [str(PROGRAM), "audit", str(page), "--format", "json"]
    broken = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    assert broken.returncode == 2
    assert "the installed package 'fairmeter-pricelint-rules'" in broken.stderr
    assert "--no-plugins" in broken.stderr
    going_on = subprocess.run([*command, "--no-plugins"], capture_output=True, text=True, check=False, env=environment)
    assert going_on.returncode == 0


def test_the_example_passes_its_own_tests(repository: Path) -> None:
    folder = repository / "docs" / "example-rules"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", "pyproject.toml", "tests"]
    environment = {**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=folder)
    assert done.returncode == 0, done.stdout
    assert "mixed-periods" not in done.stdout
