"""Headings that announce an example: what stands under them is worked out, not stated."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from pricelint.documents.document import Document, Table
from pricelint.documents.headings import headings_over
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives


class ExampleWords(msgspec.Struct):
    """The words of [costs] that announce an example, and those that announce a calculation."""

    examples: list[str] = []
    worked: list[str] = []


def is_under_example(document: Document, index: int, language: str) -> bool:
    """Whether the nearest heading over a block, told by its index, tells which example follows ("Example 2: …").

    One that says no more than "Examples" may stand over a list of what things cost.
    """
    over = headings_over(document, document.blocks[index])[:1]
    return any(_head(language).match(title) for title in over)


def is_worked_out(document: Document, table: Table, language: str) -> bool:
    """Whether a table that holds text works out the example that the heading over it announces."""
    element = document.elements[table.element]
    return element.first < element.last and is_under_example(document, element.first, language)


@lru_cache
def _head(language: str) -> Pattern:
    words = alternatives(section(language, "costs", ExampleWords).examples)
    return Pattern(rf"\W{{0,6}}{words}\s{{0,2}}(?:\d{{1,2}}\s{{0,2}}(?:[:：.–—-]|$)|[:：–—-]\s{{0,2}}\w)")


def announces_calculation(text: str, language: str) -> bool:
    """Whether a line says no more than that a calculation follows ("Calculation example:")."""
    return _calculation(language).fullmatch(text) is not None


@lru_cache
def _calculation(language: str) -> Pattern:
    return Pattern(rf"\W{{0,6}}{alternatives(section(language, 'costs', ExampleWords).worked)}\W{{0,3}}")
