"""Findings that somebody took out of the verdict: marked after the judgement and before the grade, never hidden.

a suppressed finding    stays in its outcome, with the reason, the author and the last day
a violation or review   of which every finding is suppressed has the verdict `suppressed`: it takes no points, and
                        is shown as that; where a finding is left it stays what it is
a pass                  is never suppressed
the last day            counts; days are those of the capture (UTC), never of the clock: read again next year, a
                        visit gives the same result
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from pricelint.model.outcome import Finding, Outcome, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.model.suppression import Suppression, SuppressionState, SuppressionUse

OPEN = frozenset({Verdict.VIOLATION, Verdict.REVIEW})
"""Verdicts that can be suppressed."""


def suppress(
    platform: str, outcomes: Iterable[Outcome], suppressions: Iterable[Suppression], captured_at: datetime
) -> tuple[Outcome, ...]:
    """The outcomes of one platform (by id), with every finding marked that an entry of `suppressions` takes out."""
    day = day_of(captured_at)
    valid = {entry.fingerprint: entry for entry in suppressions if day <= entry.until}
    return tuple(_marked(platform, outcome, valid) for outcome in outcomes) if valid else tuple(outcomes)


def uses(
    suppressions: Iterable[Suppression], platforms: Sequence[PlatformResult], audited_at: datetime
) -> tuple[SuppressionUse, ...]:
    """What became of every entry in an audit of `platforms`; where none were seen, days are those of `audited_at`."""
    return tuple(_use(entry, platforms, audited_at) for entry in suppressions)


def findings_in(outcome: Outcome) -> tuple[Finding, ...]:
    """What can be suppressed in an outcome: its findings; of a review without any, the review as one finding."""
    return outcome.findings or ((outcome.whole,) if outcome.fingerprint else ())


def counting(result: AuditResult) -> Iterator[tuple[PlatformResult, Outcome, Finding]]:
    """Every finding of a result that counts, with its platform and outcome."""
    for platform in result.platforms:
        for outcome in platform.outcomes:
            for finding in findings_in(outcome) if outcome.verdict in OPEN else ():
                if not finding.suppressed:
                    yield platform, outcome, finding


def day_of(moment: datetime) -> date:
    """The day of a capture: in UTC."""
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


def _marked(platform: str, outcome: Outcome, valid: dict[str, Suppression]) -> Outcome:
    if outcome.verdict not in OPEN:
        return outcome
    findings = tuple(replace(each, suppressed=_entry(platform, outcome, each, valid)) for each in outcome.findings)
    alone = None if findings else _entry(platform, outcome, outcome, valid)
    marked = replace(outcome, findings=findings, suppressed=alone)
    if all(each.suppressed for each in findings_in(marked)) and findings_in(marked):
        return replace(marked, verdict=Verdict.SUPPRESSED, instead_of=outcome.verdict)
    return marked


def _entry(
    platform: str, outcome: Outcome, named: Finding | Outcome, valid: dict[str, Suppression]
) -> Suppression | None:
    entry = valid.get(named.fingerprint)
    return entry if entry and _agrees(entry, platform, outcome.rule) else None


def _agrees(entry: Suppression, platform: str, rule: str) -> bool:
    return entry.platform in ("", platform) and entry.rule in ("", rule)


def _use(entry: Suppression, platforms: Sequence[PlatformResult], audited_at: datetime) -> SuppressionUse:
    found = list(_found(entry, platforms))
    days = [day for day, _ in found] or [day_of(each.visit.finished_at) for each in _concerned(entry, platforms)]
    if any(finding.suppressed for _, finding in found):
        state = SuppressionState.APPLIED
    elif min(days, default=day_of(audited_at)) > entry.until:
        state = SuppressionState.EXPIRED
    else:
        state = SuppressionState.UNMATCHED if _was_looked_for(entry, platforms) else SuppressionState.UNSEEN
    return SuppressionUse(suppression=entry, state=state, findings=len(found))


def _found(entry: Suppression, platforms: Sequence[PlatformResult]) -> Iterator[tuple[date, Finding]]:
    for result in platforms:
        for outcome in result.outcomes:
            if outcome.verdict in OPEN | {Verdict.SUPPRESSED} and _agrees(entry, result.platform.id, outcome.rule):
                same = (each for each in findings_in(outcome) if each.fingerprint == entry.fingerprint)
                yield from ((day_of(result.visit.finished_at), each) for each in same)


def _concerned(entry: Suppression, platforms: Sequence[PlatformResult]) -> list[PlatformResult]:
    return [each for each in platforms if entry.platform in ("", each.platform.id)]


def _was_looked_for(entry: Suppression, platforms: Sequence[PlatformResult]) -> bool:
    """Whether a platform that it may concern was judged by a rule that it may concern."""
    judged = (outcome.rule for each in _concerned(entry, platforms) for outcome in each.outcomes)
    return any(entry.rule in ("", rule) for rule in judged)
