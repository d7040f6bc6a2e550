"""Cards in tables: one offer a row, or one offer a column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Cell, Table
from pricelint.extract.annotate.currencies import CODES
from pricelint.extract.annotate.numbers import read_numbers
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.context import context_of
from pricelint.extract.cards.layouts.cell_packs import with_cell_packs
from pricelint.extract.cards.layouts.cells import cell_text, is_priced, is_told, offering_rows
from pricelint.extract.cards.layouts.flat_grids import flat_grids
from pricelint.extract.cards.layouts.heads import Grid, under_one_head
from pricelint.extract.cards.layouts.row_grids import row_grids
from pricelint.extract.cards.layouts.typed_tables import typed_tables
from pricelint.extract.cards.named import without_badges
from pricelint.extract.cards.titles import is_name, title_in

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_MOST_ROWS = 60
_MOST_PRICED_ROWS = 4
_LEAST_ROWS = 2
_IDENTIFIER = regex.compile(r"[a-z\d]+(?:_[a-z\d]+)+")
"""What machines call an offer ("pro_monthly"); its name stands in another column."""


def table_cards(reading: Reading, group: int) -> list[Card]:
    """The cards of all tables that hold money; their groups are numbered from `group`."""
    cards: list[Card] = []
    for table in reading.document.tables:
        element = reading.document.elements[table.element]
        span = reading.document.span_of(element)
        if len(table.rows) <= _MOST_ROWS and reading.money_in(*span):
            whole = [[_line(reading, cell) for cell in row] for row in table.rows]
            captions, grid = under_one_head(reading, whole)
            context = "\n".join([context_of(reading, element, element.first), *captions])
            headed = grid is not whole or _headers(table)
            found = _offered(reading, grid, context, group + len(cards), headed)
            cards.extend(with_cell_packs(reading, found, group + len(cards) + len(found)))
    for block, grid in typed_tables(reading):
        context = context_of(reading, reading.document.elements[block.element], block.index)
        if grid and any(is_priced(reading, line) for row in grid for line in row):
            cards.extend(_offered(reading, grid, context, group + len(cards), True))
    return cards


def grid_cards(reading: Reading, covered: set[int], group: int) -> list[Card]:
    """The cards of tables that stand in one element cell by cell, outside `covered` (block indexes)."""
    cards: list[Card] = []
    for element, grid in [*row_grids(reading, covered), *flat_grids(reading, covered)]:
        context = context_of(reading, element, reading.document.block_at(grid[0][0].start).index)
        labelled = not any(is_priced(reading, row[0]) for row in grid)
        rows: Grid = [[*row] if labelled else [None, *row] for row in grid]
        cards.extend(_offered(reading, rows, context, group + len(cards), headed=False))
    return cards


def _offered(reading: Reading, grid: Grid, context: str, group: int, headed: bool) -> list[Card]:
    found = _by_column(reading, grid, context, group) if _offers_in_columns(reading, grid) else []
    found = found or (_by_size(reading, grid, context, group) if _sizes_in_columns(reading, grid) else [])
    return found or _by_row(reading, grid, context, group, headed)


def _line(reading: Reading, cell: Cell | None) -> Line | None:
    if cell is None:
        return None
    start, end = reading.document.span_of(reading.document.elements[cell.element])
    return Line(start, end) if end > start else None


def _headers(table: Table) -> bool:
    return all(cell is None or cell.header for cell in table.rows[0])


def _unpriced(reading: Reading, line: Line | None) -> str:
    """The text of a head up to an amount in it: "Basic $9/mo" names "Basic"."""
    if line is None:
        return ""
    money = reading.money_in(line.start, line.end)
    return cell_text(reading, Line(line.start, money[0].start if money else line.end)).strip()


def _offers_in_columns(reading: Reading, grid: Grid) -> bool:
    """A row with amounts in several columns whose heads are names, not periods or measures; one amount is enough where
    the row says of the other columns that they are free or on request."""
    if _priced_heads(reading, grid[0]):
        return True
    several = [row for row in grid[1:] if sum(is_priced(reading, line) for line in row) >= 2]
    rows = several or [row for row in grid[1:] if not grid[0][0] and _is_price_row(reading, row)]
    if not rows or len(rows) > _MOST_PRICED_ROWS:
        return False
    told = is_priced if several else is_told
    columns = [number for number, line in enumerate(rows[0]) if told(reading, line) and number]
    heads = [_unpriced(reading, grid[0][number]) for number in columns if number < len(grid[0])]
    names = [head for head in heads if _head_name(reading, head) and not _measures(reading, head)]
    return len(columns) >= 2 and len(names) == len(heads)


def _priced_heads(reading: Reading, head: list[Line | None]) -> bool:
    """Whether the first row names several offers with their prices: "Pro $99/mo", "Business $299/mo"."""
    priced = [line for line in head[1:] if is_priced(reading, line)]
    names = [_unpriced(reading, line) for line in priced]
    named = all(_head_name(reading, name) and not _measures(reading, name) for name in names)
    return len(priced) >= _LEAST_ROWS and named and not is_priced(reading, head[0])


def _is_price_row(reading: Reading, row: list[Line | None]) -> bool:
    """A row that says of each column what it costs: an amount, nothing, or that one has to ask."""
    told = [is_told(reading, line) for line in row[1:]]
    return len(told) >= _LEAST_ROWS and all(told) and any(is_priced(reading, line) for line in row[1:])


def _sizes_in_columns(reading: Reading, grid: Grid) -> bool:
    """A first row of sizes above a row of prices: "Credits | 100 | 500" or " | 250K credits | 1M credits"."""
    head = grid[0]
    if len(grid) < _LEAST_ROWS or len(head) <= _LEAST_ROWS:
        return False
    if not any(all(is_priced(reading, line) for line in row[1:]) for row in grid[1:]):
        return False
    if head[0] and reading.unit_pattern.search(cell_text(reading, head[0])):
        return all(line and _is_number(reading, line) for line in head[1:])
    return all(line and _is_count(reading, line) for line in head[1:])


def _is_count(reading: Reading, line: Line) -> bool:
    """Whether a cell is nothing but a number of units, a period aside."""
    counts = reading.counts_in(line.start, line.end)
    behind = cell_text(reading, Line(counts[0].end, line.end)) if counts else ""
    alone = len(counts) == 1 and counts[0].start == line.start
    return alone and (not behind or bool(read_periods(behind, reading.language)))


def _is_number(reading: Reading, line: Line) -> bool:
    text = cell_text(reading, line)
    numbers = read_numbers(text, reading.language)
    return len(numbers) == 1 and not any(char.isalpha() for char in text[: numbers[0].start] + text[numbers[0].end :])


def _by_size(reading: Reading, grid: Grid, context: str, group: int) -> list[Card]:
    """A card for each column, named by its size."""
    cards = []
    for number in range(1, len(grid[0])):
        body = [(row[0], row[number]) for row in grid if number < len(row)]
        lines = [_with_label(reading, line, label) for label, line in body if line]
        if lines:
            size = lines[0]
            title = reading.document.text[size.start : size.end]
            cards.append(Card(title, size.start, size.end, tuple(lines), context, group))
    return cards


def _measures(reading: Reading, head: str) -> bool:
    return (
        head.strip("() ") in CODES
        or bool(read_periods(head, reading.language))
        or bool(reading.unit_pattern.search(head))
    )


def _head_name(reading: Reading, head: str) -> bool:
    return bool(head) and is_name(head, reading.language)


def _by_column(reading: Reading, grid: Grid, context: str, group: int) -> list[Card]:
    cards = []
    for number in range(1, max(len(row) for row in grid)):
        title = grid[0][number] if number < len(grid[0]) else None
        body = [(row[0], row[number]) for row in grid[1:] if number < len(row) and row[number]]
        lines = [_with_label(reading, line, label) for label, line in body if line]
        if title and lines and is_name(_first_line(reading, title), reading.language):
            cards.append(_card(reading, title, [title, *lines], context, group))
    return cards


def _by_row(reading: Reading, grid: Grid, context: str, group: int, headed: bool) -> list[Card]:
    head = grid[0] if headed or not any(is_priced(reading, line) for line in grid[0]) else []
    cards = []
    for row in offering_rows(reading, grid[1:] if head else grid):
        lines = [_labelled(reading, line, head, column) for column, line in enumerate(row) if line]
        if lines:
            title = next((line for line in lines if not _IDENTIFIER.fullmatch(cell_text(reading, line))), lines[0])
            cards.append(_card(reading, title, lines, context, group))
    return cards


def _labelled(reading: Reading, line: Line, head: list[Line | None], column: int) -> Line:
    return _with_label(reading, line, head[column] if column < len(head) else None)


def _with_label(reading: Reading, line: Line, label: Line | None) -> Line:
    return Line(line.start, line.end, cell_text(reading, label), label.start) if label else line


def _first_line(reading: Reading, line: Line) -> str:
    return reading.plain[line.start : line.end].split("\n")[0]


def _is_term(reading: Reading, name: str) -> bool:
    """A row that is called by its period alone: "Monthly", "Annual"."""
    periods = read_periods(name, reading.language)
    return bool(periods) and name[:1].isalpha() and periods[0].end - periods[0].start >= len(name.strip())


def _before_price(reading: Reading, title: Line) -> tuple[int, int] | None:
    """Span of the name that stands before an amount on the first line of a head, badges aside: "Popular Basic $9"."""
    block = reading.document.block_at(title.start)
    return title_in(reading, block) if block.start == title.start else None


def _card(reading: Reading, title: Line, lines: list[Line], context: str, group: int) -> Card:
    name = _first_line(reading, title)
    if reading.money_in(title.start, title.start + len(name)) and (span := _before_price(reading, title)):
        return Card(reading.document.text[slice(*span)], *span, tuple(lines), context, group)
    begin, stop = without_badges(reading, reading.document.block_at(title.start))
    if title.start == begin and stop < title.start + len(name):
        name = reading.plain[begin:stop].rstrip()
    named = is_name(name, reading.language) and not reading.money_in(title.start, title.start + len(name))
    named = named and not reading.counts_in(title.start, title.start + len(name)) and not name.strip().isdigit()
    named = named or _is_term(reading, name)
    end = title.start + len(name) if named else title.start
    size = next(iter(reading.counts_in(title.start, title.start + 1)), None)
    if size and not named:
        end = size.end
    return Card(reading.document.text[title.start : end], title.start, end, tuple(lines), context, group)
