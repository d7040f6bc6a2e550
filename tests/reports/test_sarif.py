"""SARIF: valid by the schema of the standard, true about its places, and such that code scanning accuses of nothing."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import jsonschema
import pytest
from hypothesis import given, settings
from tests.reports.tool_results import Words, file_result, without_errors

from pricelint.model.fingerprint import fingerprint
from pricelint.model.result import AuditResult
from pricelint_reports.sarif import sarif_text
from pricelint_reports.text import one_line

TEXT = st.text(st.characters(), max_size=40)
QUOTE = TEXT.filter(lambda text: bool(text.strip()))


SCHEMAS = Path(__file__).parent.parent / "schemas"


@cache
def schema() -> jsonschema.Draft4Validator:
    """The schema of the standard, errata 01."""
    return jsonschema.Draft4Validator(json.loads((SCHEMAS / "sarif-schema-2.1.0.json").read_text("utf-8")))


def run_of(text: str) -> dict[str, Any]:
    """The one run of a log."""
    (run,) = json.loads(text)["runs"]
    assert isinstance(run, dict)
    return run


def told(message: dict[str, str]) -> str:
    """What a viewer shows of a message: escapes of placeholders and links taken back."""
    text = message["text"]
    if re.search(r"\{\{\d+\}\}", text):
        text = text.replace("{{", "{").replace("}}", "}")
    return re.sub(r"\\([\\\[\]])", r"\1", text) if r"\](" in text else text


def test_the_schema_itself_is_whole() -> None:
    jsonschema.Draft4Validator.check_schema(schema().schema)
    with pytest.raises(jsonschema.ValidationError):
        schema().validate({"version": "2.1.0", "runs": [{"results": []}]})


@pytest.mark.parametrize("every_verdict", [False, True])
def test_a_log_is_valid_by_the_schema(audit: AuditResult, every_verdict: bool) -> None:
    result, pages = file_result()

    schema().validate(json.loads(sarif_text(result, pages.get, every_verdict=every_verdict)))
    schema().validate(json.loads(sarif_text(audit, every_verdict=every_verdict)))


def test_the_same_result_gives_the_same_log(audit: AuditResult) -> None:
    assert sarif_text(audit, every_verdict=True) == sarif_text(audit, every_verdict=True)


def test_only_violations_are_results_because_code_scanning_shows_every_result_as_an_alert(audit: AuditResult) -> None:
    result, pages = file_result()

    assert {each["kind"] for each in run_of(sarif_text(audit))["results"]} == {"fail"}
    assert [each["ruleId"] for each in run_of(sarif_text(result, pages.get))["results"]] == ["a-flag", "a-silence"]


def test_with_every_verdict_each_outcome_has_its_kind_and_only_failures_a_level() -> None:
    result, pages = file_result()
    found = run_of(sarif_text(result, pages.get, every_verdict=True))["results"]

    assert {each["ruleId"]: (each["kind"], each["level"]) for each in found} == {
        "a-flag": ("fail", "error"),
        "a-silence": ("fail", "warning"),
        "a-review": ("review", "none"),
        "a-pass": ("pass", "none"),
        "a-nothing": ("notApplicable", "none"),
    }


def test_what_code_scanning_demands_of_a_file_in_a_repository_is_there() -> None:
    """A location with a relative URI that is not empty, and all four numbers of its region."""
    result, pages = file_result()
    flag, silence = run_of(sarif_text(result, pages.get))["results"]
    physical = flag["locations"][0]["physicalLocation"]

    assert physical["artifactLocation"] == {"uri": "site/pricing.html", "uriBaseId": "%SRCROOT%", "index": 0}
    assert physical["region"] == {
        "startLine": 2, "startColumn": 4, "endLine": 2, "endColumn": 25, "snippet": {"text": "Unused credits expire"},
    }  # fmt: skip
    assert silence["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1, "startColumn": 1, "endLine": 4, "endColumn": 1,
    }  # fmt: skip


def test_without_a_source_no_region_is_made_up() -> None:
    result, _ = file_result()
    (location,) = run_of(sarif_text(result))["results"][0]["locations"]

    assert "region" not in location["physicalLocation"]
    assert location["properties"]["regionIsTheQuote"] is False


def test_a_finding_carries_quote_capture_and_fingerprint() -> None:
    result, pages = file_result()
    flag = run_of(sarif_text(result, pages.get))["results"][0]
    finding = result.platforms[0].outcomes[0].findings[0]
    (quote,) = finding.evidence
    (location,) = flag["locations"]

    assert flag["message"]["text"].endswith("A fair page would say: Unused credits roll over.")
    assert flag["properties"]["fairPage"][1:] == ["Size | Units kept", "Plus | Unused credits roll over."]
    assert flag["partialFingerprints"] == {"pricelintFingerprint/v1": fingerprint("acme", "a-flag", finding)}
    assert location["logicalLocations"] == [{"fullyQualifiedName": quote.path, "kind": "element"}]
    assert location["properties"]["quote"] == quote.quote
    assert location["properties"]["captureSha256"] == quote.capture


def test_several_quotes_are_one_location_and_related_ones(audit: AuditResult) -> None:
    found = run_of(sarif_text(audit, every_verdict=True))["results"]

    assert {len(each["locations"]) for each in found} <= {0, 1}
    assert any(each.get("relatedLocations") for each in found)


def test_artifacts_are_the_captured_pages_with_their_hashes() -> None:
    result, pages = file_result()
    (artifact,) = run_of(sarif_text(result, pages.get))["artifacts"]
    (sha256,) = pages

    assert artifact["location"]["uri"] == "site/pricing.html"
    assert artifact["hashes"] == {"sha-256": sha256}
    assert artifact["properties"]["capturedAt"] == "2026-03-14T09:26:53+00:00"


def test_what_was_lost_is_a_notification_and_the_run_no_success() -> None:
    result, _ = file_result()
    (invocation,) = run_of(sarif_text(result))["invocations"]
    (sound,) = run_of(sarif_text(without_errors(result)))["invocations"]
    notes = {each["descriptor"]["id"]: each for each in invocation["toolExecutionNotifications"]}

    assert invocation["executionSuccessful"] is False
    assert set(notes) == {"page-not-captured", "link-not-followed", "rule-failed"}
    assert "robots.txt forbids it" in notes["page-not-captured"]["message"]["text"]
    assert notes["rule-failed"]["associatedRule"] == {"id": "an-error", "index": 5}
    assert sound == {"executionSuccessful": True, "toolExecutionNotifications": []}


def test_a_rule_is_described_by_its_readme() -> None:
    result, _ = file_result()
    readme = "# a-flag\n\n## What it looks for\nUnits that *end*\nwith the `cycle`.\n\n## Sources\n- [Law](https://x.example)\n"
    rules = run_of(sarif_text(result, help_of=lambda rule: readme if rule == "a-flag" else ""))["tool"]["driver"][
        "rules"
    ]

    assert rules[0]["name"] == "AFlag"
    assert rules[0]["fullDescription"]["text"] == "Units that end with the cycle."
    assert rules[0]["help"]["markdown"] == readme
    assert (
        rules[0]["help"]["text"] == "a-flag\n\nWhat it looks for\nUnits that end\nwith the cycle.\n\nSources\n• Law\n"
    )
    assert rules[1]["fullDescription"]["text"] == "About a-silence."
    assert [rule["defaultConfiguration"]["level"] for rule in rules[:4]] == ["error", "warning", "note", "note"]
    assert rules[0]["properties"]["sources"] == ["seed"]


def test_captured_words_are_no_link_and_no_placeholder_in_a_message() -> None:
    result, pages = file_result(Words(quote="[click](https://evil.example) {0} \\[x]"))
    text = run_of(sarif_text(result, pages.get))["results"][0]["message"]["text"]

    assert re.search(r"(?<!\\)\]\(", text) is None
    assert "{{0}}" in text
    assert r"\[click\](https://evil.example)" in text


@settings(deadline=None, max_examples=25)
@given(quote=QUOTE, message=TEXT, path=TEXT.filter(bool), reason=TEXT, name=TEXT)
def test_any_words_give_a_valid_log_that_holds_them(
    quote: str, message: str, path: str, reason: str, name: str
) -> None:
    result, pages = file_result(Words(quote=quote, message=message, path=path, reason=reason, name=name))
    text = sarif_text(result, pages.get, every_verdict=True)
    log = json.loads(text.encode())
    schema().validate(log)
    (run,) = log["runs"]
    (location,) = run["results"][0]["locations"]

    assert location["properties"]["quote"] == re.sub("[\ud800-\udfff]", "\ufffd", quote)
    assert told(location["message"]) == one_line(f"“{quote}”")
    assert one_line(reason) in told(run["invocations"][0]["toolExecutionNotifications"][0]["message"])
