"""Bonuses that a pack states as a share of its units: "5,250 credits (5% bonus)".

Whether the units that are printed hold the bonus is not said; the other prices of the page tell it. What the pack costs
is what its units without the bonus cost at the price of one unit elsewhere on the page, or nothing is concluded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from pricelint.extract.cards.kind import Offer
from pricelint.extract.cards.words import phrase
from pricelint.extract.patterns import Match, Pattern
from pricelint.model.fact import Pack
from pricelint.model.money import Money

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NEAR = Decimal("0.01")
_WHOLE = 100


def with_shares(reading: Reading, read: Sequence[tuple[Offer, Pack]]) -> list[Pack]:
    """The packs, base and bonus apart where a share is printed and the page's other prices prove which is which."""
    found = [(pack, _share(reading, offer) if not pack.bonus else None) for offer, pack in read]
    if not any(match for _, match in found):
        return [pack for pack, _ in found]
    plain = [_each(pack.price, pack.units) for pack, match in found if not match and not pack.bonus]
    known = [*plain, *(_each(rate.money, rate.units) for rate in reading.rates)]
    return [_split(reading, pack, match, known) if match else pack for pack, match in found]


def _each(money: Money, units: Decimal) -> Money:
    return Money(money.currency, money.amount / units)


def _share(reading: Reading, offer: Offer) -> Match | None:
    """Where a card states its bonus as a share."""
    found = (_pattern(reading.language).search(reading.plain, line.start, line.end) for line in offer.card.lines)
    return next((match for match in found if match), None)


@lru_cache
def _pattern(language: str) -> Pattern:
    bonus = phrase(language, "bonus").pattern
    return Pattern(rf"\b(?P<before>\d{{1,2}}) ?[%％] ?(?:{bonus})|(?:{bonus})[:：]? ?\+?(?P<behind>\d{{1,2}}) ?[%％]")


def _split(reading: Reading, pack: Pack, match: Match, known: Iterable[Money]) -> Pack:
    share = Decimal(match["before"] or match["behind"])
    for base in _bases(pack.units, share):
        if any(_costs(pack, base, each) for each in known):
            stated = reading.document.cite(match.start(), match.end(), "bonus")
            return replace(pack, units=base, bonus=base * share / _WHOLE, evidence=(*pack.evidence, stated))
    return pack


def _bases(printed: Decimal, share: Decimal) -> Iterator[Decimal]:
    """The units without the bonus: those printed, or what they are a share more than where that is a whole number."""
    yield printed
    base = printed * _WHOLE / (_WHOLE + share)
    if base == base.to_integral_value():
        yield base.to_integral_value()


def _costs(pack: Pack, base: Decimal, each: Money) -> bool:
    expected = each.amount * base
    return each.currency == pack.price.currency and abs(expected - pack.price.amount) <= pack.price.amount * _NEAR
