"""All cards of a document, from the surest structure to the loosest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.extract.cards.card import Card
from pricelint.extract.cards.layouts.deals import deal_cards
from pricelint.extract.cards.layouts.definitions import definition_cards, turn_cards
from pricelint.extract.cards.layouts.flat import flat_cards
from pricelint.extract.cards.layouts.siblings import SiblingFinder
from pricelint.extract.cards.layouts.tables import grid_cards, table_cards
from pricelint.extract.cards.set_aside.not_offered import not_offered

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading


def find_cards(reading: Reading) -> tuple[Card, ...]:
    """The parts of a page that each present one thing to buy, in reading order. Needs at least one amount of money."""
    if not reading.money:
        return ()
    cards = table_cards(reading, 0)
    cards += definition_cards(reading, len(cards))
    cards += grid_cards(reading, _blocks(reading, cards), len(cards))
    closed = not_offered(reading)
    cards = [card for card in cards if reading.document.block_at(card.title_start).index not in closed]
    covered = _blocks(reading, cards)
    deals = deal_cards(reading, covered | closed, len(cards))
    cards += deals
    covered |= _blocks(reading, deals)
    siblings = [(c, held) for c in SiblingFinder(reading).find() if covered.isdisjoint(held := _blocks(reading, [c]))]
    cards += [_numbered(card, len(cards)) for card, _ in siblings]
    covered = covered.union(*(held for _, held in siblings))
    turns = turn_cards(reading, covered | closed, len(cards))
    cards += turns
    covered = covered | _blocks(reading, turns)
    cards += flat_cards(reading, covered | closed, 2 * len(cards) + 1)
    return tuple(sorted(cards, key=lambda card: card.start))


def _numbered(card: Card, offset: int) -> Card:
    return Card(card.title, card.title_start, card.title_end, card.lines, card.context, card.group + offset)


def _blocks(reading: Reading, cards: list[Card]) -> set[int]:
    at = reading.document.block_at
    return {number for card in cards for line in card.lines
            for number in range(at(line.start).index, at(max(line.start, line.end - 1)).index + 1)}  # fmt: skip
