"""From the parsed page to elements, blocks and pieces, in one pass without recursion (nesting may be 10,000 deep)."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from pricelint.documents import marks
from pricelint.documents.document import Block, Element, Piece
from pricelint.model.evidence import Place

_INVISIBLE = str.maketrans("", "", "\u200b\u200c\u2060\ufeff\u00ad")
_CLOSES = frozenset("/.,:;%)]}°!?、。，：；）】」'’\"”*+-–")
_OPENS = frozenset("$€£¥₹₽₩₫(/~≈[{¥「【（'‘\"“#+-–.")
_LEVELS = frozenset("123456")
_TEXT_ATTRIBUTES = frozenset(
    {"data-tooltip", "data-tip", "data-tippy-content", "data-bs-title", "data-bs-original-title"}
)


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

    def build(self, root: LexborNode) -> Tree:
        """Read everything below `root` (the html element)."""
        self._enter(root)
        stack = [root.first_child]
        while stack:
            node = stack.pop()
            if node is None:
                self._leave()
                continue
            stack.append(node.next)
            if node.is_text_node:
                self._text(node.text_content or "")
            elif node.is_element_node and self._enter(node):
                stack.append(node.first_child)
        self._flush()
        return self.tree

    def _enter(self, node: LexborNode) -> bool:
        """Open an element; false where its content is no text of the page."""
        tag = node.tag or ""
        parent = self._open[-1] if self._open else None
        if tag in marks.SKIPPED_TAGS:
            self._count(parent)
            return False
        if tag == "br":
            self._count(parent)
            self._flush()
            return False
        element = self._element(tag, node.attributes, parent)
        if element.block_level:
            self._flush()
        self._open.append(element)
        element.first = len(self.tree.blocks)
        self._attribute_text(element)
        return True

    def _count(self, parent: Element | None) -> None:
        """Skipped elements still count as siblings in paths."""
        if parent is not None:
            parent.children.append(-1)

    def _element(self, tag: str, attrs: dict[str, str | None], parent: Element | None) -> Element:
        index = len(self.tree.elements)
        above = parent.place if parent else Place.MAIN
        if parent is not None and parent.tag == "details" and tag != "summary" and "open" not in parent.attrs:
            above = Place.COLLAPSED
        region = parent.region if parent else ""
        own = marks.name_marks(attrs["class"] or "") if "class" in attrs else marks.NO_MARKS
        element = Element(
            index=index,
            tag=tag,
            parent=parent.index if parent else -1,
            nth=len(parent.children) + 1 if parent else 1,
            depth=parent.depth + 1 if parent else 0,
            attrs=attrs,
            place=marks.place_of(tag, attrs, own, above),
            struck=(parent.struck if parent else False) or marks.is_struck(tag, attrs, own),
            region=tag if tag in marks.REGION_TAGS else region,
            block_level=own.block or tag in marks.BLOCK_TAGS,
        )
        self.tree.elements.append(element)
        if parent is not None:
            parent.children.append(index)
        if tag == "a" and attrs.get("href"):
            self.tree.links.append((attrs["href"] or "", index))
        return element

    def _attribute_text(self, element: Element) -> None:
        """Texts that a pointer reveals stand in attributes; they become blocks of their own, placed in a tooltip."""
        if not element.attrs:
            return
        names = [name for name in element.attrs if name in _TEXT_ATTRIBUTES]
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
            self._flush()
        element.last = len(self.tree.blocks) + (1 if self._parts else 0)
        if -1 in element.children:
            element.children = [child for child in element.children if child >= 0]

    def _text(self, raw: str) -> None:
        text = " ".join(raw.split()) if raw.isascii() else " ".join(raw.translate(_INVISIBLE).split())
        if not text:
            self._space = self._space or bool(raw)
            return
        if self._parts and (self._space or raw[0].isspace() or self._gap(text[0])):
            self._parts.append(" ")
            self._size += 1
        start = self.tree.length + self._size
        element = self._open[-1]
        self._pieces.append(Piece(start, start + len(text), element.index, element.struck, element.place))
        self._parts.append(text)
        self._size += len(text)
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
        text, owner = "".join(self._parts), self._block_owner()
        element = self.tree.elements[owner]
        block = Block(
            index=len(self.tree.blocks),
            start=self.tree.length,
            end=self.tree.length + len(text),
            text=text,
            element=owner,
            place=self._pieces[0].place if len(self._pieces) == 1 else element.place,
            region=element.region,
            heading=self._heading(element),
            under=self._under,
            pieces=self._pieces,
        )
        self.tree.blocks.append(block)
        if block.heading:
            self._under = block.index
        self.tree.lines.append(text)
        self.tree.length += len(text) + 1
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
