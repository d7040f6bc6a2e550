"""What the children of a node of the parsed page are."""

from __future__ import annotations

import re
from itertools import islice

from selectolax.lexbor import LexborNode

from pricelint.documents.marks import BLOCK_TAGS, SKIPPED_TAGS

LEAST_CELLS = 6
"""Fewer children of a grid may be the parts of one line."""
_WRAPPERS = frozenset({"a", "label"})
LEAST_LINES = 2
"""Children of an element that lays them out one below the other are lines."""
_LEAST_OFFERS = 2
_MOST_NODES, _LONGEST = 60, 300
"""An offer that is written in inline elements is small."""
_AMOUNT = re.compile(r"[$€£¥₹₽₩₫₺₴元円원]\s?\d|\d\s?(?:[$€£¥₹₽₩₫₺₴元円원]|[A-Z]{3}\b)")
_WORD = re.compile(r"[^\W\d_]")


def is_wrapper(tag: str) -> bool:
    """Whether pages make cards of an inline element: of links, labels and elements of their own making."""
    return tag in _WRAPPERS or "-" in tag


def wraps_blocks(node: LexborNode) -> bool:
    """Whether an inline element holds block-level ones, which break its lines: a card that is one link."""
    child = node.first_child
    while child is not None:
        if child.is_element_node and child.tag in BLOCK_TAGS:
            return True
        child = child.next
    return False


def holds_cells(node: LexborNode, least: int = LEAST_CELLS) -> bool:
    """Whether an element holds nothing but elements, many of them: those of a grid are cells, whatever their tags."""
    child, cells = node.first_child, 0
    while child is not None:
        if child.is_text_node and (child.text_content or "").strip():
            return False
        cells += child.is_element_node
        child = child.next
    return cells >= least


def holds_offers(parent: LexborNode) -> bool:
    """Whether an element holds inline elements of one kind of which several each name an amount among other words, in
    parts or as a link or label: rows that only a style sheet sets apart. Text of its own makes it a line.

    Many alike of which several are nothing but an amount are the cells of such rows.
    """
    child, parts, tags = parent.first_child, [], set()
    while child is not None:
        if child.is_text_node and (child.text_content or "").strip():
            return False
        inline = child.is_element_node and child.tag not in SKIPPED_TAGS and child.tag not in BLOCK_TAGS
        if inline and (texts := _texts(child)):
            tags.add(child.tag or "")
            parts.append(texts)
        child = child.next
    if len(tags) != 1 or len(parts) < _LEAST_OFFERS:
        return False
    priced = [texts for texts in parts if _AMOUNT.search(" ".join(texts))]
    whole = [""] if is_wrapper(next(iter(tags))) else []
    offers = sum(_is_offer([*whole, *texts]) for texts in priced)
    alone = sum(not _WORD.search(" ".join(texts)) for texts in priced)
    return offers >= _LEAST_OFFERS or (len(parts) >= LEAST_CELLS and alone >= _LEAST_OFFERS)


def _is_offer(texts: list[str]) -> bool:
    """Whether texts of several elements hold words beside their amount."""
    return len(texts) > 1 and bool(_WORD.search(_AMOUNT.sub("", " ".join(texts))))


def _texts(node: LexborNode) -> list[str]:
    """The texts in a small element, [] for a large one."""
    inside = list(islice(node.traverse(include_text=True), _MOST_NODES))
    texts = [text for part in inside if part.is_text_node and (text := (part.text_content or "").strip())]
    return texts if len(inside) < _MOST_NODES and sum(map(len, texts)) <= _LONGEST else []
