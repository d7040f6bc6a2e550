"""The units a card grants: the base count, what is added to it, and whether it is unlimited."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec
import regex
from msgspec.structs import replace

from pricelint.extract.annotate.numbers import Number, read_numbers
from pricelint.extract.annotate.periods import PeriodMention, holding_periods, period_behind, read_periods
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.prices.amounts import is_beside_answer
from pricelint.extract.cards.units.added import SIZE, added_to, is_bonus, summed
from pricelint.extract.cards.units.bare import bare_size
from pricelint.extract.cards.units.not_granted import is_cost, is_held, is_kept, is_length, is_measured, is_priced
from pricelint.extract.cards.units.proven_sizes import proven_size
from pricelint.extract.cards.units.sizes import is_choice, is_whole
from pricelint.extract.cards.units.worded_sizes import worded_size
from pricelint.extract.cards.words import phrase, unlimited_units
from pricelint.model.units import RECURRING, Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_PROSE = 140
_LABEL = 24
_NEAR = 40
_LATER = 200
_LONGER = frozenset({Period.MONTH, Period.YEAR})
_ASIDE = regex.compile(r" ?[(（][^()（）]{2,40}[)）]$")
"""What brackets add to a number in a table: "100 (10 scans)"."""
_PERCENT = regex.compile("[%％]")
_THING = regex.compile(r"\n(\p{Ll}{4,})(?:\n|$)")
"""A line of one word in small letters below a number: what it counts."""
_PLUS = regex.compile(rf" ?\+ ?({SIZE})(?=[\s)]|$)(?! ?[%％])")
"""What a line of two bare numbers adds to the first ("550 +50")."""
Span = tuple[int, int]


class Grant(msgspec.Struct, frozen=True, gc=False):
    """Units on a card; `amount` None where unlimited. `span` proves the number, `per_span` the period; `of_output`
    tells that an output is counted, by its own name."""

    amount: Decimal | None
    span: Span
    per: Period | None = None
    per_span: Span | None = None
    bonus: Decimal = Decimal(0)
    bonus_span: Span | None = None
    of_output: bool = False


def card_grant(reading: Reading, card: Card) -> Grant | None:
    """The units that a card grants, None where it states none."""
    if reading.unit is None:
        return None
    for line in sorted(card.lines, key=lambda line: _is_under_bonus(reading, line)):
        if is_beside_answer(reading, card, line) or line.end - line.start > _PROSE or _is_of_other(reading, card, line):
            continue
        if grant := _labelled(reading, line) or _counted(reading, card, line) or _unlimited(reading, line):
            return _with_bonus_cell(reading, card, line, _of_longer_period(reading, card, line, grant))
    if number := bare_size(reading, card):
        return _bare(reading, card, number)
    if number := worded_size(reading, card) or proven_size(reading, card):
        return Grant(number.value, (number.start, number.end), of_output=True)
    return _gift(reading, card)


def _is_of_other(reading: Reading, card: Card, line: Line) -> bool:
    """Whether a line begins with the name of another tier ("Free: 5 credits to start" below "Pro: $9 a month")."""
    label, colon, _ = reading.plain[line.start : min(line.end, line.start + _LABEL)].partition(":")
    if not colon or label.strip().casefold() in card.title.casefold():
        return False
    return any(phrase(reading.language, name).fullmatch(label.strip()) for name in ("tier", "free"))


def _bare(reading: Reading, card: Card, number: Number) -> Grant:
    """A size printed as a bare number, with the units that a line behind it adds as a bonus ("75", "+5 bonus")."""
    bonus, span = added_to(reading, card, Count(number.start, number.end, number.value, number.value), [])
    added = _PLUS.match(reading.plain, number.end) if span is None else None
    if added:
        bonus, span = read_numbers(added[1], reading.language)[0].value, (number.end, added.end(1))
    output = _is_of_thing(reading, number)
    return Grant(number.value, (number.start, number.end), bonus=bonus, bonus_span=span, of_output=output)


def _is_of_thing(reading: Reading, number: Number) -> bool:
    """Whether a word below a bare number names another thing than the unit ("40", "letters")."""
    match = _THING.match(reading.plain, number.end)
    if match is None or reading.unit_pattern.search(match[1]) or read_periods(match[1], reading.language):
        return False
    return not any(phrase(reading.language, name).search(match[1]) for name in ("badge", "bonus", "action", "off"))


def _of_longer_period(reading: Reading, card: Card, line: Line, grant: Grant) -> Grant:
    """Units per day are topped by those per month that a later line grants: "300 daily credits", "4,000 a month"."""
    if grant.per is not Period.DAY or not grant.amount:
        return grant
    later = [_counted(reading, card, other) for other in card.lines if line.end <= other.start <= line.end + _LATER]
    return next((g for g in later if g and g.amount and g.amount > grant.amount and g.per in _LONGER), grant)


def _gift(reading: Reading, card: Card) -> Grant | None:
    """Units that a card only calls a gift: what it grants per period, what comes with a card without any price, or what
    is all that it sells."""
    free = not any(m.money.amount for m in reading.money_in(card.start, card.end))
    for line in card.lines:
        if is_beside_answer(reading, card, line) or line.end - line.start > _PROSE:
            continue
        for count in reading.counts_in(line.start, line.end):
            period = _period_of(reading, card, line, count)
            alone = free or period[0] or _names_pack(reading, card, line)
            given = _is_all(reading, line, count) if count.plus else alone
            if count.high and given and not is_cost(reading, count, line.end) and not is_choice(reading, count):
                return Grant(count.high, (count.start, count.end), *period)
    return None


def _names_pack(reading: Reading, card: Card, line: Line) -> bool:
    """Whether the first line of a card that names no period that comes again calls its units extra ones, which are
    bought ("Block of 500 extra credits", "$20 one-time")."""
    periods = read_periods(reading.plain[card.start : card.end], reading.language)
    if line != card.lines[0] or any(mention.period is not Period.ONCE for mention in periods):
        return False
    text = reading.plain[line.start : line.end]
    return bool(phrase(reading.language, "pack", reading.unit_pattern.pattern).search(text))


def _is_all(reading: Reading, line: Line, count: Count) -> bool:
    """Whether a line is nothing but units to be added and no bonus: "+500 credits" above or below a price."""
    return not is_bonus(reading, count) and is_whole(reading, reading.document.block_at(line.start), count)


def _is_under_bonus(reading: Reading, line: Line) -> bool:
    """Whether a table calls its column or row a bonus."""
    return bool(line.label and phrase(reading.language, "bonus").search(line.label))


def _with_bonus_cell(reading: Reading, card: Card, base: Line, grant: Grant) -> Grant:
    """The grant with the bare number under a table head that speaks of a bonus; taken out of it where its own head
    calls the grant a total."""
    if grant.bonus or grant.amount is None:
        return grant
    total = bool(base.label and phrase(reading.language, "total").search(base.label))
    for line in card.lines:
        own = line.start <= grant.span[0] < line.end
        if not own and _is_under_bonus(reading, line):
            text = reading.plain[line.start : line.end]
            numbers = read_numbers(text, reading.language)
            if len(numbers) == 1 and not _PERCENT.search(text) and not reading.money_in(line.start, line.end):
                span = (line.start + numbers[0].start, line.start + numbers[0].end)
                value = numbers[0].value
                units = grant.amount - value if total and value < grant.amount else grant.amount
                return replace(grant, amount=units, bonus=value, bonus_span=span if value else None)
    return grant


def _labelled(reading: Reading, line: Line) -> Grant | None:
    """A bare number under a table head that names the unit."""
    if not line.label or not reading.unit_pattern.search(line.label) or reading.money_in(line.start, line.end):
        return None
    text = _ASIDE.sub("", reading.plain[line.start : line.end])
    numbers = read_numbers(text, reading.language)
    counts = reading.counts_in(line.start, line.end)
    if phrase(reading.language, "unlimited").fullmatch(text.strip()):
        return Grant(None, (line.start, line.end), *_headed(line, reading.language))
    if counts and is_cost(reading, counts[0], line.end):
        return None
    if (added := summed(reading, line.start, line.end)) and not is_measured(line.label, reading.language):
        return Grant(added[0], added[1], *_headed(line, reading.language), *added[2:])
    if len(numbers) != 1 or numbers[0].start > 2 or is_measured(line.label, reading.language):
        return None
    if is_length(text[numbers[0].end :], reading):
        return None
    start, end = line.start + numbers[0].start, line.start + numbers[0].end
    beside = next(iter(_periods(reading, line.start, line.end)), None)
    return Grant(numbers[0].value, (start, end), *(_per(beside) if beside else _headed(line, reading.language)))


def _headed(line: Line, language: str) -> tuple[Period | None, Span | None]:
    """The period that a table's head names."""
    return _per(next((_shift(p, line.label_start) for p in read_periods(line.label, language)), None))


def _counted(reading: Reading, card: Card, line: Line) -> Grant | None:
    counts = [c for c in reading.counts_in(line.start, line.end) if not is_cost(reading, c, line.end)]
    counts = [c for c in counts if not is_kept(reading, c) and not is_priced(reading, c) and not is_held(reading, c)]
    main = [c for c in counts if c.high and not c.plus and not is_bonus(reading, c)]
    if not main or is_choice(reading, main[0]):
        return None
    count = main[0]
    bonus, span = added_to(reading, card, count, [c for c in counts if c not in main])
    period = _period_of(reading, card, line, count)
    if span and period[0] is None and _comes_again(reading, span):
        bonus, span = Decimal(0), None
    return Grant(count.high, (count.start, count.end), *period, bonus, span)


def _comes_again(reading: Reading, span: Span) -> bool:
    """Whether units that are added to others come each period ("+20 free credits every month"): no part of a pack."""
    stop = min(reading.document.block_at(span[1] - 1).end, span[1] + _NEAR)
    return any(p.period in RECURRING for p in read_periods(reading.plain[span[0] : stop], reading.language))


def _period_of(reading: Reading, card: Card, line: Line, count: Count) -> tuple[Period | None, Span | None]:
    """The period nearest to a count on its line, behind it first, or on the card's next line."""
    behind = _periods(reading, count.end, min(line.end, count.end + _NEAR))
    if behind and not reading.money_in(count.end, behind[0].start):
        return _per(behind[0])
    before = _periods(reading, max(line.start, count.start - _NEAR), count.end)
    if before and not reading.money_in(before[-1].start, count.start):
        return _per(before[-1])
    following = period_behind(reading.plain, count.end, reading.language)
    if following is None or following.end > card.end or _begins_offer(reading, count.end, following):
        return None, None
    if phrase(reading.language, "occasion").match(reading.plain, following.end):
        return None, None
    return _per(following)


def _begins_offer(reading: Reading, end: int, period: PeriodMention) -> bool:
    """Whether a period on the next line begins another offer there ("Yearly $90")."""
    block = reading.document.block_at(period.start)
    return block.start >= end and bool(reading.money_in(period.end, block.end))


def _periods(reading: Reading, start: int, end: int) -> list[PeriodMention]:
    return [_shift(p, start) for p in holding_periods(reading.plain[start:end], reading.language)]


def _shift(period: PeriodMention, offset: int) -> PeriodMention:
    return PeriodMention(offset + period.start, offset + period.end, period.period, period.billing)


def _per(period: PeriodMention | None) -> tuple[Period | None, Span | None]:
    return (period.period, (period.start, period.end)) if period else (None, None)


def _unlimited(reading: Reading, line: Line) -> Grant | None:
    pattern = unlimited_units(reading.language, reading.unit_pattern.pattern)
    match = pattern.search(reading.plain[line.start : line.end])
    return Grant(None, (line.start + match.start(), line.start + match.end())) if match else None
