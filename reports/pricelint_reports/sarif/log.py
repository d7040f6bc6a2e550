"""The SARIF log: one run with its tool, artifacts, results, and what went wrong."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from pricelint.model.capture import CaptureOutcome
from pricelint.model.outcome import PageCoverage, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint_reports.artifacts import PageSource, Place, Places, no_source, uri_of_address, uri_of_path
from pricelint_reports.outline import Item, items
from pricelint_reports.sarif.messages import Node, message, verbatim
from pricelint_reports.sarif.results import artifact_location, result_of
from pricelint_reports.sarif.rules import RuleHelp, descriptor, no_help

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

NOTIFICATIONS = {
    "page-not-captured": "A page that was asked for could not be read.",
    "link-not-followed": "A page is linked that names a topic of the rules, and was not captured.",
    "rule-failed": "A rule could not be run.",
}
"""What the tool reports of its own run, by id."""

_SEMANTIC = re.compile(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?")


def sarif_text(
    result: AuditResult, source: PageSource = no_source, help_of: RuleHelp = no_help, *, every_verdict: bool = False
) -> str:
    """The log as JSON: violations only, or with `every_verdict` also passes, reviews and what does not apply.

    Violations only is what code scanning is given: it shows every result as an alert, whatever its kind.
    """
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(result, source, help_of, every_verdict)]}
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


def _run(result: AuditResult, source: PageSource, help_of: RuleHelp, every_verdict: bool) -> Node:
    pages = {place.uri: place for platform in result.platforms for place in Places(platform, source).captured()}
    artifacts = {uri: number for number, uri in enumerate(pages)}
    rules = {rule.id: number for number, rule in enumerate(result.rules)}
    told = list(_notifications(result, rules))
    failed = any(note["descriptor"]["id"] != "link-not-followed" for note in told)
    wanted = [item for item in items(result, source) if _is_result(item, every_verdict)]
    return {
        "tool": {"driver": _driver(result, help_of)},
        "invocations": [{"executionSuccessful": not failed, "toolExecutionNotifications": told}],
        "columnKind": "utf16CodeUnits",
        "artifacts": [_artifact(place) for place in pages.values()],
        "results": [result_of(item, rules, artifacts) for item in wanted],
        "properties": {"platforms": [_platform(platform) for platform in result.platforms]},
    }


def _is_result(item: Item, every_verdict: bool) -> bool:
    verdict, said = item.outcome.verdict, item.outcome.instead_of
    if verdict in {Verdict.ERROR, Verdict.KNOWN}:
        return False
    return every_verdict or Verdict.VIOLATION in {verdict, said}


def _driver(result: AuditResult, help_of: RuleHelp) -> Node:
    version = verbatim(result.tool_version)
    return {
        "name": "pricelint",
        "version": version or "unknown",
        **({"semanticVersion": version} if _SEMANTIC.fullmatch(version) else {}),
        "language": "en-US",
        "rules": [descriptor(rule, help_of(rule.id)) for rule in result.rules],
        "notifications": [{"id": name, "shortDescription": {"text": text}} for name, text in NOTIFICATIONS.items()],
    }


def _artifact(place: Place) -> Node:
    capture = place.capture
    node: Node = {"location": artifact_location(place, {}), "mimeType": "text/html", "roles": ["analysisTarget"]}
    if capture:
        node["hashes"] = {"sha-256": verbatim(capture.sha256)}
        node["properties"] = {"capturedAt": capture.taken_at.isoformat(), "role": capture.role.value}
    return node


def _platform(platform: PlatformResult) -> Node:
    grade = platform.grade
    return {
        "id": verbatim(platform.platform.id),
        "name": verbatim(platform.platform.name),
        "grade": grade.letter and verbatim(grade.letter),
        "points": None if grade.points is None else f"{grade.points:f}",
        "notGraded": grade.not_graded and verbatim(grade.not_graded),
        "verdicts": {each.value: sum(one.verdict is each for one in platform.outcomes) for each in Verdict},
    }


def _notifications(result: AuditResult, rules: dict[str, int]) -> Iterator[Node]:
    for platform in result.platforms:
        for page in platform.coverage.pages:
            if page.outcome is not CaptureOutcome.CAPTURED:
                text = f"{page.url} was not captured ({page.outcome.value}): {page.reason}"
                yield {**_notification("page-not-captured", "error", text), "locations": [_asked(platform, page)]}
        for url in platform.coverage.unfollowed:
            yield _notification("link-not-followed", "note", f"{url} is linked and was not captured.")
        for outcome in platform.outcomes:
            if outcome.verdict is Verdict.ERROR:
                rule: Node = {"id": verbatim(outcome.rule)}
                if outcome.rule in rules:
                    rule["index"] = rules[outcome.rule]
                text = f"{outcome.rule} could not be run on {platform.platform.id}: {outcome.summary}"
                yield {**_notification("rule-failed", "error", text), "associatedRule": rule}


def _notification(name: str, level: str, text: str) -> Node:
    position = list(NOTIFICATIONS).index(name)
    return {"descriptor": {"id": name, "index": position}, "level": level, "message": message(text)}


def _asked(platform: PlatformResult, page: PageCoverage) -> Node:
    """Where a page was asked for: a file where the platform was read from files."""
    is_file = any(target.url == page.url and target.found == "file" for target in platform.platform.pages)
    return {"physicalLocation": {"artifactLocation": {"uri": (uri_of_path if is_file else uri_of_address)(page.url)}}}
