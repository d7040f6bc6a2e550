"""Prices that a monthly/yearly toggle switches: what the markup around an amount says of its state."""

from __future__ import annotations

import re
from functools import lru_cache

from pricelint.documents.document import Document
from pricelint.extract.cards.card import Card
from pricelint.model.units import Period

_YEAR = re.compile(r"(?<![a-z])(?:annual(?:ly)?|year(?:ly)?)(?![a-z])", re.I)
_MONTH = re.compile(r"(?<![a-z])month(?:ly)?(?![a-z])", re.I)
_TELLING = ("class", "id", "x-show", "v-if", "v-show", "ng-show", "data-period", "data-billing", "data-plan", "data-tab",
            "data-cycle", "data-interval", "aria-label", "aria-labelledby", "data-value", "value")  # fmt: skip


def toggle_of(document: Document, offset: int, card: Card) -> Period | None:
    """The billing period whose state an amount belongs to, by attribute names (`class="price-yearly"`), None where none tells."""
    pieces = document.pieces_in(offset, offset + 1)
    if not pieces:
        return None
    for depth, element in enumerate(document.ancestors(pieces[0].element)):
        if depth > 6 or (element.block_level and document.span_of(element)[0] < card.start):
            break
        for name in _TELLING:
            value = element.attrs.get(name)
            if value and (period := _period(value)):
                return period
    return None


@lru_cache(maxsize=4096)
def _period(value: str) -> Period | None:
    year, month = bool(_YEAR.search(value.replace("_", " "))), bool(_MONTH.search(value.replace("_", " ")))
    if year == month:
        return None
    return Period.YEAR if year else Period.MONTH
