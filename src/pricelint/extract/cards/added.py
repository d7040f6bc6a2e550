"""Units that a card adds to those it grants, told behind their count."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.numbers import read_numbers
from pricelint.extract.cards.words import opening, phrase
from pricelint.extract.patterns import Pattern

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

SIZE = r"\d[\d.,]*(?:[kKM]\b)?"
"""Source of a number of units as it stands beside a plus sign: "50", "1.000", "2k"."""
_LAST_NUMBER = regex.compile(rf"(?: ?\(?\d{{1,3}} ?%\)?)?[ :：+]{{0,3}}({SIZE})[)）]?(?:\n|$)")
Span = tuple[int, int]


def given(reading: Reading, start: int, end: int) -> tuple[Decimal, Span] | None:
    """ "送30", "Bonus: 50", "Bonus 10% +50" behind a count: a word of giving and a number that ends its line."""
    text = reading.plain[start : min(end, start + 60)]
    match = opening(reading.language, ("bonus",), r"[ \n]?[(（+]? ?").match(text)
    number = _LAST_NUMBER.match(text, match.end()) if match else None
    if number is None:
        return None
    span = (start + number.start(1), start + number.end(1))
    return read_numbers(number[1], reading.language)[0].value, span


def bracketed(reading: Reading, start: int, end: int) -> tuple[Decimal, Span] | None:
    """ "(50 free)", "(+50 bonus)" behind the price on the line of a count."""
    text = reading.plain[start : min(end, start + 60)].partition("\n")[0]
    match = _in_brackets(reading.language).search(text)
    if match is None:
        return None
    return read_numbers(match[1], reading.language)[0].value, (start + match.start(1), start + match.end(1))


def on_line(reading: Reading, start: int, end: int) -> tuple[Decimal, Span] | None:
    """ "+25 bonus" anywhere behind a count on its line: "250 credits $99 +25 bonus"."""
    text = reading.plain[start : min(end, start + 60)].partition("\n")[0]
    match = next(iter(bonus_alone(reading.language).finditer(text)), None)
    if match is None:
        return None
    return read_numbers(match[1], reading.language)[0].value, (start + match.start(1), start + match.end(1))


def ending(reading: Reading, start: int, end: int) -> tuple[Decimal, Span] | None:
    """ "+15 bonus" at the end of a line: what stands beside the name of a size."""
    text = reading.plain[start:end]
    match = bonus_alone(reading.language).search(text) if "+" in text else None
    if match is None or match.end() < len(text):
        return None
    return read_numbers(match[1], reading.language)[0].value, (start + match.start(1), end)


@lru_cache
def _in_brackets(language: str) -> Pattern:
    return Pattern(rf"[(（]\+? ?{_as_bonus(language)}[)）]")


@lru_cache
def bonus_alone(language: str) -> Pattern:
    """A line that is nothing but units added as a bonus ("+100 bonus", "🎁 +100 bonus"); group 1 is their number."""
    return Pattern(rf"(?:[\p{{So}}\uFE0F]{{1,2}} ?)?\+ ?{_as_bonus(language)}")


def _as_bonus(language: str) -> str:
    """Source of a number, group 1, and a word that calls it a bonus."""
    return rf"({SIZE}) ?(?:{phrase(language, 'bonus').pattern})!?"
