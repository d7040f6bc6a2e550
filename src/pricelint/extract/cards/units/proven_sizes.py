"""Sizes of packs that count an output by its own name ("20 searches"), proven by what one of them costs or by what the
page says that one unit is ("1 credit = 1 search")."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.numbers import Number
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card
from pricelint.extract.cards.prices.unit_prices import is_each, times
from pricelint.model.once import once
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NOUN = regex.compile(r" ?(?P<noun>\p{L}{2,})")
_THING = r"(?P<noun>[\p{Latin}\p{Cyrillic}]{3,24}|[\p{Han}\p{Kana}\p{Hangul}ー]{1,8})"
_ONE_NOUN = regex.compile(rf" ?{_THING}")
_PER = regex.compile(r" ?(?:/|\p{L}{1,4}\b) ?(?P<noun>\p{L}{2,})")
_LEAST = 2
_SHARED = 2
"""Signs that words of East Asia share which name one thing ("分鐘", "分鐘影片")."""
_STEM, _ENDING = 4, 3


def proven_size(reading: Reading, card: Card) -> Number | None:
    """The number of outputs on a card without a period whose amounts are the price of one ("€0.25 per search") and that
    of so many."""
    if any(p.period is not Period.ONCE for p in read_periods(reading.plain[card.start : card.end], reading.language)):
        return None
    if number := _as_units(reading, card):
        return number
    money = reading.money_in(card.start, card.end)
    each = [(m, named["noun"]) for m in money
            if is_each(reading, m.end) and (named := _PER.match(reading.plain, m.end))]  # fmt: skip
    for number in reading.numbers_in(card.start, card.end) if each else ():
        noun = _NOUN.match(reading.plain, number.end)
        if noun is None or number.value < _LEAST:
            continue
        alike = [one for one, named in each if _is_same(noun["noun"], named)]
        if any(times(one, number.value, mention) for one in alike for mention in money):
            return number
    return None


def _as_units(reading: Reading, card: Card) -> Number | None:
    """The first number of a card that counts what the page says that one unit is."""
    noun = _made_of_one(reading)
    for number in reading.numbers_in(card.start, card.end) if noun else ():
        named = _ONE_NOUN.match(reading.plain, number.end)
        if named and number.value >= _LEAST and _is_same(named["noun"], noun):
            return number
    return None


@once
def _made_of_one(reading: Reading) -> str:
    """What one unit is said to be, or what is said to be one unit; "" where nothing is."""
    unit = reading.unit_pattern.pattern
    forms = (rf"(?<![\d.,])1 ?(?:{unit}) ?[=＝] ?1 ?{_THING}", rf"(?<![\d.,])1 ?{_THING} ?[=＝] ?1 ?(?:{unit})")
    if "=" not in reading.plain and "＝" not in reading.plain:
        return ""
    found = (regex.search(form, reading.plain, regex.IGNORECASE) for form in forms)
    return next((match["noun"] for match in found if match), "")


def _is_same(one: str, other: str) -> bool:
    """Whether two nouns differ in their endings alone ("search", "searches"), or begin with the same signs."""
    if one[0] > "\u2e80":
        shared = min(len(one), len(other), _SHARED)
        return one[:shared] == other[:shared]
    stem = min(len(one), len(other), _STEM)
    return one[:stem].casefold() == other[:stem].casefold() and abs(len(one) - len(other)) <= _ENDING
