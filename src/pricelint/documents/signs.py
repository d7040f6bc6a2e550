"""Currency signs that stand once before the numbers of both states of a toggle: "$", "7", "9" on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pricelint.documents.document import Block, Element, Piece

_BARE = re.compile(r"\d[\d.,\u00a0 ]{0,10}")
_SIGN = re.compile(r"[A-Z]{0,3} ?[$€£¥₹₽₩]|[A-Z]{3}")
_LONGEST = 12


def with_sign(block: Block, elements: Sequence[Element], blocks: Sequence[Block]) -> Block:
    """A block with the sign of the number before it, where it is a bare number in the next element of the same kind.

    Elsewhere the block itself. `blocks` are those before it.
    """
    if len(block.text) > _LONGEST or len(blocks) < 2 or not _BARE.fullmatch(block.text):
        return block
    first, sign = blocks[-1], blocks[-2]
    if not _BARE.fullmatch(first.text) or not _SIGN.fullmatch(sign.text) or len(block.pieces) != 1:
        return block
    one, other = elements[first.element], elements[block.element]
    if one.parent != other.parent or one.tag != other.tag or one.nth + 1 != other.nth:
        return block
    shift, owner = len(sign.text), sign.pieces[0]
    lead = Piece(block.start, block.start + shift, owner.element, False, block.place)
    own = block.pieces[0]
    own.start, own.end = own.start + shift, own.end + shift
    block.text, block.end, block.pieces = sign.text + block.text, block.end + shift, [lead, own]
    return block
