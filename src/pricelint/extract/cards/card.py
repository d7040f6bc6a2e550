"""What a card is: a title and the lines that belong to it."""

from __future__ import annotations

import msgspec

from pricelint.documents.document import Block


class Line(msgspec.Struct, frozen=True, gc=False):
    """A span of the document's text that belongs to a card; `label` is what a table's header or a caption calls it."""

    start: int
    end: int
    label: str = ""
    label_start: int = -1


class Card(msgspec.Struct, frozen=True, gc=False):
    """One thing to buy.

    title        its name as printed, with its span (`title_start`, `title_end`)
    lines        everything the page says of it, in reading order, the title's line included
    context      headings and captions above it, in lower case
    group        cards of one list share this number
    """

    title: str
    title_start: int
    title_end: int
    lines: tuple[Line, ...]
    context: str
    group: int

    @property
    def start(self) -> int:
        """First offset of the card."""
        return min(line.start for line in self.lines)

    @property
    def end(self) -> int:
        """Offset behind the card's last character."""
        return max(line.end for line in self.lines)


def ends_sentence(block: Block) -> bool:
    """Whether a line ends as a sentence does that tells something."""
    return block.text[-1] in ".!。！"
