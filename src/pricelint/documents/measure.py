"""What a browser measured of a document: boxes, looks, and places that overrule what markup alone suggests."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from pricelint.documents.document import Block, Document, Piece
from pricelint.documents.geometry import Geometry, TextNode
from pricelint.model.evidence import Place, Prominence

FINE_PRINT_SIZE = 0.7
"""Text smaller than this share of the page's body text is fine print (an editorial threshold: 11 px beside 16 px)."""

PALE_SIZE, PALE_CONTRAST = 0.9, 2.5
"""Smaller text that is also below this contrast is fine print (WCAG 2.2 asks for 4.5, and 3 of large text). Contrast
alone never decides: a background that is a picture, a gradient or a layer behind cannot be computed from styles."""

_NUMBERS = re.compile(r"[\d.]+")
_REVEALABLE = frozenset({Place.COLLAPSED, Place.TOOLTIP, Place.HIDDEN})


def measure(document: Document, geometry: Geometry) -> None:
    """Give every piece of the document its box, look and place as measured. Text that was not seen keeps no box."""
    nodes: dict[str, list[TextNode]] = defaultdict(list)
    for node in geometry.nodes:
        nodes[node.path].append(node)
    window = _Window(_body_size(geometry), geometry.viewport[1])
    for block in document.blocks:
        for piece in block.pieces:
            found = _take(nodes.get(document.path(piece.element), []), document.text[piece.start : piece.end])
            if found:
                _apply(piece, found, window)
        block.place = _block_place(block)
    document.measured = True


class _Window:
    """What looks are set against on one page; every look is made once."""

    def __init__(self, body_size: float, height: float) -> None:
        self.body_size = body_size
        self.height = height
        self._looks: dict[tuple[Prominence, str], Prominence] = {}

    def look(self, node: TextNode) -> Prominence:
        """The look of a text node beside the page's body text, its background and the window."""
        key = (node.prominence, node.background)
        if key not in self._looks:
            self._looks[key] = replace(
                node.prominence,
                body_size=self.body_size,
                contrast=contrast(node.prominence.color, node.background),
                screen=self.height,
            )
        return self._looks[key]


def _take(waiting: list[TextNode], text: str) -> TextNode | None:
    """The first unused text node of an element that reads as the piece does; white space is compared collapsed."""
    for number, node in enumerate(waiting):
        if node.text == text or " ".join(node.text.split()) == text:
            return waiting.pop(number)
    return None


def _apply(piece: Piece, node: TextNode, window: _Window) -> None:
    if not node.visible:
        piece.place = piece.place if piece.place in _REVEALABLE else _folded(piece.place)
        return
    look = window.look(node)
    piece.box, piece.look = node.box, look
    size = look.font_size / window.body_size
    pale = size < PALE_SIZE and look.contrast is not None and look.contrast < PALE_CONTRAST
    if size < FINE_PRINT_SIZE or pale:
        piece.place = Place.FINE_PRINT
    elif piece.place is not Place.FAQ:
        piece.place = Place.MAIN


def _folded(place: Place) -> Place:
    """Unseen text of an FAQ is a folded answer; other unseen text is only known to be hidden in this state."""
    return Place.COLLAPSED if place is Place.FAQ else Place.HIDDEN


def _block_place(block: Block) -> Place:
    places = [piece.place for piece in block.pieces]
    return Place.MAIN if Place.MAIN in places else places[0]


def _body_size(geometry: Geometry) -> float:
    """The font size that most visible characters have, in CSS pixels; 16 where nothing was visible."""
    sizes: Counter[float] = Counter()
    for node in geometry.nodes:
        if node.visible:
            sizes[node.prominence.font_size] += len(node.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=16.0) or 16.0


def contrast(color: str, background: str) -> float | None:
    """Contrast ratio of two opaque CSS colours "rgb(r, g, b)", 1 to 21, by WCAG 2.2; None where one cannot be read."""
    one, two = _luminance(color), _luminance(background)
    if one is None or two is None:
        return None
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)


def _luminance(color: str) -> float | None:
    parts = [float(part) for part in _NUMBERS.findall(color)] if color.startswith("rgb") else []
    if len(parts) < 3 or (len(parts) > 3 and parts[3] < 1):
        return None
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (part / 255 for part in parts[:3])]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
