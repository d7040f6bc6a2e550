"""Lines with amounts that offer nothing: rows of bills, tables of other sellers and of worked examples, and what a
customer owns or bought already."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block, Element
from pricelint.extract.cards.bills import bill_lines
from pricelint.extract.cards.others import lines_of_others
from pricelint.extract.cards.words import phrase
from pricelint.extract.example_heads import is_worked_out
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_CAPTION = 50

_ACCOUNT = 5
"""Blocks that tell a balance at most: a caption, a remark, units, money and a link."""

_SIGNS = regex.compile(r"^[^\p{L}]+|[^\p{L}]+$")


@once
def not_offered(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks that no card is made of."""
    told = bill_lines(reading) | lines_of_others(reading) | _lines_of_examples(reading)
    return told | lines_of_history(reading) | _lines_of_balance(reading)


@once
def lines_of_history(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of lists of past purchases ("Purchase history"): the element that such a caption begins, or
    what stands under it in its element."""
    pattern = phrase(reading.language, "history")
    blocks = (block for block in reading.document.blocks if len(block.text) <= _CAPTION)
    captions = [block for block in blocks if pattern.fullmatch(_SIGNS.sub("", block.text))]
    return frozenset(index for caption in captions for index in _listed(reading, caption))


def _listed(reading: Reading, caption: Block) -> Iterable[int]:
    """The blocks that a caption heads."""
    document = reading.document
    begun = [element for element in document.ancestors(caption.element) if element.first == caption.index]
    card = begun[-1] if begun else None
    if card and card.last - card.first > 1 and not _is_page(document.elements[card.parent], card):
        return range(card.first, card.last)
    if not caption.heading:
        return ()
    inside = document.elements[caption.element].parent
    last = document.elements[inside].last if inside >= 0 else caption.index
    under = (b.index for b in document.blocks[caption.index : last] if b.under == caption.index)
    return (caption.index, *under)


def _lines_of_balance(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of small elements that a caption begins which names what the reader owns ("Current
    balance", "$12.50", "250 credits")."""
    pattern = phrase(reading.language, "balance")
    blocks = (block for block in reading.document.blocks if len(block.text) <= _CAPTION)
    captions = [block for block in blocks if pattern.search(block.text)]
    return frozenset(index for caption in captions for index in _account(reading, caption))


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


def _is_page(parent: Element, element: Element) -> bool:
    """Whether an element is all that its parent holds: the page itself, or its main part."""
    return parent.first == element.first and parent.last == element.last


def _lines_of_examples(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of all tables under a heading that announces an example."""
    document = reading.document
    worked = [table for table in document.tables if is_worked_out(document, table, reading.language)]
    elements = [document.elements[table.element] for table in worked]
    return frozenset(index for table in elements for index in range(table.first, table.last))
