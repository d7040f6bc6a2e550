"""Packs inside one line: "100 credits $5 · 500 credits $20", "Credit packs: $5/100, $20/500", or in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.card import Card, Line, ends_sentence
from pricelint.extract.cards.context import context_of
from pricelint.extract.cards.words import phrase
from pricelint.model.evidence import Place
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.annotate.money import MoneyMention
    from pricelint.extract.annotate.numbers import Number
    from pricelint.extract.reading import Reading

_GAP = 24
_STOPS = regex.compile(r"[.!?;](?= )|=")
_SENTENCE = regex.compile(r"[.!?;] (?=\p{Lu})")
_SLASH = regex.compile(r" ?/ ?")
_LEAST = 2


def inline_packs(reading: Reading, block: Block, group: int) -> list[Card]:
    """The packs of a line whose sentences give several numbers of units and as many prices in turn, or of which one
    speaks of buying units and gives one of each; [] without any."""
    spans = _sentences(block)
    pairs = [pair for span in spans for pair in _pairs(reading, *span)] or _unnamed(reading, block, spans)
    pairs = pairs or [pair for span in spans if _is_told(block) for pair in _alone(reading, *span)]
    if not pairs:
        return []
    lead = reading.plain[block.start : min(pairs[0][0].start, pairs[0][1].start)].lower()
    above = context_of(reading, reading.document.elements[block.element], block.index)
    named = next((size for size, _ in pairs if isinstance(size, Count)), None)
    return [_card(reading, size, price, f"{above} \n {lead}", group, named) for size, price in pairs]


def _unnamed(reading: Reading, block: Block, spans: list[tuple[int, int]]) -> list[tuple[Count | Number, MoneyMention]]:
    """Bare numbers before as many prices, under a heading of packs that names the unit or in a line that does before
    ("Extra credits never expire. Buy 250 for $5 or 750 for $12.")."""
    above = reading.document.blocks[block.under].text if block.under >= 0 else ""
    for start, end in spans:
        money = [mention for mention in reading.money_in(start, end) if not mention.struck]
        amounts = [(mention.start, mention.end) for mention in money]
        if len(money) < _LEAST or reading.counts_in(start, end) or _recurs(reading, start, end):
            continue
        told = f"{above} \n {reading.plain[block.start : money[0].start]}"
        if phrase(reading.language, "pack", reading.unit_pattern.pattern).search(told) and reading.unit_pattern.search(
            told
        ):
            bare = [n for n in reading.numbers_in(start, end) if n.value > 1 and _leads(reading, n, amounts)]
            return _in_turn(reading, bare, money)
    return []


def _is_told(block: Block) -> bool:
    """Whether a line is a sentence or answers a question, which no name of an offer begins."""
    return block.place is Place.FAQ or ends_sentence(block)


def _alone(reading: Reading, start: int, end: int) -> list[tuple[Count | Number, MoneyMention]]:
    """The one number of units and the one price of a sentence about buying units: "Extra credits: 500 for $9."."""
    money, counts = reading.money_in(start, end), reading.counts_in(start, end)
    if len(money) != 1 or len(counts) != 1 or counts[0].plus or counts[0].high <= 1 or _recurs(reading, start, end):
        return []
    sold = phrase(reading.language, "pack", reading.unit_pattern.pattern).search(reading.plain[start:end])
    return [(counts[0], money[0])] if sold and _near(reading, counts[0], money[0]) else []


def _sentences(block: Block) -> list[tuple[int, int]]:
    edges = [block.start, *(block.start + m.end() for m in _SENTENCE.finditer(block.text)), block.end]
    return list(pairwise(edges))


def _pairs(reading: Reading, start: int, end: int) -> list[tuple[Count | Number, MoneyMention]]:
    money = [m for m in reading.money_in(start, end) if not m.struck]
    if len(money) < _LEAST or _recurs(reading, start, end):
        return []
    counted = [c for c in reading.counts_in(start, end) if not c.plus]
    several = [c for c in counted if c.high > 1]
    counts = counted if len(counted) == len(money) and several else several
    sizes = _sizes(reading, counts, money, end) if len(counts) < len(money) else counts
    return _in_turn(reading, sizes, money) or _slashed(reading, start, money)


def _recurs(reading: Reading, start: int, end: int) -> bool:
    """Whether a sentence names a period that comes again: its amounts may be those of tiers."""
    periods = read_periods(reading.plain[start:end], reading.language)
    return any(mention.period is not Period.ONCE for mention in periods)


def _sizes(reading: Reading, counts: Sequence[Count], money: Sequence[MoneyMention], end: int) -> list[Count | Number]:
    """The counts with the bare numbers behind the first of them, of which the unit is left out: "100 credits for $9,
    500 for $39". A number that counts something else is none."""
    if not counts:
        return []
    amounts = [(m.start, m.end) for m in money]
    inside = [*amounts, *((c.start, c.end) for c in counts)]
    bare = [
        number
        for number in reading.numbers_in(counts[0].end, end)
        if number.value > 1
        and not any(first <= number.start < last for first, last in inside)
        and _leads(reading, number, amounts)
    ]
    return sorted([*counts, *bare], key=lambda size: size.start)


def _leads(reading: Reading, number: Number, amounts: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing or a word like "for" leads from a number to an amount right behind it."""
    following = next((first for first, _ in amounts if first >= number.end), number.end)
    between = reading.plain[number.end : following].strip()
    joined = phrase(reading.language, "link").fullmatch(f" {between}") or not any(char.isalpha() for char in between)
    return 0 < following - number.end <= _GAP and bool(joined)


def _in_turn(
    reading: Reading, counts: Sequence[Count | Number], money: Sequence[MoneyMention]
) -> list[tuple[Count | Number, MoneyMention]]:
    """Sizes and amounts that take turns, each pair close together and in the same order."""
    if len(counts) != len(money):
        return []
    pairs = list(zip(counts, money, strict=True))
    ordered = {count.start < mention.start for count, mention in pairs}
    apart = all(max(a[0].end, a[1].end) <= min(b[0].start, b[1].start) for a, b in pairwise(pairs))
    return list(pairs) if len(ordered) == 1 and apart and all(_near(reading, *pair) for pair in pairs) else []


def _near(reading: Reading, count: Count | Number, mention: MoneyMention) -> bool:
    gap = reading.plain[min(count.end, mention.end) : max(count.start, mention.start)]
    valued = any(phrase(reading.language, name).search(gap) for name in ("about", "off"))
    return len(gap) <= _GAP and not _STOPS.search(gap) and not valued


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


def _card(
    reading: Reading, size: Count | Number, price: MoneyMention, context: str, group: int, named: Count | None
) -> Card:
    """Two lines, so that a bare number is read by itself, as one of the unit that `named` counts; the title is the size
    as printed."""
    lines = tuple(Line(item.start, item.end) for item in sorted((size, price), key=lambda item: item.start))
    if named and not isinstance(size, Count):
        label = Line(size.start, size.end, reading.plain[named.start : named.end], named.start)
        lines = tuple(label if line.start == size.start else line for line in lines)
    return Card(reading.document.text[size.start : size.end], size.start, size.end, lines, context, group)
