"""A grade and its arithmetic, printed so that a reader can do the sum again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pricelint.model.result import Grade
from pricelint_reports.numbers import count


@dataclass(frozen=True, slots=True)
class GradeWords:
    """A grade in print: the letter or "not graded", the points, and the sum that leads to them."""

    letter: str
    points: str
    sum: str


def grade_words(grade: Grade) -> GradeWords:
    """The grade in words. The sum is printed only as a formula that really gives the points."""
    if grade.letter is None or grade.points is None:
        return GradeWords("Not graded", "", grade.not_graded or "The reason was not recorded.")
    return GradeWords(grade.letter, f"{count(grade.points)} of 100", _sum(grade, grade.points))


def _sum(grade: Grade, points: Decimal) -> str:
    lost = sum((line.lost for line in grade.lines), Decimal(0))
    weight = sum((line.weight for line in grade.lines), Decimal(0))
    judged = f"{grade.judged} of {grade.total} rules judged"
    if _close(100 - lost, points):
        return f"100 − {count(lost)} lost = {count(points)} points; {judged}"
    if weight and _close(100 * (weight - lost) / weight, points):
        return f"100 × ({count(weight)} − {count(lost)}) ÷ {count(weight)} = {count(points)} points; {judged}"
    return f"{count(points)} points; {count(lost)} of {count(weight)} lost; {judged}"


def _close(computed: Decimal, points: Decimal) -> bool:
    return abs(computed - points) <= Decimal("0.5")
