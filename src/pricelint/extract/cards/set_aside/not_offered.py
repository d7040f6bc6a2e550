"""Lines with amounts that offer nothing: rows of bills, tables of other sellers and of worked examples, what a customer
owns or bought already, and what a customer is promised to gain."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from pricelint.documents.document import Block, Document
from pricelint.documents.headings import section_of
from pricelint.extract.cards.set_aside.bills import bill_lines
from pricelint.extract.cards.set_aside.histories import captions, lines_of_history
from pricelint.extract.cards.set_aside.others import lines_of_others
from pricelint.extract.cards.words import phrase
from pricelint.extract.example_heads import announces_calculation, is_worked_out
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_ACCOUNT = 5
"""Blocks that tell a balance at most: a caption, a remark, units, money and a link."""

_STEPS = 6
"""Lines of a calculation at most."""


@once
def not_offered(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks that no card is made of."""
    told = bill_lines(reading) | lines_of_others(reading) | _lines_of_examples(reading)
    return told | lines_of_history(reading) | _lines_of_balance(reading) | lines_of_gains(reading)


@once
def lines_of_gains(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks under headings that let the reader work out what he gains or spends ("Calculate your ROI",
    "$90,000", "Sales added/month")."""
    pattern, document = phrase(reading.language, "gains"), reading.document
    heads = (block for block in captions(document) if block.heading and pattern.search(block.text))
    return frozenset(index for head in heads for index in _under(document, head))


@lru_cache(maxsize=8192)
def _names_balance(text: str, language: str) -> bool:
    return phrase(language, "balance").search(text) is not None


def _lines_of_balance(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of small elements that a caption begins which names what the reader owns ("Current
    balance", "$12.50", "250 credits")."""
    heads = [block for block in captions(reading.document) if _names_balance(block.text, reading.language)]
    return frozenset(index for caption in heads for index in _account(reading, caption))


def _account(reading: Reading, caption: Block) -> Iterable[int]:
    """The blocks of the largest element that a balance alone may fill: one with sizes to buy counts units twice."""
    document = reading.document
    for element in reversed(list(document.ancestors(caption.element))):
        if element.first != caption.index or element.last - element.first > _ACCOUNT:
            continue
        blocks = document.blocks[element.first : element.last]
        if len(reading.counts_in(blocks[0].start, blocks[-1].end)) <= 1:
            return range(element.first, element.last)
    return ()


def _lines_of_examples(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of all tables under a heading that announces an example, and of the lines below one that
    announces a calculation ("Calculation example:", "100 credits for $9", "Used: 25 credits")."""
    document = reading.document
    heads = (block for block in captions(document) if announces_calculation(block.text, reading.language))
    lines = {index for head in heads for index in _below(document, head)}
    worked = [table for table in document.tables if is_worked_out(document, table, reading.language)]
    elements = [document.elements[table.element] for table in worked]
    return frozenset(index for table in elements for index in range(table.first, table.last)) | lines


def _below(document: Document, head: Block) -> Iterable[int]:
    """The lines of a calculation: those that follow under the same heading, a few of them where its head is none."""
    if head.heading:
        return _under(document, head)
    near = document.blocks[head.index + 1 : head.index + 1 + _STEPS]
    return (block.index for block in near if block.under == head.under)


def _under(document: Document, heading: Block) -> Iterable[int]:
    """The lines of the section that a heading begins."""
    start, end = section_of(document, heading)
    return (block.index for block in document.blocks if start <= block.start < end)
