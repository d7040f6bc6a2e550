"""From the parsed page to elements, blocks and pieces, in one pass without recursion (nesting may be 10,000 deep)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from pricelint.documents import marks
from pricelint.documents.document import Block, Element, Piece
from pricelint.model.evidence import Place

_INVISIBLE = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]+")
_CLOSES = frozenset("/.,:;%)]}°!?、。，：；）】」'’\"”*+-–")
_OPENS = frozenset("$€£¥₹₽₩₫(/~≈[{¥「【（'‘\"“#+-–.")
_TEXT_ATTRIBUTES = frozenset(
    {"data-tooltip", "data-tip", "data-tippy-content", "data-bs-title", "data-bs-original-title", "title"}
)
_PASSED = marks.SKIPPED_TAGS | {"br"}


@dataclass(slots=True)
class Tree:
    """What the pass leaves: elements in document order, blocks in reading order, the text they make up."""

    elements: list[Element] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    length: int = 0
    links: list[tuple[str, int]] = field(default_factory=list)


class TreeBuilder:
    """Walks the parsed page once. `build` returns the tree.

    What text needs to know of the elements around it is settled when an element opens: `_owners` and `_headings` hold,
    by the index of an element, the innermost block-level element around its text and the level of heading it stands in.
    """

    def __init__(self) -> None:
        self.tree = Tree()
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._size = 0
        self._space = False
        self._under = -1
        self._open: list[Element] = []
        self._counts: list[int] = []
        self._owners: list[int] = []
        self._headings: list[int] = []

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
                    self._text(raw)
            elif node.is_element_node:
                tag = node.tag or ""
                if tag in _PASSED:
                    self._pass(tag)
                else:
                    self._enter(node, tag)
                    push(node.first_child)
        self._flush()
        return self.tree

    def _pass(self, tag: str) -> None:
        """An element without text of the page still counts as a sibling in paths."""
        if self._counts:
            self._counts[-1] += 1
        if tag == "br":
            self._flush()

    def _enter(self, node: LexborNode, tag: str) -> None:
        """Open an element."""
        attrs, tree = node.attributes, self.tree
        element = self._child(tag, attrs, self._open[-1]) if self._open else self._root(tag, attrs)
        tree.elements.append(element)
        if element.block_level:
            self._space = False
            if self._parts:
                self._flush()
            self._owners.append(element.index)
        else:
            self._owners.append(self._owners[element.parent] if element.index else 0)
        self._open.append(element)
        self._counts.append(0)
        element.first = len(tree.blocks)
        if attrs and not _TEXT_ATTRIBUTES.isdisjoint(attrs):
            self._attribute_text(element)

    def _root(self, tag: str, attrs: dict[str, str | None]) -> Element:
        own = marks.name_marks(attrs.get("class") or "")
        place, struck = marks.place_of(tag, attrs, own, Place.MAIN), marks.is_struck(tag, attrs, own)
        self._headings.append(0)
        return Element(0, tag, -1, 1, 0, attrs, place, struck, "", own.block or tag in marks.BLOCK_TAGS)

    def _child(self, tag: str, attrs: dict[str, str | None], parent: Element) -> Element:
        """An element below an open one: what encloses it and its own attributes decide where its text stands."""
        index, place, struck, block_level = len(self._owners), parent.place, parent.struck, tag in marks.BLOCK_TAGS
        if parent.tag == "details" and tag != "summary" and "open" not in parent.attrs:
            place = Place.COLLAPSED
        if attrs or tag in marks.MARKING_TAGS:
            own = marks.name_marks(attrs["class"] or "") if "class" in attrs else marks.NO_MARKS
            if own is not marks.NO_MARKS or tag in marks.MARKING_TAGS or not marks.MARKING.isdisjoint(attrs):
                place = marks.place_of(tag, attrs, own, place)
                struck = struck or marks.is_struck(tag, attrs, own)
                block_level = block_level or own.block
            if tag == "a" and (href := attrs.get("href")):
                self.tree.links.append((href, index))
        self._headings.append(marks.heading_of(tag, attrs, self._headings[parent.index]))
        parent.children.append(index)
        self._counts[-1] = nth = self._counts[-1] + 1
        region = tag if tag in marks.REGION_TAGS else parent.region
        return Element(index, tag, parent.index, nth, parent.depth + 1, attrs, place, struck, region, block_level)

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
        if not self._open:
            return
        element = self._open.pop()
        self._counts.pop()
        if element.block_level:
            self._space = False
            if self._parts:
                self._flush()
        element.last = len(self.tree.blocks) + (1 if self._parts else 0)
        element.until = len(self.tree.elements)

    def _text(self, raw: str) -> None:
        if not raw.isascii() and _INVISIBLE.search(raw):
            text = " ".join(_INVISIBLE.sub("", raw).split())
        else:
            text = " ".join(raw.split())
        if not text:
            self._space = self._space or bool(raw)
            return
        if self._parts and (self._space or raw[0].isspace() or self._gap(text[0])):
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
        if before.element == element.index or last.parent == element.index or element.parent == last.index:
            return False
        return following == "+" or (following not in _CLOSES and self._parts[-1][-1] not in _OPENS)

    def _flush(self) -> None:
        """Close the current run of text as a block."""
        self._space = False
        if not self._parts:
            return
        tree, pieces, text = self.tree, self._pieces, "".join(self._parts)
        element = tree.elements[self._owners[pieces[0].element]]
        index, start, heading = len(tree.blocks), tree.length, self._headings[element.index]
        end = start + len(text)
        place = pieces[0].place if len(pieces) == 1 else element.place
        tree.blocks.append(
            Block(index, start, end, text, element.index, place, element.region, heading, self._under, pieces)
        )
        if heading:
            self._under = index
        tree.lines.append(text)
        tree.length = end + 1
        self._parts, self._pieces, self._size = [], [], 0
