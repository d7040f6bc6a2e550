"""`pricelint breakage` and `pricelint coverage`: from saved pages to what units buy and truly cost."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from starter_page import starter_page
from typer.testing import CliRunner, Result

from pricelint.cli.app import app
from pricelint.cli.exits import Exit
from pricelint.costs.breakage_report import breakage_schema
from pricelint.costs.coverage_report import coverage_schema
from pricelint.errors import UsageError


@pytest.fixture(autouse=True)
def _saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copper.html").write_text(starter_page(), encoding="utf-8")


def run(command: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, [command, "copper.html", *arguments], env={"COLUMNS": "200"})


def test_half_of_the_units_lost_is_printed_with_what_a_unit_truly_costs() -> None:
    done = run("breakage", "--units", "500")
    printed = " ".join(done.stdout.split())

    assert done.exit_code == Exit.CLEAN
    assert "as stated (end with the month) $120 6,000 6,000 0 0 50.0 % $0.02" in printed
    assert "no expiry $120 6,000 0 6,000 0 0.0 % $0.01" in printed


def test_breakage_as_json_follows_its_schema() -> None:
    data = json.loads(run("breakage", "--units", "500", "--use", "seasonal", "--format", "json").stdout)
    jsonschema.validate(data, json.loads(breakage_schema()))

    assert [one["policy"] for one in data["things"][0]["policies"]] == [
        "as stated", "no expiry", "rollover of a month", "monthly expiration",
    ]  # fmt: skip


def test_what_is_no_use_is_told() -> None:
    assert isinstance(run("breakage", "--use", "often").exception, UsageError)
    assert isinstance(run("breakage", "--units", "0").exception, UsageError)


def test_what_an_allowance_buys_and_how_long_it_lasts_is_printed() -> None:
    printed = " ".join(run("coverage", "--need", "image=20/day").stdout.split())

    assert "1,000 credits ($10, Starter) = 200 × " in printed
    assert "at 5; they last 10 days at that use" in printed


def test_coverage_as_json_follows_its_schema() -> None:
    data = json.loads(run("coverage", "--format", "json").stdout)
    jsonschema.validate(data, json.loads(coverage_schema()))

    assert [buys["least"] for buys in data["platforms"][0]["sizes"][0]["buys"]] == [200]
