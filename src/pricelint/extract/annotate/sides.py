"""Which of the two numbers around a sign of money it belongs to: "5 € 50 credits", "Plan 2 € 5"."""

from __future__ import annotations

import re
from functools import lru_cache

from pricelint.extract.annotate.markup import Markup
from pricelint.extract.annotate.numbers import NumberWords
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.unit.words import unit_data
from pricelint.extract.words import alternatives

_REACH = 20
Span = tuple[int, int]


def is_behind(plain: str, sign: Span, language: str, markup: Markup) -> bool:
    """Whether a sign with a number on each side belongs to the one before it.

    It does where only that one touches it or stands in its element, or where the next one has its own sign behind it;
    else where the page prints signs behind their amounts. A page without such a habit leaves it to the word behind the
    next number, a unit's, and to the language.
    """
    start, end = sign
    left, right = plain[start - 1] == " ", plain[end] in " \n"
    if plain[end] == "\n":
        return True
    if left != right:
        return right
    before, following = start - 1 - left, end + right
    cut_before, cut_behind = markup.parted(before, start), markup.parted(end - 1, following)
    if cut_before != cut_behind:
        return cut_behind
    if re.match(rf" ?\d[\d.,']{{0,11}} ?{re.escape(plain[start:end])}(?! ?\d)", plain[end : end + _REACH]):
        return True
    if not left:
        return False
    habit = _habit(plain, plain[start:end])
    if habit:
        return habit > 0
    counted = _units(language).match(plain, end)
    return bool(counted) or section(language, "numbers", NumberWords).decimal == ","


@lru_cache
def _units(language: str) -> Pattern:
    """A number with a unit's word behind it."""
    words = [word for own in unit_data(language) for unit in own.names for word in unit.words]
    return Pattern(rf" ?\d[\d.,']{{0,11}} ?{alternatives(words)}")


@lru_cache(maxsize=8)
def _habit(plain: str, sign: str) -> int:
    """How many more amounts of a text have their sign behind them than before, of those with one number beside it."""
    mark = re.escape(sign)
    behind = re.findall(rf"\d ?{mark}(?! ?\d)", plain)
    before = re.findall(rf"(?<!\d)(?<!\d ){mark} ?\d", plain)
    return len(behind) - len(before)
