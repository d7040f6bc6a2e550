"""Units that an action takes, with what they are worth in brackets behind them: "75 credits ($7.50)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.cards.card import Card
    from pricelint.extract.cards.grants import Grant
    from pricelint.extract.reading import Reading

_OPENED = regex.compile(r"\s?[(（]\s?")


def is_valued(reading: Reading, card: Card, grant: Grant) -> bool:
    """Whether the only amount of a card stands in brackets behind its units and is what they come to at the rate that
    the page states, while no word on the card or above it speaks of buying them."""
    money = reading.money_in(card.start, card.end)
    if len(money) != 1 or grant.amount is None or not _OPENED.fullmatch(reading.plain, grant.span[1], money[0].start):
        return False
    told = f"{card.context} {reading.plain[card.start : card.end]}"
    if phrase(reading.language, "pack", reading.unit_pattern.pattern).search(told):
        return False
    stated = money[0].money
    return any(
        rate.money.currency == stated.currency and rate.money.amount * grant.amount == stated.amount * rate.units
        for rate in reading.stated_rates
    )
