"""Lines that sell a pack by themselves, on a button inside something else: "Buy 200 credits — $5" on a plan's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.documents.document import Block
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.units.sizes import is_deal
from pricelint.extract.cards.words import phrase
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading


@once
def lone_deals(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks that say to buy a number of units at a price, where no other offer stands beside them: what
    stands in a list is told by the list."""
    elements = reading.document.elements
    lists: dict[int, list[Block]] = {}
    for block in _priced(reading):
        lists.setdefault(elements[block.element].parent, []).append(block)
    offered = ([block for block in blocks if _is_offer(reading, block)] for blocks in lists.values())
    return frozenset(one.index for one, *others in filter(None, offered) if not others and _is_told(reading, one))


def deal_cards(reading: Reading, covered: set[int], group: int) -> list[Card]:
    """A card for each such line outside `covered` (block indexes); their groups are numbered from `group`."""
    blocks = [reading.document.blocks[index] for index in sorted(lone_deals(reading) - covered)]
    return [_card(reading, block, group + number) for number, block in enumerate(blocks)]


def _priced(reading: Reading) -> list[Block]:
    indexes = {reading.document.block_at(mention.start).index for mention in reading.money}
    return [reading.document.blocks[index] for index in sorted(indexes)]


def _is_offer(reading: Reading, block: Block) -> bool:
    """Whether a line with an amount counts units or names a period."""
    text = reading.plain[block.start : block.end]
    return bool(reading.counts_in(block.start, block.end) or read_periods(text, reading.language))


def _is_told(reading: Reading, block: Block) -> bool:
    text = reading.plain[block.start : block.end]
    return phrase(reading.language, "action").match(text) is not None and is_deal(reading, block)


def _card(reading: Reading, block: Block, group: int) -> Card:
    size = reading.counts_in(block.start, block.end)[0]
    title = reading.document.text[size.start : size.end]
    return Card(title, size.start, size.end, (Line(block.start, block.end),), "", group)
