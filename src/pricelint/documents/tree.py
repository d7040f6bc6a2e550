"""From the parsed page to elements, blocks and pieces, in one pass without recursion (nesting may be 10,000 deep)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from selectolax.lexbor import LexborNode

from pricelint.documents import marks
from pricelint.documents.document import Block, Element, Piece
from pricelint.documents.joints import DRAWN_TAGS, is_gap
from pricelint.documents.nodes import LEAST_CELLS, LEAST_LINES, holds_cells, holds_offers, is_wrapper, wraps_blocks
from pricelint.documents.signs import with_sign
from pricelint.documents.switched import Swap, Swaps, as_block
from pricelint.model.evidence import Place

_COLUMNS = re.compile(r" {2,}|\t+")
_INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]+")
_TEXT_ATTRIBUTES = frozenset(
    {"data-tooltip", "data-tip", "data-tippy-content", "data-bs-title", "data-bs-original-title", "title"}
)
_SAYING = _TEXT_ATTRIBUTES | {"href"}
"""Attributes that hold an address or a text."""
_PASSED = marks.SKIPPED_TAGS | {"br"}


Traits = tuple[bool, bool, int | None, str, marks.NameMarks]


@lru_cache(maxsize=8192)
def traits(tag: str, names: str) -> Traits:
    """What a tag and its classes say: whether it is block-level and whether its text is shown in its own way, the level
    of heading that the tag opens, its region, the marks of the classes. Pages repeat the same few hundred."""
    own = marks.name_marks(names) if names else marks.NO_MARKS
    shown = tag in marks.MARKING_TAGS or own not in (marks.NO_MARKS, marks.BLOCK_ALONE)
    region = tag if tag in marks.REGION_TAGS else ""
    return tag in marks.BLOCK_TAGS or own.block, shown, marks.LEVELS.get(tag), region, own


@dataclass(slots=True)
class Tree:
    """What the pass leaves: elements in document order, blocks in reading order, the text they make up."""

    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    length: int = 0
    links: list[tuple[str, int]] = field(default_factory=list)
    swaps: dict[int, Swap] = field(default_factory=dict)


def _tidied(raw: str) -> str:
    """A text with single blanks for white space and without what is invisible: most texts are so as they are."""
    if raw.isprintable() and "  " not in raw:  # the blank is the only white space that is printable
        return raw.strip(" ")
    return " ".join((raw if raw.isascii() else _INVISIBLE.sub("", raw)).split())


class TreeBuilder:
    """Walks the parsed page once. `build` returns the tree."""

    def __init__(self, *, swaps: bool = False) -> None:
        self.tree = Tree()
        self._swaps = Swaps(self.tree.elements, self.tree.blocks, self.tree.swaps) if swaps else None
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._size = 0
        self._space = False
        self._under = -1
        self._open = [Element(-1, "", -1, 0, -1, {}, Place.MAIN, False, "", True, 0, 0)]
        self._counts = [0]
        self._grids: set[int] = set()  # elements whose children are cells, each on lines of its own
        self._rows: set[int] = set()  # elements of which it was asked whether their inline children are

    def build(self, root: LexborNode) -> Tree:
        """Read everything below `root` (the html element)."""
        self._enter(root, root.tag or "")
        stack = [root.first_child]
        push, pop = stack.append, stack.pop
        while stack:
            node = pop()
            if node is None:
                self._leave()
                continue
            push(node.next)
            if node.is_text_node:
                raw = node.text_content or ""
                if raw.isspace():
                    self._space = True
                elif raw:
                    (self._preformatted if "\n" in raw and self._in_pre() else self._text)(raw)
            elif node.is_element_node:
                tag = node.tag or ""
                if tag in _PASSED:
                    self._pass(tag)
                else:
                    self._enter(node, tag)
                    push(node.first_child)
        self._flush()
        return self.tree

    def _in_pre(self) -> bool:
        return self.tree.elements[self._open[-1].owner].tag == "pre"

    def _pass(self, tag: str) -> None:
        """An element without text of the page still counts as a sibling in paths."""
        self._counts[-1] += 1
        if tag == "br":
            self._flush()
        elif tag in DRAWN_TAGS:
            self._space = True

    def _enter(self, node: LexborNode, tag: str) -> None:
        """Open an element: what encloses it and its own attributes decide where its text stands."""
        attrs, parent, elements = node.attributes, self._open[-1], self.tree.elements
        index, place, struck = len(elements), parent.place, parent.struck
        block_level, shown, level, region, own = traits(tag, attrs.get("class") or "")
        heading = parent.heading if level is None else level
        if shown or parent.tag == "details" or not marks.MARKING.isdisjoint(attrs):
            folded = parent.tag == "details" and tag != "summary" and "open" not in parent.attrs
            place = marks.place_of(tag, attrs, own, Place.COLLAPSED if folded else place)
            struck = struck or marks.is_struck(tag, attrs, own)
            block_level = block_level or bool(marks.label_of(tag, attrs))
            heading = marks.heading_of(tag, attrs, parent.heading)
            stacked = marks.is_stack(attrs, own)
            if (stacked or marks.is_grid(attrs, own)) and holds_cells(node, LEAST_LINES if stacked else LEAST_CELLS):
                self._grids.add(index)
        if not block_level:
            block_level = self._is_row(parent, node) or (is_wrapper(tag) and wraps_blocks(node))
        if block_level:
            self._flush()
        owner = index if block_level else parent.owner
        self._counts[-1] = nth = self._counts[-1] + 1
        element = Element(
            index, tag, parent.index, nth, parent.depth + 1, attrs, place, struck, region or parent.region, block_level,
            heading, owner, len(self.tree.blocks),
        )  # fmt: skip
        elements.append(element)
        self._open.append(element)
        self._counts.append(0)
        if self._swaps or tag == "input" or not _SAYING.isdisjoint(attrs):
            self._tell(element)

    def _is_row(self, parent: Element, node: LexborNode) -> bool:
        """Whether an inline element is a cell of a grid, or an offer of a row of them."""
        if parent.index in self._grids:
            return True
        if not parent.block_level or parent.tag in marks.LINE_TAGS or parent.index in self._rows:
            return False
        self._rows.add(parent.index)
        if node.parent is not None and holds_offers(node.parent):
            self._grids.add(parent.index)
        return parent.index in self._grids

    def _tell(self, element: Element) -> None:
        """Keep what the attributes of an element say: an address, a text, what a toggle swaps."""
        if self._swaps:
            self._swaps.enter(element)
        if element.tag == "a" and (href := element.attrs.get("href")):
            self.tree.links.append((href, element.index))
        if label := marks.label_of(element.tag, element.attrs):
            self._text(label)
        elif element.tag in DRAWN_TAGS:
            self._space = True
        if not _TEXT_ATTRIBUTES.isdisjoint(element.attrs):
            self._attribute_text(element)

    def _attribute_text(self, element: Element) -> None:
        """Texts that a pointer reveals stand in attributes; they become blocks of their own, placed in a tooltip."""
        names = [name for name in element.attrs if name in _TEXT_ATTRIBUTES and name != "title"]
        is_sentence = (element.attrs.get("title") or "").count(" ") > 1
        if is_sentence and element.tag not in ("a", "iframe", "html"):
            names.append("title")
        for name in names:
            self._flush()
            place, element.place = element.place, Place.TOOLTIP
            self._text(element.attrs[name] or "")
            self._flush()
            element.place = place

    def _leave(self) -> None:
        element = self._open.pop()
        self._counts.pop()
        if element.block_level:
            self._flush()
            if self._swaps and (parts := self._swaps.due(element)):
                self._append(as_block(parts, len(self.tree.blocks), self.tree.length, element, self._under))
        element.last = len(self.tree.blocks) + (1 if self._parts else 0)
        element.until = len(self.tree.elements)

    def _preformatted(self, raw: str) -> None:
        """Text whose line breaks and columns are the page's own; every line is a block, every column a piece."""
        for number, line in enumerate(raw.split("\n")):
            if number:
                self._flush()
            for column in _COLUMNS.split(line):
                self._text(column)
                self._space = True

    def _text(self, raw: str) -> None:
        text = _tidied(raw)
        if not text:
            self._space = self._space or bool(raw)
            return
        if self._parts and (self._space or raw[0].isspace() or self._gap(text)):
            self._parts.append(" ")
            self._size += 1
        start, size = self.tree.length + self._size, len(text)
        element = self._open[-1]
        self._pieces.append(Piece(start, start + size, element.index, element.struck, element.place))
        self._parts.append(text)
        self._size += size
        self._space = raw[-1].isspace()

    def _gap(self, following: str) -> bool:
        """Whether two inline elements that touch in the markup are two words for a reader."""
        before, element = self._pieces[-1], self._open[-1]
        if before.struck != element.struck:
            return True
        last = self.tree.elements[before.element]
        if before.element == element.index:
            return False
        return is_gap(self._parts[-1], following, kin=element.index == last.parent or element.parent == last.index)

    def _flush(self) -> None:
        """Close the current run of text as a block, where a block-level element begins or ends and at a line break."""
        self._space = False
        if not self._parts:
            return
        tree, pieces, text = self.tree, self._pieces, "".join(self._parts)
        element = tree.elements[tree.elements[pieces[0].element].owner]
        index, start, heading = len(tree.blocks), tree.length, element.heading
        end = start + len(text)
        place = pieces[0].place if len(pieces) == 1 else element.place
        block = Block(index, start, end, text, element.index, place, element.region, heading, self._under, pieces)
        self._append(with_sign(block, tree.elements, tree.blocks))
        if heading:
            self._under = index
        self._parts, self._pieces, self._size = [], [], 0
        if self._swaps:
            self._swaps.note(block)

    def _append(self, block: Block) -> None:
        self.tree.blocks.append(block)
        self.tree.lines.append(block.text)
        self.tree.length = block.end + 1
