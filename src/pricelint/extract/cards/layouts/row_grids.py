"""Tables whose rows are plain elements: one of names, then one with an amount below each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pricelint.documents.document import Element, children_of
from pricelint.extract.bare import is_price_label
from pricelint.extract.cards.card import Line
from pricelint.extract.cards.titles import is_name

if TYPE_CHECKING:
    from pricelint.extract.annotate.money import MoneyMention
    from pricelint.extract.reading import Reading

_HIGHEST = 6
_WIDEST = 8
_LONGEST_NAME = 40
_LEAST = 2
Row = list[Line]


def row_grids(reading: Reading, covered: set[int]) -> Iterator[tuple[Element, list[Row]]]:
    """The elements outside `covered` (block indexes) whose children are the rows of a table, with the lines of its
    cells."""
    document = reading.document
    seen: set[int] = set()
    for mention in reading.money:
        inner = document.pieces_in(mention.start, mention.end)[0].element
        for _, element in zip(range(_HIGHEST), document.ancestors(inner), strict=False):
            if element.index in seen or element.first in covered:
                break
            seen.add(element.index)
            if rows := _rows(reading, element):
                yield element, rows
                break


def _rows(reading: Reading, parent: Element) -> list[Row]:
    """The rows of an element from the one of names on; [] where there is none, or no row of amounts below it."""
    elements = reading.document.elements
    rows = [_cells(reading, child) for child in children_of(elements, parent) if child.block_level]
    for number, row in enumerate(rows):
        if len(row) >= _LEAST and all(_is_head(reading, line) for line in row):
            below = [other for other in rows[number + 1 :] if len(other) == len(row)]
            priced = [other for other in below if all(_is_price(reading, line) for line in other)]
            if priced or len(rows) != _LEAST:
                return [row, *below] if len(priced) == 1 else []
    return rows if len(rows) == _LEAST and _is_headed_offer(reading, *rows) else []


def _is_headed_offer(reading: Reading, heads: Row, offer: Row) -> bool:
    """Whether a row of labels stands above a single offer: "Pack | Credits | Price", "Small | 100 | $5"."""
    if not _LEAST < len(heads) == len(offer):
        return False
    labelled = all(_is_label(reading, line) for line in heads)
    priced = [label for label, cell in zip(heads, offer, strict=True) if _is_price(reading, cell)]
    called = [reading.plain[label.start : label.end] for label in priced]
    return labelled and _is_head(reading, offer[0]) and len(called) == 1 and is_price_label(called[0], reading.language)


def _is_label(reading: Reading, line: Line) -> bool:
    text = reading.plain[line.start : line.end]
    return len(text) <= _LONGEST_NAME and "\n" not in text and not any(map(str.isdigit, text))


def _cells(reading: Reading, row: Element) -> Row:
    spans = [reading.document.span_of(child) for child in children_of(reading.document.elements, row)]
    lines = [Line(start, end) for start, end in spans if end > start]
    return lines if len(lines) <= _WIDEST else []


def _is_head(reading: Reading, line: Line) -> bool:
    text = reading.plain[line.start : line.end]
    named = len(text) <= _LONGEST_NAME and "\n" not in text and is_name(text, reading.language)
    return named and not _amounts(reading, line) and not reading.counts_in(line.start, line.end)


def _is_price(reading: Reading, line: Line) -> bool:
    """Whether a cell holds one amount, and begins with it: one with a name above it is a card of its own, and what one
    unit comes to ("$0.10 / credit", below the price of a card) is no price of a column."""
    first = reading.plain[line.start : line.end].split("\n")[0]
    whole, begun = (_amounts(reading, Line(line.start, end)) for end in (line.end, line.start + len(first)))
    return len(whole) == len(begun) == 1 and not reading.in_rate(whole[0].start)


def _amounts(reading: Reading, line: Line) -> list[MoneyMention]:
    return [mention for mention in reading.money_in(line.start, line.end) if not mention.struck]
