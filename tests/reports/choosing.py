"""An audit of which somebody chose: fingerprints, findings suppressed, entries without effect, rules left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from tests.reports.builders import WHEN

from pricelint.audit.baseline import compared
from pricelint.audit.identity import identified
from pricelint.audit.suppressions import findings_in, suppress, uses
from pricelint.model.choice import Selection
from pricelint.model.outcome import Outcome, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.model.suppression import Suppression

REASON, AUTHOR = "Confirmed with the vendor", "Ada of Example Weekly"
SELECTION = Selection(select=("rate", "expiry"), ignore=(), judged=6, left_out=("pack-misfit", "tax-excluded"))


def with_fingerprints(audit: AuditResult) -> AuditResult:
    """`audit` as the pipeline hands it on."""
    return _each(audit, lambda each: identified(each.platform.id, each.outcomes))


def entry(fingerprint: str, until: date = date(2027, 6, 30), rule: str = "") -> Suppression:
    """A suppression with a reason and an author."""
    return Suppression(fingerprint=fingerprint, reason=REASON, author=AUTHOR, until=until, rule=rule)


def fingerprints_of(audit: AuditResult, platform: str, rule: str) -> list[str]:
    """The fingerprints of what one rule found on one platform."""
    outcomes = next(each.outcomes for each in audit.platforms if each.platform.id == platform)
    return [finding.fingerprint for each in outcomes if each.rule == rule for finding in findings_in(each)]


def with_suppressions(audit: AuditResult, *entries: Suppression) -> AuditResult:
    """`audit` with `entries` applied; grades count the red flags that are suppressed and are else as they were."""
    marked = _each(with_fingerprints(audit), lambda each: suppress(each.platform.id, each.outcomes, entries, WHEN))
    counted = tuple(
        replace(
            each,
            grade=replace(each.grade, suppressed=sum(one.instead_of is Verdict.VIOLATION for one in each.outcomes)),
        )
        for each in marked.platforms
    )
    return replace(marked, platforms=counted, suppressions=uses(entries, counted, WHEN))


def with_choices(audit: AuditResult) -> AuditResult:
    """`audit` with everything that can be chosen: a red flag and a review suppressed, idle entries, a selection."""
    known = with_fingerprints(audit)
    marks = [
        mark
        for rule in ("pressure-tactics", "undisclosed-expiry")
        for mark in fingerprints_of(known, "quillgate", rule)
    ]
    ended = entry(fingerprints_of(known, "quillgate", "non-round-rate")[0], date(2026, 1, 1), "non-round-rate")
    chosen = with_suppressions(audit, *(entry(mark) for mark in marks), ended, entry("0" * 32))
    return compared(replace(chosen, selection=SELECTION), earlier(chosen))


def earlier(audit: AuditResult) -> AuditResult:
    """`audit` as it was: another red flag then, which is gone, and a platform that is no part of it any more."""
    lantern, quillgate, *_ = with_fingerprints(audit).platforms
    lost = next(each for each in quillgate.outcomes if each.rule == "monthly-expiration")
    fair = next(each for each in lantern.outcomes if each.rule == "buried-rate")
    flagged = identified("lantern", [replace(fair, verdict=Verdict.VIOLATION)])
    closed = replace(
        quillgate, platform=replace(quillgate.platform, id="closed"), outcomes=identified("closed", [lost])
    )
    return replace(audit, platforms=(replace(lantern, outcomes=flagged), closed), suppressions=(), selection=None)


def _each(audit: AuditResult, outcomes: Callable[[PlatformResult], tuple[Outcome, ...]]) -> AuditResult:
    return replace(audit, platforms=tuple(replace(each, outcomes=outcomes(each)) for each in audit.platforms))
