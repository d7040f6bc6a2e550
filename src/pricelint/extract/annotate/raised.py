"""What a page prints beside its numbers in elements of their own: cents, raised and smaller, and marks of notes."""

from __future__ import annotations

import re
from functools import partial

from pricelint.documents.document import Document
from pricelint.extract.annotate.markup import Markup

_NAMES = re.compile(
    r"(?:^|[\s_-])(?:cents?|decimals?|fractions?|fractional(?:-part)?|sup|superscript|kopecks?|centimes?)(?:[\s_-]|$)",
    re.I,
)
_NOTE = re.compile(r"[(\[]?\d(?:[,\s]{1,2}\d)*[)\]]?|[(\[]\d\d[)\]]")


def markup_of(document: Document) -> Markup:
    """What the elements of a document say of its amounts."""
    return Markup(partial(is_raised, document), partial(_is_parted, document))


def _is_parted(document: Document, one: int, other: int) -> bool:
    return [p.element for p in document.pieces_in(one, one + 1)] != [
        p.element for p in document.pieces_in(other, other + 1)
    ]


def without_notes(document: Document, plain: str) -> str:
    """A document's text with blanks in place of the raised digits that lead to its notes, of the same length: the 2 of
    "$10²" counts nothing."""
    if "<sup" not in document.source:
        return plain
    chars = list(plain)
    for block in document.blocks:
        for piece in block.pieces:
            if _is_raised_tag(document, piece.element) and _NOTE.fullmatch(plain[piece.start : piece.end]):
                chars[piece.start : piece.end] = " " * (piece.end - piece.start)
    return "".join(chars)


def _is_raised_tag(document: Document, index: int) -> bool:
    element = document.elements[index]
    return element.tag == "sup" or (element.parent >= 0 and document.elements[element.parent].tag == "sup")


def is_raised(document: Document, start: int, end: int) -> bool:
    """Whether a span is all that its element holds, and the element is marked as raised or as cents."""
    pieces = document.pieces_in(start, end)
    if len(pieces) != 1 or (pieces[0].start, pieces[0].end) != (start, end):
        return False
    element = document.elements[pieces[0].element]
    return element.tag == "sup" or bool(_NAMES.search(element.attrs.get("class") or ""))
