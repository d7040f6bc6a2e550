"""The story of one audit: visit → documents → facts → derivations → outcomes → result. Pure, given the stored bytes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlsplit

from pricelint import __version__
from pricelint.audit.coverage import clicks, unfollowed
from pricelint.audit.engine import AuditInput, audit
from pricelint.audit.grade import grade
from pricelint.audit.identity import identified
from pricelint.audit.options import in_force
from pricelint.audit.rule import Rule
from pricelint.audit.suppressions import suppress, uses
from pricelint.audit.watch import LIMIT
from pricelint.derive.contradictions import site_facts
from pricelint.derive.derive import derive
from pricelint.documents.document import Document
from pricelint.documents.geometry import load_geometry
from pricelint.documents.measure import measure
from pricelint.documents.read import Origin, read_document
from pricelint.errors import PricelintError, SourceError
from pricelint.extract.facts import extract, extract_all
from pricelint.extract.trials import Load, with_trials
from pricelint.model.capture import Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.choice import EVERYTHING, Choice
from pricelint.model.exchange import header_of
from pricelint.model.outcome import Coverage, Outcome, PageCoverage
from pricelint.model.platform import Platform
from pricelint.model.result import SCHEMA_VERSION, AuditResult, PlatformResult
from pricelint.model.site import SiteFacts, Snapshot
from pricelint.model.state import FIRST
from pricelint.model.trial import trial_of
from pricelint.model.uncollected import uncollected

Blob = Callable[[str], bytes | None]
"""Gives the bytes of a sha256, None where the store does not hold them."""


@dataclass(frozen=True, slots=True)
class VisitRead:
    """What the pages of one visit state, and what was asked for and seen of them."""

    facts: SiteFacts
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class PageRead:
    """One capture and the document read from it; None with the capture's outcome where there is nothing to read."""

    capture: Capture
    document: Document | None


@uncollected
def audit_visit(
    platform: Platform,
    visit: Visit,
    blob: Blob,
    rules: Sequence[Rule],
    options: Mapping[str, object],
    earlier: Snapshot | None = None,
    *,
    limit: float = LIMIT,
    choice: Choice = EVERYTHING,
    read: VisitRead | None = None,
) -> PlatformResult:
    """Everything one visit says of one platform. Reading the same visit again gives the same result, byte for byte.

    `earlier` is what the platform stated before (`snapshot`), for the drift rules; `limit` how many seconds a rule may
    take; `choice` what of the findings counts: no rule knows of it; `read` what the visit states, where it was read.
    """
    read = read or read_visit(visit, blob)
    seen = seen_at(visit.finished_at, read, earlier)
    found = judged(platform.id, seen, rules, options, limit)
    outcomes = suppress(platform.id, found, choice.suppressions, visit.finished_at)
    return PlatformResult(
        platform=platform,
        visit=visit,
        coverage=read.coverage,
        facts=read.facts,
        derivations=seen.derivations,
        outcomes=outcomes,
        grade=grade(outcomes, rules, read.coverage, choice.selection),
    )


@uncollected
def read_visit(visit: Visit, blob: Blob) -> VisitRead:
    """Everything that the pages of one visit state, and what was seen of them."""
    pages = [read_capture(capture, blob) for capture in best_captures(visit)]
    return VisitRead(_stated(pages, loads_of(visit, blob)), coverage_of(pages))


def seen_at(at: datetime, read: VisitRead, earlier: Snapshot | None) -> AuditInput:
    """What the rules are given of a visit that ended at `at`."""
    return AuditInput(
        facts=read.facts, derivations=derive(read.facts), coverage=read.coverage, captured_at=at, earlier=earlier
    )


def judged(
    platform: str, seen: AuditInput, rules: Sequence[Rule], options: Mapping[str, object], limit: float = LIMIT
) -> tuple[Outcome, ...]:
    """The outcomes of all rules, each finding with its fingerprint."""
    return identified(platform, audit(seen, rules, options, limit))


def snapshot(visit: Visit, blob: Blob) -> Snapshot:
    """What one visit states, to be compared with a later one."""
    return Snapshot(read_visit(visit, blob).facts, visit.finished_at)


def _stated(pages: Sequence[PageRead], loads: Sequence[Load]) -> SiteFacts:
    found = extract_all([page.document for page in pages if page.document is not None])
    tried = {load.facts.page: page for page in reversed(found) for load in loads if load.facts.page == page.page}
    return site_facts(
        with_trials(page, [load for load in loads if tried.get(load.facts.page) is page]) for page in found
    )


def loads_of(visit: Visit, blob: Blob) -> list[Load]:
    """The loads of the trials of a visit, each with what it states; those that could not be read are left out."""
    read = [(trial, read_capture(capture, blob)) for capture in visit.captures if (trial := trial_of(capture.state))]
    return [
        Load(trial, page.capture.captured_at, extract(page.document))
        for trial, page in read
        if page.document is not None
    ]


def assemble(
    results: Iterable[PlatformResult],
    rules: Sequence[Rule],
    options: Mapping[str, object] | None = None,
    choice: Choice = EVERYTHING,
) -> AuditResult:
    """The result of a run over several platforms; dated by the latest capture that was read, not by the clock."""
    chosen = options or {}
    platforms = tuple(results)
    times = [result.visit.finished_at for result in platforms]
    audited_at = max(times, default=datetime.fromtimestamp(0, UTC))
    return AuditResult(
        schema_version=SCHEMA_VERSION,
        tool_version=__version__,
        audited_at=audited_at,
        rules=tuple(replace(rule.info, options=in_force(rule, chosen.get(rule.id))) for rule in rules),
        platforms=platforms,
        selection=choice.selection,
        suppressions=uses(choice.suppressions, platforms, audited_at),
    )


def best_captures(visit: Visit) -> list[Capture]:
    """One capture per page and state: what was captured before what was not, and the browser's before plain HTTP.

    The loads of trials are no states of a page (`loads_of`).
    """
    best: dict[tuple[str, str], Capture] = {}
    for capture in (capture for capture in visit.captures if trial_of(capture.state) is None):
        key = (capture.requested_url, capture.state)
        if key not in best or _rank(capture) > _rank(best[key]):
            best[key] = capture
    return list(best.values())


def _rank(capture: Capture) -> tuple[bool, bool]:
    return capture.outcome is CaptureOutcome.CAPTURED, capture.fetcher is Fetcher.BROWSER


def read_capture(capture: Capture, blob: Blob) -> PageRead:
    """Parse a capture's content. Content that cannot be read changes the outcome and says why; it is never silence."""
    if capture.outcome is not CaptureOutcome.CAPTURED:
        return PageRead(capture, None)
    body = blob(capture.sha256)
    if body is None:
        reason = f"the store holds no content under sha256 {capture.sha256}"
        return PageRead(replace(capture, outcome=CaptureOutcome.FAILED, reason=reason), None)
    try:
        document = read_document(body, _origin(capture))
        if capture.artefacts.geometry and (shapes := blob(capture.artefacts.geometry)):
            measure(document, load_geometry(shapes))
    except SourceError as error:
        return PageRead(replace(capture, outcome=CaptureOutcome.NOT_HTML, reason=str(error)), None)
    except PricelintError as error:
        return PageRead(replace(capture, outcome=CaptureOutcome.FAILED, reason=str(error)), None)
    return PageRead(capture, document)


def _origin(capture: Capture) -> Origin:
    return Origin(
        page=page_id(capture),
        role=capture.role,
        url=capture.final_url if capture.fetcher is not Fetcher.FILE else "",
        state=capture.state,
        charset="utf-8" if capture.artefacts.dom else _charset(capture),
        capture=capture.sha256,
    )


def page_id(capture: Capture) -> str:
    """A short name for a page: the stem of a file, else host and path of the address."""
    if capture.fetcher is Fetcher.FILE:
        return capture.requested_url.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    parts = urlsplit(capture.final_url)
    return f"{parts.hostname or ''}{parts.path.rstrip('/')}"


def _charset(capture: Capture) -> str:
    kind = header_of(capture.headers, "content-type")
    return kind.lower().partition("charset=")[2].split(";")[0].strip(" \"'")


def coverage_of(pages: Sequence[PageRead]) -> Coverage:
    """What was asked for, what came of it, and which links that name a topic of the rules nobody followed.

    The states of a page stand in its row; one that could not be read has a row of its own.
    """
    read = [(page.document, page.capture.requested_url) for page in pages if page.document is not None]
    documents, asked = [document for document, _ in read], [url for _, url in read]
    away = clicks(documents, asked)
    states: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        if page.document is not None and page.capture.state != FIRST:
            states[page.capture.requested_url].append(page.capture.state)
    rows = [page for page in pages if page.capture.state == FIRST or page.document is None]
    return Coverage(
        pages=tuple(_page_coverage(page, away, states[page.capture.requested_url]) for page in rows),
        unfollowed=unfollowed(documents, [page.capture.requested_url for page in pages]),
    )


def _page_coverage(page: PageRead, away: Mapping[str, int], states: Sequence[str]) -> PageCoverage:
    name = page.document.page if page.document else ""
    return PageCoverage(
        url=page.capture.requested_url,
        role=page.capture.role,
        outcome=page.capture.outcome,
        reason=page.capture.reason,
        geometry=page.document is not None and page.document.measured,
        page=name,
        clicks=away.get(name),
        states=tuple(states) if page.capture.state == FIRST else (),
        controls=page.capture.controls,
    )
