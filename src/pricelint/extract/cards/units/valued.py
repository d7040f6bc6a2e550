"""Units that an action takes, with what they are worth in brackets behind them ("75 credits ($7.50)") or in a column
of its own ("75 | $7.50" below "Credits | USD")."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.extract.cards.words import phrase
from pricelint.extract.valued import is_value, is_worth

if TYPE_CHECKING:
    from pricelint.extract.cards.card import Card
    from pricelint.extract.cards.units.grants import Grant
    from pricelint.extract.reading import Reading

_CURRENCY = regex.compile(r"(?:in )?(?:[A-Z]{3}|[A-Z]{0,3}[$€£¥₹])")


def is_valued(reading: Reading, card: Card, grant: Grant) -> bool:
    """Whether the only amount of a card stands in brackets behind its units, or below the name of its currency, and is
    what they come to at the rate that the page states, while no word on the card or above it speaks of buying them."""
    money = reading.money_in(card.start, card.end)
    if len(money) != 1 or grant.amount is None:
        return False
    heads = " ".join(line.label for line in card.lines)
    told = f"{card.context} {heads} {reading.plain[card.start : card.end]}"
    if phrase(reading.language, "pack", reading.unit_pattern.pattern).search(told):
        return False
    if _is_under_currency(card, money[0].start) and is_worth(reading, money[0].money, grant.amount):
        return True
    return is_value(reading, grant.amount, grant.span[1])


def _is_under_currency(card: Card, offset: int) -> bool:
    """Whether a table calls the column of an amount by the name of its currency and nothing else."""
    return any(line.start <= offset < line.end and _CURRENCY.fullmatch(line.label.strip()) for line in card.lines)
