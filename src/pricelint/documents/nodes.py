"""What the children of a node of the parsed page are."""

from __future__ import annotations

from selectolax.lexbor import LexborNode

from pricelint.documents.marks import BLOCK_TAGS

_LEAST_CELLS = 6
"""Fewer children of a grid may be the parts of one line."""


def wraps_blocks(node: LexborNode) -> bool:
    """Whether an inline element holds block-level ones, which break its lines: a card that is one link."""
    child = node.first_child
    while child is not None:
        if child.is_element_node and child.tag in BLOCK_TAGS:
            return True
        child = child.next
    return False


def holds_cells(node: LexborNode) -> bool:
    """Whether an element holds nothing but elements, many of them: those of a grid are cells, whatever their tags."""
    child, cells = node.first_child, 0
    while child is not None:
        if child.is_text_node and (child.text_content or "").strip():
            return False
        cells += child.is_element_node
        child = child.next
    return cells >= _LEAST_CELLS
