"""Formats for other tools on the command line: to standard output, to a file, and beside --fail-on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pricelint.cli import app
from pricelint.cli.formats import Format
from pricelint.cli.tools import TOOL_FORMATS

PAGE = """<!doctype html><html lang="en"><title>Pricing</title><main><h1>Pricing</h1>
<section><h2>Starter</h2><p>$10 per month</p><p>1,000 credits every month</p></section>
<section><h2>Credits</h2><p>One image costs 5 credits.</p>
<p>Unused credits expire at the end of each month.</p></section>
</main></html>"""


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page of a vendor in the folder that the command runs in, named as the vendor names it."""
    monkeypatch.chdir(tmp_path)
    path = Path("pricing.html")
    path.write_text(PAGE, encoding="utf-8")
    return path


def run(*arguments: str) -> tuple[int, str]:
    """Exit code and standard output of a command."""
    done = CliRunner().invoke(app, list(arguments))
    return done.exit_code, done.stdout


def test_every_tool_format_is_a_choice_of_the_option() -> None:
    assert set(TOOL_FORMATS) < {form.value for form in Format}


@pytest.mark.parametrize("form", TOOL_FORMATS)
def test_a_format_goes_to_standard_output_or_to_the_file_of_its_name(page: Path, form: str) -> None:
    code, printed = run("audit", str(page), "--format", form)
    written, nothing = run("audit", str(page), "--format", form, "--out", "made")

    assert (code, written, nothing) == (0, 0, "")
    assert Path("made", TOOL_FORMATS[form].file).read_text("utf-8") == printed
    assert "monthly-expiration" in printed


@pytest.mark.parametrize("form", TOOL_FORMATS)
def test_fail_on_decides_the_exit_code_in_every_format(page: Path, form: str) -> None:
    assert run("audit", str(page), "--format", form, "--fail-on", "low")[0] == 1
    assert run("audit", str(page), "--format", form)[0] == 0


@pytest.mark.parametrize("form", TOOL_FORMATS)
def test_where_nothing_could_be_audited_the_answer_is_whole_all_the_same(page: Path, form: str) -> None:
    code, printed = run("audit", f"{page}.gone", "--format", form)

    assert code == 3
    assert form == "github" or printed
    if form == "sarif":
        assert json.loads(printed)["runs"][0]["results"] == []


def test_a_violation_names_the_line_of_the_vendors_own_file(page: Path) -> None:
    (run_,) = json.loads(run("audit", str(page), "--format", "sarif")[1])["runs"]
    flag = next(each for each in run_["results"] if each["ruleId"] == "monthly-expiration")
    physical = flag["locations"][0]["physicalLocation"]

    assert physical["artifactLocation"]["uri"] == "pricing.html"
    assert physical["region"]["startLine"] == 4
    assert "Unused credits expire" in physical["region"]["snippet"]["text"]


def test_rules_are_explained_by_their_readmes(page: Path) -> None:
    (run_,) = json.loads(run("audit", str(page), "--format", "sarif")[1])["runs"]
    rules = run_["tool"]["driver"]["rules"]

    assert all("## What it looks for" in rule["help"]["markdown"] for rule in rules)
    assert max(len(rule["fullDescription"]["text"]) for rule in rules) <= 1000


def test_a_stored_result_is_reported_in_every_format_without_its_page(page: Path) -> None:
    run("audit", str(page), "--format", "json", "--out", "stored")
    page.unlink()
    for form in TOOL_FORMATS:
        code, printed = run("report", "stored/result.json", "--format", form, "--fail-on", "low")
        assert (code, "monthly-expiration" in printed) == (1, True)


def test_the_schema_of_a_line_is_printed() -> None:
    assert json.loads(run("schema", "--lines")[1])["$id"] == "urn:pricelint:schema:outcome-line:1.0"
