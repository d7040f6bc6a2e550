"""Cards of actions whose units are printed with what they are worth: "75 credits ($7.50)"."""

from __future__ import annotations

from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.card import Card
from pricelint.extract.cards.units.grants import card_grant
from pricelint.extract.cards.units.sizes import is_size
from pricelint.extract.cards.units.valued import is_valued
from pricelint.extract.costs.found import Found, Span, clean_item, from_count
from pricelint.extract.reading import Reading


def read_valued_cards(reading: Reading, taken: set[int]) -> list[Found]:
    """What the name of each such card takes; `taken`: offsets of counts that are read already."""
    found = []
    for card in reading.cards if reading.stated_rates else ():
        grant = card_grant(reading, card)
        if grant is None or grant.amount is None or grant.span[0] in taken:
            continue
        name = _name(reading, card)
        if name is not None and is_valued(reading, card, grant):
            count = Count(*grant.span, grant.amount, grant.amount)
            item = clean_item(reading.document.text[slice(*name)], reading.language)
            found.append(from_count(count, item, name, method="cost.card"))
    return found


def _name(reading: Reading, card: Card) -> Span | None:
    """The title of a card, or its heading where the title is its size; None where it has neither."""
    if card.title and not is_size(reading, (card.title_start, card.title_end)):
        return card.title_start, card.title_end
    blocks = (reading.document.block_at(line.start) for line in card.lines)
    heading = next((block for block in blocks if block.heading), None)
    return (heading.start, heading.end) if heading else None
