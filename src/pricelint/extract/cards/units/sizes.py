"""Cards that are named by how much they hold: "500 credits", or a bare "500" above its price."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.currencies import CODES, SUFFIXED
from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.named import is_badged
from pricelint.extract.cards.titles import is_name
from pricelint.extract.cards.units.added import is_gift
from pricelint.extract.cards.units.bare import bare_number, priced_number
from pricelint.extract.cards.words import phrase
from pricelint.extract.patterns import Pattern

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_LOOK = 4
_LONGEST_DEAL = 70
_MOST_LEAD = 1
_NAME_WORDS = 3
_STOPS = regex.compile(r"[.!?;:](?= )|=")


def size_title(reading: Reading, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Span of the size that a card begins with, before or behind its price; None where a name comes first.

    A single line ("Buy 500 credits for $5") is named by its size where it has no other name.
    """
    for block in blocks[:_LOOK]:
        if span := _size_in(reading, block):
            return span
        if not _is_price_or_badge(reading, block) and not is_badged(reading, block):
            return None
    return None


def is_size(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a title is a number, of units or bare."""
    return any(number.start == span[0] for number in reading.numbers_in(*span))


def _size_in(reading: Reading, block: Block) -> tuple[int, int] | None:
    """A line that is nothing but a count of units, or nothing but a number; its span, the unit on the next line too."""
    counts = reading.counts_in(block.start, block.end)
    if counts and counts[0].high and _is_size(reading, block, counts[0]):
        return counts[0].start, counts[0].end
    if not reading.money_in(block.start, block.end):
        number = bare_number(reading, block.start, block.end)
    else:
        number = priced_number(reading, block)
    return (number.start, number.end) if number else None


def _is_size(reading: Reading, block: Block, count: Count) -> bool:
    return is_deal(reading, block) or is_whole(reading, block, count) or _is_before_name(reading, block, count)


def _is_before_name(reading: Reading, block: Block, count: Count) -> bool:
    """Whether a count fills the first element of a line and the name of a size the rest: "30 credits", "Creator"."""
    first, *others = block.pieces
    filled = count.start == first.start and count.end == first.end and not count.per
    rest = reading.plain[others[0].start : block.end].strip() if others else ""
    return filled and len(rest.split()) <= _NAME_WORDS and is_name(rest, reading.language)


def is_deal(reading: Reading, block: Block) -> bool:
    """Whether a short line sells one number of units at one price: "Buy 500 credits for $5 (save 10%)". Its button may
    repeat the number ("500 credits ($5): add 500 credits")."""
    counts = [c for c in reading.counts_in(block.start, block.end) if not c.plus and not is_gift(reading, c)]
    money = [m for m in reading.money_in(block.start, block.end) if not m.struck]
    if len({count.high for count in counts}) != 1 or not money or len(block.text) > _LONGEST_DEAL:
        return False
    if counts[0].per or counts[0].high <= 1:
        return False
    between = (min(counts[0].end, money[0].end), max(counts[0].start, money[0].start))
    lead = reading.plain[block.start : min(counts[0].start, money[0].start)]
    joined = reading.plain[slice(*between)]
    for name in ("badge", "action"):
        lead = phrase(reading.language, name).sub("", lead)
    named = len(lead.split()) > _MOST_LEAD or _is_led_by_name(reading, block)
    stopped = _STOPS.search(joined) and not is_equation(joined, money[0])
    return not named and not stopped and not read_periods(joined, reading.language)


def _is_led_by_name(reading: Reading, block: Block) -> bool:
    """Whether the first element of a line holds nothing but a name: "Pro" beside "$5" and "500 credits"."""
    first = block.pieces[0]
    alone = len(block.pieces) > 1 and not reading.numbers_in(first.start, first.end)
    return alone and is_name(reading.plain[first.start : first.end], reading.language)


def is_equation(between: str, mention: MoneyMention) -> bool:
    """Whether units and an amount with only this between them are a pack: "¥50 = 550 points"; "$1 = 100" is a rate."""
    return between.strip() == "=" and mention.money.amount != 1


def is_whole(reading: Reading, block: Block, size: Count) -> bool:
    """Whether a line holds nothing beside a count but a price, badges and buttons."""
    start, end = size.start, size.end
    others = [c for c in reading.counts_in(end, block.end) if c.plus or is_gift(reading, c)]
    around = reading.plain[block.start : start] + " " + reading.plain[min(end, block.end) : block.end]
    for count in others:
        around = around.replace(reading.plain[count.start : count.end], " ")
    around = _addition(reading.language).sub(" ", around)
    for mention in reading.money_in(block.start, block.end):
        around = around.replace(reading.plain[mention.start : mention.end], " ")
    for name in ("badge", "action", "link", *(("bonus",) if others else ())):
        around = phrase(reading.language, name).sub(" ", around.strip())
    return not any(char.isalnum() for char in around)


@lru_cache
def _addition(language: str) -> Pattern:
    """What is added to a size in words of a bonus: "+ 50 bonus", "(+50 free)"."""
    return Pattern(rf"\+ ?\d[\d.,]* ?(?:{phrase(language, 'bonus').pattern})")


def _is_price_or_badge(reading: Reading, block: Block) -> bool:
    """A line of amounts or of a currency, or a badge of several words; one word ("Popular") may be the card's name."""
    text = reading.plain[block.start : block.end]
    if text in CODES or text in SUFFIXED:
        return True
    if len(text.split()) == 1 and text.isalnum() and not reading.money_in(block.start, block.end):
        return False
    for mention in reading.money_in(block.start, block.end):
        text = text.replace(reading.plain[mention.start : min(mention.end, block.end)], " ")
    return _only_badges(text, reading.language)


@lru_cache(maxsize=4096)
def _only_badges(text: str, language: str) -> bool:
    return not any(char.isalnum() for char in phrase(language, "badge").sub(" ", text))


def is_choice(reading: Reading, count: Count) -> bool:
    """Whether the number of a count is the last of several that a card lets choose from, the unit below them all:
    "100", "500", "1,000", "credits per month"."""
    document = reading.document
    own = document.block_at(count.start)
    if own.end >= count.end or not bare_number(reading, own.start, own.end):
        return False
    above = document.block_at(own.start - 2) if own.start > 1 else own
    sizes = [document.elements[block.element] for block in (above, own)]
    alike = (sizes[0].parent, sizes[0].tag) == (sizes[1].parent, sizes[1].tag)
    return above is not own and alike and bare_number(reading, above.start, above.end) is not None
