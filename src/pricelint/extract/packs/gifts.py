"""Packs whose printed units hold the bonus already: "¥50 = 550 points (50 of them a gift)"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pricelint.extract.cards.kind import Offer
from pricelint.extract.cards.words import phrase
from pricelint.model.fact import Pack

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

Read = list[tuple[Offer, Pack]]

_LEAST, _REACH = 2, 24
_NEAR = Decimal("0.001")


def without_gifts(reading: Reading, packs: Read) -> Read:
    """The packs with the bonus taken off the units where words say that these hold it ("330 credits, including 30 bonus
    credits") or the prices of the page prove it.

    These prove it where all packs cost the same per unit without their bonus and do not with it; that a plus sign adds
    the bonus to a single pack may be chance, unless the page prints that price of one unit too. A button that sells the
    whole again is no other pack.
    """
    packs = [(offer, _told(reading, offer, pack)) for offer, pack in packs]
    once = _once(packs)
    if any(_is_told(reading, offer) for offer, _ in once):
        return once
    held = [pack.units - pack.bonus for _, pack in once]
    if len(once) < _LEAST or not any(pack.bonus for _, pack in once) or min(held) <= 0:
        return packs
    prices = [pack.price.amount for _, pack in once]
    if len({pack.price.currency for _, pack in once}) > 1:
        return packs
    if _may_be_chance(reading, once) and not _is_printed(reading, once[0][1], held[0]):
        return packs
    printed = _alike(prices, [pack.units for _, pack in once])
    if printed or not _alike(prices, held):
        return packs
    return [(offer, replace(pack, units=units)) for (offer, pack), units in zip(once, held, strict=True)]


def _told(reading: Reading, offer: Offer, pack: Pack) -> Pack:
    taken_off = _is_told(reading, offer) and pack.bonus < pack.units
    return replace(pack, units=pack.units - pack.bonus) if taken_off else pack


def _is_told(reading: Reading, offer: Offer) -> bool:
    """Whether words right before the bonus of an offer say that its units hold it."""
    span = offer.grant.bonus_span if offer.grant else None
    if span is None:
        return False
    lead = reading.plain[max(0, span[0] - _REACH) : span[0]].rpartition("\n")[2]
    return phrase(reading.language, "holds").search(lead) is not None


def _once(packs: Read) -> Read:
    """The packs without those that repeat the printed units and the price of one with a bonus."""
    given = {(pack.price, pack.units) for _, pack in packs if pack.bonus}
    return [(offer, pack) for offer, pack in packs if pack.bonus or (pack.price, pack.units) not in given]


def _is_printed(reading: Reading, pack: Pack, units: Decimal) -> bool:
    """Whether the page prints what one unit of a pack costs if it holds so many."""
    each = pack.price.amount / units
    known = [rate.money.amount / rate.units for rate in reading.rates if rate.money.currency == pack.price.currency]
    return any(abs(one - each) <= each * _NEAR for one in known)


def _may_be_chance(reading: Reading, packs: Read) -> bool:
    """Whether a plus sign adds a bonus and no other pack has one."""
    return any(_added(reading, offer) for offer, _ in packs) and sum(bool(pack.bonus) for _, pack in packs) < _LEAST


def _alike(prices: Sequence[Decimal], units: Iterable[Decimal]) -> bool:
    """Whether all sizes have one price per unit."""
    each = [price / number for price, number in zip(prices, units, strict=True)]
    return max(each) - min(each) <= max(each) * _NEAR


def _added(reading: Reading, offer: Offer) -> bool:
    """Whether a plus sign adds the bonus to the units."""
    grant = offer.grant
    if grant is None or grant.bonus_span is None:
        return False
    start, end = min(grant.span[1], grant.bonus_span[1]), grant.bonus_span[1]
    return "+" in reading.plain[start:end]
