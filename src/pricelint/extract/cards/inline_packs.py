"""Packs inside one line: "100 credits $5 · 500 credits $20", "Credit packs: $5/100, $20/500"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.context import context_of
from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.annotate.money import MoneyMention
    from pricelint.extract.annotate.numbers import Number
    from pricelint.extract.annotate.quantities import Count
    from pricelint.extract.reading import Reading

_GAP = 24
_STOPS = regex.compile(r"[.!?;](?= )|=")
_SENTENCE = regex.compile(r"[.!?;] (?=\p{Lu})")
_SLASH = regex.compile(r" ?/ ?")
_LEAST = 2


def inline_packs(reading: Reading, block: Block, group: int) -> list[Card]:
    """The packs of a line whose sentences give several numbers of units and as many prices in turn, [] without any."""
    pairs = [pair for span in _sentences(block) for pair in _pairs(reading, *span)]
    if not pairs:
        return []
    lead = reading.plain[block.start : min(pairs[0][0].start, pairs[0][1].start)].lower()
    above = context_of(reading, reading.document.elements[block.element], block.index)
    return [_card(reading, size, price, f"{above} \n {lead}", group) for size, price in pairs]


def _sentences(block: Block) -> list[tuple[int, int]]:
    edges = [block.start, *(block.start + m.end() for m in _SENTENCE.finditer(block.text)), block.end]
    return list(pairwise(edges))


def _pairs(reading: Reading, start: int, end: int) -> list[tuple[Count | Number, MoneyMention]]:
    money = [m for m in reading.money_in(start, end) if not m.struck]
    if len(money) < _LEAST or read_periods(reading.plain[start:end], reading.language):
        return []
    counts = [c for c in reading.counts_in(start, end) if not c.plus and c.high > 1]
    return _in_turn(reading, counts, money) or _slashed(reading, start, money)


def _in_turn(
    reading: Reading, counts: Sequence[Count], money: Sequence[MoneyMention]
) -> list[tuple[Count | Number, MoneyMention]]:
    """Counts and amounts that take turns, each pair close together and in the same order."""
    if len(counts) != len(money):
        return []
    pairs = list(zip(counts, money, strict=True))
    ordered = {count.start < mention.start for count, mention in pairs}
    apart = all(max(a[0].end, a[1].end) <= min(b[0].start, b[1].start) for a, b in pairwise(pairs))
    return list(pairs) if len(ordered) == 1 and apart and all(_near(reading, *pair) for pair in pairs) else []


def _near(reading: Reading, count: Count, mention: MoneyMention) -> bool:
    gap = reading.plain[min(count.end, mention.end) : max(count.start, mention.start)]
    return len(gap) <= _GAP and not _STOPS.search(gap)


def _slashed(reading: Reading, start: int, money: Sequence[MoneyMention]) -> list[tuple[Count | Number, MoneyMention]]:
    """Amounts with bare numbers behind a stroke, in a line that begins with words of packs."""
    lead = reading.plain[start : money[0].start]
    if not phrase(reading.language, "pack", reading.unit_pattern.pattern).search(lead):
        return []
    after = {number.start: number for number in reading.numbers_in(money[0].end, money[-1].end + _GAP)}
    pairs: list[tuple[Count | Number, MoneyMention]] = []
    for mention in money:
        stroke = _SLASH.match(reading.plain, mention.end)
        if stroke and (number := after.get(stroke.end())):
            pairs.append((number, mention))
    return pairs if len(pairs) == len(money) else []


def _card(reading: Reading, size: Count | Number, price: MoneyMention, context: str, group: int) -> Card:
    """Two lines, so that a bare number is read by itself; the title is the size as printed."""
    lines = tuple(Line(item.start, item.end) for item in sorted((size, price), key=lambda item: item.start))
    return Card(reading.document.text[size.start : size.end], size.start, size.end, lines, context, group)
