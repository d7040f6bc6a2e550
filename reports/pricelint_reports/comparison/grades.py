"""A grade and its arithmetic, printed so that a reader can do the sum again."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from pricelint.model.result import Grade
from pricelint_reports.language import ENGLISH, N_, Language

_SUPPRESSED = (
    N_("%(n)s red flag is suppressed and takes no points"),
    N_("%(n)s red flags are suppressed and take no points"),
)


@dataclass(frozen=True, slots=True)
class GradeWords:
    """A grade in print: the letter or "not graded", the points, and the sum that leads to them."""

    letter: str
    points: str
    sum: str


def grade_words(grade: Grade, language: Language = ENGLISH) -> GradeWords:
    """The grade in words. The sum is printed only as a formula that really gives the points."""
    if grade.letter is None or grade.points is None:
        why = grade.not_graded or language.say("The reason was not recorded.")
        return GradeWords(language.say("Not graded"), "", f"{why}{_suppressed(grade, language)}")
    points = language.say("%(points)s of 100", points=language.count(grade.points))
    return GradeWords(grade.letter, points, _sum(grade, grade.points, language))


def _sum(grade: Grade, points: Decimal, language: Language) -> str:
    count = language.count
    total = 100 - sum((line.lost for line in grade.lines), Decimal(0))
    judged = language.say("%(judged)s of %(total)s rules judged", judged=grade.judged, total=grade.total)
    judged += _suppressed(grade, language)
    if max(total, Decimal(0)) != points:
        told = language.say("%(points)s of 100 points; the lines below do not add up to it", points=count(points))
        return f"{told}. {judged}"
    parts = [f"− {count(line.lost)} ({line.rule})" for line in grade.lines if line.lost] or ["− 0"]
    shown = f"{'−' if total < 0 else ''}{count(abs(total))}"
    text = language.say("%(sum)s = %(total)s points", sum=" ".join(["100", *parts]), total=shown)
    if total < 0:
        text = language.say("%(sum)s, counted as 0", sum=text)
    return f"{text}; {judged}"


def _suppressed(grade: Grade, language: Language) -> str:
    if not grade.suppressed:
        return ""
    return f"; {language.plural(*_SUPPRESSED, grade.suppressed)}"
