"""Workflow commands: one line each, and nothing captured can end the line, a property, or begin another command."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import Severity, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.artifacts import PageSource, no_source
from pricelint_reports.outline import Item, fair_page, items
from pricelint_reports.text import clean, one_line

COMMANDS = {Severity.HIGH: "error", Severity.MEDIUM: "warning", Severity.LOW: "notice", Severity.INFO: "notice"}
"""Annotations by severity."""

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def annotations_text(result: AuditResult, source: PageSource = no_source) -> str:
    """The violations, the gravest first (GitHub shows ten of each kind), then what was lost, then a line per platform.

    Reviews and passes are counted in the last and not annotated: an annotation reads as an accusation.
    """
    found = [
        item for item in items(result, source) if item.outcome.verdict is Verdict.VIOLATION and not item.suppressed
    ]
    gravity = list(Severity)
    found.sort(key=lambda item: -gravity.index(item.rule.severity))
    lines = [_violation(item) for item in found]
    for platform in result.platforms:
        lines += _lost(platform)
    lines += [_summary(platform) for platform in result.platforms]
    return "".join(f"{line}\n" for line in lines)


def command(name: str, message: str, **properties: str) -> str:
    """One workflow command. Properties that are empty are left out.

    >>> command("error", "50% off\\n::set-output name=x::y", file="a:b.html", line="3")
    '::error file=a%3Ab.html,line=3::50%25 off%0A::set-output name=x::y'
    """
    given = ",".join(f"{key}={_escaped(value, _PROPERTY)}" for key, value in properties.items() if value)
    return f"::{name}{f' {given}' if given else ''}::{_escaped(message, _DATA)}"


def _escaped(text: str, signs: dict[str, str]) -> str:
    """`text` without control characters, with its lines (also those of Unicode) escaped."""
    lines = clean(text).replace("\u2028", "\n").replace("\u2029", "\n")
    return "".join(signs.get(sign, sign) for sign in lines)


def _violation(item: Item) -> str:
    place = item.places[0] if item.places else None
    file = one_line(place.path) if place else ""
    spot = place.spot if place and file else None
    last = spot.end_line if spot and place and place.certain else None
    address = [place.uri] if place and not file else []
    return command(
        COMMANDS[item.rule.severity],
        "\n".join((item.message, *address, *fair_page(item.outcome))),
        file=file,
        line=str(spot.line) if spot else "",
        endLine=str(last) if last else "",
        title=one_line(f"{item.outcome.rule} ({item.platform.platform.name or item.platform.platform.id})"),
    )


def _lost(platform: PlatformResult) -> Iterator[str]:
    name = one_line(platform.platform.name or platform.platform.id)
    for outcome in platform.outcomes:
        if outcome.verdict is Verdict.ERROR:
            title = one_line(f"{outcome.rule} could not be run ({name})")
            yield command("error", outcome.summary, title=title)
    for page in platform.coverage.pages:
        if page.outcome is not CaptureOutcome.CAPTURED:
            yield command("warning", f"{page.url}: {page.outcome.value}: {page.reason}", title=f"Not captured ({name})")


def _summary(platform: PlatformResult) -> str:
    grade, name = platform.grade, one_line(platform.platform.name or platform.platform.id)
    graded = grade.letter is not None and grade.points is not None
    letter = f"Grade {grade.letter}, {grade.points} of 100." if graded else f"Not graded: {grade.not_graded}"
    counts = {each: sum(one.verdict is each for one in platform.outcomes) for each in Verdict}
    more = "".join(
        f" {each.value.capitalize()}: {counts[each]}." for each in (Verdict.SUPPRESSED, Verdict.KNOWN) if counts[each]
    )
    return command(
        "notice",
        f"{letter} Violations: {counts[Verdict.VIOLATION]}. Passed: {counts[Verdict.PASS]}. "
        f"To review: {counts[Verdict.REVIEW]}. Not applicable: {counts[Verdict.NOT_APPLICABLE]}.{more}",
        title=f"pricelint: {name}",
    )
