"""Sizes of packs that count an output by its own name ("20 searches"), proven by what one of them costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.numbers import Number
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card
from pricelint.extract.cards.prices.unit_prices import is_each, times
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NOUN = regex.compile(r" ?(?P<noun>\p{L}{2,})")
_PER = regex.compile(r" ?(?:/|\p{L}{1,4}\b) ?(?P<noun>\p{L}{2,})")
_LEAST = 2
_STEM, _ENDING = 4, 3


def proven_size(reading: Reading, card: Card) -> Number | None:
    """The number of outputs on a card without a period whose amounts are the price of one ("€0.25 per search") and that
    of so many."""
    if any(p.period is not Period.ONCE for p in read_periods(reading.plain[card.start : card.end], reading.language)):
        return None
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


def _is_same(one: str, other: str) -> bool:
    """Whether two nouns differ in their endings alone ("search", "searches")."""
    stem = min(len(one), len(other), _STEM)
    return one[:stem].casefold() == other[:stem].casefold() and abs(len(one) - len(other)) <= _ENDING
