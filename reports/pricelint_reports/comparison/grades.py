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
        return GradeWords("Not graded", "", f"{grade.not_graded or 'The reason was not recorded.'}{_suppressed(grade)}")
    return GradeWords(grade.letter, f"{count(grade.points)} of 100", _sum(grade, grade.points))


def _sum(grade: Grade, points: Decimal) -> str:
    total = 100 - sum((line.lost for line in grade.lines), Decimal(0))
    judged = f"{grade.judged} of {grade.total} rules judged{_suppressed(grade)}"
    if max(total, Decimal(0)) != points:
        return f"{count(points)} of 100 points; the lines below do not add up to it. {judged}"
    parts = [f"− {count(line.lost)} ({line.rule})" for line in grade.lines if line.lost] or ["− 0"]
    floor = "" if total >= 0 else ", counted as 0"
    return f"{' '.join(['100', *parts])} = {count(total)} points{floor}; {judged}"


def _suppressed(grade: Grade) -> str:
    flags = (
        "1 red flag is suppressed and takes"
        if grade.suppressed == 1
        else f"{grade.suppressed} red flags are suppressed and take"
    )
    return f"; {flags} no points" if grade.suppressed else ""
