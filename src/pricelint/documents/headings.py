"""The headings that a block stands under."""

from __future__ import annotations

from pricelint.documents.document import Block, Document

_MOST = 3
_LOWEST = 7


def headings_over(document: Document, block: Block) -> list[str]:
    """The headings above a block, inside out."""
    return [heading.text for heading in heading_blocks_over(document, block)]


def heading_blocks_over(document: Document, block: Block) -> list[Block]:
    """The blocks of the headings above a block, inside out."""
    found: list[Block] = []
    current, level = block, _LOWEST
    while current.under >= 0 and len(found) < _MOST:
        current = document.blocks[current.under]
        if current.heading < level:
            level = current.heading
            found.append(current)
    return found


def section_of(document: Document, heading: Block) -> tuple[int, int]:
    """The span of what stands under a heading, up to the next one of its level or above."""
    later = document.blocks[heading.index + 1 :]
    end = next((one.start for one in later if 0 < one.heading <= heading.heading), len(document.text))
    return heading.end, end


def titles_of(document: Document) -> list[str]:
    """What a page is called: its title and its headings of the first level."""
    return [document.title, *(block.text for block in document.blocks if block.heading == 1)]
