"""What a page's data says of its offers, put behind its text as lines that can be cited where they stand."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from pricelint.documents.document import STORED_TAG, Block, Element, Piece
from pricelint.documents.state import StoredOffer, script_paths, stored_offers
from pricelint.documents.tree import Tree
from pricelint.model.evidence import Place

_NAME_LEVEL = 3


def add_stored_offers(tree: Tree, parser: LexborHTMLParser) -> None:
    """Append the offers of a page that shows no amount: each list below the script that holds it, each offer an element
    of its own, its name a heading, each line `Place.STRUCTURED`."""
    lists = stored_offers(parser, "\n".join(tree.lines))
    if not lists or not tree.elements:
        return
    paths = script_paths(parser)
    for number, offers in lists:
        opened = _chain(tree, paths[number])
        for nth, offer in enumerate(offers, start=1):
            _append(tree, opened[-1], nth, offer)
        for element in (tree.elements[0], *opened):
            element.last, element.until = len(tree.blocks), len(tree.elements)


def _chain(tree: Tree, path: list[tuple[str, int]]) -> list[Element]:
    """Elements below the root down to a script, as they stand in the page."""
    opened: list[Element] = []
    for tag, nth in path[1:]:
        opened.append(_element(tree, opened[-1] if opened else tree.elements[0], tag, nth))
    return opened


def _element(tree: Tree, parent: Element, tag: str, nth: int, heading: int = 0) -> Element:
    index = len(tree.elements)
    element = Element(
        index, tag, parent.index, nth, parent.depth + 1, {}, Place.STRUCTURED, False, "", True, heading, index,
        len(tree.blocks),
    )  # fmt: skip
    tree.elements.append(element)
    return element


def _append(tree: Tree, parent: Element, nth: int, offer: StoredOffer) -> None:
    own = _element(tree, parent, STORED_TAG, nth)
    under = -1
    for number, line in enumerate((offer.name, *offer.lines), start=1):
        heading = _NAME_LEVEL if number == 1 else 0
        holder = _element(tree, own, STORED_TAG, number, heading)
        under = _line(tree, holder, " ".join(line.split()), under)
        holder.last, holder.until = len(tree.blocks), len(tree.elements)
    own.last, own.until = len(tree.blocks), len(tree.elements)


def _line(tree: Tree, element: Element, text: str, under: int) -> int:
    """One line of text in an element; the index of the heading that following lines stand under."""
    index, start = len(tree.blocks), tree.length
    end = start + len(text)
    piece = Piece(start, end, element.index, False, Place.STRUCTURED)
    tree.blocks.append(
        Block(index, start, end, text, element.index, Place.STRUCTURED, "", element.heading, under, [piece])
    )
    tree.lines.append(text)
    tree.length = end + 1
    return index if element.heading else under
