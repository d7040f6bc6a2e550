"""Bills: what a checkout, a cart or a calculation lists and adds up is offered elsewhere, or by nobody."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING

from pricelint.documents.document import Block, Element, children_of
from pricelint.extract.cards.titles import is_term
from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_TRIM = " :：=–—-"
_LONGEST = 60
_HIGHEST = 3
_MOST_LINES = 4
_SEVERAL = 2
_LISTS = ("ul", "ol", "dl", "div")


def bill_lines(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of all bills of a page: rows of a name and an amount each, down to their total."""
    sums = [row for block in reading.document.blocks if _is_sum(reading, block) and (row := _row(reading, block))]
    return frozenset(index for row in sums for index in _bill(reading, row))


def _is_sum(reading: Reading, block: Block) -> bool:
    """Whether a line is called a total, before an amount or alone."""
    if len(block.text) > _LONGEST:
        return False
    money = reading.money_in(block.start, block.end)
    label = reading.plain[block.start : money[0].start if money else block.end].strip(_TRIM)
    return bool(phrase(reading.language, "sum").fullmatch(label))


def _row(reading: Reading, block: Block) -> Element | None:
    """The element of a few lines that holds a total's label and its amount."""
    for _, element in zip(range(_HIGHEST), reading.document.ancestors(block.element), strict=False):
        if element.last - element.first > _MOST_LINES:
            return None
        if _amounts(reading, element):
            return element
    return None


def _amounts(reading: Reading, element: Element) -> list[Decimal]:
    return [mention.money.amount for mention in reading.money_in(*reading.document.span_of(element))]


def _bill(reading: Reading, total: Element) -> range:
    """The blocks from the first row above a total to it; none where what stands above does not add up to it.

    Several rows with a name each are a bill whatever they add up to: what is taken off is not always an amount.
    """
    rows = [row for row in _above(reading, total) if _is_entry(reading, row)]
    if not rows:
        return range(0)
    sums = accumulate(reversed([_amounts(reading, row)[-1] for row in rows]))
    adds_up = _amounts(reading, total)[-1] in sums
    return range(rows[0].first, total.last) if adds_up or len(rows) >= _SEVERAL else range(0)


def _above(reading: Reading, total: Element) -> Iterator[Element]:
    """What stands beside a total before it, and the items of the lists among that."""
    elements = reading.document.elements
    beside = children_of(elements, elements[total.parent]) if total.parent >= 0 else iter(())
    for child in beside:
        if child.index >= total.index:
            return
        yield child
        if child.tag in _LISTS:
            yield from children_of(elements, child)


def _is_entry(reading: Reading, row: Element) -> bool:
    """Whether an element is a row of a bill: a name that is no period, then one amount."""
    if not 0 < row.last - row.first <= _MOST_LINES:
        return False
    start, end = reading.document.span_of(row)
    money = reading.money_in(start, end)
    name = reading.plain[start : money[0].start].strip(_TRIM + "\n") if len(money) == 1 else ""
    first = next((char for char in name if char.isalnum()), "")
    return first.isalpha() and not is_term(name, reading.language)
