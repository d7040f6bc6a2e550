"""The amounts on a card: which are its price, per what and charged how often; which are list prices or none at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.periods import period_behind, read_periods
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.prices.beside import (
    EQUATED,
    LEAD_REACH,
    OPEN_ENDED,
    RANGED,
    is_taken_off,
    leads_to_other,
    said_before,
    said_behind,
    without_lead,
)
from pricelint.extract.cards.prices.charging import billed_above, with_billing
from pricelint.extract.cards.prices.per_what import with_per
from pricelint.extract.cards.prices.taxes import without_twins
from pricelint.extract.cards.prices.uncommon import as_uncommon
from pricelint.extract.cards.prices.unit_prices import (
    is_each,
    is_equated,
    is_rate,
    is_rate_column,
    is_size_price,
    is_worth,
    leads_as_rate,
)
from pricelint.extract.cards.titles import width
from pricelint.extract.cards.words import money_worth, phrase, price_head
from pricelint.extract.unit.words import plain_names
from pricelint.model.evidence import Place
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_PROSE = 110
_SEAT_REACH = 40
_SIGN = 3
_MINUS = frozenset("-−–")
_QUOTES = '"“„«「『'
Span = tuple[int, int]


class Amount(msgspec.Struct, frozen=True, gc=False):
    """One amount on a card.

    `per`/`billed` with the spans that say so (None where nothing does); `listed` where it is a struck or former price;
    `prose` where it stands inside a sentence; `total` where words of a sum lead to it ("billed $96", "soit 96 €");
    `unsure` where two periods stand behind it; `part` where it is one of several payments, `whole` where it is what
    such payments pay; `uncommon` where it is for, or charged every, length of time that is no period.
    """

    mention: MoneyMention
    per: Period | None = None
    per_span: Span | None = None
    billed: Period | None = None
    billed_span: Span | None = None
    seat: bool = False
    listed: bool = False
    prose: bool = False
    starting: bool = False
    intro: bool = False
    unsure: bool = False
    total: bool = False
    part: bool = False
    uncommon: bool = False
    whole: bool = False


def card_amounts(reading: Reading, card: Card) -> list[Amount]:
    """The amounts of a card that can be its price or list price, in reading order."""
    found: list[Amount] = []
    for number, line in enumerate(card.lines):
        mentions = reading.money_in(line.start, line.end)
        if not mentions:
            continue
        if is_beside_answer(reading, card, line) and line.start != card.title_start:
            continue
        if is_rate_column(reading, line) or _is_extra(reading, card, line) or reading.plain[line.start] in _QUOTES:
            continue
        for index, mention in enumerate(mentions):
            before = mentions[index - 1].end if index else line.start
            if is_size_price(reading, mention.end) or not _is_no_price(reading, line, mention, before):
                stop = min(_stop(reading, card, mention), line.end if line.label else card.end)
                found.append(_amount(reading, card, number, mention, (before, stop)))
    return _whole(without_twins(reading, found))


def _whole(amounts: list[Amount]) -> list[Amount]:
    """The amounts without those that are one payment of several: they pay another price of the card, other than the
    twelve that are a year paid by the month where no other price stands."""
    priced = any(not (amount.part or amount.listed) for amount in amounts)
    kept = [amount for amount in amounts if not amount.part or (amount.per and not priced)]
    return kept if len(kept) == len(amounts) else [replace(amount, whole=not amount.part) for amount in kept]


def _is_extra(reading: Reading, card: Card, line: Line) -> bool:
    """Whether a table calls a row what comes on top of its plans ("Extra seat", "Additional credits"), a line below the
    price leads to its amount with such words, or it is the row of a feature below the row of prices."""
    extra = bool(phrase(reading.language, "extras").search(line.label or _later(reading, card, line)))
    return extra or (_is_row(card, line) and not _prices(reading, line) and any(_told(reading, card)))


def _later(reading: Reading, card: Card, line: Line) -> str:
    """What leads to the amount of a line that stands below another amount of its card ("Additional user $10/mo")."""
    mentions = reading.money_in(line.start, line.end)
    if not mentions or not reading.money_in(card.start, line.start):
        return ""
    lead = reading.plain[line.start : mentions[0].start].strip()
    return lead if len(lead) <= _SEAT_REACH else ""


def _told(reading: Reading, card: Card) -> Iterator[bool]:
    """Of each row of a card that is a column of a table, whether it holds its price."""
    return (_is_row(card, row) and _prices(reading, row) for row in card.lines if reading.money_in(row.start, row.end))


def _is_row(card: Card, line: Line) -> bool:
    """Whether a line is a row of a table whose columns are the cards."""
    return bool(line.label) and line.label_start > card.title_start


def _prices(reading: Reading, line: Line) -> bool:
    """Whether a row is called a price, or by its period."""
    head = price_head(reading.language).fullmatch(line.label.strip(" :"))
    return bool(head or read_periods(line.label, reading.language))


def is_beside_answer(reading: Reading, card: Card, line: Line) -> bool:
    """Whether a line answers a question while its card is no part of the answer."""
    places = [reading.document.block_at(at).place for at in (line.start, card.start)]
    return places[0] is Place.FAQ and places[1] is not Place.FAQ


def _stop(reading: Reading, card: Card, mention: MoneyMention) -> int:
    """How far the words behind an amount reach: to the next amount, at most two lines on."""
    after = reading.money_in(mention.end, min(card.end, mention.end + 200))
    return min(after[0].start if after else card.end, mention.end + 200)


def _is_no_price(reading: Reading, line: Line, mention: MoneyMention, before: int) -> bool:
    """Savings, unit prices and balances in money: "save $20", "$0.05 per image", "$5 in credits"."""
    lead = reading.plain[max(before, mention.start - LEAD_REACH) : mention.start]
    tail = reading.plain[mention.end : mention.end + 40]
    if (
        _is_signed(reading, line, mention)
        or leads_to_other(lead, reading.language)
        or leads_as_rate(lead, reading.language, reading.unit_pattern.pattern)
        or is_equated(reading, mention, before)
        or is_taken_off(tail, reading.language)
        or is_each(reading, mention.end)
        or is_rate(reading, mention)
        or is_worth(reading, mention.end)
        or (RANGED.match(tail) and not reading.counts_in(mention.end, mention.end + _SIGN))
        or (EQUATED.match(tail) and any(char.isalpha() for char in reading.plain[line.start : mention.start]))
        or (OPEN_ENDED.match(tail) and not read_periods(line.label, reading.language))
    ):
        return True
    units = reading.unit_pattern if reading.unit else plain_names(reading.language)
    return bool(money_worth(units.pattern).match(tail))


def _is_signed(reading: Reading, line: Line, mention: MoneyMention) -> bool:
    """Whether a sign makes an amount what is added to a price per period or taken off one: "Option: +9 €/month", "-5
    €/month" as a badge of its own or right behind the price."""
    at = mention.start - 1
    sign = reading.plain[at] if at >= line.start else ""
    if sign == "+":
        tail = phrase(reading.language, "seat").sub(
            "", reading.plain[mention.end : min(line.end, mention.end + _SEAT_REACH)]
        )
        return at > line.start and period_behind(tail, 0, reading.language) is not None
    if sign not in _MINUS:
        return False
    before = reading.money_in(line.start, at)
    return at == line.start or (
        before[-1].end == at and before[-1].money.amount > mention.money.amount if before else False
    )


def _amount(reading: Reading, card: Card, number: int, mention: MoneyMention, reach: Span) -> Amount:
    line, language = card.lines[number], reading.language
    lead = reading.plain[max(reach[0], mention.start - 30) : mention.start]
    tail = reading.plain[mention.end : reach[1]]
    own = without_lead(tail, language) if reading.money_in(reach[1], reach[1] + 1) else tail
    before, behind = said_before(lead, language), said_behind(own, language)
    amount = Amount(
        mention=mention,
        listed=mention.struck or before.was,
        prose=width(reading.plain[line.start : line.end]) > _PROSE and mention.start - line.start > 3,
        starting=before.starting or behind.starting,
        intro=before.intro or behind.intro,
        seat=_per_seat(reading, mention.end, tail),
        total=before.total,
        part=before.part,
    )
    if parts := before.instalments:
        span = (mention.start - len(lead) + parts[0], mention.start - len(lead) + parts[1])
        return replace(amount, per=Period.MONTH, per_span=span, billed=Period.YEAR, billed_span=span)
    if amount.part:
        return amount
    amount = with_per(reading, card, number, amount, tail)
    amount = with_billing(reading, line, amount, (reach[0], mention.end + len(tail)))
    return as_uncommon(reading, card, line, billed_above(reading, card, number, amount), tail)


def _per_seat(reading: Reading, end: int, tail: str) -> bool:
    """Words of seats behind an amount, before any count of units: those may be per seat while the price is not."""
    counts = reading.counts_in(end, end + _SEAT_REACH)
    stop = counts[0].start - end if counts else _SEAT_REACH
    return bool(phrase(reading.language, "seat").search(tail[: min(stop, _SEAT_REACH)]))
