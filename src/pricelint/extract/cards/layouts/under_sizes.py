"""Lists of what a size costs and is for, below the line that names it: "Basic pack – 10 credits", then "Price: $8"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block, Element
from pricelint.extract.cards.titles import is_below_price, title_in

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_SHORT = 45
_JOINED = regex.compile(r"\s?[-–—:：]\s?")


def is_under_size(reading: Reading, element: Element, blocks: Sequence[Block], title: tuple[int, int]) -> bool:
    """Whether a list whose title is a feature below its price tells of the units that the line right above it names."""
    if element.tag not in ("ul", "ol") or not element.first or not is_below_price(reading, blocks, title):
        return False
    above = reading.document.blocks[element.first - 1]
    return len(above.text) <= _SHORT and bool(reading.counts_in(above.start, above.end))


def names_size(reading: Reading, block: Block) -> bool:
    """Whether a line is a name and the units that it stands for, a dash or colon between, right above a priced line."""
    counts = reading.counts_in(block.start, block.end)
    following = reading.document.blocks[block.index + 1 : block.index + 2]
    if not counts or len(block.text) > _SHORT or not any(reading.money_in(b.start, b.end) for b in following):
        return False
    name = title_in(reading, block)
    return name is not None and _JOINED.fullmatch(reading.plain[name[1] : counts[0].start]) is not None
