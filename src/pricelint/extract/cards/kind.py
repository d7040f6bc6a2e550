"""Plan or pack: what makes a card a subscription tier and what makes it a one-off purchase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card, Line, ends_sentence
from pricelint.extract.cards.once import is_bought_once, is_lasting, is_sold_once
from pricelint.extract.cards.prices.amounts import Amount, card_amounts
from pricelint.extract.cards.prices.unit_prices import without_rates
from pricelint.extract.cards.set_aside.others import is_under_rival
from pricelint.extract.cards.set_aside.reports import is_report
from pricelint.extract.cards.units.grants import Grant, card_grant
from pricelint.extract.cards.units.not_granted import is_cost
from pricelint.extract.cards.units.sizes import is_size
from pricelint.extract.cards.units.valued import is_valued
from pricelint.extract.cards.words import phrase, price_head
from pricelint.extract.modalities import modality_of
from pricelint.model.evidence import Place
from pricelint.model.money import Money
from pricelint.model.units import RECURRING, Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_STARS = regex.compile(r"[★⭐☆✩️ ]{3,}")
_PIECES = regex.compile(r"\d+ ?[xX×] ?\p{L}")
"""A name that begins with a number of pieces ("3x Boost Credit"): those are bought, a month is what one is good for."""
_SHORT, _LEAST_LIST = 70, 2
_OFFERS = ("pack", "plan")


class Kind(StrEnum):
    """What a card offers."""

    PLAN = "plan"
    PACK = "pack"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Offer:
    """A card with its amounts, its units and what it offers."""

    card: Card
    amounts: list[Amount]
    grant: Grant | None
    kind: Kind


def offers(reading: Reading) -> tuple[Offer, ...]:
    """Every card of the page judged alone, then beside the other cards of its list.

    A page that reports on prices, its own or another vendor's, offers nothing.
    """
    if not reading.money or is_report(reading):
        return ()
    alone = [_judge(reading, card) for card in reading.cards]
    votes: dict[int, Counter[Kind]] = {}
    for offer in alone:
        if offer.kind is not Kind.NONE:
            votes.setdefault(offer.card.group, Counter())[offer.kind] += 1
    sizes = Counter(offer.card.group for offer in alone if offer.amounts)
    together = [_beside(reading, offer, votes.get(offer.card.group), sizes) for offer in alone]
    return tuple(_told_once(reading, together))


def _told_once(reading: Reading, found: list[Offer]) -> list[Offer]:
    """The offers without those packs of answers that only repeat a tier's price, and without any of them where the page
    lists packs elsewhere: there they are examples. A plan that is listed again without its period is no pack, and what
    is sold once, and again without a period, no plan."""
    bought = {one for offer in found if any(a.per is Period.ONCE for a in offer.amounts) for one in _sold(offer)}
    loose = [o for o in found if not any(a.per for a in o.amounts) and not (o.grant and o.grant.per)]
    found = [offer for offer in found if offer not in loose or bought.isdisjoint(_sold(offer))]
    tiers = {one for offer in found if offer.kind is Kind.PLAN for one in _sold(offer)}
    found = [offer for offer in found if offer.kind is not Kind.PACK or tiers.isdisjoint(_sold(offer))]
    packs = [offer for offer in found if offer.kind is Kind.PACK]
    answers = [offer for offer in packs if _is_answer(reading, offer)]
    prices = {a.mention.money for offer in found if offer.kind is Kind.PLAN for a in offer.amounts}
    listed = len(packs) > len(answers)
    repeated = [offer for offer in answers if listed or any(a.mention.money in prices for a in offer.amounts)]
    return [offer for offer in found if offer not in repeated]


def _sold(offer: Offer) -> set[tuple[str, Decimal, Money]]:
    """Under which name an offer sells which units for which money; nothing where it tells no units."""
    units = offer.grant.amount if offer.grant else None
    return {(offer.card.title.casefold(), units, a.mention.money) for a in offer.amounts} if units else set()


def _is_answer(reading: Reading, offer: Offer) -> bool:
    """Whether an offer is told in an answer, or in a sentence that has to be unfolded first."""
    block = reading.document.block_at(offer.card.start)
    return block.place is Place.FAQ or (block.place is Place.COLLAPSED and ends_sentence(block))


def _judge(reading: Reading, card: Card) -> Offer:
    if _is_cost_row(reading, card) or _is_testimonial(reading, card) or is_under_rival(reading, card):
        return Offer(card, [], None, Kind.NONE)
    amounts, grant = card_amounts(reading, card), card_grant(reading, card)
    if grant is None and (phrase(reading.language, "elsewhere").search(card.context) or _is_extra(reading, card)):
        return Offer(card, [], None, Kind.NONE)
    amounts = without_rates(amounts, grant.amount if grant else None)
    kind = _kind(reading, card, amounts, grant)
    if kind is Kind.PACK and grant and is_valued(reading, card, grant):
        return Offer(card, [], None, Kind.NONE)
    return Offer(card, amounts, grant, Kind.NONE if kind is Kind.PACK and _is_of_goods(reading, card) else kind)


def _is_of_goods(reading: Reading, card: Card) -> bool:
    """Whether the words above a card speak of workshops or the like, which units come with, and of no packs; a card
    that is named by its units alone offers those."""
    pack = phrase(reading.language, "pack", reading.unit_pattern.pattern)
    goods = phrase(reading.language, "goods").search(card.context)
    named = is_size(reading, (card.title_start, card.title_end))
    return bool(goods) and not named and not pack.search(f"{card.context} {card.title}")


def _kind(reading: Reading, card: Card, amounts: list[Amount], grant: Grant | None) -> Kind:
    paid = [a for a in amounts if a.mention.money.amount > 0]
    if not paid or (grant is None and phrase(reading.language, "addon").search(card.context)):
        return Kind.NONE
    if grant and grant.amount and _PIECES.match(card.title):
        return Kind.PACK
    if any(((a.per or a.billed) in RECURRING or a.uncommon) and not a.prose for a in paid):
        return Kind.PLAN
    if grant is None or grant.amount is None:
        return Kind.PLAN if grant is None and is_sold_once(reading, card) else Kind.NONE
    if is_lasting(reading, card, grant):
        return Kind.PLAN
    if is_bought_once(reading, card) or any(a.per is Period.ONCE for a in paid):
        return Kind.PACK
    if grant.per in RECURRING:
        return Kind.PLAN
    return _by_words(reading, card)


def _is_extra(reading: Reading, card: Card) -> bool:
    """Whether the name of a card says that it comes on top of others ("Additional user"); "Extra" alone is a tier."""
    return len(card.title.split()) > 1 and bool(phrase(reading.language, "extras").search(card.title))


def _is_cost_row(reading: Reading, card: Card) -> bool:
    """A row of a table that says in units what an action takes; an amount beside it is their value in money."""
    cells = [line for line in card.lines if line.label]
    counts = [count for line in cells for count in reading.counts_in(line.start, line.end)]
    if (counts and all(is_cost(reading, c, card.end) for c in counts)) or any(
        _is_unit_price(reading, c) for c in cells
    ):
        return True
    if not cells or modality_of(card.title, reading.language) is None:
        return False
    words = " ".join([card.title, card.context, *(line.label for line in cells)])
    return not any(phrase(reading.language, name, reading.unit_pattern.pattern).search(words) for name in _OFFERS)


def _is_unit_price(reading: Reading, cell: Line) -> bool:
    """Whether a table calls the bare number of a cell a price in units: "Price (credits)"."""
    if not reading.unit_pattern.search(cell.label) or reading.money_in(cell.start, cell.end):
        return False
    head = reading.unit_pattern.sub(" ", cell.label).strip(" ()[]（）:/")
    return price_head(reading.language).fullmatch(head) is not None


def _is_testimonial(reading: Reading, card: Card) -> bool:
    """A row of stars rates what a customer says: the amounts in it are theirs."""
    return any(_STARS.fullmatch(reading.plain[line.start : line.end]) for line in card.lines)


def _by_words(reading: Reading, card: Card) -> Kind:
    """By the words above the list; a count of units with a price and no period is a pack, also under "credit plans"
    where the count is all its name, or where the card says that its units never expire."""
    if _is_number_of_units(reading, card) or _keeps(reading, card):
        return Kind.PACK
    pack = phrase(reading.language, "pack", reading.unit_pattern.pattern).search(card.context)
    plan = phrase(reading.language, "plan").search(card.context + " " + card.title)
    return Kind.PLAN if plan and not pack and reading.recurs else Kind.PACK


def _is_number_of_units(reading: Reading, card: Card) -> bool:
    """Whether a card is named by its units alone ("50 credits"), and no period stands above its list."""
    counted = reading.counts_in(card.title_start, card.title_start + len(card.title))
    named = counted and len(card.title) <= counted[-1].end - card.title_start
    return bool(named) and not _under_period(reading, card)


def _keeps(reading: Reading, card: Card) -> bool:
    """Whether a short line of a card counts units that never expire, and no period stands above its list."""
    never = phrase(reading.language, "keeps")
    lines = [line for line in card.lines if line.end - line.start <= _SHORT]
    kept = any(
        reading.counts_in(line.start, line.end) and never.search(reading.plain[line.start : line.end]) for line in lines
    )
    return kept and not _under_period(reading, card)


def _under_period(reading: Reading, card: Card) -> bool:
    """Whether a period stands above the list of a card."""
    return bool({p.period for p in read_periods(card.context, reading.language)} & RECURRING)


def _beside(reading: Reading, offer: Offer, votes: Counter[Kind] | None, sizes: Counter[int]) -> Offer:
    """A card that is nothing by itself is a plan among plans: a free tier, or one on request; at a price of zero even
    where most of the list are packs. Words of a pack beside its price leave it nothing."""
    free = any(not amount.mention.money.amount for amount in offer.amounts)
    bought = any(amount.mention.money.amount for amount in offer.amounts) and is_bought_once(reading, offer.card)
    given = free and offer.grant is not None and bool(offer.grant.amount)
    plans = votes and not bought and (given or (votes[Kind.PLAN] and (free or votes.most_common(1)[0][0] is Kind.PLAN)))
    if offer.kind is not Kind.NONE or not plans:
        return _alone(reading, offer, sizes[offer.card.group]) if offer.kind is Kind.NONE and not votes else offer
    return Offer(offer.card, offer.amounts, offer.grant, Kind.PLAN)


def _alone(reading: Reading, offer: Offer, size: int) -> Offer:
    """Prices without a period are plans only in a list under words (a toggle, a heading) that name one."""
    if size < _LEAST_LIST:
        return offer
    paid: Sequence[Amount] = [a for a in offer.amounts if a.mention.money.amount > 0 and not a.prose]
    periods = {p.period for p in read_periods(offer.card.context, reading.language)} & RECURRING
    named = periods and not is_bought_once(reading, offer.card)
    return Offer(offer.card, offer.amounts, offer.grant, Kind.PLAN) if paid and named else offer
