"""`pricelint table`: from saved pages to a table in every format, on standard output or in a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starter_page import starter_page
from typer.testing import CliRunner, Result

from pricelint.cli.app import app
from pricelint.cli.commands.table import TableFormat
from pricelint.cli.exits import Exit
from pricelint.errors import UsageError


@pytest.fixture(autouse=True)
def _saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "copper.html").write_text(starter_page(), encoding="utf-8")
    (tmp_path / "pricelint.toml").write_text('[disclosures]\naffiliate = "Nobody paid for this."\n', encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["table", "copper.html", *arguments])


def test_a_page_becomes_a_table_with_the_price_of_an_image_and_the_red_flags_that_were_seen() -> None:
    done = run("--columns", "platform,plan:image,expiry.plan,flags", "--format", "json")
    (row,) = json.loads(done.stdout)["tables"][0]["rows"]

    assert done.exit_code == Exit.CLEAN
    assert [cell["text"] for cell in row["cells"][1:3]] == ["$0.05", "end with each billing cycle"]
    assert int(row["cells"][3]["text"]) > 0


@pytest.mark.parametrize("form", [form for form in TableFormat if form not in {TableFormat.PNG, TableFormat.XLSX}])
def test_every_text_format_goes_to_standard_output_with_what_the_publisher_discloses(form: TableFormat) -> None:
    done = run("--format", form.value, "--config", "pricelint.toml", "--receipts", "https://papers.example/site")

    assert done.exit_code == Exit.CLEAN
    assert "Nobody paid for this" in done.stdout
    assert "papers" in done.stdout


def test_a_workbook_is_written_to_the_folder(tmp_path: Path) -> None:
    assert run("--format", "xlsx", "--out", "tables").exit_code == Exit.CLEAN
    assert (tmp_path / "tables" / "table.xlsx").read_bytes().startswith(b"PK")


def test_an_address_of_receipts_that_is_none_is_refused() -> None:
    done = run("--receipts", "java" + "script:alert(1)")

    assert isinstance(done.exception, UsageError)
    assert "this is no address" in str(done.exception)
