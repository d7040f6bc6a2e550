"""The document: a page as text with a tree over it, every character of which can be cited."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from pricelint.model.evidence import Box, Evidence, Place, Prominence
from pricelint.model.platform import Role

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

    from pricelint.documents.switched import Swap

PAGE_TAG = "pdf-page"
"""The element that holds the text of one page of a PDF; its place among its siblings is the page's number, from 1."""

STORED_TAG = "pricelint-stored"
"""Elements around an offer that a page holds only as data, below the script that holds it; they are in no path."""


class Element(msgspec.Struct, eq=False, gc=False):
    """One element of the page; read-only once the document is built.

    `index` is its position in `Document.elements`, `parent` another one (-1 above the root), `nth` its place among its
    parent's element children from 1. Its text is made of the blocks `first` … `last` - 1; the elements inside it are
    those behind it up to `until` - 1. `heading` is the level (1–6) of the heading that its text is part of, 0 for none;
    `owner` the innermost block-level element around its text.
    """

    index: int
    tag: str
    parent: int
    nth: int
    depth: int
    attrs: dict[str, str | None]
    place: Place
    struck: bool
    region: str
    block_level: bool
    heading: int
    owner: int
    first: int = 0
    last: int = 0
    until: int = 0


def children_of(elements: Sequence[Element], element: Element) -> Iterator[Element]:
    """The elements directly inside one, in document order."""
    index = element.index + 1
    while index < element.until:
        child = elements[index]
        yield child
        index = child.until


class Piece(msgspec.Struct, eq=False, gc=False):
    """Text that stands directly in one element: a span of the document's text, and the place it stands in."""

    start: int
    end: int
    element: int
    struck: bool
    place: Place
    box: Box | None = None
    look: Prominence | None = None


class Block(msgspec.Struct, eq=False, gc=False):
    """A run of text without a line break: what a reader sees as one line or paragraph.

    `start`/`end` are offsets in `Document.text`; `element` the innermost block-level element around it; `heading` is
    1–6 for a heading and 0 elsewhere; `under` the index of the heading block above it, -1 where there is none.
    """

    index: int
    start: int
    end: int
    text: str
    element: int
    place: Place
    region: str
    heading: int
    under: int
    pieces: list[Piece]


class Cell(msgspec.Struct, eq=False, gc=False):
    """One position of a table's grid. A cell that spans several stands in each; `origin` is false in the copies."""

    element: int
    row: int
    column: int
    header: bool
    origin: bool


class Table(msgspec.Struct, eq=False, gc=False):
    """A table as a full grid: `rows[r][c]`, None where the markup leaves a hole."""

    element: int
    rows: list[list[Cell | None]]


@dataclass(eq=False)
class Document:
    """One page in one state, parsed.

    text      all visible and revealable text, one line per block
    language  two-letter code the page declares for itself, "" where it declares none
    links     (href as written, index of the `a` element) in document order
    base      the href that relative links are resolved against, "" where the page names none
    swaps     what elements swap when a toggle is used, by their index: on nearly every page nothing
    paged     whether it was read from a PDF, whose pages are elements (`documents.pdf`)
    problems  what was wrong with the source and how it was read all the same, in words
    """

    page: str
    url: str
    capture: str
    state: str
    role: Role
    title: str
    language: str
    source: str
    text: str
    blocks: list[Block]
    elements: list[Element]
    tables: list[Table]
    links: list[tuple[str, int]]
    json_ld: list[str]
    base: str = ""
    swaps: Mapping[int, Swap] = field(default_factory=dict)
    measured: bool = False
    paged: bool = False
    problems: tuple[str, ...] = ()

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page as BeautifulSoup sees it, for authors of rules and adapters; slow, and only parsed on use."""
        from bs4 import BeautifulSoup

        return BeautifulSoup(self.source, "lxml")

    def text_of(self, element: Element) -> str:
        """The text of an element, one line per block."""
        blocks = self.blocks[element.first : element.last]
        return self.text[blocks[0].start : blocks[-1].end] if blocks else ""

    def span_of(self, element: Element) -> tuple[int, int]:
        """Span of the text that stands in an element or below it, (0, 0) where there is none; exact for inline ones."""
        if element.block_level:
            blocks = self.blocks[element.first : element.last]
            return (blocks[0].start, blocks[-1].end) if blocks else (0, 0)
        first, until = element.index, element.until
        blocks = self.blocks_of(element)
        inside = [piece for block in blocks for piece in block.pieces if first <= piece.element < until]
        return (inside[0].start, inside[-1].end) if inside else (0, 0)

    def words_in(self, element: Element) -> str:
        """The text in an element or below it, of inline elements too."""
        start, end = self.span_of(element)
        return self.text[start:end]

    def blocks_of(self, element: Element) -> list[Block]:
        """The blocks inside an element, in reading order."""
        return self.blocks[element.first : element.last]

    def ancestors(self, index: int) -> Iterator[Element]:
        """The element itself and what encloses it, inside out."""
        while index >= 0:
            element = self.elements[index]
            yield element
            index = element.parent

    def path(self, index: int) -> str:
        """CSS path of an element from the root, by position among its siblings."""
        chain = (element for element in self.ancestors(index) if element.tag != STORED_TAG)
        steps = [f"{element.tag}:nth-child({element.nth})" for element in chain]
        return ">".join(reversed(steps))

    def block_at(self, offset: int) -> Block:
        """The block that holds a character of the text (a line break belongs to the block before it)."""
        return self.blocks[bisect_right(self._starts, offset, 1) - 1]

    @cached_property
    def _starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def pieces_in(self, start: int, end: int) -> list[Piece]:
        """The pieces that a span of text touches."""
        first = self.block_at(start)
        within = end <= first.end
        blocks = [first] if within else self.blocks[first.index : self.block_at(max(start, end - 1)).index + 1]
        return [piece for block in blocks for piece in block.pieces if piece.start < end and piece.end > start]

    def common_element(self, start: int, end: int) -> int:
        """The innermost element that holds a whole span of text."""
        return self._shared([piece.element for piece in self.pieces_in(start, end)] or [self.block_at(start).element])

    def _shared(self, owners: list[int]) -> int:
        """The innermost element around several."""
        if len(set(owners)) == 1:
            return owners[0]
        shared = [element.index for element in self.ancestors(owners[0])]
        for owner in owners[1:]:
            chain = {element.index for element in self.ancestors(owner)}
            shared = [index for index in shared if index in chain]
        return shared[0]

    def _place_of(self, pieces: list[Piece], block: Block) -> Place:
        """The place of the quote's own pieces where they agree (a hidden label beside a price), else the block's."""
        own = {piece.place for piece in pieces}
        return own.pop() if len(own) == 1 and block.place is Place.MAIN else block.place

    def cite(self, start: int, end: int, *proves: str) -> Evidence:
        """Evidence for a span of text; `proves` names the parts of the fact that it shows. Trims white space."""
        raw = self.text[start:end]
        start, end = start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip())
        block, pieces = self.block_at(start), self.pieces_in(start, end)
        boxes = [piece.box for piece in pieces if piece.box]
        element = self._shared([piece.element for piece in pieces] or [block.element])
        return Evidence(
            page=self.page,
            capture=self.capture,
            url=self.url,
            state=self.state,
            path=self.path(element),
            start=start,
            end=end,
            quote=" ".join(self.text[start:end].split()),
            place=self._place_of(pieces, block),
            proves=proves,
            box=Box.around(boxes) if boxes else None,
            prominence=next((piece.look for piece in pieces if piece.look), None),
            no_box=None if boxes else ("not visible in this state" if self.measured else "not captured in a browser"),
            pdf_page=self.pdf_page(element) if self.paged else None,
        )

    def pdf_page(self, index: int) -> int | None:
        """The number of the page of a PDF that an element stands on, from 1; None where it spans several."""
        return next((element.nth for element in self.ancestors(index) if element.tag == PAGE_TAG), None)
