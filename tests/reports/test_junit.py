"""JUnit XML: valid by the schema of Jenkins, every verdict in its element, and nothing captured breaks out of it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings
from lxml import etree
from tests.reports.tool_results import Words, file_result

from pricelint.model.outcome import Verdict
from pricelint.model.result import AuditResult
from pricelint_reports.junit import junit_text
from pricelint_reports.text import one_line

TEXT = st.text(st.characters(), max_size=40)
QUOTE = TEXT.filter(lambda text: bool(text.strip()))
HOSTILE = 'a]]></failure><failure message="x"/>&lol;\x00\x08\x1b[31m\ufffe\ud800 "quoted"'


@pytest.fixture(scope="module")
def schema(repository: Path) -> etree.XMLSchema:
    """The schema of the xUnit plugin."""
    return etree.XMLSchema(etree.parse(repository / "tests" / "schemas" / "junit-10.xsd"))


def parsed(text: str) -> etree._Element:
    """The root of a document."""
    return etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))


def test_a_result_is_valid_by_the_schema(schema: etree.XMLSchema, audit: AuditResult) -> None:
    result, pages = file_result()

    schema.assertValid(parsed(junit_text(result, pages.get)))
    schema.assertValid(parsed(junit_text(audit)))


def test_a_platform_is_a_suite_and_a_rule_a_test_of_its_family(audit: AuditResult) -> None:
    root = parsed(junit_text(audit))
    lantern = root.findall("testsuite")[0]

    assert [suite.get("id") for suite in root] == [platform.platform.id for platform in audit.platforms]
    assert lantern.get("name") == "Lantern Studio"
    assert lantern.get("timestamp") == "2026-03-14T09:26:53"
    assert [(test.get("classname"), test.get("name")) for test in lantern.findall("testcase")][:2] == [
        ("rate", "opaque-base-price"),
        ("rate", "buried-rate"),
    ]


def test_every_verdict_has_its_element() -> None:
    result, pages = file_result()
    (suite,) = parsed(junit_text(result, pages.get))
    elements = {test.get("name"): [child.tag for child in test] for test in suite.findall("testcase")}

    assert elements == {
        "a-flag": ["failure"], "a-silence": ["failure"], "a-review": ["skipped"], "a-pass": [],
        "a-nothing": ["skipped"], "an-error": ["error"], "https://acme.example/faq": ["error"],
    }  # fmt: skip
    assert {name: suite.get(name) for name in ("tests", "failures", "errors", "skipped")} == {
        "tests": "7", "failures": "2", "errors": "2", "skipped": "2",
    }  # fmt: skip


def test_a_failure_says_what_where_and_how_grave() -> None:
    result, pages = file_result()
    failure = parsed(junit_text(result, pages.get)).find(".//failure")

    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("high", "Unused units end with the cycle.")
    assert "site/pricing.html:2 “Unused credits expire”" in (failure.text or "")
    assert "A fair page would say: Unused credits roll over.\nSize | Units kept\n" in (failure.text or "")


def test_a_review_is_skipped_with_what_is_missing() -> None:
    result, _ = file_result()
    review, nothing = parsed(junit_text(result)).findall(".//skipped")

    assert review.get("message") == "to review: Unused units end with the cycle. Missing: the terms"
    assert nothing.get("message") == "not applicable: No packs are sold."


def test_grade_and_coverage_are_properties_of_the_suite() -> None:
    result, _ = file_result()
    found = {each.get("name"): each.get("value") for each in parsed(junit_text(result)).iter("property")}

    assert found == {"grade": "B", "points": "85", "rules_judged": "3 of 6", "pages_captured": "1 of 2"}


def test_the_totals_are_those_of_the_outcomes(audit: AuditResult) -> None:
    root = parsed(junit_text(audit))
    verdicts = Counter(each.verdict for platform in audit.platforms for each in platform.outcomes)

    assert root.get("failures") == str(verdicts[Verdict.VIOLATION])
    assert root.get("tests") == str(len(root.findall(".//testcase")))


@settings(deadline=None, max_examples=60)
@given(words=st.builds(Words, quote=QUOTE, message=TEXT, summary=TEXT, path=QUOTE, name=TEXT, reason=TEXT, fix=TEXT))
def test_any_words_give_a_valid_document_that_holds_them(schema: etree.XMLSchema, words: Words) -> None:
    result, pages = file_result(words)
    root = parsed(junit_text(result, pages.get))
    schema.assertValid(root)
    failure, lost = root.find(".//failure"), root.findall(".//error")[-1]

    assert failure is not None
    assert failure.get("message") == one_line(words.summary)
    assert f"“{one_line(words.quote)}”" in (failure.text or "")
    assert one_line(words.fix) in (failure.text or "")
    assert lost.get("message") == one_line(words.reason)


def test_what_xml_forbids_and_what_it_would_obey_is_only_text(schema: etree.XMLSchema) -> None:
    result, pages = file_result(Words(HOSTILE, HOSTILE, HOSTILE, "pricing.html", HOSTILE, HOSTILE, HOSTILE))
    root = parsed(junit_text(result, pages.get))
    schema.assertValid(root)

    assert len(root.findall(".//failure")) == 2
    assert root.findall(".//failure")[0].get("message") == one_line(HOSTILE)
