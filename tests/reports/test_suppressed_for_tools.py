"""What is suppressed or known accuses of nothing in the formats that tools read, and is said where they can say it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from lxml import etree
from tests.reports.tool_results import SEEN, file_result

from pricelint.audit.baseline import compared
from pricelint.audit.identity import identified
from pricelint.audit.suppressions import findings_in, suppress
from pricelint.model.outcome import Verdict
from pricelint.model.result import AuditResult
from pricelint.model.suppression import Suppression
from pricelint_reports.github import annotations_text
from pricelint_reports.json_lines import lines_text
from pricelint_reports.junit import junit_text
from pricelint_reports.sarif import sarif_text

REASON = 'Confirmed: ]]> <b> %0A\n::error::"x"'


def whole() -> AuditResult:
    result, _ = file_result()
    platform = result.platforms[0]
    return replace(result, platforms=(replace(platform, outcomes=identified("acme", platform.outcomes)),))


@pytest.fixture(scope="module")
def suppressed() -> AuditResult:
    result = whole()
    platform = result.platforms[0]
    entries = [
        Suppression(fingerprint=finding.fingerprint, reason=REASON, author="Ada", until=date(2027, 6, 30))
        for outcome in platform.outcomes
        if outcome.verdict is Verdict.VIOLATION
        for finding in findings_in(outcome)
    ]
    return replace(result, platforms=(replace(platform, outcomes=suppress("acme", platform.outcomes, entries, SEEN)),))


def test_sarif_says_that_a_result_is_suppressed_and_why(suppressed: AuditResult, repository: Path) -> None:
    log = json.loads(sarif_text(suppressed))
    schema = json.loads((repository / "tests" / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8"))
    jsonschema.Draft4Validator(schema).validate(log)
    results = log["runs"][0]["results"]
    assert results
    for each in results:
        (entry,) = each["suppressions"]
        assert (entry["kind"], entry["status"], each["kind"]) == ("external", "accepted", "fail")
        assert entry["justification"] == REASON
        assert entry["properties"] == {"author": "Ada", "until": "2027-06-30"}


def test_junit_skips_it_with_the_reason(suppressed: AuditResult) -> None:
    root = etree.fromstring(junit_text(suppressed).encode())
    assert root.findall(".//failure") == []
    skipped = [each.get("message") or "" for each in root.findall(".//skipped")]
    assert any("Suppressed by Ada until 30 June 2027: Confirmed: ]]> <b>" in text for text in skipped)


def test_no_annotation_is_made_of_it_and_it_is_counted(suppressed: AuditResult) -> None:
    written = annotations_text(suppressed)
    assert "Violations: 0." in written
    assert "Suppressed: 2." in written
    assert REASON.splitlines()[0] not in written


def test_lines_hold_the_entry_and_what_the_rule_said(suppressed: AuditResult) -> None:
    lines = [json.loads(line) for line in lines_text(suppressed).splitlines()]
    quoting, alone = [each for each in lines if each.get("verdict") == "suppressed"]
    assert quoting["instead_of"] == alone["instead_of"] == "violation"
    assert quoting["findings"][0]["suppressed"]["reason"] == alone["suppressed"]["reason"] == REASON


def test_what_is_known_from_a_baseline_is_no_result_and_no_failure() -> None:
    known = compared(whole(), whole())
    assert json.loads(sarif_text(known))["runs"][0]["results"] == []
    root = etree.fromstring(junit_text(known).encode())
    assert root.findall(".//failure") == []
    assert any("known from the baseline" in (each.get("message") or "") for each in root.findall(".//skipped"))
    assert "Known: " in annotations_text(known)
