"""An audit with a selection, thresholds and suppressions, from the command line to the result."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pricelint.cli import app

PAGE = """<!doctype html><html lang="en"><body><h1>Pricing</h1>
<p>Credits cost 1 credit per image.</p>
<table><tr><th>Pack</th><th>Credits</th><th>Price</th></tr>
<tr><td>Small</td><td>500</td><td>$10</td></tr><tr><td>Large</td><td>2,500</td><td>$75</td></tr></table>
<p>Purchased credits expire after 90 days.</p></body></html>"""
LONG_AGO = 1_700_000_000
"""2023-11-14: when the page counts as captured."""

FLAG = "purchased-units-expire"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "pricing.html").write_text(PAGE, encoding="utf-8")
    os.utime(folder / "pricing.html", (LONG_AGO, LONG_AGO))
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["audit", *arguments])


def audited(*arguments: str) -> dict[str, Any]:
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def outcome(result: dict[str, Any], rule: str = FLAG) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in result["platforms"][0]["outcomes"] if each["rule"] == rule)
    return found


def config(site: Path, until: str, *marks: str) -> str:
    entry = '[[suppress]]\nfingerprint = "{}"\nreason = "<b>r</b>"\nauthor = "Ada"\nuntil = {}\n'
    file = site.parent / "pricelint.toml"
    file.write_text("".join(entry.format(mark, until) for mark in marks), encoding="utf-8")
    return str(file)


def marks(site: Path) -> list[str]:
    return [finding["fingerprint"] for finding in outcome(audited(str(site)))["findings"]]


def test_a_suppressed_violation_is_in_the_result_and_does_not_count(site: Path) -> None:
    before = audited(str(site))["platforms"][0]["grade"]
    result = audited(str(site), "--config", config(site, "2024-01-01", *marks(site)))
    said = outcome(result)
    assert (said["verdict"], said["instead_of"]) == ("suppressed", "violation")
    first = said["findings"][0]["suppressed"]
    assert (first["reason"], first["author"], first["until"]) == ("<b>r</b>", "Ada", "2024-01-01")
    assert result["platforms"][0]["grade"]["suppressed"] == 1
    assert before["suppressed"] == 0
    assert {use["state"] for use in result["suppressions"]} == {"applied"}


def test_it_does_not_fail_the_run(site: Path) -> None:
    only = (str(site), "--select", FLAG, "--fail-on", "low", "--format", "json")
    assert run(*only).exit_code == 1
    assert run(*only, "--config", config(site, "2024-01-01", *marks(site))).exit_code == 0


def test_the_day_of_the_capture_decides_whether_it_ended(site: Path) -> None:
    ended = run(str(site), "--format", "json", "--config", config(site, "2023-11-13", *marks(site)))
    assert outcome(json.loads(ended.stdout))["verdict"] == "violation"
    assert "ended on 13 November 2023" in ended.stderr
    assert "again" in ended.stderr
    assert json.loads(ended.stdout)["suppressions"][0]["state"] == "expired"


def test_one_that_matches_nothing_is_told_in_the_result_and_on_standard_error(site: Path) -> None:
    result = run(str(site), "--format", "json", "--config", config(site, "2024-01-01", "0" * 32))
    assert "matches no finding" in result.stderr
    assert json.loads(result.stdout)["suppressions"][0]["state"] == "unmatched"


def test_a_selection_is_in_the_result_and_leaves_no_grade(site: Path) -> None:
    result = run(str(site), "--select", "expiry", "--ignore", "high", "--format", "json")
    written = json.loads(result.stdout)
    chosen, rules = written["selection"], written["rules"]
    assert (chosen["select"], chosen["ignore"], chosen["judged"]) == (["expiry"], ["high"], len(rules))
    assert {rule["family"] for rule in rules} == {"expiry"}
    assert "opaque-base-price" in chosen["left_out"]
    words = f"{len(rules)} of {len(rules) + len(chosen['left_out'])} rules judged by selection"
    assert written["platforms"][0]["grade"]["not_graded"] == words
    assert words in result.stderr


def test_thresholds_stand_in_the_result(site: Path) -> None:
    file = site.parent / "pricelint.toml"
    file.write_text("[rules.uneven-volume-discount]\nrise = 0.9\n", encoding="utf-8")
    before, after = audited(str(site)), audited(str(site), "--config", str(file))
    rule = next(rule for rule in after["rules"] if rule["id"] == "uneven-volume-discount")
    assert rule["options"] == [{"name": "rise", "value": "0.9", "default": "0.02"}]
    assert outcome(before, "uneven-volume-discount")["verdict"] == "violation"
    assert outcome(after, "uneven-volume-discount")["verdict"] == "pass"
