"""`--baseline`, and `report` with the choices that need no new audit."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tests.unit.cli.test_suppress import stored
from tests.unit.cli.test_suppressed_audit import FLAG, config, marks, outcome, run, site
from typer.testing import CliRunner, Result

from pricelint.cli import app
from pricelint.errors import UsageError

__all__ = ["site", "stored"]


def report(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["report", *arguments, "--format", "json"])


def grade(result: Result) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(result.stdout)["platforms"][0]["grade"]
    return found


def test_an_audit_shows_what_is_new_and_fails_on_that_alone(site: Path, stored: Path) -> None:
    fatal = (str(site), "--baseline", str(stored), "--fail-on", "info", "--format", "json")
    same = run(*fatal)
    assert same.exit_code == 0
    assert "0 new" in same.stderr
    assert outcome(json.loads(same.stdout))["verdict"] == "known"
    page = site / "pricing.html"
    moment = page.stat().st_mtime
    page.write_text(page.read_text(encoding="utf-8").replace("after 90 days", "after 60 days"), encoding="utf-8")
    os.utime(page, (moment, moment))
    later = run(*fatal)
    assert later.exit_code == 1
    assert outcome(json.loads(later.stdout))["verdict"] == "violation"
    assert f"Gone: acme, {FLAG}: " in later.stderr


def test_the_grade_is_that_of_the_whole(site: Path, stored: Path) -> None:
    whole = json.loads(stored.read_text(encoding="utf-8"))["platforms"][0]["grade"]
    assert grade(run(str(site), "--baseline", str(stored), "--format", "json")) == whole
    assert grade(report(str(stored), "--baseline", str(stored))) == whole


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not an audit result"),
        ("{", "not an audit result"),
        ('{"schema_version": "2.0"}', "this is schema version 2.0"),
        ('{"schema_version": "1.1"}', "not an audit result"),
        ("<html>", "not an audit result"),
    ],
)
def test_a_baseline_that_is_no_result_cannot_be_used(site: Path, text: str, said: str) -> None:
    file = site.parent / "baseline.json"
    file.write_text(text, encoding="utf-8")
    result = run(str(site), "--baseline", str(file))
    assert isinstance(result.exception, UsageError)
    assert said in str(result.exception)
    assert str(file) in str(result.exception)


def test_one_of_a_newer_schema_is_refused(site: Path, stored: Path) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    stored.write_text(json.dumps({**data, "schema_version": "1.999"}), encoding="utf-8")
    result = run(str(site), "--baseline", str(stored))
    assert isinstance(result.exception, UsageError)
    assert "schema version 1.999, newer than" in str(result.exception)


def test_one_of_an_older_schema_gets_its_fingerprints(site: Path, stored: Path) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    for said in data["platforms"][0]["outcomes"]:
        del said["fingerprint"], said["suppressed"], said["instead_of"]
        for finding in said["findings"]:
            del finding["fingerprint"], finding["suppressed"]
    for name in ("selection", "suppressions", "baseline"):
        del data[name]
    stored.write_text(json.dumps({**data, "schema_version": "1.0"}), encoding="utf-8")
    assert "0 new" in run(str(site), "--baseline", str(stored), "--format", "json").stderr


def test_one_that_is_not_there_is_named(site: Path) -> None:
    result = run(str(site), "--baseline", "nowhere.json")
    assert isinstance(result.exception, UsageError)
    assert "nowhere.json" in str(result.exception)


def test_a_report_suppresses_and_grades_again(site: Path, stored: Path) -> None:
    before = grade(report(str(stored)))
    entries = config(site, "2024-01-01", *marks(site))
    direct = run(str(site), "--config", entries, "--format", "json")
    again = report(str(stored), "--config", entries)
    assert grade(again) == grade(direct) != before
    assert json.loads(again.stdout)["suppressions"] == json.loads(direct.stdout)["suppressions"]


def test_other_suppressions_take_the_place_of_those_of_the_audit(site: Path, stored: Path) -> None:
    before = grade(report(str(stored)))
    stored.write_text(
        run(str(site), "--config", config(site, "2024-01-01", *marks(site)), "--format", "json").stdout,
        encoding="utf-8",
    )
    assert outcome(json.loads(report(str(stored)).stdout))["verdict"] == "suppressed"
    again = report(str(stored), "--config", config(site, "2024-01-01"))
    assert outcome(json.loads(again.stdout))["verdict"] == "violation"
    assert grade(again) == before


def test_a_report_over_a_selection_has_no_grade_and_adds_to_what_was_left_out(site: Path, stored: Path) -> None:
    once = report(str(stored), "--select", "expiry,rate")
    stored.write_text(once.stdout, encoding="utf-8")
    twice = json.loads(report(str(stored), "--ignore", "rate, costs").stdout)
    direct = json.loads(run(str(site), "--select", "expiry", "--format", "json").stdout)
    assert {rule["id"] for rule in twice["rules"]} == {rule["id"] for rule in direct["rules"]}
    assert set(twice["selection"]["left_out"]) == set(direct["selection"]["left_out"])
    assert twice["platforms"][0]["grade"]["not_graded"] == direct["platforms"][0]["grade"]["not_graded"]


def test_other_thresholds_need_an_audit(site: Path, stored: Path) -> None:
    file = site.parent / "pricelint.toml"
    file.write_text("[rules.pack-misfit]\nmost = 0.3\n", encoding="utf-8")
    assert "judged by other thresholds" in str(report(str(stored), "--config", str(file)).exception)
    file.write_text("[rules.pack-misfit]\nmost = 0.2\n", encoding="utf-8")
    assert report(str(stored), "--config", str(file)).exit_code == 0


def test_what_is_left_beside_a_baseline_is_not_chosen_from_again(site: Path, stored: Path) -> None:
    stored.write_text(run(str(site), "--baseline", str(stored), "--format", "json").stdout, encoding="utf-8")
    assert report(str(stored)).exit_code == 0
    assert "shows only what was new" in str(report(str(stored), "--select", "expiry").exception)


def test_a_grade_that_this_version_would_not_give_is_not_given_again(stored: Path) -> None:
    data = json.loads(stored.read_text(encoding="utf-8"))
    data["platforms"][0]["grade"]["points"] = "1"
    stored.write_text(json.dumps(data), encoding="utf-8")
    assert report(str(stored)).exit_code == 0
    assert "was graded in another way" in str(report(str(stored), "--ignore", "info").exception)
