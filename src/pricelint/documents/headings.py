"""The headings that a block stands under."""

from __future__ import annotations

from pricelint.documents.document import Block, Document

_MOST = 3
_LOWEST = 7


def headings_over(document: Document, block: Block) -> list[str]:
    """The headings above a block, inside out."""
    found: list[str] = []
    current, level = block, _LOWEST
    while current.under >= 0 and len(found) < _MOST:
        current = document.blocks[current.under]
        if current.heading < level:
            level = current.heading
            found.append(current.text)
    return found
