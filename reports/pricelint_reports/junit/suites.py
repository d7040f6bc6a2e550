"""Suites and tests, as Surefire and the xUnit plugin of Jenkins read them.

violation → failure · rule that failed, page that was not captured → error · review, not applicable, suppressed, known
from a baseline → skipped · pass → passed. A review accuses of nothing, so it fails nothing: it is skipped, and the
reason says what is missing.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from datetime import UTC

from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import PageCoverage, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.artifacts import PageSource, no_source
from pricelint_reports.comparison.choices import suppression_words
from pricelint_reports.outline import Item, Told, fair_page, outline
from pricelint_reports.text import one_line

COVERAGE = "coverage"
"""The class name of what is told of pages that were not captured."""


def junit_text(result: AuditResult, source: PageSource = no_source) -> str:
    """The result as JUnit XML: one `testsuite` per platform, one `testcase` per rule and per page not captured."""
    root = ET.Element("testsuites", name="pricelint")
    for platform, told in outline(result, source):
        root.append(_suite(platform, told))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suite(platform: PlatformResult, told: Sequence[Told]) -> ET.Element:
    suite = ET.Element("testsuite", name=one_line(platform.platform.name or platform.platform.id))
    suite.set("id", one_line(platform.platform.id))
    suite.set("timestamp", platform.visit.finished_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S"))
    properties = ET.SubElement(suite, "properties")
    for name, value in _properties(platform):
        ET.SubElement(properties, "property", name=name, value=one_line(value))
    suite.extend(_test(each) for each in told)
    for page in platform.coverage.pages:
        if page.outcome is not CaptureOutcome.CAPTURED:
            suite.append(_lost(page))
    suite.set("tests", str(len(suite.findall("testcase"))))
    for count, element in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{element}"))))
    return suite


def _properties(platform: PlatformResult) -> Iterator[tuple[str, str]]:
    grade = platform.grade
    captured = sum(page.outcome is CaptureOutcome.CAPTURED for page in platform.coverage.pages)
    yield "grade", grade.letter or "not graded"
    if grade.points is not None:
        yield "points", f"{grade.points:f}"
    if grade.not_graded:
        yield "not_graded", grade.not_graded
    yield "rules_judged", f"{grade.judged} of {grade.total}"
    yield "pages_captured", f"{captured} of {len(platform.coverage.pages)}"


def _test(told: Told) -> ET.Element:
    outcome = told.outcome
    test = ET.Element("testcase", classname=one_line(told.rule.family), name=one_line(outcome.rule))
    summary = one_line(outcome.summary)
    match outcome.verdict:
        case Verdict.VIOLATION:
            failure = ET.SubElement(test, "failure", message=summary, type=told.rule.severity.value)
            found = (line for item in told.items for line in _lines(item))
            failure.text = "\n".join((*found, *(one_line(line) for line in fair_page(outcome))))
        case Verdict.ERROR:
            ET.SubElement(test, "error", message=summary, type="rule_failed")
        case Verdict.REVIEW:
            missing = one_line("; ".join(outcome.missing))
            ET.SubElement(test, "skipped", message=f"to review: {summary}{missing and f' Missing: {missing}'}")
        case Verdict.SUPPRESSED:
            words = "; ".join(
                dict.fromkeys(suppression_words(item.suppressed) for item in told.items if item.suppressed)
            )
            ET.SubElement(test, "skipped", message=one_line(f"{summary} {words}"))
        case Verdict.KNOWN:
            ET.SubElement(test, "skipped", message=f"known from the baseline: {summary}")
        case Verdict.NOT_APPLICABLE:
            ET.SubElement(test, "skipped", message=f"not applicable: {summary}")
        case Verdict.PASS:
            pass
    return test


def _lines(item: Item) -> Iterator[str]:
    """What was found, each quote with where it stands, and the fingerprint."""
    yield one_line(item.finding.message)
    if item.suppressed:
        yield one_line(f"  {suppression_words(item.suppressed)}")
    for place in item.places:
        where = one_line(place.path or place.uri)
        line = f":{place.spot.line}" if place.spot and place.certain else ""
        quoted = f" “{one_line(place.evidence.quote)}”" if place.evidence else " searched"
        yield f"  {where}{line}{quoted}"
    yield f"  fingerprint {item.fingerprint}"


def _lost(page: PageCoverage) -> ET.Element:
    test = ET.Element("testcase", classname=COVERAGE, name=one_line(page.url))
    ET.SubElement(test, "error", message=one_line(page.reason), type=page.outcome.value)
    return test
