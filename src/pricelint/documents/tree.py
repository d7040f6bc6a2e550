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
_LEVELS = frozenset("123456")
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
    """Walks the parsed page once. `build` returns the tree."""

    def __init__(self) -> None:
        self.tree = Tree()
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._size = 0
        self._space = False
        self._under = -1
        self._open: list[Element] = []
        self._holed: set[int] = set()

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
        self._drop_passed()
        return self.tree

    def _drop_passed(self) -> None:
        """Once all places among siblings are known, children are elements only."""
        for index in self._holed:
            holed = self.tree.elements[index]
            holed.children = [child for child in holed.children if child >= 0]

    def _pass(self, tag: str) -> None:
        """An element without text of the page still counts as a sibling in paths."""
        if self._open:
            parent = self._open[-1]
            parent.children.append(-1)
            self._holed.add(parent.index)
        if tag == "br":
            self._flush()

    def _enter(self, node: LexborNode, tag: str) -> None:
        """Open an element."""
        attrs = node.attributes
        element = self._child(tag, attrs, self._open[-1]) if self._open else self._root(tag, attrs)
        tree = self.tree
        tree.elements.append(element)
        if element.block_level:
            self._space = False
            if self._parts:
                self._flush()
        self._open.append(element)
        element.first = len(tree.blocks)
        if attrs and not _TEXT_ATTRIBUTES.isdisjoint(attrs):
            self._attribute_text(element)

    def _root(self, tag: str, attrs: dict[str, str | None]) -> Element:
        own = marks.name_marks(attrs.get("class") or "")
        place, struck = marks.place_of(tag, attrs, own, Place.MAIN), marks.is_struck(tag, attrs, own)
        return Element(0, tag, -1, 1, 0, attrs, place, struck, "", own.block or tag in marks.BLOCK_TAGS)

    def _child(self, tag: str, attrs: dict[str, str | None], parent: Element) -> Element:
        """An element below an open one: what encloses it and its own attributes decide where its text stands."""
        index, siblings, place, struck = len(self.tree.elements), parent.children, parent.place, parent.struck
        block_level = tag in marks.BLOCK_TAGS
        if parent.tag == "details" and tag != "summary" and "open" not in parent.attrs:
            place = Place.COLLAPSED
        own = marks.name_marks(attrs["class"] or "") if "class" in attrs else marks.NO_MARKS
        if own is not marks.NO_MARKS or tag in marks.MARKING_TAGS or not marks.MARKING.isdisjoint(attrs):
            place = marks.place_of(tag, attrs, own, place)
            struck = struck or marks.is_struck(tag, attrs, own)
            block_level = block_level or own.block
        siblings.append(index)
        if tag == "a" and (href := attrs.get("href")):
            self.tree.links.append((href, index))
        region, depth = tag if tag in marks.REGION_TAGS else parent.region, parent.depth + 1
        return Element(index, tag, parent.index, len(siblings), depth, attrs, place, struck, region, block_level)

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
        if element.block_level:
            self._space = False
            if self._parts:
                self._flush()
        element.last = len(self.tree.blocks) + (1 if self._parts else 0)

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
        element = tree.elements[self._block_owner()]
        index, start, heading = len(tree.blocks), tree.length, self._heading(element)
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

    def _block_owner(self) -> int:
        """The innermost block-level element around the run (an inline one never owns a block)."""
        index = self._pieces[0].element
        while index > 0 and not self.tree.elements[index].block_level:
            index = self.tree.elements[index].parent
        return index

    def _heading(self, element: Element) -> int:
        while element.index > 0:
            if level := marks.HEADINGS.get(element.tag):
                return level
            if element.attrs.get("role") == "heading":
                level_text = element.attrs.get("aria-level") or ""
                return int(level_text) if level_text in _LEVELS else 2
            if element.tag in ("li", "td", "section", "article", "body"):
                return 0
            element = self.tree.elements[element.parent]
        return 0
