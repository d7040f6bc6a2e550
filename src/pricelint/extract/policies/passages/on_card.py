"""What the card that holds a short line offers: what the line says is said of that."""

from __future__ import annotations

import msgspec

from pricelint.documents.document import Block
from pricelint.extract.cards.kind import Kind, Offer
from pricelint.extract.reading import Reading
from pricelint.model.once import once

CARD_LINE = 90
"""Longest text of a block that is read as a line on a card, in characters."""


class OnCard(msgspec.Struct, frozen=True, gc=False):
    """Plan or pack, None where the cards that hold a line do not agree; the block that names the card, which is another
    one; whether it is given for no money; whether it is sold with a number of units; whether it is a plan whose card
    names no units at all."""

    sold: Kind | None = None
    title: Block | None = None
    free: bool = False
    stocked: bool = False
    unitless: bool = False


def on_card(reading: Reading, block: Block) -> OnCard:
    """What the cards offer that a block is a short line of."""
    if len(block.text) > CARD_LINE:
        return OnCard()
    holding = [offer for offer in reading.offers if _holds(offer, block)]
    selling = [offer for offer in holding if offer.kind is not Kind.NONE]
    kinds = {offer.kind for offer in selling}
    plans = kinds == {Kind.PLAN}
    titles = {offer.card.title_start: reading.document.block_at(offer.card.title_start) for offer in holding}
    others = [title for title in titles.values() if title.index != block.index]
    return OnCard(
        sold=next(iter(kinds)) if len(kinds) == 1 else None,
        title=others[0] if len(titles) == 1 and others else None,
        free=bool(holding) and all(offer.amounts and not _asks(offer) for offer in holding),
        stocked=len(kinds) == 1 and all(offer.grant is not None and offer.grant.amount for offer in selling),
        unitless=plans and not any(_names_units(reading, offer) for offer in holding),
    )


@once
def card_ends(reading: Reading) -> dict[int, int]:
    """By the index of a heading that names an offer: where the innermost element that holds all of the offer ends.

    What stands behind that element is said of something else.
    """
    document = reading.document
    found: dict[int, int] = {}
    for offer in reading.offers:
        title = document.block_at(offer.card.title_start)
        if title.heading and offer.kind is not Kind.NONE:
            around = document.elements[document.common_element(offer.card.start, offer.card.end)]
            found[title.index] = max(found.get(title.index, 0), document.span_of(around)[1])
    return found


def _holds(offer: Offer, block: Block) -> bool:
    return any(line.start <= block.start < line.end for line in offer.card.lines)


def _names_units(reading: Reading, offer: Offer) -> bool:
    lines = (reading.plain[line.start : line.end] for line in offer.card.lines)
    return offer.grant is not None or any(reading.unit_pattern.search(line) for line in lines)


def _asks(offer: Offer) -> bool:
    return any(amount.mention.money.amount for amount in offer.amounts)
