"""Dates in a sentence: with a year, for only such a date says when an offer really ends; and days without one."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import regex

from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.wording.words import alternatives, words

_ISO = regex.compile(r"(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CJK = regex.compile(r"(20\d\d) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日")
_POINTS = regex.compile(r"(?<!\d)(\d{1,2})\. ?(\d{1,2})\. ?(20\d\d)(?!\d)")
_DAY = regex.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|\.|º)?(?!\d)")
_YEAR = regex.compile(r"(?<!\d)(20\d\d)(?!\d)")
_CJK_DAY = regex.compile(r"(?<!\d)(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]")
_BEFORE = regex.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?: \p{L}{2})? ?$")
_BEHIND = regex.compile(r"\p{L}*\.? (\d{1,2})(?:st|nd|rd|th)?(?![\d.,]?\d)")
_CJK_MONTH = regex.compile(r"(20\d\d) ?[年년] ?(\d{1,2}) ?[月월]")
_NEAR = 16


def read_date(text: str, months: Pattern) -> date | None:
    """The first date with day, month and year in a plain text; `months` matches the names of months of its language."""
    if match := _ISO.search(text) or _CJK.search(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _POINTS.search(text):
        return _date(int(match[3]), int(match[2]), int(match[1]))
    for match in months.finditer(text):
        month = next((number for number, name in enumerate(match.groups(), 1) if name), 0)
        around = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
        year = _YEAR.search(around)
        day = _DAY.search(around.replace(year[0], " " * 4) if year else around)
        if year and day and month:
            return _date(int(year[1]), month, int(day[1]))
    return None


@lru_cache
def month_names(language: str) -> Pattern:
    """What matches the name of a month, in the group of its number."""
    named = section(language, "tactics", dict[str, list[str]]).get("months", [])
    return alternatives([f"({month})" for month in named], words(language).spaced)


def read_month(text: str, months: Pattern) -> tuple[int, int] | None:
    """Year and month of the first of them in a plain text; `months` as above."""
    if match := _ISO.search(text) or _CJK_MONTH.search(text):
        return int(match[1]), int(match[2])
    found = months.search(text)
    year = _YEAR.search(text[found.end() : found.end() + _NEAR]) if found else None
    number = next((number for number, name in enumerate(found.groups(), 1) if name), 0) if found else 0
    return (int(year[1]), number) if year and number else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_day_of_year(text: str, months: Pattern) -> tuple[int, int] | None:
    """Month and day of the first date without a year in a plain text, None where its day does not stand beside its
    month; `months` as above."""
    if match := _CJK_DAY.search(text):
        return int(match[1]), int(match[2])
    for match in months.finditer(text):
        month = next((number for number, name in enumerate(match.groups(), 1) if name), 0)
        day = _BEFORE.search(text[: match.start()]) or _BEHIND.match(text[match.end() :])
        if month and day and 1 <= int(day[1]) <= 31:
            return month, int(day[1])
    return None
