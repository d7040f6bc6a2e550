"""Costs in tables: lists, matrices of model and resolution, batch columns, units in the header, inherited cells."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import regex

from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.costs.found import QUALITY, Found, Span, clean_item, is_action
from pricelint.extract.costs.tables.cells import cell_measure, equated, head_measure, led
from pricelint.extract.costs.tables.columns import cost_columns, counts_unit, is_cost_head, is_number, plan_head
from pricelint.extract.costs.tables.grid import (
    LONGEST_CELL,
    VALUE,
    Grid,
    counts_in,
    grid_of,
    is_matrix,
    measure_in,
)
from pricelint.extract.costs.tables.logs import is_log
from pricelint.extract.costs.tables.rivals import rival_columns, rival_rows
from pricelint.extract.costs.tables.rows import batch_of, label_of, repeats, row_measure
from pricelint.extract.costs.tables.selling import lists_other, names_unit
from pricelint.extract.costs.tables.several import with_others
from pricelint.extract.costs.tables.transposed import turned
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.example_heads import is_worked_out
from pricelint.extract.language import section
from pricelint.extract.modalities import Measure, measure_from
from pricelint.extract.reading import Reading
from pricelint.model.once import once
from pricelint.model.units import Per

_CALCULATED = regex.compile(r"\d\s{0,3}(?:\p{L}{1,20}\s)?[*×x÷+]\s?\d[^=]{0,12}=")
"""A cell that works an example out ("60 seconds × 5 = 300 credits")."""


class Gap(msgspec.Struct, frozen=True, gc=False):
    """A row of a cost table whose cost cell states nothing; `later`: it says that the cost will be told some day."""

    item: str
    span: Span
    later: bool = False


def read_table(grid: Grid) -> tuple[list[Found], list[Gap]]:
    """The costs of a table, and its rows that state none."""
    columns = cost_columns(grid)
    if not columns or is_worked_out(grid.reading.document, grid.table, grid.language):
        return [], []
    if lists_other(grid, columns) or is_log(grid, columns):
        return [], []
    measures = {column: head_measure(grid, column) for column in columns}
    found: list[Found] = []
    gaps: list[Gap] = []
    told, rivals = [*columns, *rival_columns(grid)], rival_rows(grid)
    for row in (row for row in range(grid.first, len(grid.texts)) if row not in rivals):
        label, span = label_of(grid, row, told)
        named = _names_action(grid, label, row, columns) and not _counts_other(grid, label, row, columns)
        if not named or repeats(grid, row):
            continue
        costs = [one for column in columns for one in _stated(grid, row, column, measures, (label, span))]
        found += costs
        cells = [grid.texts[row][column] for column in columns]
        later = [cell for cell in cells if grid.lexicon.later.search(cell) and len(cell) <= LONGEST_CELL]
        if not costs and all(grid.lexicon.is_empty(cell) or cell in later for cell in cells):
            gaps.append(Gap(clean_item(label, grid.language), span, bool(later)))
    return found, gaps if found else []


@once
def page_tables(reading: Reading) -> list[tuple[list[Found], list[Gap]]]:
    """What `read_table` says of each table of a page that may hold costs, in reading order."""
    grids = (grid_of(reading, table) for table in reading.document.tables)
    return [_read(grid) for grid in grids if grid]


def _read(grid: Grid) -> tuple[list[Found], list[Gap]]:
    """The costs of a table, read by its columns, else by its rows."""
    told = read_table(grid)
    side = turned(grid) if not told[0] else None
    return read_table(side) if side else told


def table_gaps(reading: Reading) -> list[Gap]:
    """The rows without a cost of all cost tables of a page."""
    return [gap for _, gaps in page_tables(reading) for gap in gaps]


def _names_action(grid: Grid, label: str, row: int, columns: list[int]) -> bool:
    if (
        not label
        or grid.lexicon.never.search(label)
        or wording(grid.language, "bounds").fullmatch(label.strip(" :：*"))
    ):
        return False
    if names_unit(grid, label) and measure_in(grid, label) is None and not grid.lexicon.heading.search(label):
        return _is_unit_only(grid, label) and is_matrix(grid) and measure_in(grid, grid.title) is not None
    heads = [grid.heads[column] for column in columns]
    costly = any(is_cost_head(grid, column) for column in columns) or bool(grid.lexicon.heading.search(grid.title))
    price = wording(grid.language, "price_columns")
    costly = costly or any(
        is_action(head, grid.language) or QUALITY.search(head) or price.search(head) for head in heads
    )
    return costly or is_action(label, grid.language) or _is_measured(grid, row, columns)


def _counts_other(grid: Grid, label: str, row: int, columns: list[int]) -> bool:
    """Whether a row that names no action holds plain numbers where others count the unit: "Seats | 1 | 5"."""
    if is_action(label, grid.language) or any(counts_unit(grid, row, column) for column in columns):
        return False
    rows = range(grid.first, len(grid.texts))
    return not any(is_cost_head(grid, c) for c in columns) and any(
        counts_unit(grid, r, c) for r in rows for c in columns
    )


def _is_measured(grid: Grid, row: int, columns: list[int]) -> bool:
    """Whether a cell says itself what its units are for ("8 credits/second")."""
    return any(counts_unit(grid, row, column) and cell_measure(grid, grid.texts[row][column]) for column in columns)


def _stated(
    grid: Grid, row: int, column: int, measures: dict[int, Measure | None], label: tuple[str, Span]
) -> list[Found]:
    """The costs that one cell states, mostly one."""
    cost = _cost(grid, row, column, measures, label)
    return with_others(grid, grid.spans[row][column], cost) if cost else []


def _cost(
    grid: Grid, row: int, column: int, measures: dict[int, Measure | None], label: tuple[str, Span]
) -> Found | None:
    """The cost that one cell states for its row and column, None where it states none; `measures` of all cost columns,
    as their heads state them."""
    text, span = grid.texts[row][column], grid.spans[row][column]
    value = _counted(grid, row, column) if counts_in(grid, span) else _number(grid, row, column)
    if value is None or _CALCULATED.search(QUALITY.sub(" 0 ", text)):
        return None
    where, low, high, about = value
    equal = equated(grid, row, column)
    in_cell = equal or cell_measure(grid, _first(grid, span))
    beside = row_measure(grid, row, list(measures)) or batch_of(grid, row)
    return Found(
        count=span if in_cell else where,
        low=low,
        high=high,
        item=_item(grid, column, label[0], several=len(measures) > 1),
        item_span=label[1],
        measure=in_cell or beside or _own_measure(grid, row) or measures[column] or measure_in(grid, label[0]),
        measure_span=span if in_cell else None,
        context=f"{grid.heads[column]} {grid.title}",
        approximate=about,
        method="cost.yields" if equal else "cost.table",
    )


def _first(grid: Grid, span: Span) -> str:
    """What a cell says up to its second count ("2 credits for the first page, 1 credit for every other one")."""
    counts = counts_in(grid, span)
    end = counts[1].start if len(counts) > 1 else span[1]
    return " ".join(grid.reading.document.text[span[0] : end].split())


def _own_measure(grid: Grid, row: int) -> Measure | None:
    """What the name of a row says that its costs are for ("Voice (per minute)")."""
    text = grid.texts[row][0]
    told = grid.lexicon.measure_end.search(text.rstrip(")） ")) if grid.lexicon.words.tails else None
    if told and grid.lexicon.joined_measure.search(told[0]):
        return measure_from(told, grid.language)
    measure = measure_in(grid, text)
    return measure if measure and measure.per is not Per.OTHER else None


def _item(grid: Grid, column: int, label: str, *, several: bool) -> str:
    """The row's label and, where `several` columns hold costs, what their headers add to it."""
    rows = dict.fromkeys(grid.texts[row][column] for row in range(grid.first))
    plan = plan_head(grid, column)
    rows = rows if plan == grid.heads[column] else {plan: None}
    heads = [head for head in rows if head and not _is_unit_only(grid, head)]
    label = "" if _is_unit_only(grid, label) and heads and names_unit(grid, label) else label
    label = label if any(map(str.isalpha, label)) else f"{label} {grid.heads[0]}".strip()
    return clean_item(", ".join([label, *heads] if several else [label]), grid.language)


def _counted(grid: Grid, row: int, column: int) -> tuple[Span, Decimal, Decimal, bool] | None:
    """A count of the unit in a cell: its span, bounds and whether it is approximate."""
    if not counts_unit(grid, row, column):
        return None
    count = counts_in(grid, grid.spans[row][column])[0]
    return (count.start, count.end), count.low, count.high, count.approximate


def _number(grid: Grid, row: int, column: int) -> tuple[Span, Decimal, Decimal, bool] | None:
    """A plain number in a column or matrix that says that it holds costs."""
    text, span = grid.texts[row][column], grid.spans[row][column]
    match = VALUE.match(text)
    if not match or not is_number(grid, row, column) or not (is_cost_head(grid, column) or is_matrix(grid)):
        return None
    if told := led(text, grid):
        return span, told.value, told.value, False
    mark = section(grid.language, "numbers", NumberWords).decimal
    low = to_decimal(match["low"], mark)
    high = to_decimal(match["high"], mark) if match["high"] else low
    return span, min(low, high), max(low, high), text.lstrip()[:1] in "~≈"


def _is_unit_only(grid: Grid, head: str) -> bool:
    """A header that says no more than "Credits" or "Cost per image"."""
    rest = grid.lexicon.unit_column.sub("", grid.reading.unit_pattern.sub("", head))
    return not any(char.isalnum() for char in rest) or measure_in(grid, head) is not None
