"""Prices that a monthly/yearly toggle switches: what the markup around an amount says of its state."""

from __future__ import annotations

import re
from functools import lru_cache

from pricelint.documents.document import Document, Piece
from pricelint.extract.cards.card import Card
from pricelint.model.units import Period

_YEAR = re.compile(r"(?:(?<![a-z])|(?<=is)|(?<=show))(?:annual(?:ly)?|year(?:ly)?)(?![a-z])", re.I)
_MONTH = re.compile(r"(?:(?<![a-z])|(?<=is)|(?<=show))month(?:ly)?(?![a-z])", re.I)
_NOT = re.compile(r"\s*(?:!(?!=)|not\b)", re.I)
_DIGIT = re.compile(r"\d")
_HIGHEST = 12
_AROUND = frozenset("id data-period data-billing data-tab data-cycle data-interval data-value aria-labelledby".split())
_INSIDE = _AROUND | frozenset("class x-show v-if v-show ng-show ng-if data-show data-plan aria-label value".split())


def toggle_of(document: Document, span: tuple[int, int], card: Card) -> Period | None:
    """The billing period whose state an amount at a span belongs to, None where no attribute tells.

    Inside a card any name tells (`class="price-yearly"`); around it only those of panels (`id="yearly"`).
    """
    pieces = document.pieces_in(*span)
    if not pieces:
        return None
    if document.swaps and (swapped := next(filter(None, (_swapped(document, piece) for piece in pieces)), None)):
        return swapped
    start = card.start
    printed = next((piece for piece in pieces if _DIGIT.search(document.text, piece.start, piece.end)), pieces[0])
    chain = zip(range(_HIGHEST), document.ancestors(printed.element), strict=False)
    for _, element in chain:
        if _INSIDE.isdisjoint(element.attrs):
            continue
        inside = not element.block_level or document.blocks[element.first].start >= start
        known = _INSIDE if inside else _AROUND
        for name, value in element.attrs.items():
            if name in known and value and (period := _period(value)):
                return period
    return None


def _swapped(document: Document, piece: Piece) -> Period | None:
    """The state in which a toggle shows a piece of text, by the attributes that hold both states."""
    shown = document.text[piece.start : piece.end]
    for _, element in zip(range(_HIGHEST), document.ancestors(piece.element), strict=False):
        if (swap := document.swaps.get(element.index)) and (state := swap.state_of(shown)):
            return Period(state)
    return None


@lru_cache(maxsize=4096)
def _period(value: str) -> Period | None:
    year, month = bool(_YEAR.search(value.replace("_", " "))), bool(_MONTH.search(value.replace("_", " ")))
    if year == month:
        return None
    negated = bool(_NOT.match(value))
    return Period.YEAR if year is not negated else Period.MONTH
