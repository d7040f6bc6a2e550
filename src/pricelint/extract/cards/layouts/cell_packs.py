"""Packs inside a cell of a table of plans: "25,000 credits – $60", one a line, in the row of what can be added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from pricelint.documents.document import Block
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.units.sizes import size_title
from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_SEVERAL = 2


def with_cell_packs(reading: Reading, cards: list[Card], group: int) -> list[Card]:
    """The cards of a table, and those of the packs that a cell of theirs lists, which are no part of theirs.

    Several packs in a cell, or one in a row called so; their groups begin at `group`.
    """
    kept: list[Card] = []
    packs: list[Card] = []
    for card in cards:
        held = {line: found for line in card.lines if (found := _deals(reading, line))}
        kept.append(replace(card, lines=tuple(line for line in card.lines if line not in held)) if held else card)
        packs.extend(_pack(reading, line, block, group) for line, found in held.items() for block in found)
    return [*(card for card in kept if card.lines), *packs]


def _deals(reading: Reading, line: Line) -> list[Block]:
    """The lines of a cell where each sells a number of units at a price."""
    document = reading.document
    blocks = document.blocks[document.block_at(line.start).index : document.block_at(line.end - 1).index + 1]
    if not line.label or not all(_is_deal(reading, block) for block in blocks):
        return []
    sold = phrase(reading.language, "pack", reading.unit_pattern.pattern).search(line.label)
    return blocks if sold or len(blocks) >= _SEVERAL else []


def _is_deal(reading: Reading, block: Block) -> bool:
    return bool(reading.money_in(block.start, block.end)) and size_title(reading, [block]) is not None


def _pack(reading: Reading, line: Line, block: Block, group: int) -> Card:
    start, end = size_title(reading, [block]) or (block.start, block.end)
    title = reading.document.text[start:end]
    told = Line(block.start, block.end, line.label, line.label_start)
    return Card(title, start, end, (told,), line.label.lower(), group)
