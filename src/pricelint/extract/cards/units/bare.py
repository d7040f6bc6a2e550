"""Sizes of which only the number is printed: "75" above its price or beside it, the unit told by the words above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.numbers import Number, in_word
from pricelint.extract.cards.card import Card
from pricelint.extract.cards.prices.unit_prices import is_each, times
from pricelint.extract.cards.words import phrase
from pricelint.extract.patterns import Pattern
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NEAR = 12
_WITH_BONUS = 2
_LONGEST = 60
_LEAST_RISING = 3
_SIGNS = regex.compile(r"[^\p{L}\p{N}]+")
_SHARE = regex.compile(r"[+-]? ?\d{1,3} ?[%％]")
_SHARE_BEHIND = regex.compile(r"(?<=\d) ?\(\+?\d{1,3} ?[%％]\)$")
_PERCENT = regex.compile(" ?[%％]")
_TIMES = regex.compile(r"(?<!\p{L})[x×] ?$")


def bare_number(reading: Reading, start: int, end: int) -> Number | None:
    """The number that a line consists of, a share aside ("500 + 50 (10%)"), None where it holds anything else."""
    share = _SHARE_BEHIND.search(reading.plain, start, end)
    end = share.start() if share else end
    numbers = [n for n in reading.numbers_in(start, end) if not in_word(reading.plain, n.start)]
    if len(numbers) == _WITH_BONUS and _is_added(reading, numbers):
        end = numbers.pop().start
    if len(numbers) != 1 or numbers[0].value <= 1 or _PERCENT.match(reading.plain, numbers[0].end):
        return None
    one = numbers[0]
    return None if _SIGNS.sub("", reading.plain[start : one.start] + reading.plain[one.end : end]) else one


def _is_added(reading: Reading, numbers: Sequence[Number]) -> bool:
    return reading.plain[numbers[0].end : numbers[1].start].strip() == "+"


def priced_number(reading: Reading, block: Block) -> Number | None:
    """The number before the one price of a line that holds nothing else but badges, a button and what is added as a
    bonus: "1,200 $10.00 +200 free"."""
    amounts = reading.money_in(block.start, block.end)
    money = [m for m in amounts if not m.struck]
    if reading.unit is None or len(money) != 1 or len(block.text) > _LONGEST:
        return None
    numbers = (n for n in reading.numbers_in(block.start, block.end) if not _PERCENT.match(reading.plain, n.end))
    first = next(numbers, None)
    if first is None or first.value <= 1 or first.end > amounts[0].start or in_word(reading.plain, first.start):
        return None
    if own := _own_number(reading, block):
        return own
    behind = _without_extras(reading, first.end, block.end)
    around = _without_extras(reading, block.start, first.start) + behind
    return None if any(map(str.isalnum, around)) else first


def _own_number(reading: Reading, block: Block) -> Number | None:
    """The number that fills the first element of a line, badges aside, whose only price stands in another one: "80",
    "8 photos", "$4.99"."""
    pieces = [piece for piece in block.pieces if any(map(str.isdigit, reading.plain[piece.start : piece.end]))]
    if len(pieces) <= _WITH_BONUS or reading.money_in(pieces[0].start, pieces[0].end):
        return None
    return bare_number(reading, pieces[0].start, pieces[0].end)


def _without_extras(reading: Reading, start: int, end: int) -> str:
    """A text without its amounts, what is added or taken off, badges and buttons."""
    text = reading.plain[start:end]
    for mention in reading.money_in(start, end):
        text = text.replace(reading.plain[mention.start : min(mention.end, end)], "\n")
    text = _TIMES.sub("\n", _added(reading.language).sub("\n", text))
    text, shared = _SHARE.subn(" ", text)
    for name in ("badge", "bonus", *(("off",) if shared else ())):
        text = phrase(reading.language, name).sub(" ", text)
    action = phrase(reading.language, "action")
    return "\n".join(action.sub(" ", part.strip()) for part in text.split("\n"))


@lru_cache
def _added(language: str) -> Pattern:
    """ "+200", "+ 200 bonus", "(+50 free)"."""
    return Pattern(rf"\+ ?\d[\d.,]*(?! ?[%％\d])(?: ?(?:{phrase(language, 'bonus').pattern}))?")


def bare_size(reading: Reading, card: Card) -> Number | None:
    """The units of a card that prints them as a bare number.

    Proven by arithmetic where the card prints what one unit costs ("150 · $9.00 · $0.06 / credit"), else by the words
    above a list ("Buy credits") where the card holds no other number beside its price, or where the list is nothing but
    numbers that rise with their prices.
    """
    numbers = list(_numbers(reading, card))
    if not numbers:
        return None
    if parts := _parts(reading, numbers):
        numbers = [parts]
    money = reading.money_in(card.start, card.end)
    proven = [n for n in numbers if any(times(a, n.value, b) for a in money for b in money)]
    if proven:
        return proven[0]
    prices = [amount for amount in money if not is_each(reading, amount.end) and not _is_about(reading, amount)]
    told = _sells_units(reading, card) or card.group in _rising_lists(reading)
    return numbers[0] if len(numbers) == 1 and len(prices) == 1 and told else None


def _parts(reading: Reading, numbers: Sequence[Number]) -> Number | None:
    """The first of two numbers that add up to the only other one of a card: "550" above "500 + 50"."""
    if len(numbers) != _WITH_BONUS:
        return None
    for one, whole in (numbers, reversed(numbers)):
        added = next(iter(reading.numbers_in(one.end, one.end + _NEAR)), None)
        if added and _is_added(reading, (one, added)) and one.value + added.value == whole.value:
            return one
    return None


def _numbers(reading: Reading, card: Card) -> Iterator[Number]:
    for line in card.lines:
        if line.label:
            continue
        block = reading.document.block_at(line.start)
        whole = (block.start, block.end) == (line.start, line.end)
        number = bare_number(reading, line.start, line.end) or (priced_number(reading, block) if whole else None)
        if number and not reading.money_in(number.start - 1, number.end + 1):
            yield number


@once
def _rising_lists(reading: Reading) -> frozenset[int]:
    """The groups of cards that are numbers with prices and nothing else, the one rising with the other, below words
    that name the unit or speak of packs."""
    lists: dict[int, list[Card]] = {}
    for card in reading.cards:
        lists.setdefault(card.group, []).append(card)
    return frozenset(group for group, cards in lists.items() if _rise(reading, cards))


def _rise(reading: Reading, cards: list[Card]) -> bool:
    pack = phrase(reading.language, "pack", reading.unit_pattern.pattern)
    told = (reading.unit_pattern.search(cards[0].context) or pack.search(cards[0].context)) if cards else None
    if len(cards) < _LEAST_RISING or not told:
        return False
    pairs = sorted(pair for card in cards if (pair := _pair(reading, card)))
    return len(pairs) == len(cards) and all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


def _pair(reading: Reading, card: Card) -> tuple[Decimal, Decimal] | None:
    """The number and the price of a card that holds nothing else."""
    numbers = list(_numbers(reading, card))
    money = [m for m in reading.money_in(card.start, card.end) if not m.struck]
    if len(numbers) != 1 or len(money) != 1:
        return None
    rest = _without_extras(reading, card.start, numbers[0].start) + _without_extras(reading, numbers[0].end, card.end)
    bare = not any(map(str.isalnum, rest))
    return (numbers[0].value, money[0].money.amount) if bare else None


def _is_about(reading: Reading, mention: MoneyMention) -> bool:
    """Whether an amount is only estimated: what the price comes to in another currency ("≈ KSh 650")."""
    lead = reading.plain[max(0, mention.start - _NEAR) : mention.start].rpartition("\n")[2]
    return phrase(reading.language, "about").search(lead) is not None


def _sells_units(reading: Reading, card: Card) -> bool:
    """Whether the words above a card speak of packs of the unit."""
    pack = phrase(reading.language, "pack", reading.unit_pattern.pattern)
    return bool(pack.search(card.context) and reading.unit_pattern.search(card.context))
