"""A result beside an earlier one: only what is new is shown, and what is gone is listed.

    known    a finding that counts and whose fingerprint the earlier result has among those that counted; a violation is
             known only where it was a violation then: a review that has become one is new
    new      any other finding that counts
    gone     a finding of the earlier result that was looked for again, on every page it quotes, and not found

A finding that was suppressed in the earlier result was no part of what it showed: it is new when its suppression ends.
What is suppressed now stays in sight and is neither new nor known. Grades are not changed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pricelint.audit.suppressions import OPEN, counting, findings_in
from pricelint.model.choice import Baseline, NamedFinding
from pricelint.model.fingerprint import page_name
from pricelint.model.outcome import Finding, Outcome, Verdict
from pricelint.model.result import AuditResult, PlatformResult

Known = Mapping[str, NamedFinding]
"""Findings of an earlier result by their fingerprints."""


def compared(result: AuditResult, earlier: AuditResult) -> AuditResult:
    """`result` with the findings left out that `earlier` has, and the account of both in `baseline`."""
    before, now = _counting(earlier), _counting(result)
    known = {mark: each for mark, each in now.items() if _is_known(each, before)}
    left = [each for mark, each in before.items() if mark not in _present(result)]
    judged = {each.platform.id: each for each in result.platforms}
    gone = [each for each in left if _was_looked_for(each, judged.get(each.platform))]
    account = Baseline(
        audited_at=earlier.audited_at,
        new=len(now) - len(known),
        known=tuple(known.values()),
        gone=tuple(gone),
        unseen=tuple(each for each in left if each not in gone),
    )
    platforms = (replace(each, outcomes=tuple(_new(one, known) for one in each.outcomes)) for each in result.platforms)
    return replace(result, platforms=tuple(platforms), baseline=account)


def _counting(result: AuditResult) -> dict[str, NamedFinding]:
    """Every finding that counts, also those that the result itself left out as known; violations before reviews."""
    shown = [_named(platform.platform.id, outcome, finding) for platform, outcome, finding in counting(result)]
    found = [*shown, *(result.baseline.known if result.baseline else ())]
    found.sort(key=lambda each: each.verdict is not Verdict.VIOLATION)
    return {each.fingerprint: each for each in reversed(found)}


def _present(result: AuditResult) -> set[str]:
    """The fingerprints of everything that was found, whether it counts or not."""
    found = (
        finding.fingerprint
        for platform in result.platforms
        for outcome in platform.outcomes
        if outcome.verdict in OPEN or outcome.instead_of in OPEN
        for finding in findings_in(outcome)
    )
    return {*found, *(each.fingerprint for each in (result.baseline.known if result.baseline else ()))}


def _named(platform: str, outcome: Outcome, finding: Finding) -> NamedFinding:
    pages = dict.fromkeys(page_name(item.url, item.page) for item in finding.evidence)
    return NamedFinding(
        platform=platform,
        rule=outcome.rule,
        verdict=outcome.verdict,
        fingerprint=finding.fingerprint,
        message=finding.message,
        pages=tuple(pages),
    )


def _is_known(finding: NamedFinding, before: Known) -> bool:
    then = before.get(finding.fingerprint)
    return then is not None and (finding.verdict is Verdict.REVIEW or then.verdict is Verdict.VIOLATION)


def _new(outcome: Outcome, known: Known) -> Outcome:
    """An outcome without the findings that are known; where none that counts is left, it is `known` itself."""
    if outcome.verdict not in OPEN or not any(each.fingerprint in known for each in findings_in(outcome)):
        return outcome
    kept = tuple(each for each in outcome.findings if each.suppressed or each.fingerprint not in known)
    if any(not each.suppressed for each in kept):
        return replace(outcome, findings=kept)
    return replace(outcome, findings=kept, verdict=Verdict.KNOWN, instead_of=outcome.verdict)


def _was_looked_for(finding: NamedFinding, platform: PlatformResult | None) -> bool:
    """Whether its rule judged the platform this time, and every page that it quotes was read."""
    if platform is None:
        return False
    verdicts = {outcome.verdict for outcome in platform.outcomes if outcome.rule == finding.rule}
    read = {page_name(page.url, page.page) for page in platform.facts.pages}
    return bool(verdicts - {Verdict.ERROR}) and read.issuperset(finding.pages)
