"""Cards of definition lists and of lines that take turns: a name or a size, then its price."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from pricelint.documents.document import Block, Element, children_of
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.context import context_of
from pricelint.extract.cards.titles import title_in
from pricelint.extract.cards.units.sizes import size_title

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_LEAST = 2
_PAIR = 2


class _Entry(NamedTuple):
    """The lines of one or more terms, and those of each of their definitions."""

    terms: list[Block]
    told: list[list[Block]]


def definition_cards(reading: Reading, group: int) -> list[Card]:
    """The cards of all definition lists in which at least two terms have a price; groups are numbered from `group`."""
    cards: list[Card] = []
    for element in reading.document.elements:
        if element.tag == "dl":
            cards += _cards(reading, list(_entries(reading, element)), group + len(cards))
    return cards


def turn_cards(reading: Reading, covered: set[int], group: int) -> list[Card]:
    """The cards of lines outside `covered` (block indexes) that are sizes and prices in turn: "100 credits", "$5", …

    Every line of such a list is a price or stands beside one, so only those are looked at.
    """
    prices = _price_lines(reading) - covered
    if len(prices) < _LEAST:
        return []
    cards: list[Card] = []
    run: list[Block] = []
    last = ""
    for index in sorted({near for at in prices for near in (at - 1, at, at + 1)} - covered):
        block = reading.document.blocks[index] if 0 <= index < len(reading.document.blocks) else None
        kind = "price" if index in prices else "size" if block and _is_size(reading, block) else ""
        if block and kind and run and last != kind and run[-1].index + 1 == index:
            run.append(block)
        else:
            cards += _paired(reading, run, group + len(cards))
            run = [block] if block and kind else []
        last = kind
    return cards + _paired(reading, run, group + len(cards))


def _price_lines(reading: Reading) -> set[int]:
    """Indexes of the blocks that are nothing but an amount."""
    found = ((reading.document.block_at(mention.start), mention) for mention in reading.money)
    return {block.index for block, mention in found if (block.start, block.end) == (mention.start, mention.end)}


def _is_size(reading: Reading, block: Block) -> bool:
    return not reading.money_in(block.start, block.end) and size_title(reading, [block]) is not None


def _paired(reading: Reading, run: list[Block], group: int) -> list[Card]:
    if len(run) < _LEAST * _PAIR or len(run) % _PAIR:
        return []
    return _cards(reading, [run[at : at + _PAIR] for at in range(0, len(run), _PAIR)], group)


def _entries(reading: Reading, element: Element) -> Iterator[list[Block]]:
    """The lines of each term of a list with those of its definitions; [] for a list with other things in it.

    Terms right behind each other are one ("500 credits", "Large"). Definitions that are each a size with its price are
    entries of their own: their term is what they have in common ("Top-ups", "For teams").
    """
    document, entries = reading.document, list[_Entry]()
    for child in children_of(document.elements, element):
        blocks = [*document.blocks_of(child)]
        if child.tag == "dt" and entries and not entries[-1].told:
            entries[-1].terms.extend(blocks)
        elif child.tag == "dt":
            entries.append(_Entry(blocks, []))
        elif child.tag == "dd" and entries:
            entries[-1].told.append(blocks)
        else:
            return
    for entry in entries:
        if len(entry.told) >= _LEAST and all(_is_pack(reading, blocks) for blocks in entry.told):
            yield from entry.told
        else:
            yield [*entry.terms, *(block for blocks in entry.told for block in blocks)]


def _is_pack(reading: Reading, blocks: list[Block]) -> bool:
    sized = size_title(reading, blocks) is not None
    return sized and any(reading.money_in(block.start, block.end) for block in blocks)


def _cards(reading: Reading, entries: list[list[Block]], group: int) -> list[Card]:
    priced = [e for e in entries if any(reading.money_in(block.start, block.end) for block in e)]
    titles = [size_title(reading, entry) or title_in(reading, entry[0]) for entry in priced]
    if len(priced) < _LEAST or None in titles:
        return []
    first = priced[0][0]
    context = context_of(reading, reading.document.elements[first.element], first.index)
    text = reading.document.text
    return [
        Card(text[slice(*title)], *title, tuple(Line(b.start, b.end) for b in entry), context, group)
        for entry, title in zip(priced, titles, strict=True)
        if title
    ]
