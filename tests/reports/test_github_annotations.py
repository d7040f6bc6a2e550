"""Workflow commands: one to a line, true about their place, and inert whatever a page says."""

from __future__ import annotations

import re
from dataclasses import dataclass

import hypothesis.strategies as st
from hypothesis import given, settings
from tests.reports.tool_results import Words, file_result, without_errors

from pricelint.model.result import AuditResult
from pricelint_reports.github import annotations_text
from pricelint_reports.text import clean, one_line

TEXT = st.text(st.characters(), max_size=40)
QUOTE = TEXT.filter(lambda text: bool(text.strip()))
HOSTILE = (
    "50%25 off\r\n::set-output name=x::y\n##[add-path]/tmp ::stop-commands::z\u2028::error::w\x85::add-mask::v,a:b"
)
COMMAND = re.compile(r"::(?P<name>[a-z]+)(?: (?P<properties>[^\n]*?))?::(?P<data>[^\n]*)")


@dataclass(frozen=True)
class Read:
    """A command as the runner reads it."""

    name: str
    properties: dict[str, str]
    data: str


def read(line: str) -> Read:
    """One line read by the rules of the runner: name and properties up to the second pair of colons."""
    found = COMMAND.fullmatch(line)
    assert found is not None, line
    pairs = [pair.partition("=") for pair in (found["properties"] or "").split(",") if pair]
    return Read(found["name"], {key: unescaped(value) for key, _, value in pairs}, unescaped(found["data"]))


def unescaped(text: str) -> str:
    signs = {"%3A": ":", "%2C": ",", "%0D": "\r", "%0A": "\n", "%25": "%"}
    return re.sub("%(?:3A|2C|0D|0A|25)", lambda sign: signs[sign[0]], text)


def test_violations_come_first_the_gravest_at_the_top_with_file_and_line() -> None:
    result, pages = file_result()
    flag, silence, *_ = (read(line) for line in annotations_text(result, pages.get).splitlines())

    assert (flag.name, silence.name) == ("error", "warning")
    assert flag.properties == {
        "file": "site/pricing.html", "line": "2", "endLine": "2", "title": "a-flag (Acme)",
    }  # fmt: skip
    assert silence.properties == {"file": "site/pricing.html", "line": "1", "title": "a-silence (Acme)"}
    assert "“Unused credits expire”" in flag.data
    assert "\nA fair page would say: Unused credits roll over.\nSize | Units kept\n" in flag.data


def test_reviews_and_passes_are_counted_and_not_annotated() -> None:
    result, pages = file_result()
    lines = annotations_text(without_errors(result), pages.get).splitlines()

    assert [read(line).name for line in lines] == ["error", "warning", "notice"]
    assert read(lines[-1]).data == ("Grade B, 85 of 100. Violations: 2. Passed: 1. To review: 1. Not applicable: 1.")


def test_what_was_lost_is_annotated() -> None:
    result, _ = file_result()
    found = [read(line) for line in annotations_text(result).splitlines()]

    assert ("error", "an-error could not be run (Acme)") in [(one.name, one.properties["title"]) for one in found]
    assert "https://acme.example/faq: robots: robots.txt forbids it" in [one.data for one in found]


def test_a_page_with_an_address_has_no_file(audit: AuditResult) -> None:
    found = [read(line) for line in annotations_text(audit).splitlines()]

    assert found
    assert not any("file" in one.properties or "line" in one.properties for one in found)
    assert any("\nhttps://quillgate.example/" in one.data for one in found)


def test_hostile_words_are_inert() -> None:
    words = Words(*[HOSTILE] * 7)
    result, pages = file_result(words)
    lines = re.split(r"\r\n|\r|\n", annotations_text(result, pages.get).removesuffix("\n"))

    assert [read(line).name for line in lines] == ["error", "warning", "error", "warning", "notice"]
    assert read(lines[0]).properties["file"] == one_line(HOSTILE)


@settings(deadline=None, max_examples=60)
@given(words=st.builds(Words, quote=QUOTE, message=TEXT, summary=TEXT, path=QUOTE, name=TEXT, reason=TEXT, fix=TEXT))
def test_any_words_give_one_command_a_line_that_holds_them(words: Words) -> None:
    result, pages = file_result(words)
    text = annotations_text(result, pages.get)
    text.encode()
    found = [read(line) for line in text.splitlines()]

    assert [one.name for one in found] == ["error", "warning", "error", "warning", "notice"]
    assert clean(words.quote).replace("\u2028", "\n").replace("\u2029", "\n") in found[0].data
    assert found[0].properties.get("file", "") == one_line(words.path)
