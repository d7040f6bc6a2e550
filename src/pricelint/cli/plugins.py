"""A stored result without what the rules of other packages said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pricelint.audit.grade import grade
from pricelint.audit.rule import Rule
from pricelint.errors import ResultError
from pricelint.model.choice import Selection
from pricelint.model.result import AuditResult, PlatformResult


def without_plugins(result: AuditResult, own: Sequence[Rule]) -> AuditResult:
    """The result as the rules of pricelint alone (`own`) would have had it: fewer outcomes, and graded anew by them.

    Raises ResultError where the result holds rules that this version of pricelint does not know: it cannot be graded.
    """
    kept = tuple(info for info in result.rules if "/" not in info.id)
    known = {rule.id for rule in own}
    if unknown := [info.id for info in kept if info.id not in known]:
        raise ResultError(f"this version has no rule {unknown[0]!r}", do="audit again, or leave out --no-plugins")
    ids = frozenset(info.id for info in kept)
    platforms = tuple(_of_rules(item, ids, own, result.selection) for item in result.platforms)
    return replace(result, rules=kept, platforms=platforms)


def _of_rules(
    item: PlatformResult, ids: frozenset[str], own: Sequence[Rule], selection: Selection | None
) -> PlatformResult:
    outcomes = tuple(outcome for outcome in item.outcomes if outcome.rule in ids)
    return replace(item, outcomes=outcomes, grade=grade(outcomes, own, item.coverage, selection))
