"""A stored result chosen from again: other rules left out, other findings suppressed, and graded anew.

Rules are not run: what was left out stays left out, and thresholds are those of the audit.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from pricelint.audit.grade import grade
from pricelint.audit.rule import Rule
from pricelint.audit.suppressions import suppress, uses
from pricelint.errors import UsageError
from pricelint.model.choice import Selection
from pricelint.model.outcome import Outcome, Verdict
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.model.suppression import Suppression


def narrowed(result: AuditResult, selection: Selection, rules: Sequence[Rule]) -> AuditResult:
    """`result` without what the rules of `selection.left_out` say; what an earlier selection left out is added to it.

    `rules` are those that are installed. Raises UsageError where they would not give the stored grades.
    """
    weighing = _weighing(result, rules)
    before = result.selection.left_out if result.selection else ()
    kept = tuple(rule for rule in result.rules if rule.id not in selection.left_out)
    ids = {rule.id for rule in kept}
    chosen = replace(
        result, rules=kept, selection=replace(selection, judged=len(kept), left_out=(*before, *selection.left_out))
    )
    return _graded(chosen, lambda each: tuple(one for one in each.outcomes if one.rule in ids), weighing)


def resuppressed(result: AuditResult, entries: Sequence[Suppression], rules: Sequence[Rule]) -> AuditResult:
    """`result` with these suppressions in place of its own; raises UsageError where `narrowed` does."""
    weighing = _weighing(result, rules)
    marked = _graded(result, lambda each: _marked(each, entries), weighing)
    return replace(marked, suppressions=uses(entries, marked.platforms, marked.audited_at))


def _marked(platform: PlatformResult, entries: Sequence[Suppression]) -> tuple[Outcome, ...]:
    plain = [_restored(outcome) for outcome in platform.outcomes]
    return suppress(platform.platform.id, plain, entries, platform.visit.finished_at)


def _restored(outcome: Outcome) -> Outcome:
    """An outcome as its rule said it, with nothing suppressed."""
    findings = tuple(replace(finding, suppressed=None) for finding in outcome.findings)
    plain = replace(outcome, findings=findings, suppressed=None)
    said = outcome.instead_of if outcome.verdict is Verdict.SUPPRESSED else None
    return replace(plain, verdict=said, instead_of=None) if said else plain


def _graded(
    result: AuditResult, outcomes: Callable[[PlatformResult], tuple[Outcome, ...]], weighing: Sequence[Rule]
) -> AuditResult:
    platforms = []
    for platform in result.platforms:
        chosen = outcomes(platform)
        anew = grade(chosen, weighing, platform.coverage, result.selection)
        platforms.append(replace(platform, outcomes=chosen, grade=anew))
    return replace(result, platforms=tuple(platforms))


def _weighing(result: AuditResult, rules: Sequence[Rule]) -> list[Rule]:
    """The rules of a result with the severities they had then; a grade by them has to be the one that is stored."""
    installed = {rule.id: rule for rule in rules}
    if missing := [rule.id for rule in result.rules if rule.id not in installed]:
        raise UsageError(
            f"the rule {missing[0]!r} of this result is not installed: it cannot be graded again",
            do="install the package that offers it, or audit again",
        )
    weighing = [replace(installed[rule.id], severity=rule.severity) for rule in result.rules]
    for platform in result.platforms:
        anew = grade(platform.outcomes, weighing, platform.coverage, result.selection)
        if (anew.letter, anew.points) != (platform.grade.letter, platform.grade.points):
            raise UsageError(
                f"{platform.platform.id} was graded in another way by pricelint {result.tool_version}",
                expected="a result of this version", do="audit again, or read it with the version that wrote it",
            )  # fmt: skip
    return weighing
