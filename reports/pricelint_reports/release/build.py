"""Visits, changes and indices as the rows of a release, in an order that follows from them alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pricelint.history.index.report import EXACT, kept
from pricelint.model.capture import CaptureOutcome
from pricelint.model.change import RecordedChange
from pricelint.model.contradiction import Side
from pricelint.model.outcome import Severity
from pricelint_reports.release.given import Given, ReadVisit
from pricelint_reports.release.offers import offer_rows
from pricelint_reports.release.quoted import quotes
from pricelint_reports.release.rows import (
    CaptureRow,
    ChangeRow,
    CostRow,
    ExpiryRow,
    IndexRow,
    OutcomeRow,
    Quote,
    Tables,
    VisitRow,
)


def tables_of(given: Given) -> Tables:
    """The tables of a release: visits by platform and time, what was read of them in the order of their pages."""
    visits = sorted(given.visits, key=lambda one: (one.visit.platform, one.visit.finished_at, one.visit.id))
    return Tables(
        visits=tuple(map(_visit, visits)),
        captures=tuple(row for one in visits for row in _captures(one)),
        offers=tuple(row for one in visits for row in offer_rows(one)),
        costs=tuple(row for one in visits for row in _costs(one)),
        expiry=tuple(row for one in visits for row in _expiry(one)),
        outcomes=tuple(row for one in visits for row in _outcomes(one, given)),
        changes=tuple(
            sorted(map(_change, given.changes), key=lambda row: (row.platform, row.first_seen_at, row.change))
        ),
        index=tuple(_index(given)),
    )


def _visit(one: ReadVisit) -> VisitRow:
    visit = one.visit
    captured = sum(capture.outcome is CaptureOutcome.CAPTURED for capture in visit.captures)
    return VisitRow(
        visit=visit.id, platform=visit.platform, started_at=visit.started_at, finished_at=visit.finished_at,
        pages=len(visit.captures), pages_captured=captured,
    )  # fmt: skip


def _captures(one: ReadVisit) -> Iterator[CaptureRow]:
    for position, capture in enumerate(one.visit.captures, 1):
        yield CaptureRow(
            visit=one.visit.id, position=position, platform=one.visit.platform, url=capture.requested_url,
            final_url=capture.final_url, role=capture.role, state=capture.state, captured_at=capture.taken_at,
            found_unchanged_at=capture.captured_at if capture.revalidation else None,
            outcome=capture.outcome, reason=capture.reason, http_status=capture.status, sha256=capture.sha256 or None,
        )  # fmt: skip


def _costs(one: ReadVisit) -> Iterator[CostRow]:
    found = ((page, cost) for page in one.facts.pages for cost in page.costs)
    for number, (page, cost) in enumerate(found, 1):
        yield CostRow(
            visit=one.visit.id, number=number, platform=one.visit.platform, observed_at=one.visit.finished_at,
            action=cost.item, modality=cost.modality, per=cost.per, quality=cost.quality, units_low=cost.low,
            units_high=cost.high, pricing_unit=one.unit_of(page), approximate=cost.approximate, doubt=cost.doubt,
            quotes=quotes(cost.evidence),
        )  # fmt: skip


def _expiry(one: ReadVisit) -> Iterator[ExpiryRow]:
    found = (expiry for page in one.facts.pages for expiry in page.expiry)
    for number, expiry in enumerate(found, 1):
        yield ExpiryRow(
            visit=one.visit.id, number=number, platform=one.visit.platform, observed_at=one.visit.finished_at,
            pool=expiry.pool, policy=expiry.policy, days=expiry.days, cap=expiry.cap, condition=expiry.condition,
            doubt=expiry.doubt, quotes=quotes(expiry.evidence),
        )  # fmt: skip


def _outcomes(one: ReadVisit, given: Given) -> Iterator[OutcomeRow]:
    for outcome in sorted(one.outcomes, key=lambda outcome: outcome.rule):
        prints = (outcome.fingerprint, *(finding.fingerprint for finding in outcome.findings))
        yield OutcomeRow(
            visit=one.visit.id, platform=one.visit.platform, judged_at=one.visit.finished_at, rule=outcome.rule,
            severity=given.severities.get(outcome.rule, Severity.INFO), verdict=outcome.verdict,
            summary=outcome.summary, fingerprints=tuple(name for name in prints if name),
            quotes=quotes(dict.fromkeys(item for finding in outcome.findings for item in finding.evidence)),
        )  # fmt: skip


def _change(one: RecordedChange) -> ChangeRow:
    dated, change = one.dated, one.dated.change
    return ChangeRow(
        change=one.id, platform=one.platform, kind=change.kind, origin=one.origin, status=dated.status,
        about=change.about, before=change.before.says if change.before else None,
        after=change.after.says if change.after else None, last_seen_at=dated.since, first_seen_at=dated.until,
        last_seen_visit=dated.since_visit, first_seen_visit=dated.until_visit, visits_seen=dated.seen,
        announced=quotes(change.announced), quotes_before=_side(change.before), quotes_after=_side(change.after),
    )  # fmt: skip


def _side(side: Side | None) -> tuple[Quote, ...]:
    return quotes(side.evidence if side else ())


def _index(given: Given) -> Iterable[IndexRow]:
    for index in given.indices:
        for point in index.points:
            yield IndexRow(
                platform=index.platform, pricing_currency=index.currency, basis=index.compared, period=point.period,
                chain=point.chain, index=kept(point.value),
                link=None if point.link is None else kept(point.link, EXACT), visit=point.reading.visit,
                seen_again=point.sure,
            )  # fmt: skip
