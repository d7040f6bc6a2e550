"""The lines: a header, then for each platform its grade, its pages and its outcomes. Each line can be read alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

import msgspec

from pricelint.model.capture import CaptureOutcome
from pricelint.model.evidence import Place as Standing
from pricelint.model.outcome import Fix, Severity, Verdict
from pricelint.model.platform import Platform, Role
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.model.suppression import Suppression
from pricelint_reports.artifacts import PageSource, Place, no_source
from pricelint_reports.outline import Item, Told, outline

LINES_VERSION = "1.0"
"""Version of the schema of a line; the first number changes when a reader would break."""


class Header(msgspec.Struct, frozen=True, kw_only=True, tag="header", tag_field="kind"):
    """The first line. `audited_at`: time of the latest capture read; `rules`: how many were asked."""

    schema_version: str
    tool_version: str
    audited_at: datetime
    platforms: tuple[str, ...]
    rules: int


class GradeLine(msgspec.Struct, frozen=True, kw_only=True, tag="grade", tag_field="kind"):
    """A platform's grade: letter and points (a decimal as a string), or null for both with `not_graded` saying why."""

    platform: str
    platform_name: str
    letter: str | None
    points: str | None
    not_graded: str | None
    judged: int
    total: int


class PageLine(msgspec.Struct, frozen=True, kw_only=True, tag="page", tag_field="kind"):
    """A page that was asked for and what came of it. Only `captured` was read."""

    platform: str
    url: str
    role: Role
    outcome: CaptureOutcome
    reason: str


class Quote(msgspec.Struct, frozen=True, kw_only=True):
    """A verbatim quote and its receipt.

    url            address of the page, or URI of the file; `file` its path as it was named, "" for an address
    line           in the HTML source, from 1; null where it is not certain or there is no source
    page, state    the document, and the state of its page
    path           CSS path of the element
    start, end     span in the document's text
    place          where on the page a reader meets it
    capture        sha256 of the bytes it was read from; `captured_at` when they were
    """

    quote: str
    url: str
    file: str
    line: int | None
    page: str
    state: str
    path: str
    start: int
    end: int
    place: Standing
    capture: str
    captured_at: datetime | None


class FindingLine(msgspec.Struct, frozen=True, kw_only=True):
    """One instance of a pattern (or, in a pass, of the fair practice). The fingerprint stays while the page says it."""

    fingerprint: str
    message: str
    quotes: tuple[Quote, ...]
    suppressed: Suppression | None = None


class OutcomeLine(msgspec.Struct, frozen=True, kw_only=True, tag="outcome", tag_field="kind"):
    """What one rule says of one platform. `fingerprint` is that of the outcome as such, for one without findings.

    instead_of  what the rule said, where the verdict is `suppressed` or `known`
    suppressed  of an outcome without findings, the suppression by which it does not count
    missing   what would settle a review
    searched  pages (by document) that were searched, for an absence
    fix       for a violation: what a fair page would show; where null, `no_fix` says why ("": the rule has none)
    """

    platform: str
    platform_name: str
    rule: str
    family: str
    severity: Severity
    verdict: Verdict
    summary: str
    fingerprint: str | None
    findings: tuple[FindingLine, ...]
    missing: tuple[str, ...]
    searched: tuple[str, ...]
    fix: Fix | None
    no_fix: str
    instead_of: Verdict | None = None
    suppressed: Suppression | None = None


Line = Header | GradeLine | PageLine | OutcomeLine


def lines_text(result: AuditResult, source: PageSource = no_source) -> str:
    """One JSON object per line, UTF-8. No line holds a character that some reader ends a line at."""
    return "".join(f"{_json(line)}\n" for line in lines(result, source))


def lines(result: AuditResult, source: PageSource = no_source) -> Iterator[Line]:
    """The lines in their order."""
    yield Header(
        schema_version=LINES_VERSION,
        tool_version=result.tool_version,
        audited_at=result.audited_at,
        platforms=tuple(item.platform.id for item in result.platforms),
        rules=len(result.rules),
    )
    for platform, told in outline(result, source):
        yield _grade(platform)
        for page in platform.coverage.pages:
            yield PageLine(
                platform=platform.platform.id, url=page.url, role=page.role, outcome=page.outcome, reason=page.reason
            )
        for each in told:
            yield _line(platform.platform, each)


def _grade(platform: PlatformResult) -> GradeLine:
    grade = platform.grade
    return GradeLine(
        platform=platform.platform.id,
        platform_name=platform.platform.name,
        letter=grade.letter,
        points=None if grade.points is None else f"{grade.points:f}",
        not_graded=grade.not_graded,
        judged=grade.judged,
        total=grade.total,
    )


def _line(platform: Platform, told: Told) -> OutcomeLine:
    outcome = told.outcome
    return OutcomeLine(
        platform=platform.id,
        platform_name=platform.name,
        rule=outcome.rule,
        family=told.rule.family,
        severity=told.rule.severity,
        verdict=outcome.verdict,
        summary=outcome.summary,
        fingerprint=None if outcome.findings else told.items[0].fingerprint,
        findings=tuple(_finding(item) for item in told.items) if outcome.findings else (),
        missing=outcome.missing,
        searched=tuple(item.page for item in outcome.searched),
        fix=outcome.fix,
        no_fix=outcome.no_fix,
        instead_of=outcome.instead_of,
        suppressed=outcome.suppressed,
    )


def _finding(item: Item) -> FindingLine:
    quotes = tuple(quote for place in item.places if (quote := _quote(place)))
    return FindingLine(
        fingerprint=item.fingerprint, message=item.finding.message, quotes=quotes, suppressed=item.finding.suppressed
    )


def _quote(place: Place) -> Quote | None:
    item = place.evidence
    if item is None:
        return None
    return Quote(
        quote=item.quote,
        url=place.uri,
        file=place.path,
        line=place.spot.line if place.spot and place.certain else None,
        page=item.page,
        state=item.state,
        path=item.path,
        start=item.start,
        end=item.end,
        place=item.place,
        capture=item.capture,
        captured_at=place.capture.taken_at if place.capture else None,
    )


def _json(line: Line) -> str:
    text = json.dumps(msgspec.to_builtins(line), ensure_ascii=False, separators=(",", ":"))
    return "".join(_ESCAPED.get(sign, sign) for sign in text.translate(_SURROGATES))


_ESCAPED = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
