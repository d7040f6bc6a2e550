"""Tables as full grids: spanning cells stand in every position they cover."""

from __future__ import annotations

from pricelint.documents.document import Block, Cell, Document, Element, Table, children_of

_MOST_COLUMNS = 60
_MOST_SPAN = 200


def read_tables(elements: list[Element]) -> list[Table]:
    """Every table of the page that has at least two rows with cells; nested tables are tables of their own."""
    tables = [Table(element.index, _grid(elements, element)) for element in elements if element.tag == "table"]
    return [table for table in tables if len(table.rows) > 1]


def cell_span(document: Document, cell: Cell | None) -> tuple[int, int]:
    """The offsets of a cell's text in a document; (0, 0) where no cell stands."""
    return document.span_of(document.elements[cell.element]) if cell else (0, 0)


def _rows(elements: list[Element], table: Element) -> list[Element]:
    rows: list[Element] = []
    for part in children_of(elements, table):
        if part.tag == "tr":
            rows.append(part)
        elif part.tag in ("thead", "tbody", "tfoot"):
            rows.extend(row for row in children_of(elements, part) if row.tag == "tr")
    return rows


def _span(element: Element, name: str) -> int:
    stated = element.attrs.get(name)
    if not stated:
        return 1
    value = stated.strip()
    return min(int(value), _MOST_SPAN) if value.isascii() and value.isdigit() and int(value) > 0 else 1


def _grid(elements: list[Element], table: Element) -> list[list[Cell | None]]:
    """Lay the cells out as HTML does: left to right into free positions, spans copied down and right."""
    grid: dict[tuple[int, int], Cell] = {}
    rows = _rows(elements, table)
    for number, row in enumerate(rows):
        column = 0
        for element in children_of(elements, row):
            if element.tag not in ("td", "th"):
                continue
            while (number, column) in grid:
                column += 1
            if column >= _MOST_COLUMNS:
                break
            _place(grid, element, number, column, len(rows))
            column += _span(element, "colspan")
    width = max((column for _, column in grid), default=-1) + 1
    return [[grid.get((number, column)) for column in range(width)] for number in range(len(rows))] if width else []


def _place(grid: dict[tuple[int, int], Cell], element: Element, row: int, column: int, height: int) -> None:
    down, right = min(_span(element, "rowspan"), height - row), min(_span(element, "colspan"), _MOST_COLUMNS - column)
    for r in range(row, row + down):
        for c in range(column, column + right):
            origin = r == row and c == column
            grid.setdefault((r, c), Cell(element.index, r, c, element.tag == "th", origin))


def blocks_in(document: Document, cell: Cell) -> list[Block]:
    """The blocks of a cell."""
    return document.blocks_of(document.elements[cell.element])


def only_block(document: Document, cell: Cell | None, longest: int) -> Block | None:
    """The one block of a cell, None where it holds several or one of more than `longest` characters."""
    blocks = blocks_in(document, cell) if cell else []
    return blocks[0] if len(blocks) == 1 and len(blocks[0].text) <= longest else None
