"""Findings as SARIF results, with the places that they quote."""

from __future__ import annotations

from collections.abc import Mapping

from pricelint.model.outcome import Verdict
from pricelint.model.suppression import Suppression
from pricelint_reports.artifacts import Place
from pricelint_reports.outline import Item, fair_page
from pricelint_reports.sarif.messages import Node, message, verbatim
from pricelint_reports.sarif.rules import LEVELS

KINDS = {
    Verdict.VIOLATION: "fail",
    Verdict.PASS: "pass",
    Verdict.REVIEW: "review",
    Verdict.NOT_APPLICABLE: "notApplicable",
}
"""Kinds of results (3.27.9) by verdict. An error is no result: it is a notification."""

FINGERPRINT = "pricelintFingerprint/v1"
"""The key of our fingerprint among a result's partial fingerprints."""

LONGEST_SNIPPET = 4000


def result_of(item: Item, rules: Mapping[str, int], artifacts: Mapping[str, int]) -> Node:
    """One finding as a result. `rules` and `artifacts` give positions in the run by id and by URI."""
    said = item.outcome.instead_of or item.outcome.verdict
    failed = said is Verdict.VIOLATION
    first, rest = item.places[:1], item.places[1:]
    index = rules.get(item.outcome.rule)
    return {
        "ruleId": verbatim(item.outcome.rule),
        **({} if index is None else {"ruleIndex": index}),
        "kind": KINDS[said],
        "level": LEVELS[item.rule.severity] if failed else "none",
        "message": message(" ".join((item.message, *fair_page(item.outcome)[:1]))),
        "locations": [location(place, artifacts) for place in first],
        **({"relatedLocations": [location(place, artifacts, place_id) for place_id, place in enumerate(rest)]} if rest
           else {}),
        **({"suppressions": [_suppression(item.suppressed)]} if item.suppressed else {}),
        "partialFingerprints": {FINGERPRINT: item.fingerprint},
        "properties": {
            "platform": verbatim(item.platform.platform.id),
            "verdict": item.outcome.verdict.value,
            "severity": item.rule.severity.value,
            "summary": verbatim(item.outcome.summary),
            "finding": verbatim(item.finding.message),
            "missing": [verbatim(text) for text in item.outcome.missing],
            "fairPage": [verbatim(line) for line in fair_page(item.outcome)],
        },
    }  # fmt: skip


def _suppression(entry: Suppression) -> Node:
    """A suppression (3.35): somebody's decision outside the pages; why, by whom and until when is in its words."""
    return {
        "kind": "external",
        "status": "accepted",
        "justification": verbatim(entry.reason),
        "properties": {"author": verbatim(entry.author), "until": entry.until.isoformat()},
    }


def location(place: Place, artifacts: Mapping[str, int], number: int | None = None) -> Node:
    """A place as a location: the artifact and region, the quote as its message, and how the document counts it."""
    quoted = place.evidence
    node: Node = {} if number is None else {"id": number}
    node["physicalLocation"] = _physical(place, artifacts)
    if quoted is None:
        return node
    node["logicalLocations"] = [{"fullyQualifiedName": verbatim(quoted.path), "kind": "element"}]
    node["message"] = message(f"“{quoted.quote}”")
    node["properties"] = {
        "quote": verbatim(quoted.quote),
        "captureSha256": verbatim(quoted.capture),
        "state": verbatim(quoted.state),
        "place": quoted.place.value,
        "textStart": quoted.start,
        "textEnd": quoted.end,
        "regionIsTheQuote": place.certain,
    }
    return node


def artifact_location(place: Place, artifacts: Mapping[str, int]) -> Node:
    """The artifact's URI, relative to the root of the sources where a relative path was given, and its position."""
    node: Node = {"uri": place.uri}
    if place.path and not place.uri.startswith(("file:", "..")):
        node["uriBaseId"] = "%SRCROOT%"
    if place.uri in artifacts:
        node["index"] = artifacts[place.uri]
    return node


def _physical(place: Place, artifacts: Mapping[str, int]) -> Node:
    node: Node = {"artifactLocation": artifact_location(place, artifacts)}
    spot = place.spot
    if spot is None:
        return node
    node["region"] = {
        "startLine": spot.line,
        "startColumn": spot.column,
        "endLine": spot.end_line,
        "endColumn": spot.end_column,
    }
    if spot.text and len(spot.text) <= LONGEST_SNIPPET:
        node["region"]["snippet"] = {"text": verbatim(spot.text)}
    return node
