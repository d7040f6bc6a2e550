"""What the cells of a cost table are for: the measure of a column, or the equation that a cell states itself."""

from __future__ import annotations

from decimal import Decimal

import msgspec
import regex

from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.costs.tables.grid import Grid, counts_in, measure_in
from pricelint.extract.language import section
from pricelint.extract.modalities import NUMBER, Measure, measure_from

_LAST = regex.compile(rf"(?P<lead>[^\n]*?\D)(?P<value>{NUMBER})\s*")


class Led(msgspec.Struct, frozen=True, gc=False):
    """A plain number behind the measure it is for, which begins its cell ("1枚につき2")."""

    value: Decimal
    measure: Measure


def led(text: str, grid: Grid) -> Led | None:
    """The number and the measure of a cell that holds nothing else, in languages that put the measure first."""
    match = _LAST.fullmatch(text) if grid.lexicon.words.tails else None
    told = grid.lexicon.measure_end.search(match["lead"]) if match else None
    if match is None or told is None or match["lead"][: told.start()].strip():
        return None
    mark = section(grid.language, "numbers", NumberWords).decimal
    return Led(to_decimal(match["value"], mark), measure_from(told, grid.language))


def equated(grid: Grid, row: int, column: int) -> Measure | None:
    """What a cell equates its one unit with ("1 credit = 5 characters"), None where it states no equation."""
    span = grid.spans[row][column]
    count = next(iter(counts_in(grid, span)), None)
    if count is None:
        return None
    match = grid.lexicon.yields_start.match(grid.reading.plain[count.end : span[1]])
    if (
        match is None
        or match["join"].strip() not in ("=", "≙")
        or not (match["number"] or match["many"] or match["one"])
    ):
        return None
    return measure_from(match, grid.language)


def cell_measure(grid: Grid, text: str) -> Measure | None:
    """The measure that a cell names beside its number ("8 credits/second", "1枚につき2", "초당 4크레딧")."""
    if told := led(grid.reading.unit_pattern.sub("", text), grid):
        return told.measure
    return measure_in(grid, text) if not text.replace(" ", "").isdigit() else None


def head_measure(grid: Grid, column: int) -> Measure | None:
    """The measure of a column: from its header, else from the corner or the line above the table; none where cells of
    the column state their own."""
    if any(equated(grid, row, column) for row in range(grid.first, len(grid.texts))):
        return None
    for text in (grid.heads[column], grid.heads[0], grid.title):
        if text and (measure := measure_in(grid, text)):
            return measure
    return None
