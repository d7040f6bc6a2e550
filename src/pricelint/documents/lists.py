"""The lists that blocks stand in."""

from __future__ import annotations

from pricelint.documents.document import Block, Document, Element

LISTS = ("ul", "ol")
DEFINED = (*LISTS, "dl")
"""Lists, and those of terms and definitions."""


def list_of(document: Document, block: Block, tags: tuple[str, ...] = LISTS) -> Element | None:
    """The innermost list that holds a block, None where none does."""
    return next((element for element in document.ancestors(block.element) if element.tag in tags), None)
