"""`pricelint quote`: from saved pages and stored results to the cheapest way, each premise quoted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from starter_page import starter_page
from typer.testing import CliRunner, Result

from pricelint.cli.app import app
from pricelint.cli.exits import Exit
from pricelint.costs.quote import quote_schema
from pricelint.errors import UsageError

STUDIO = """
<section><h2>Studio</h2><p>$30 per month</p><p>4,000 credits every month</p></section>"""


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "copper.html"
    path.write_text(starter_page(more=STUDIO), encoding="utf-8")
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["quote", *arguments], env={"COLUMNS": "200"})


@pytest.mark.usefixtures("saved")
def test_the_cheapest_plan_is_shown_with_its_arithmetic_and_the_quotes_behind_it() -> None:
    done = run("copper.html", "--need", "image=200/month", "--success-rate", "0.7")
    printed = " ".join(done.stdout.split())

    assert done.exit_code == Exit.CLEAN
    assert "Studio, billed monthly $360 $30" in printed
    assert "image=200/month: 286 generations a month × 5 (" in printed
    assert "4,000 credits each time, end with the month “Studio” “$30” “per month” “4,000 credits”" in printed


@pytest.mark.usefixtures("saved")
def test_json_follows_its_schema_and_its_quotes_are_in_it() -> None:
    data = json.loads(run("copper.html", "--need", "image=100/month", "--format", "json").stdout)
    jsonschema.validate(data, json.loads(quote_schema()))
    (one,) = data["quotes"]

    assert (one["total"], one["lost_units"], one["units_per_month"]) == ("120", "6000", "500")
    assert [item["name"] for item in one["bought"]] == ["Starter, billed monthly"]
    assert "$10" in {item["quote"] for item in one["bought"][0]["evidence"]}


@pytest.mark.usefixtures("saved")
def test_a_stored_result_is_quoted_without_its_pages() -> None:
    CliRunner().invoke(app, ["audit", "copper.html", "--format", "json", "--out", "audited"])
    stored = json.loads(run("audited/result.json", "--need", "image=100/month", "--format", "json").stdout)

    assert [one["total"] for one in stored["quotes"]] == ["120"]


@pytest.mark.usefixtures("saved")
def test_a_platform_without_a_way_says_what_is_missing() -> None:
    done = run("copper.html", "--need", "image=100/month", "--need", "video=5/month")

    assert "copper: no quote. no stated cost of video=5/month" in " ".join(done.stdout.split())


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    "words", ["", "--need image", "--need image=1 --success-rate 0", "--need image=1 --success-rate x"]
)
def test_what_cannot_be_used_is_told(words: str) -> None:
    assert isinstance(run("copper.html", *words.split()).exception, UsageError)


def test_nothing_but_json_is_on_standard_output_whatever_the_solver_prints(saved: Path) -> None:
    program = Path(sys.executable).parent / "pricelint"
    command = [str(program), "quote", str(saved), "--need", "image=100/month", "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=saved.parent)

    assert json.loads(done.stdout)["months"] == 12


def test_without_the_solver_the_extra_that_brings_it_is_named(saved: Path) -> None:
    program = "import sys; sys.modules['highspy'] = None; from pricelint.cli import main; main()"
    command = [sys.executable, "-c", program, "quote", str(saved), "--need", "image=100/month"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=saved.parent)

    assert done.returncode == Exit.USAGE
    assert "pip install 'pricelint[costs]'" in done.stderr
