"""Cents that a page prints apart from their amount: raised, smaller, in an element of their own."""

from __future__ import annotations

import re

from pricelint.documents.document import Document

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cents?|decimals?|fractions?|fractional(?:-part)?|sup|superscript|kopecks?|centimes?)(?:[\s_-]|$)",
    re.I,
)


def is_raised(document: Document, start: int, end: int) -> bool:
    """Whether a span is all that its element holds, and the element is marked as raised or as cents."""
    pieces = document.pieces_in(start, end)
    if len(pieces) != 1 or (pieces[0].start, pieces[0].end) != (start, end):
        return False
    element = document.elements[pieces[0].element]
    return element.tag == "sup" or bool(_NAMES.search(element.attrs.get("class") or ""))
