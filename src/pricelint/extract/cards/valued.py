"""Units that an action takes, with what they are worth in brackets behind them: "75 credits ($7.50)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.extract.cards.words import phrase
from pricelint.extract.valued import is_value

if TYPE_CHECKING:
    from pricelint.extract.cards.card import Card
    from pricelint.extract.cards.grants import Grant
    from pricelint.extract.reading import Reading


def is_valued(reading: Reading, card: Card, grant: Grant) -> bool:
    """Whether the only amount of a card stands in brackets behind its units and is what they come to at the rate that
    the page states, while no word on the card or above it speaks of buying them."""
    money = reading.money_in(card.start, card.end)
    if len(money) != 1 or grant.amount is None:
        return False
    told = f"{card.context} {reading.plain[card.start : card.end]}"
    if phrase(reading.language, "pack", reading.unit_pattern.pattern).search(told):
        return False
    return is_value(reading, grant.amount, grant.span[1])
