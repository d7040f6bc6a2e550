"""Lists of what a customer bought and spent: they report prices and units, and offer nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block, Document, Element
from pricelint.extract.cards.words import phrase
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_CAPTION = 50
"""Longest caption of a list, in characters."""
_SIGNS = regex.compile(r"^[^\p{L}]+|[^\p{L}]+$")


@lru_cache(maxsize=8192)
def heads_history(text: str, language: str) -> bool:
    """Whether a short line says that a history follows ("Recent activity", "🧾 Purchase history")."""
    return len(text) <= _CAPTION and phrase(language, "history").fullmatch(_SIGNS.sub("", text)) is not None


def captions(document: Document) -> Iterator[Block]:
    """The blocks that are short enough to be the caption of a list."""
    return (block for block in document.blocks if len(block.text) <= _CAPTION)


@once
def lines_of_history(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of lists of past purchases ("Purchase history"): the element that such a caption begins, or
    what stands under it in its element."""
    heads = [block for block in captions(reading.document) if heads_history(block.text, reading.language)]
    return frozenset(index for caption in heads for index in _listed(reading, caption))


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


def _is_page(parent: Element, element: Element) -> bool:
    """Whether an element is all that its parent holds: the page itself, or its main part."""
    return parent.first == element.first and parent.last == element.last
