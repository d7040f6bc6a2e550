"""Quantities of the page's unit: "1,000 credits", "500–800 credits / month", "+50 bonus credits", "积分：100"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

from pricelint.extract.annotate.numbers import Number, NumberWords
from pricelint.extract.annotate.periods import period_behind
from pricelint.extract.language import section
from pricelint.extract.patterns import Match, Pattern
from pricelint.model.units import Period

_PLUS = re.compile(r"\+ ?$")
_ADDS = re.compile(r" ?\+ ?")
_TIMES = re.compile(r" ?[x×](?: (?:more|the|as)\b|er\b)|-?fold\b")
_TICKS = re.compile(r"(?:[kKmM]\b)?[ |·]{0,3}\d[\d.,]*[kKmM]?[ |·]{0,3}\d")
_JOINS = ":：=×"
_REACH = 40


class Count(msgspec.Struct, frozen=True, gc=False):
    """N units at a span of text that covers number and unit word.

    `low` = `high` for a single number; `per` is the period that the words behind it name; `plus` is true for an
    addition ("+50").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    approximate: bool = False
    plus: bool = False
    per: Period | None = None


def read_counts(plain: str, numbers: list[Number], behind: Pattern, before: Pattern,
                language: str) -> list[Count]:  # fmt: skip
    """The numbers that count the unit: `behind` matches the gap and unit word after one, `before` those before it; a
    length of time behind the unit's word is none ("积分7天内有效")."""
    found: list[Count] = []
    for index, number in enumerate(numbers):
        window = plain[number.end : number.end + _REACH]
        match = behind.match(window)
        if _TIMES.match(window) or (match and _is_of_time(window, match, language)):
            continue
        if match and not ("\n" in match[0] and _is_labelled(plain, number, match)):
            if index and _ADDS.fullmatch(plain[numbers[index - 1].end : number.start]):
                found += _base(plain, numbers[index - 1], found)
            found.append(_count(plain, numbers, index, (number.start, number.end + match.end()), language))
        elif found and found[-1].end > number.start:
            continue
        elif match := before.search(plain[max(0, number.start - _REACH) : number.start]):
            start = max(0, number.start - _REACH) + match.start()
            taken = found and start < found[-1].end and match[0].rstrip()[-1] not in _JOINS
            apart = "\n" in match[0] or match["stated"]
            if taken or _time(language).match(window) or (apart and _counts_other(plain, number.end, language)):
                continue
            found.append(_count(plain, numbers, index, (start, number.end), language))
    return found


def _is_of_time(window: str, match: Match, language: str) -> bool:
    """Whether a number counts a time of units and no units: "3 months of credits", "20 hours of credit"."""
    time = _time(language).match(window)
    return time is not None and time.end() < match.end()


def _is_labelled(plain: str, number: Number, match: Match) -> bool:
    """Whether a number ends a line that begins with its label, and the unit's word on the next line labels another:
    "API calls per month 1,000", "Credits per month 500"."""
    lead = plain[plain.rfind("\n", 0, number.start) + 1 : number.start]
    following = plain[number.end + match.end() :].partition("\n")[0]
    return any(map(str.isalpha, lead)) and any(map(str.isdigit, following))


def _counts_other(plain: str, end: int, language: str) -> bool:
    """Whether words of its own line follow a number and are no period: it counts those, not the unit a line above; nor
    is a scale of numbers one ("5k 25k 50k")."""
    following = plain[end : end + _REACH].partition("\n")[0].lstrip(" ")
    if _TICKS.match(following):
        return True
    return following[:1].isalpha() and period_behind(plain, end, language) is None


def _base(plain: str, number: Number, found: list[Count]) -> list[Count]:
    """The number that another one is added to, which names the unit for both: "1,000 + 200 bonus credits"."""
    if (found and found[-1].end > number.start) or plain[max(0, number.start - 2) : number.start].strip() == "+":
        return []
    return [Count(number.start, number.end, number.value, number.value)]


def _count(plain: str, numbers: list[Number], index: int, span: tuple[int, int], language: str) -> Count:
    start, end = span
    number = numbers[index]
    low = number.value
    if (
        index
        and _between(language).fullmatch(plain[numbers[index - 1].end : number.start])
        and numbers[index - 1].value < low
    ):
        low, start = numbers[index - 1].value, min(start, numbers[index - 1].start)
    lead = plain[max(0, start - 20) : start]
    named = period_behind(plain, end, language)
    plus = _PLUS.search(lead)
    return Count(
        start=start,
        end=end,
        low=low,
        high=number.value,
        approximate=bool(_about(language).search(lead)),
        plus=bool(plus),
        per=named.period if named else None,
    )


@lru_cache
def _between(language: str) -> re.Pattern[str]:
    """What joins the two ends of a range: a dash in every language, a word of its own in each."""
    words = "|".join(re.escape(word) for word in _words(language, "range"))
    return re.compile(rf" ?(?:[-–—~〜～]|{words}) ?" if words else r" ?[-–—~〜～] ?", re.I)


@lru_cache
def _about(language: str) -> re.Pattern[str]:
    """What makes a number an estimate or a best case."""
    words = "|".join(re.escape(word) for word in _words(language, "about"))
    return re.compile(rf"(?:[~≈±]|{words}) ?$" if words else r"[~≈±] ?$", re.I)


@lru_cache
def _time(language: str) -> re.Pattern[str]:
    """A length of time right behind its number."""
    words = sorted(_words(language, "spans"), key=len, reverse=True)
    return re.compile(
        "|".join(rf"[ -]?{re.escape(w)}" + (r"(?![^\W\d_])" if w < "\u2e80" else "") for w in words), re.I
    )


def _words(language: str, name: str) -> list[str]:
    codes = dict.fromkeys((language, "en"))
    return [word for code in codes for word in getattr(section(code, "numbers", NumberWords), name)]
