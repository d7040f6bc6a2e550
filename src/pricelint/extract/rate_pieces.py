"""Rates by the price of one piece or one output beside how many a price buys: "10 credits, $25 ($2.50/ea)"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.prices.unit_prices import is_each, times
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.rate_words import GAP, RateWords, maybe, stated_rate
from pricelint.extract.words import alternatives
from pricelint.model.fact import Rate

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NEAR = 60
_SHORT_REACH = 12
_OUTPUT = regex.compile(r" ?(?:/|\p{L}{1,4}\b) ?\p{L}{2,}")


def piece_rates(reading: Reading) -> Iterator[Rate]:
    """ "10 credits, $25 ($2.50/ea)", "$25, 10 credits · $2.50/image": the price of a piece is that of a unit where so
    many of them come to the price; that of an output only beside them on one line."""
    pattern = _piece(reading.language)
    for mention in reading.money:
        tail = reading.plain[mention.end : mention.end + _SHORT_REACH]
        piece = pattern.match(tail)
        behind = piece or (_OUTPUT.match(tail) if is_each(reading, mention.end) else None)
        for count in _beside(reading, mention, apart=piece is not None) if behind else ():
            money = reading.money_in(min(count.start, mention.start) - _NEAR, mention.end + _NEAR)
            if behind and count.high > 1 and any(times(mention, count.high, total) for total in money):
                span = (mention.start, mention.end + behind.end())
                yield from maybe(stated_rate(reading, span, mention.money, Decimal(1)))


def _beside(reading: Reading, mention: MoneyMention, *, apart: bool) -> list[Count]:
    """The counts right before and right behind an amount; `apart`: also those of other lines."""
    before = reading.counts_in(mention.start - _NEAR, mention.start)[-1:]
    after = reading.counts_in(mention.end, mention.end + _NEAR)[:1]
    return [
        count
        for count in (*before, *after)
        if apart or "\n" not in reading.plain[min(count.end, mention.end) : max(count.start, mention.start)]
    ]


@lru_cache
def _piece(language: str) -> Pattern:
    words = section(language, "rates", RateWords)
    return Pattern(rf"{GAP}(?:{alternatives(words.pieces)}|{alternatives(words.each)})(?!\p{{L}})")
