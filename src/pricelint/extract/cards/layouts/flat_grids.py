"""Tables that markup lays out without rows: the cells follow each other in one element, so many to a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pricelint.documents.document import Block, Element, children_of
from pricelint.extract.cards.card import Line
from pricelint.extract.cards.titles import is_name
from pricelint.extract.cards.units.sizes import size_title
from pricelint.model.evidence import Place

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_LEAST_CELLS, _MOST_CELLS = 6, 80
_WIDEST = 8
_LEAST_ROWS = 2
_LONGEST = 80


def flat_grids(reading: Reading, covered: set[int]) -> Iterator[tuple[Element, list[list[Line]]]]:
    """The elements outside `covered` (block indexes) whose children are the cells of a table, with their rows.

    Below an empty corner each row but the first begins with its label; the rows come without the labels, all alike.
    """
    document = reading.document
    parents = {document.elements[document.block_at(mention.start).element].parent for mention in reading.money}
    for index in sorted(parent for parent in parents if parent >= 0):
        parent = document.elements[index]
        cells = _cells(reading, parent)
        if cells and covered.isdisjoint(block.index for block in cells):
            corner = next(children_of(document.elements, parent))
            rows = _rows(reading, cells) or (_below_corner(reading, cells) if corner.last == corner.first else [])
            if rows:
                yield parent, rows


def _cells(reading: Reading, parent: Element) -> list[Block]:
    """The lines of an element's children, behind a heading over all of them; [] where a child holds several."""
    children = [c for c in children_of(reading.document.elements, parent) if c.last > c.first]
    blocks = reading.document.blocks_of(parent)
    if len(blocks) != len(children) or not _LEAST_CELLS <= len(blocks) <= _MOST_CELLS:
        return []
    if blocks[0].heading and not any(block.heading for block in blocks[1:]):
        blocks = blocks[1:]
    alike = all(len(block.text) <= _LONGEST and block.place is not Place.FAQ for block in blocks)
    return blocks if alike and len(blocks) >= _LEAST_CELLS else []


def _rows(reading: Reading, cells: list[Block]) -> list[list[Line]]:
    """The cells in rows of the one width that puts all amounts into the same columns or into rows of their own."""
    for width in range(_LEAST_ROWS, min(_WIDEST, len(cells) // _LEAST_ROWS) + 1):
        if len(cells) % width == 0:
            rows = [cells[at : at + width] for at in range(0, len(cells), width)]
            if _are_offers(reading, rows) or _are_columns(reading, rows):
                return [[Line(block.start, block.end) for block in row] for row in rows]
    return []


def _below_corner(reading: Reading, cells: list[Block]) -> list[list[Line]]:
    """The rows of a table whose corner is empty: one of names, then in every row a label and a cell for each name."""
    if not all(_is_title(reading, block) for block in cells[:_LEAST_ROWS]):
        return []
    for width in range(_LEAST_ROWS, min(_WIDEST, len(cells) // _LEAST_ROWS) + 1):
        below = cells[width:]
        if below and len(below) % (width + 1) == 0:
            rows = [below[at : at + width + 1] for at in range(0, len(below), width + 1)]
            kinds = [_priced(reading, row) for row in rows]
            if sum(all(kind[1:]) for kind in kinds) == 1 and not any(kind[0] for kind in kinds):
                heads = [Line(block.start, block.end) for block in cells[:width]]
                return [heads, *([_labelled(cell, row[0]) for cell in row[1:]] for row in rows)]
    return []


def _labelled(cell: Block, label: Block) -> Line:
    return Line(cell.start, cell.end, label.text, label.start)


def _are_offers(reading: Reading, rows: list[list[Block]]) -> bool:
    """Whether each row, the head aside, begins with a name or a size of its own and holds amounts where the others
    do."""
    priced = [_priced(reading, row) for row in rows]
    body = rows[1:] if not any(priced[0]) else rows
    columns = {tuple(found) for found in priced[len(rows) - len(body) :]}
    firsts = [row[0] for row in body]
    return (
        len(body) >= _LEAST_ROWS
        and len(columns) == 1
        and any(next(iter(columns)))
        and len({block.text for block in firsts}) == len(firsts)
        and all(_is_title(reading, block) for block in firsts)
    )


def _are_columns(reading: Reading, rows: list[list[Block]]) -> bool:
    """Whether a row of names stands above one with an amount for each of them and others."""
    kinds = [tuple(_priced(reading, row)) for row in rows]
    whole = [all(kind[1:]) and len(kind) > _LEAST_ROWS for kind in kinds]
    if not any(whole) or len(rows) == _LEAST_ROWS:
        return False
    names = [block for block, priced in zip(rows[0], kinds[whole.index(True)], strict=True) if priced]
    mixed = any(any(kind) and not every for kind, every in zip(kinds, whole, strict=True))
    return not mixed and not any(kinds[0]) and all(_is_title(reading, block) for block in names)


def _priced(reading: Reading, row: list[Block]) -> list[bool]:
    return [bool(reading.money_in(block.start, block.end)) for block in row]


def _is_title(reading: Reading, block: Block) -> bool:
    if reading.money_in(block.start, block.end):
        return False
    return is_name(block.text, reading.language) or size_title(reading, [block]) is not None
