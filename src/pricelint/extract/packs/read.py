"""One-off purchases of units on a page."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.periods import time_words
from pricelint.extract.cards.kind import Kind, Offer
from pricelint.extract.cards.prices.unit_prices import times
from pricelint.extract.cards.units.grants import Grant
from pricelint.extract.cards.words import phrase
from pricelint.extract.packs.gifts import without_gifts
from pricelint.extract.packs.magnitudes import guarded
from pricelint.extract.packs.shares import with_shares
from pricelint.extract.plans.points import settle
from pricelint.extract.stored import doubted_packs
from pricelint.model.fact import Pack
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_SHORT = 70
_CENTS = 2
_NUMBER = regex.compile(r"\d+[ -]?")
_THOUSANDS = regex.compile(r"\d[.,]\d{3}(?!\d)")
PERIODIC = "its card names a period: a month may be how long it lasts or how often it is charged"
TIMED = "its name is a length of time: that may be how long it lasts or how often it is charged"
BUNDLED = "its card names a thing that comes with the units"
BORROWED = "no currency stands beside its price; read like the page's other amounts"

OUTPUT = "its size counts an output by its own name; others of the page's packs may hold something else"


def read_packs(reading: Reading) -> tuple[Pack, ...]:
    """The packs that the page states, in order; renderings of the same pack are one."""
    packs = [(o, pack) for o in reading.offers if o.kind is Kind.PACK and (pack := _pack(reading, o))]
    packs = without_gifts(reading, _without_sums(reading, packs))
    found: dict[tuple[object, ...], Pack] = {}
    for pack in with_shares(reading, packs):
        found.setdefault((pack.price, pack.units, pack.bonus), pack)
    return doubted_packs(guarded(tuple(found.values())))


def _without_sums(reading: Reading, packs: list[tuple[Offer, Pack]]) -> list[tuple[Offer, Pack]]:
    """The packs without what a calculator beside them shows: a price that is only called a total, below what one unit
    costs ("$0.12 per credit", "Total: $6.00")."""
    priced = [(offer, pack) for offer, pack in packs if not _is_sum(reading, offer, pack)]
    return priced or packs


def _is_sum(reading: Reading, offer: Offer, pack: Pack) -> bool:
    sums = [amount for amount in offer.amounts if amount.mention.money == pack.price]
    each = reading.money_in(offer.card.start, offer.card.end)
    rated = any(times(one, pack.units, amount.mention) for one in each for amount in sums)
    return rated and all(amount.total for amount in sums)


def _pack(reading: Reading, offer: Offer) -> Pack | None:
    grant, price = offer.grant, _price(offer)
    if grant is None or not grant.amount or price is None or _is_part(reading, grant):
        return None
    if _is_value(price.money.amount) or _are_choices(reading, grant.span[0], price.start):
        return None
    cite = reading.document.cite
    evidence = [cite(price.start, price.end, "price"), cite(*grant.span, "units")]
    if price.said:
        evidence.append(cite(*price.said, "currency"))
    if grant.bonus_span:
        evidence.append(cite(*grant.bonus_span, "bonus"))
    return Pack(
        name=offer.card.title,
        price=price.money,
        units=grant.amount,
        bonus=grant.bonus,
        evidence=tuple(evidence),
        method="packs.card",
        doubt=_doubt(reading, offer) or (BORROWED if price.borrowed else OUTPUT if grant.of_output else None),
    )


def _doubt(reading: Reading, offer: Offer) -> str | None:
    """Why a pack may be no bare number of units for money: it recurs or lasts, or a device comes with it."""
    if _is_periodic(offer):
        return PERIODIC
    if _is_time(reading, offer.card.title):
        return TIMED
    lines = (reading.plain[line.start : line.end] for line in offer.card.lines)
    device = phrase(reading.language, "devices")
    return BUNDLED if any(device.search(text) for text in lines if len(text) <= _SHORT) else None


def _is_time(reading: Reading, name: str) -> bool:
    """Whether a name begins with a length of time ("3 months") that is not what is sold."""
    number = _NUMBER.match(name)
    timed = number and time_words(reading.language).match(name, number.end())
    return bool(timed) and not reading.unit_pattern.search(name)


def _is_part(reading: Reading, grant: Grant) -> bool:
    """Whether a number holds part of a unit, which nobody sells; three decimals may be thousands ("1.500")."""
    whole = grant.amount is None or grant.amount % 1 == 0
    return not whole and not _THOUSANDS.search(reading.plain[slice(*grant.span)])


def _is_value(amount: Decimal) -> bool:
    """Whether an amount is what units are worth ("2 credits = $0.0266") and no price: nobody pays parts of a cent."""
    return amount < 1 and amount != round(amount, _CENTS)


def _are_choices(reading: Reading, units: int, price: int) -> bool:
    """Whether units and price are options to choose from, but not one and the same."""
    chosen = [reading.document.block_at(offset).element for offset in (units, price)]
    tags = {reading.document.elements[index].tag for index in chosen}
    return tags == {"option"} and chosen[0] != chosen[1]


def _is_periodic(offer: Offer) -> bool:
    """Whether a period that comes again stands beside an amount of a pack, or right behind its units."""
    grant = offer.grant
    if grant and grant.per_span and grant.per is not Period.ONCE and 0 <= grant.per_span[0] - grant.span[1] <= 1:
        return True
    return any(amount.per and amount.per is not Period.ONCE for amount in offer.amounts if not amount.prose)


def _price(offer: Offer) -> MoneyMention | None:
    """What the pack costs now: its first amount that is neither struck nor inside a sentence."""
    amounts = [a for a in settle(offer.amounts, None) if not a.listed and a.mention.money.amount > 0]
    return next((a.mention for a in amounts if not a.prose), None)
