"""Elements that are the halves of one card: a head that tells its price, and a body that repeats it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pricelint.documents.document import Element
from pricelint.extract.cards.titles import is_below_price

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_HALVES = 2


def repeat_price(reading: Reading, kids: Sequence[tuple[Element, tuple[int, int]]]) -> bool:
    """Whether two elements with what would be their names are the head and the body of one card: they print the same
    amounts, and the name of the second stands only below them."""
    if len(kids) != _HALVES:
        return False
    blocks = [reading.document.blocks_of(element) for element, _ in kids]
    money = [{m.money for m in reading.money_in(part[0].start, part[-1].end)} for part in blocks]
    return money[0] == money[1] and is_below_price(reading, blocks[1], kids[1][1])
