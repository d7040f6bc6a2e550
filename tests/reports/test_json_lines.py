"""JSON Lines: each line can be read alone, is valid by the published schema, and repeats byte for byte."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import hypothesis.strategies as st
import jsonschema
import pytest
from hypothesis import given, settings
from tests.reports.tool_results import Words, file_result

from pricelint.model.fingerprint import fingerprint
from pricelint.model.outcome import Finding
from pricelint.model.result import AuditResult
from pricelint_reports.json_lines import LINES_VERSION, lines_schema_text, lines_text

TEXT = st.text(st.characters(), max_size=40)
QUOTE = TEXT.filter(lambda text: bool(text.strip()))


@pytest.fixture(scope="module")
def schema() -> jsonschema.Draft202012Validator:
    """The schema of a line."""
    return jsonschema.Draft202012Validator(json.loads(lines_schema_text()))


def read(text: str) -> list[dict[str, Any]]:
    """The lines, each read by itself, divided as the most eager reader divides them."""
    return [json.loads(line) for line in text.splitlines()]


def test_the_published_schema_is_the_generated_one(repository: Path) -> None:
    published = repository / "docs" / "schema" / f"outcome-line-{LINES_VERSION}.schema.json"

    assert published.read_text("utf-8") == lines_schema_text()
    jsonschema.Draft202012Validator.check_schema(json.loads(published.read_text("utf-8")))


def test_every_line_is_valid_by_the_schema(schema: jsonschema.Draft202012Validator, audit: AuditResult) -> None:
    result, pages = file_result()
    for line in (*read(lines_text(audit)), *read(lines_text(result, pages.get))):
        schema.validate(line)
    with pytest.raises(jsonschema.ValidationError):
        schema.validate({"kind": "outcome", "platform": "acme"})


def test_the_header_comes_first_then_grade_pages_and_outcomes_of_each_platform() -> None:
    result, pages = file_result()
    lines = read(lines_text(result, pages.get))

    assert [line["kind"] for line in lines] == ["header", "grade", "page", "page", *["outcome"] * 6]
    assert (lines[0]["schema_version"], lines[0]["platforms"], lines[0]["rules"]) == (LINES_VERSION, ["acme"], 6)
    assert (lines[1]["letter"], lines[1]["points"]) == ("B", "85")
    assert (lines[3]["outcome"], lines[3]["reason"]) == ("robots", "robots.txt forbids it")


def test_an_outcome_carries_its_findings_with_their_receipts() -> None:
    result, pages = file_result()
    flag, silence, review = read(lines_text(result, pages.get))[4:7]
    finding = result.platforms[0].outcomes[0].findings[0]
    (told,) = flag["findings"]
    (quote,) = told["quotes"]

    assert (flag["rule"], flag["verdict"], flag["severity"]) == ("a-flag", "violation", "high")
    assert told["fingerprint"] == fingerprint("acme", "a-flag", finding)
    assert (quote["quote"], quote["file"], quote["line"]) == ("Unused credits expire", "site/pricing.html", 2)
    assert (quote["capture"], quote["captured_at"]) == (finding.evidence[0].capture, "2026-03-14T09:26:53Z")
    assert (silence["findings"], silence["searched"]) == ([], ["pricing"])
    whole = Finding(message="Nothing says it.", evidence=())
    assert silence["fingerprint"] == fingerprint("acme", "a-silence", whole)
    assert review["missing"] == ["the terms"]
    assert flag["fix"]["text"] == "Unused credits roll over."
    assert silence["fix"] is None


def test_the_same_result_gives_the_same_lines(audit: AuditResult) -> None:
    assert lines_text(audit) == lines_text(replace(audit))


@settings(deadline=None, max_examples=60)
@given(words=st.builds(Words, quote=QUOTE, message=TEXT, summary=TEXT, path=QUOTE, name=TEXT, reason=TEXT, fix=TEXT))
def test_any_words_give_valid_lines_that_hold_them(schema: jsonschema.Draft202012Validator, words: Words) -> None:
    result, pages = file_result(words)
    text = lines_text(result, pages.get)
    lines = read(text.encode().decode())
    for line in lines:
        schema.validate(line)
    (finding,) = lines[4]["findings"]

    assert len(lines) == text.count("\n") == 10
    assert finding["quotes"][0]["quote"] == held(words.quote)
    assert (finding["message"], lines[4]["summary"]) == (held(words.message), held(words.summary))
    assert lines[1]["platform_name"] == held(words.name)


def held(text: str) -> str:
    """Text as UTF-8 can hold it."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)
