"""Tables without the tags of one: rows of as many boxes each, under a row of boxes that heads them."""

from __future__ import annotations

import unicodedata

from pricelint.documents.document import Block, Cell, Element, Table, children_of

_LEAST_ROWS = 3
_COLUMNS = range(2, 13)
_HEAD, _CELL, _LINES = 40, 120, 3
"""Longest text of a cell of the head and of any other, in characters; most lines of one."""

_PLAIN = frozenset({"div", "span", "p", "strong", "b", "em", "i", "small", "li", "ul", "dt", "dd", "svg", "br"})
"""What a row of heads is made of. A card has a heading, or something to press."""

_BOXES = frozenset({"div", "li", "ul", "ol", "section", "article", "dl"})
_ENDS = frozenset(".!?:。！？：")


def laid_out_tables(elements: list[Element], blocks: list[Block]) -> list[Table]:
    """The tables that boxes make up, in document order.

    All rows have as many boxes as the first one, whose texts are short and hold no figure, heading, link or button;
    the others are made alike, of little text, begin with what is no amount of money, and one or more hold a figure
    ("Parse a page | 1", "Trace | to be announced"). Tables of HTML are none.
    """
    counts = [0] * len(elements)
    for element in elements:
        if element.parent >= 0:
            counts[element.parent] += 1
    tables: list[Table] = []
    for element in elements:
        if counts[element.index] > 1 and element.tag in _BOXES and (rows := _rows(elements, element, counts)):
            cells = [list(children_of(elements, row)) for row in rows]
            if _heads(elements, blocks, rows[0], cells[0]) and _alike(blocks, cells[1:]) and _figures(blocks, rows[1:]):
                tables.append(_table(element, cells))
    return tables


def _rows(elements: list[Element], around: Element, counts: list[int]) -> list[Element]:
    """The rows of a table, its head first: the boxes in an element, or its head and the boxes in the one behind it."""
    inner = [child for child in children_of(elements, around) if child.last > child.first]
    if len(inner) == 2:
        head, behind = inner
        wrapped = counts[head.index] == 1
        inner = [*(children_of(elements, head) if wrapped else (head,)), *children_of(elements, behind)]
    width = counts[inner[0].index] if inner else 0
    same = width in _COLUMNS and all(row.tag in _BOXES and counts[row.index] == width for row in inner)
    return inner if same and len(inner) >= _LEAST_ROWS else []


def _heads(elements: list[Element], blocks: list[Block], row: Element, cells: list[Element]) -> bool:
    if any(inner.tag not in _PLAIN for inner in elements[row.index + 1 : row.until]):
        return False
    filled = [cell for cell in cells if cell.last > cell.first]
    single = all(cell.last - cell.first == 1 for cell in filled) and len({cell.first for cell in filled}) == len(filled)
    heads = all(_is_head(blocks[cell.first].text) for cell in filled)
    return single and heads and len(filled) >= max(2, len(cells) - 1)


def _is_head(line: str) -> bool:
    return len(line) <= _HEAD and line[-1] not in _ENDS and not any(char.isdigit() for char in line)


def _alike(blocks: list[Block], cells: list[list[Element]]) -> bool:
    lines = [blocks[cell.first : cell.last] for row in cells for cell in row]
    little = all(len(line) <= _LINES and sum(len(block.text) for block in line) <= _CELL for line in lines)
    labels = "".join(block.text for row in cells for block in blocks[row[0].first : row[0].last])
    labelled = not any(unicodedata.category(char) == "Sc" for char in labels)
    return little and labelled and len({tuple(cell.tag for cell in row) for row in cells}) == 1


def _figures(blocks: list[Block], rows: list[Element]) -> bool:
    return any(char.isdigit() for row in rows for block in blocks[row.first : row.last] for char in block.text)


def _table(element: Element, cells: list[list[Element]]) -> Table:
    grid: list[list[Cell | None]] = [
        [Cell(cell.index, row, column, row == 0, origin=True) for column, cell in enumerate(line)]
        for row, line in enumerate(cells)
    ]
    return Table(element.index, grid)
