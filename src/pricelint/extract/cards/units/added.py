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
    from pricelint.extract.annotate.quantities import Count
    from pricelint.extract.cards.card import Card
    from pricelint.extract.reading import Reading

SIZE = r"\d[\d.,]*(?:[kKM]\b)?"
"""Source of a number of units as it stands beside a plus sign: "50", "1.000", "2k"."""
_LAST_NUMBER = regex.compile(rf"(?: ?\(?\d{{1,3}} ?%\)?)?[ :：+]{{0,3}}({SIZE})[)）]?(?:\n|$)")
_CLOSED = Pattern(r"([^()（）]*+)[)）]")
_NEAR = 12
_WORD = 20
_ADDED = regex.compile(rf"^[^\d\n]{{0,24}}[\n ]?\(?\+ ?({SIZE})(?! ?%)[^\d\n]{{0,24}}")
Span = tuple[int, int]


def added_to(reading: Reading, card: Card, base: Count, others: list[Count]) -> tuple[Decimal, Span | None]:
    """Units on top of the base: "+50 bonus" right behind it, or the card's next line that says so."""
    match = _ADDED.match(reading.plain[base.end : min(card.end, base.end + 60)])
    if match and (phrase(reading.language, "bonus").search(match[0]) or reading.unit_pattern.search(match[0])):
        number = read_numbers(match[0], reading.language)[0]
        return number.value, (base.end + match.start(1), base.end + match.end())
    behind, language = (reading, base.end, card.end), reading.language
    if told := _given(*behind) or _on_line(*behind, _in_brackets(language)) or _on_line(*behind, bonus_alone(language)):
        return told
    later = [c for c in reading.counts_in(base.end, min(card.end, base.end + 120)) if c.plus or is_bonus(reading, c)]
    for count in [*others, *later]:
        if count.start > base.start and count.high < base.high * 3:
            return count.high, (count.start, count.end)
    return _bonus_line(reading, card, base)


def _bonus_line(reading: Reading, card: Card, base: Count) -> tuple[Decimal, Span | None]:
    """What a later line of a card that is nothing else adds ("+100 bonus" below the price), or the line above."""
    for line in card.lines:
        match = bonus_alone(reading.language).fullmatch(reading.plain[line.start : line.end])
        if match and line.start >= base.end and not line.label:
            return read_numbers(match[1], reading.language)[0].value, (line.start, line.end)
    above = [line for line in card.lines if line.end < base.start][-1:]
    return next((told for line in above if (told := _ending(reading, line.start, line.end))), (Decimal(0), None))


def is_bonus(reading: Reading, count: Count) -> bool:
    """Units called a bonus: the word stands right before, between number and unit or right behind them."""
    bonus = phrase(reading.language, "bonus")
    inside = bonus.search(reading.plain[count.start : count.end])
    return bool(
        is_gift(reading, count)
        or inside
        or opening(reading.language, ("bonus",), " ?").match(reading.plain[count.end : count.end + _WORD])
    )


def is_gift(reading: Reading, count: Count) -> bool:
    """Units that a word right before them calls a bonus: "(赠送50积分)", "(bonus 50 credits)"; or, with nothing else in
    brackets, one behind them: "(50 credits free)"."""
    bonus = phrase(reading.language, "bonus")
    before = reading.plain[max(0, count.start - _NEAR) : count.start].rpartition("\n")[2].rstrip(" :：+")
    if any(match.end() == len(before) for match in bonus.finditer(before)):
        return True
    behind = reading.plain[count.end : count.end + _NEAR].partition("\n")[0]
    closed = _CLOSED.match(behind)
    return bool(closed and before.endswith(("(", "（")) and bonus.fullmatch(closed[1].strip(" !！")))


def _given(reading: Reading, start: int, end: int) -> tuple[Decimal, Span] | None:
    """ "送30", "Bonus: 50", "Bonus 10% +50" behind a count: a word of giving and a number that ends its line."""
    text = reading.plain[start : min(end, start + 60)]
    match = opening(reading.language, ("bonus",), r"[ \n]?[(（+]? ?").match(text)
    number = _LAST_NUMBER.match(text, match.end()) if match else None
    if number is None:
        return None
    span = (start + number.start(1), start + number.end(1))
    return read_numbers(number[1], reading.language)[0].value, span


def _on_line(reading: Reading, start: int, end: int, bonus: Pattern) -> tuple[Decimal, Span] | None:
    """A bonus, its number in group 1, anywhere behind a count on its line: "250 credits $99 +25 bonus"."""
    text = reading.plain[start : min(end, start + 60)].partition("\n")[0]
    match = bonus.search(text)
    if match is None:
        return None
    return read_numbers(match[1], reading.language)[0].value, (start + match.start(1), start + match.end(1))


def _ending(reading: Reading, start: int, end: int) -> tuple[Decimal, Span] | None:
    """ "+15 bonus" at the end of a line: what stands beside the name of a size."""
    text = reading.plain[start:end]
    match = bonus_alone(reading.language).search(text) if "+" in text else None
    if match is None or match.end() < len(text):
        return None
    return read_numbers(match[1], reading.language)[0].value, (start + match.start(1), end)


@lru_cache
def _in_brackets(language: str) -> Pattern:
    """ "(50 free)", "(+50 bonus)"; group 1 is the number."""
    return Pattern(rf"[(（]\+? ?{_as_bonus(language)}[)）]")


@lru_cache
def bonus_alone(language: str) -> Pattern:
    """A line that is nothing but units added as a bonus ("+100 bonus", "🎁 +100 bonus"); group 1 is their number."""
    return Pattern(rf"(?:[\p{{So}}\uFE0F]{{1,2}} ?)?\+ ?{_as_bonus(language)}")


def summed(reading: Reading, start: int, end: int) -> tuple[Decimal, Span, Decimal, Span] | None:
    """The units and the bonus of a table's cell that is a sum ("150 + 10 free", "500 + 50"), each with its place."""
    text = reading.plain[start:end]
    match = _sum(reading.language).fullmatch(text) if "+" in text else None
    if match is None:
        return None
    base, bonus = (read_numbers(match[group], reading.language)[0].value for group in (1, 2))
    (first, last), (begin, stop) = match.span(1), match.span(2)
    return base, (start + first, start + last), bonus, (start + begin, start + stop)


@lru_cache
def _sum(language: str) -> Pattern:
    return Pattern(rf"({SIZE}) ?\+ ?({SIZE})(?: ?(?:{phrase(language, 'bonus').pattern})!?)?")


def _as_bonus(language: str) -> str:
    """Source of a number, group 1, and a word that calls it a bonus."""
    return rf"({SIZE}) ?(?:{phrase(language, 'bonus').pattern})!?"
