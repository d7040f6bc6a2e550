"""Costs in tables: lists, matrices of model and resolution, batch columns, units in the header, inherited cells."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from pricelint.documents.document import Cell, Table
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.costs.found import Found, Span, clean_item, is_action
from pricelint.extract.costs.lexicon import Lexicon, lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import NUMBER, Measure, measure_from
from pricelint.extract.reading import Reading

_VALUE = regex.compile(rf"\s*[~≈+]?\s*(?P<low>{NUMBER})(?:\s?(?:-|–|—|~|to|bis|à|a)\s?(?P<high>{NUMBER}))?(?P<rest>[\s\S]*)$", regex.I)
_LONGEST_CELL = 120


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with the text and span of each position, and what its header says."""

    reading: Reading
    table: Table
    language: str
    texts: list[list[str]]
    spans: list[list[Span]]
    heads: list[str]
    first: int
    title: str

    @property
    def lexicon(self) -> Lexicon:
        """The phrases of the table's language."""
        return lexicon(self.language)


@dataclass(frozen=True, slots=True)
class Gap:
    """A row of a cost table whose cost cell states nothing."""

    item: str
    span: Span


def grid_of(reading: Reading, table: Table) -> Grid | None:
    """A table made ready to read; None where it cannot hold costs."""
    document = reading.document
    element = document.elements[table.element]
    if element.last <= element.first:
        return None
    blocks = document.blocks_of(element)
    language = reading.language
    title = _title(reading, table)
    if not reading.counts_in(blocks[0].start, blocks[-1].end) and not reading.unit_pattern.search(
        title + "\n" + document.text[blocks[0].start : blocks[-1].end]
    ):
        return None
    spans = [[_span(reading, cell) for cell in row] for row in table.rows]
    texts = [[" ".join(document.text[slice(*span)].split()) for span in row] for row in spans]
    first = _head_rows(reading, table, texts, spans)
    heads = [" ".join(dict.fromkeys(texts[row][column] for row in range(first))) for column in range(len(texts[0]))]
    return Grid(reading, table, language, texts, spans, heads, first, title)


def _title(reading: Reading, table: Table) -> str:
    """The heading or lead line above a table."""
    document = reading.document
    element = document.elements[table.element]
    first = document.blocks[element.first]
    lines = [document.blocks[first.under].text] if first.under >= 0 else []
    if element.first and len(document.blocks[element.first - 1].text) < _LONGEST_CELL:
        lines.append(document.blocks[element.first - 1].text)
    return "\n".join(lines)


def _span(reading: Reading, cell: Cell | None) -> Span:
    return reading.document.span_of(reading.document.elements[cell.element]) if cell else (0, 0)


def _head_rows(reading: Reading, table: Table, texts: list[list[str]], spans: list[list[Span]]) -> int:
    """How many rows at the top are header: marked as such, or without any number in a table that has some below."""
    rows = 0
    for row in table.rows[:3]:
        if not all(cell is None or cell.header for cell in row):
            break
        rows += 1
    if rows or not texts:
        return min(rows, len(texts) - 1)
    values = any(_VALUE.match(text) or reading.counts_in(*span) for text, span in zip(texts[0], spans[0], strict=True))
    return 0 if values else 1


def read_table(grid: Grid) -> tuple[list[Found], list[Gap]]:
    """The costs of a table, and its rows that state none."""
    columns = _cost_columns(grid)
    if not columns or _sells(grid, columns):
        return [], []
    found: list[Found] = []
    gaps: list[Gap] = []
    for row in range(grid.first, len(grid.texts)):
        label, span = _label(grid, row, columns)
        if not _names_action(grid, label, columns):
            continue
        costs = [cost for column in columns if (cost := _cost(grid, row, column, columns, (label, span)))]
        found += costs
        cells = [grid.texts[row][column] for column in columns]
        if not costs and all(grid.lexicon.is_empty(cell) for cell in cells):
            gaps.append(Gap(clean_item(label, grid.language), span))
    return found, gaps if found else []


def _cost_columns(grid: Grid) -> list[int]:
    """Columns with counts of the unit, or with plain numbers under a header that names the unit or a cost."""
    width = len(grid.texts[0])
    rows = range(grid.first, len(grid.texts))
    chosen = []
    for column in range(width):
        head = grid.heads[column]
        if _is_money(grid, column) or grid.reading.money_in(*_head_span(grid, column)) or grid.lexicon.never.search(head):
            continue
        counted = any(_count_in(grid, row, column) for row in rows)
        numbered = any(_plain(grid.texts[row][column]) for row in rows)
        if counted or (numbered and _is_cost_head(grid, column)):
            chosen.append(column)
    return [column for column in chosen if column > 0 or len(chosen) == width == 1]


def _head_span(grid: Grid, column: int) -> Span:
    return grid.spans[0][column] if grid.first else (0, 0)


def _is_cost_head(grid: Grid, column: int) -> bool:
    head = grid.heads[column]
    pattern = grid.reading.unit_pattern
    if pattern.search(head) or grid.lexicon.unit_column.search(head):
        return True
    titled = pattern.search(grid.title) or pattern.search(grid.heads[0])
    others = any(pattern.search(other) or grid.lexicon.unit_column.search(other) for other in grid.heads[1:])
    return bool(titled and grid.lexicon.heading.search(grid.title + " " + grid.heads[0])) and not others


def _is_money(grid: Grid, column: int) -> bool:
    cells = [grid.spans[row][column] for row in range(grid.first, len(grid.texts))]
    return sum(bool(grid.reading.money_in(*span)) for span in cells) * 2 > len(cells)


def _count_in(grid: Grid, row: int, column: int) -> bool:
    span = grid.spans[row][column]
    if span[1] - span[0] > _LONGEST_CELL:
        return False
    counts = _counts(grid, span)
    return bool(counts) and all(count.per is None for count in counts)


def _counts(grid: Grid, span: Span) -> list[Count]:
    return [count for count in grid.reading.counts_in(*span) if count.end <= span[1]]


def _plain(cell: str) -> bool:
    match = _VALUE.match(cell)
    return bool(match) and len(cell) <= 40  # a number with a short remark at most


def _sells(grid: Grid, columns: list[int]) -> bool:
    """Whether the table lists packs or plans: it holds money and its rows or headers do not name actions."""
    rows = range(grid.first, len(grid.texts))
    money = [row for row in rows if any(grid.reading.money_in(*span) for span in grid.spans[row])]
    if not money:
        return False
    labels = [_label(grid, row, columns)[0] for row in rows]
    named = [label for label in labels if is_action(label, grid.language) and not _counts_unit(grid, label)]
    return len(named) * 2 < len(labels) and not any(_head_measure(grid, column) for column in columns)


def _counts_unit(grid: Grid, label: str) -> bool:
    return bool(grid.reading.unit_pattern.search(label))


def _label(grid: Grid, row: int, columns: list[int]) -> tuple[str, Span]:
    """The cells that name a row, joined; an empty first cell stands for the one above it."""
    cells = [c for c in range(len(grid.texts[row])) if c not in columns and not grid.reading.money_in(*grid.spans[row][c])]
    parts: list[str] = []
    span = (0, 0)
    for column in cells:
        source = row
        while column == cells[0] and not grid.texts[source][column] and source > grid.first and len(cells) > 1:
            source -= 1
        text = grid.texts[source][column]
        if text and text not in parts and not grid.lexicon.is_empty(text):
            parts.append(text)
            span = span if span != (0, 0) else grid.spans[source][column]
    return ", ".join(parts), span


def _names_action(grid: Grid, label: str, columns: list[int]) -> bool:
    if not label or grid.lexicon.never.search(label):
        return False
    if _counts_unit(grid, label) and not is_action(grid.reading.unit_pattern.sub("", label), grid.language):
        return False
    costly = any(_is_cost_head(grid, column) for column in columns) or bool(grid.lexicon.heading.search(grid.title))
    return costly or is_action(label, grid.language)


def _cost(grid: Grid, row: int, column: int, columns: list[int], label: tuple[str, Span]) -> Found | None:
    text, span = grid.texts[row][column], grid.spans[row][column]
    head = grid.heads[column]
    item = label[0]
    if len(columns) > 1 and head and not _is_unit_only(grid, head):
        item = f"{item}, {head}"
    item = clean_item(item, grid.language)
    measure = _cell_measure(grid, text) or _head_measure(grid, column)
    context = f"{head} {grid.title}"
    counts = _counts(grid, span)
    if counts and not _count_in(grid, row, column):
        return None
    if counts:
        first = counts[0]
        where = (first.start, first.end)
        return Found(where, first.low, first.high, item, label[1], measure, span if _cell_measure(grid, text) else None, context, first.approximate, "cost.table")
    match = _VALUE.match(text)
    if not match or not _plain(text) or not _is_cost_head(grid, column):
        return None
    mark = section(grid.language, "numbers", NumberWords).decimal
    low = to_decimal(match["low"], mark)
    high = to_decimal(match["high"], mark) if match["high"] else low
    return Found(span, min(low, high), max(low, high), item, label[1], measure, None, context, text.lstrip()[:1] in "~≈", "cost.table")


def _is_unit_only(grid: Grid, head: str) -> bool:
    """A header that says no more than "Credits" or "Cost per image"."""
    rest = grid.lexicon.unit_column.sub("", grid.reading.unit_pattern.sub("", head))
    return not any(char.isalnum() for char in rest) or _measure_in(grid, head) is not None


def _measure_in(grid: Grid, text: str) -> Measure | None:
    """A measure that a text names with "per" before it or a tail behind it."""
    match = grid.lexicon.per_anywhere.search(text)
    return measure_from(match, grid.language) if match else None


def _cell_measure(grid: Grid, text: str) -> Measure | None:
    return _measure_in(grid, text) if not text.replace(" ", "").isdigit() else None


def _head_measure(grid: Grid, column: int) -> Measure | None:
    """The measure of a column: from its header, else from the corner or the line above the table."""
    for text in (grid.heads[column], grid.heads[0], grid.title):
        if text and (measure := _measure_in(grid, text)):
            return measure
    return None

