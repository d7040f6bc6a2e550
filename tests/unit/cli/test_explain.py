"""`pricelint extract --explain`: facts on the terminal, the page with marks as a file, the path in the last line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from explained_pages import SAMPLE
from typer.testing import CliRunner

from pricelint.cli.app import app
from pricelint.errors import UsageError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "owlet-pricing.html"
    file.write_text(SAMPLE, encoding="utf-8")
    return file


def test_facts_are_explained_on_the_terminal_and_the_last_line_names_the_page(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["extract", "--explain", str(source)], env={"COLUMNS": "200"})
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[-1] == "Explained: owlet-pricing.explain.html"
    assert (tmp_path / "owlet-pricing.explain.html").is_file()
    assert not (tmp_path / "owlet-pricing.json").exists()
    printed = " ".join(done.stdout.split())
    for words in (
        "price point amount EUR 12 · per month · billed month · was EUR 15 plans/0/prices/0",
        "text “per month” shows per",
        "phrases “per month” (en.toml, periods.month)",
        "read by packs.card:",
        "bound to the plan “Nest”: both stand in one card",
    ):
        assert words in printed


def test_with_a_folder_facts_and_page_are_written_there(source: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["extract", "--explain", str(source), "--out", str(tmp_path / "facts")])
    assert done.stdout.splitlines()[-1] == f"Explained: {tmp_path / 'facts' / 'owlet-pricing.explain.html'}"
    assert json.loads((tmp_path / "facts" / "owlet-pricing.json").read_text("utf-8"))["unit"] == "credit"


def test_neither_a_folder_nor_an_explanation_is_an_error_that_says_what_to_do(source: Path) -> None:
    done = CliRunner().invoke(app, ["extract", str(source)])
    assert isinstance(done.exception, UsageError)
    assert "--out FOLDER" in str(done.exception)
