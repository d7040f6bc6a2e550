"""`pricelint spend`: a template, a report on the terminal and as files, and what cannot be used."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner, Result

from pricelint.cli.app import app
from pricelint.cli.exits import Exit
from pricelint.costs.spend import spend_schema
from pricelint.errors import UsageError

HEADER = "date,platform,action,model,units,money,currency,outcome,project,prompt_id,id\n"
ROWS = (
    "2026-01-05,Studio,image,fine,10,0.20,EUR,usable,,a,1\n"
    "2026-01-06,Studio,image,fine,10,0.20,EUR,failed,,b,2\n"
    "2026-02-05,Studio,image,fine,10,0.30,EUR,usable,,c,3\n"
)
HOSTILE = "<script>alert(1)</script>\x1b[31m"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.csv").write_text(HEADER + ROWS, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["spend", *arguments], env={"COLUMNS": "160"})


def test_the_template_is_written_once_and_read_as_it_is(folder: Path) -> None:
    assert run("--init").exit_code == 0
    assert (folder / "ledger.csv").is_file()
    assert isinstance(run("--init").exception, UsageError)
    assert run("ledger.csv").exit_code == Exit.CLEAN


def test_a_column_that_means_nothing_is_named_with_the_one_that_may_be_meant(folder: Path) -> None:
    (folder / "mine.csv").write_text(HEADER.replace("prompt_id", "prompt") + ROWS, encoding="utf-8")
    done = run("mine.csv")

    assert done.exit_code == Exit.CLEAN
    assert "the column 'prompt' was not read. Expected: prompt_id" in " ".join(done.output.split())
    assert "was not read" not in run("--init", "fresh.csv").output + run("fresh.csv").output


def test_the_terminal_shows_months_why_they_differ_and_where_the_page_is(folder: Path) -> None:
    done = run("mine.csv")
    printed = " ".join(done.stdout.split())

    assert done.exit_code == Exit.CLEAN
    assert "2026-01 €0.40 2 1 50 % €0.40" in printed
    assert "2026-01 → 2026-02: less, mainly efficiency" in printed
    assert done.stdout.splitlines()[-1] == "Report: pricelint-report/spend.html"
    assert (folder / "pricelint-report" / "spend.json").is_file()


@pytest.mark.usefixtures("folder")
def test_json_follows_its_schema_and_its_exact_parts_sum_to_the_change() -> None:
    data = json.loads(run("mine.csv", "--format", "json").stdout)
    jsonschema.validate(data, json.loads(spend_schema()))
    (step,) = data["accounts"][0]["steps"]

    assert Fraction(step["change"]["exact"]) == Fraction("0.30") - Fraction("0.40")
    assert sum(Fraction(part["change"]["exact"]) for part in step["parts"]) == Fraction(step["change"]["exact"])
    assert Decimal(data["accounts"][0]["months"][0]["effective_cost"]["value"]) == Decimal("0.4")


def test_rows_that_are_kept_out_are_named_and_the_exit_code_says_so(folder: Path) -> None:
    (folder / "bad.csv").write_text(f"{HEADER}{ROWS}never,Studio,image,,1,,,usable,,,4\n", encoding="utf-8")
    done = run("bad.csv")

    assert done.exit_code == Exit.INCOMPLETE
    assert "line 5: date “never”, not such as 2026-01-31" in done.stdout
    assert "line 5" not in run("mine.csv").stdout


def test_nothing_of_a_ledger_is_markup_or_a_control_character(folder: Path) -> None:
    (folder / "bad.csv").write_text(
        f"{HEADER}2026-01-05,{HOSTILE},image,{HOSTILE},10,,,usable,{HOSTILE},,1\nx,{HOSTILE},image,,1,,,{HOSTILE},,,\n"
    )
    done = run("bad.csv")
    page = (folder / "pricelint-report" / "spend.html").read_text(encoding="utf-8")

    assert "<script" not in page
    assert "\x1b" not in page + done.stdout
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    "arguments",
    [(), ("mine.csv", "--price", "Studio=much"), ("mine.csv", "--balance", "Studio=5 until 2026-02-31")],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_used_is_told(arguments: tuple[str, ...]) -> None:
    assert isinstance(run(*arguments).exception, UsageError)


def test_prices_and_rates_of_ones_own_count_units_in_one_currency(folder: Path) -> None:
    (folder / "rates.toml").write_text('[[rate]]\ndate = 2026-01-01\nfrom = "USD"\nto = "EUR"\nrate = "0.5"\n', "utf-8")
    (folder / "units.csv").write_text(f"{HEADER}2026-01-05,Studio,image,,10,,,usable,,,1\n", encoding="utf-8")
    counted = ("--price", "Studio=20 USD/100", "--currency", "eur", "--rates", "rates.toml")
    data = json.loads(run("units.csv", *counted, "--format", "json").stdout)

    assert [(account["measure"], account["months"][0]["total"]["spend"]) for account in data["accounts"]] == [
        ("EUR", "1.00")
    ]
