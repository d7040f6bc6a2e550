"""Durations in words and figures, as days: a month is 30 days, six months 180, a year 365; of a range the lower end.

A number word of value 0 in [policies] is a half: half a year is 180 days.
"""

from __future__ import annotations

import msgspec
import regex

from pricelint.extract.policies.wording.words import Words
from pricelint.model.units import PERIOD_DAYS, Period

_DAY_HOURS = 24
_LONGEST = 100 * 365
"""No units are valid for longer, in days: what reads like it names a year ("the 2031 calendar year")."""

_NEXT = regex.compile(r"'? ?")
"""What stands between a duration and the next word ("30 days' notice")."""
_MONTH, _YEAR = PERIOD_DAYS[Period.MONTH], PERIOD_DAYS[Period.YEAR]


class Duration(msgspec.Struct, frozen=True, gc=False):
    """A stretch of time at a span of the text that was read; `single` for "a month", which is often a rhythm."""

    start: int
    end: int
    days: int
    single: bool = False


def read_durations(text: str, words: Words) -> list[Duration]:
    """All durations of whole days in a plain text, in order: "12 months", "one (1) year", "180日間", "72 hours"; none
    that counts back from a day ("24 hours before the renewal") or goes on for good ("from one month to the next")."""
    told = (match for match in words.duration.finditer(text) if not _counts_nothing(text, match, words))
    found = [_duration(match, words) for match in told]
    return [duration for duration in found if duration.days]


def _counts_nothing(text: str, match: regex.Match[str], words: Words) -> bool:
    beside = _NEXT.match(text, match.end())
    behind = beside.end() if beside else match.end()
    back = words.policy["ahead"].compiled.match(text, behind)
    return back is not None or words.policy["onward"].compiled.match(text, match.start()) is not None


def _duration(match: regex.Match[str], words: Words) -> Duration:
    number = match["digits"] or match["number"]
    count = int(number) if number.isdecimal() else words.numbers[number.lower()]
    if match["least"] and int(match["least"]) < count:
        count = int(match["least"])  # no more is promised to every buyer
    if words.hours.fullmatch(match["unit"]):
        return Duration(match.start(), match.end(), 0 if count % _DAY_HOURS else count // _DAY_HOURS)
    unit = next(days for pattern, days in words.day_units if pattern.fullmatch(match["unit"]))
    if count * unit > _LONGEST:
        return Duration(match.start(), match.end(), 0)
    years, months = divmod(count, 12) if unit == _MONTH else (0, 0)
    days = years * _YEAR if years and not months else count * unit
    if not count and not number.isdecimal():
        days = 6 * _MONTH if unit == _YEAR else unit // 2
    return Duration(match.start(), match.end(), days, count == 1 and not number.isdecimal())
