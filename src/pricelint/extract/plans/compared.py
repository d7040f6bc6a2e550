"""Allowances that only a comparison states: a row of units under the names of the plans, in a table or in a grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Element, children_of
from pricelint.extract.annotate.numbers import read_numbers
from pricelint.extract.annotate.periods import PeriodMention, read_periods
from pricelint.extract.cards.units.not_granted import is_measured
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.model.fact import Allowance, Plan

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_LEAST, _MOST_ROWS = 2, 80
_LONGEST = 40
_NUMBER = regex.compile(r"(?P<number>\d[\d.,'’]*[kKM]?)\+?(?:\s*[/\p{L}].*)?", regex.S)
_NONE_OF_THE_PLAN = ("pack", "kept", "addon", "rate")
Span = tuple[int, int]
Rows = list[list[Span]]


def with_compared_allowances(reading: Reading, plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans, those without an allowance with the one in their column of a comparison."""
    names = {plan.name.casefold() for plan in plans if plan.name}
    if len(names) < _LEAST or reading.unit is None or all(plan.allowance for plan in plans):
        return tuple(plans)
    found: dict[str, Allowance] = {}
    for rows in _comparisons(reading, names):
        for row in rows[1:]:
            for name, allowance in _stated(reading, rows[0], row, names):
                found.setdefault(name, allowance)
    return tuple(_given(plan, found.get(plan.name.casefold())) for plan in plans)


def _given(plan: Plan, allowance: Allowance | None) -> Plan:
    if plan.allowance or allowance is None:
        return plan
    default = next((price.per for price in plan.prices if price.per), None)
    return replace(plan, allowance=allowance if allowance.per else replace(allowance, per=default))


def _comparisons(reading: Reading, names: set[str]) -> Iterator[Rows]:
    """Tables and grids whose first row names two plans or more."""
    document = reading.document
    for table in document.tables:
        if len(table.rows) <= _MOST_ROWS:
            rows = [[document.span_of(document.elements[c.element]) if c else (0, 0) for c in r] for r in table.rows]
            if _heads(reading, rows[0], names):
                yield rows
    seen: set[int] = set()
    for block in document.blocks:
        if len(block.text) <= _LONGEST and block.text.casefold() in names and (row := _row_of(reading, block.element)):
            if row.index not in seen and _heads(reading, _cells(reading, row), names):
                yield list(_grid(reading, row))
                yield from _flat(reading, _cells(reading, row), names)
            seen.add(row.index)


def _row_of(reading: Reading, element: int) -> Element | None:
    """The smallest element around a cell that holds other cells too."""
    for outer in reading.document.ancestors(element):
        if outer.last - outer.first > _LEAST:
            return outer if len(_cells(reading, outer)) > _LEAST else None
    return None


def _grid(reading: Reading, head: Element) -> Iterator[list[Span]]:
    """A row and those of as many cells behind it in the same element."""
    elements = reading.document.elements
    width = len(_cells(reading, head))
    for row in children_of(elements, elements[head.parent]):
        cells = _cells(reading, row) if row.index >= head.index else []
        if len(cells) == width:
            yield cells


def _flat(reading: Reading, cells: list[Span], names: set[str]) -> Iterator[Rows]:
    """The rows of a grid whose cells all follow each other: a label with as many numbers behind it as plans are named
    side by side, empty cells (a tick, a cross) left out."""
    named = [_name(reading, span) in names for span in cells]
    first = next((at for at in range(1, len(cells)) if named[at - 1] and named[at]), 0) - 1
    if first < 0:
        return
    wide = next((at for at in range(first, len(cells)) if not named[at]), len(cells)) - first
    for at in range(first + wide, len(cells) - wide):
        row = cells[at : at + wide + 1]
        numbers = [_is_number(reading, span) for span in (*row, *cells[at + wide + 1 : at + wide + 2])]
        if numbers[: wide + 1] == [False, *[True] * wide] and not any(numbers[wide + 1 :]):
            yield [[cells[at], *cells[first : first + wide]], row]


def _is_number(reading: Reading, span: Span) -> bool:
    return _NUMBER.fullmatch(reading.plain[slice(*span)].strip()) is not None


def _cells(reading: Reading, row: Element) -> list[Span]:
    children = children_of(reading.document.elements, row)
    return [reading.document.span_of(child) for child in children if child.last > child.first]


def _name(reading: Reading, span: Span) -> str:
    return reading.document.text[slice(*span)].partition("\n")[0].strip().casefold()


def _heads(reading: Reading, row: list[Span], names: set[str]) -> bool:
    return sum(_name(reading, span) in names for span in row[1:]) >= _LEAST


def _stated(reading: Reading, heads: list[Span], row: list[Span], names: set[str]) -> Iterator[tuple[str, Allowance]]:
    """What a row grants to each plan, where label or cell names the unit and the label speaks of neither costs nor
    purchases."""
    label = reading.plain[slice(*row[0])] if row else ""
    unit, words = reading.unit_pattern, lexicon(reading.language)
    if not 0 < len(label) <= _LONGEST or words.per_anywhere.search(label) or is_measured(label, reading.language):
        return
    if any(phrase(reading.language, name, unit.pattern).search(label) for name in _NONE_OF_THE_PLAN):
        return
    for head, cell in zip(heads[1:], row[1:], strict=False):
        name = _name(reading, head)
        counted = unit.search(label) or any(c.per and c.end <= cell[1] for c in reading.counts_in(*cell))
        if name in names and counted and (allowance := _allowance(reading, row[0], cell)):
            yield name, allowance


def _allowance(reading: Reading, label: Span, cell: Span) -> Allowance | None:
    """The one number of a cell; its period stands beside it or in the label of the row."""
    text = reading.plain[slice(*cell)]
    match = _NUMBER.fullmatch(text.strip())
    numbers = read_numbers(text, reading.language) if match else []
    if len(numbers) != 1 or not numbers[0].value or reading.money_in(*cell):
        return None
    period = _period(reading, cell) or _period(reading, label)
    start = cell[0] + numbers[0].start
    cite = reading.document.cite
    evidence = (
        cite(start, cell[0] + numbers[0].end, "units"),
        *([cite(period.start, period.end, "per")] if period else []),
    )
    per = period.period if period else None
    return Allowance(amount=numbers[0].value, per=per, evidence=evidence, method="plans.compared")


def _period(reading: Reading, span: Span) -> PeriodMention | None:
    found = next(iter(read_periods(reading.plain[slice(*span)], reading.language)), None)
    return PeriodMention(span[0] + found.start, span[0] + found.end, found.period) if found else None
