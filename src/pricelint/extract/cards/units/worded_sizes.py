"""Sizes of packs that count another word than the unit: "25 conversations" below "Buy conversation credits"."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import regex

from pricelint.extract.annotate.numbers import Number
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card
from pricelint.extract.cards.prices.unit_prices import is_each, times
from pricelint.extract.cards.words import phrase
from pricelint.extract.unit.things import is_thing
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_COUNTED = regex.compile(r"[^\p{L}\p{N}\n]{0,4}(?P<number>\d[\d.,]*)[ \n]?(?P<noun>\p{L}{1,16})[^\p{L}\p{N}\n]{0,3}")
_LEAST = 2
_REACH = 40


class _Size(NamedTuple):
    noun: str
    number: Number
    price: Decimal


def worded_size(reading: Reading, card: Card) -> Number | None:
    """The number of a card in a list below words that sell the unit, where every card counts the same other word and
    the numbers rise with the prices."""
    return _sizes(reading).get(card.start)


@once
def _sizes(reading: Reading) -> dict[int, Number]:
    """The sizes of such lists, by where their cards start."""
    lists: dict[int, list[Card]] = {}
    for card in reading.cards:
        lists.setdefault(card.group, []).append(card)
    pack = phrase(reading.language, "pack", reading.unit_pattern.pattern)
    sold = (cards for cards in lists.values() if len(cards) >= _LEAST and pack.search(cards[0].context))
    found: dict[int, Number] = {}
    for cards in sold:
        if reading.unit_pattern.search(cards[0].context):
            found |= _of_list(reading, cards)
    return found


def _of_list(reading: Reading, cards: list[Card]) -> dict[int, Number]:
    sizes = [(card.start, size) for card in cards if (size := _size(reading, card))]
    rising = sorted((size for _, size in sizes), key=lambda size: size.number.value)
    alike = len({size.noun for size in rising}) == 1 and len(sizes) == len(cards)
    if not alike or not all(a.number.value < b.number.value and a.price < b.price for a, b in pairwise(rising)):
        return {}
    return {start: size.number for start, size in sizes}


def _size(reading: Reading, card: Card) -> _Size | None:
    """What the first short line of a card that is nothing but a number and a word counts, with the card's one price."""
    if any(read_periods(reading.plain[line.start : line.end], reading.language) for line in card.lines):
        return None
    money = [m for m in reading.money_in(card.start, card.end) if not m.struck]
    each = [m for m in money if is_each(reading, m.end)]
    prices = [m for m in money if m not in each]
    if len(prices) != 1:
        return None
    for line in card.lines:
        told = _COUNTED.match(reading.plain, line.start, min(card.end, line.start + _REACH))
        number = next(iter(reading.numbers_in(line.start, line.end)), None)
        if (
            told
            and number
            and number.start == told.start("number")
            and _ends_line(reading, told.end(), prices[0].start)
        ):
            noun, proven = told["noun"].casefold(), [m for m in each if times(m, number.value, prices[0])]
            other = is_thing(noun, reading.language) or len(proven) < len(each)
            return None if other else _Size(noun, number, prices[0].money.amount)
    return None


def _ends_line(reading: Reading, offset: int, price: int) -> bool:
    """Whether nothing but the price follows on a line, a dash or the like between."""
    return reading.plain[offset : offset + 1] in ("", "\n") or 0 <= price - offset <= 1
