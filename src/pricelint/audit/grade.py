"""The grade: 100 points less what each violation weighs, with its arithmetic.

    weights       info 0, low 4, medium 8, high 16
    letters       A from 90 points, B from 75, C from 60, D from 40, F below
    consequence   of violations of which one follows from another (`Rule.follows_from`, over any number of steps) only
                  one is counted, so that a missing premise weighs once: of all choices in which no violation follows
                  from another that is counted, the heaviest; the cause where both weigh the same
    not graded    a rule ended in an error; a page that rules need was asked for and not captured, or no page that sells
                  was; or fewer than three rules could be judged: a page that sells no units has earned no grade; or
                  rules were left out by a selection: they had no chance to take points
    suppressed    a violation of which every finding is suppressed takes no points, is not counted as judged, and is
                  counted beside the letter

Points are deducted, never averaged: a rule that does not apply cannot dilute a violation. Removing a violation can
never lower the points: every choice that is left was there before. What was judged of how much stands beside the
letter. The weights are editorial.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache

from pricelint.audit.consequences import Links, causes, counted
from pricelint.audit.rule import Rule
from pricelint.model.capture import CaptureOutcome
from pricelint.model.choice import Selection
from pricelint.model.outcome import Coverage, Outcome, Severity, Verdict
from pricelint.model.platform import Role
from pricelint.model.result import Grade, GradeLine

WEIGHTS = {
    Severity.INFO: Decimal(0),
    Severity.LOW: Decimal(4),
    Severity.MEDIUM: Decimal(8),
    Severity.HIGH: Decimal(16),
}
LETTERS = ((Decimal(90), "A"), (Decimal(75), "B"), (Decimal(60), "C"), (Decimal(40), "D"), (Decimal(0), "F"))
FULL = Decimal(100)
LEAST_JUDGED = 3

_NEEDED = frozenset({Role.PRICING, Role.CREDITS, Role.FAQ, Role.HELP, Role.TERMS})
_JUDGED = frozenset({Verdict.VIOLATION, Verdict.PASS})
_VIOLATION, _ERROR = Verdict.VIOLATION, Verdict.ERROR
"""Looked up once: every outcome is compared, and a member of an enumeration is dear to find."""


def grade(
    outcomes: Iterable[Outcome], rules: Iterable[Rule], coverage: Coverage, selection: Selection | None = None
) -> Grade:
    """The grade of one platform; `lines` add up to it and stand in the order of the outcomes."""
    said, known = tuple(outcomes), {rule.id: rule for rule in rules}
    lines = _lines(said, known)
    points = max(Decimal(0), FULL - sum((line.lost for line in lines), Decimal(0)))
    judged = sum(outcome.verdict in _JUDGED for outcome in said)
    why = str(selection) if selection else _not_graded(said, coverage, judged)
    return Grade(
        letter=None if why else letter(points),
        points=None if why else points,
        not_graded=why,
        judged=judged,
        total=len(said),
        lines=lines,
        suppressed=sum(outcome.instead_of is _VIOLATION for outcome in said),
    )


def letter(points: Decimal) -> str:
    """The letter for points from 0 to 100."""
    return next(name for least, name in LETTERS if points >= least)


def arithmetic(grade: Grade) -> str:
    """The sum in one line: "100 − 16 (opaque-base-price) − 4 (non-round-rate) = 80"."""
    parts = [f"− {line.lost} ({line.rule})" for line in grade.lines if line.lost]
    total = FULL - sum((line.lost for line in grade.lines), Decimal(0))
    floor = "" if total >= 0 else ", counted as 0"
    return " ".join([str(FULL), *parts, f"= {total}{floor}"])


def _lines(outcomes: tuple[Outcome, ...], known: Mapping[str, Rule]) -> tuple[GradeLine, ...]:
    weights = {name: WEIGHTS[rule.severity] for name, rule in known.items()}
    broken = {one.rule: weights[one.rule] for one in outcomes if one.verdict is _VIOLATION}
    links = causes(known.values())
    weighing = counted(broken, links)
    return tuple(
        _lost(one.rule, broken[one.rule], weighing, links)
        if one.rule in broken
        else _kept(one.rule, one.verdict, weights[one.rule])
        for one in outcomes
    )


def _lost(rule: str, weight: Decimal, weighing: frozenset[str], links: Links) -> GradeLine:
    """The line of a violation; of one that is not counted it says beside which other it is not."""
    said = Verdict.VIOLATION.value
    if rule in weighing:
        return GradeLine(rule=rule, verdict=said, weight=weight, lost=weight)
    above = sorted(weighing & links.get(rule, frozenset()))
    below = sorted(name for name in weighing if rule in links.get(name, ()))
    words = f"follows from {' and '.join(above)}" if above else f"counted with {' and '.join(below)}"
    return GradeLine(rule=rule, verdict=f"{said}, {words}", weight=weight, lost=Decimal(0))


@lru_cache(maxsize=1024)
def _kept(rule: str, verdict: Verdict, weight: Decimal) -> GradeLine:
    """The line of a rule that costs nothing: the same on most pages."""
    return GradeLine(rule=rule, verdict=verdict.value, weight=weight, lost=Decimal(0))


def _not_graded(outcomes: tuple[Outcome, ...], coverage: Coverage, judged: int) -> str | None:
    if failed := [outcome.rule for outcome in outcomes if outcome.verdict is _ERROR]:
        return f"a rule could not be judged: {', '.join(failed)}"
    lost = [page for page in coverage.pages if page.outcome is not CaptureOutcome.CAPTURED and page.role in _NEEDED]
    if lost:
        return f"a page was not captured: {'; '.join(f'{page.url} ({page.outcome.value})' for page in lost)}"
    if not coverage.captured_roles & {Role.PRICING, Role.CREDITS}:
        return "no pricing page was captured"
    if not judged:
        return "no rule applies to what was captured"
    return None if judged >= LEAST_JUDGED else f"only {judged} of {len(outcomes)} rules could be judged"
