"""How often an amount is charged: words of charging around it, or what a table calls its row or column."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pricelint.extract.annotate.periods import PeriodMention, period_behind, read_periods, uncommon_periods
from pricelint.extract.cards.brackets import open_bracket
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.prices.beside import LINE_BREAKS
from pricelint.extract.cards.prices.unit_prices import times
from pricelint.extract.cards.words import phrase
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.cards.prices.amounts import Amount
    from pricelint.extract.reading import Reading

_BILLED_REACH = 80
_BESIDE = 3
_LEADS = 8
_COMMA = 2
NEXT = 5
_SHORT = 45
_LONGER = frozenset({Period.QUARTER, Period.YEAR})
_MONTHS = Decimal(12)
_PARTS = re.compile(r"\n|[.;!?] |[。；！？]")
_LEADS_TO = re.compile(r" ?[:：]")
_COLONS = (":", "：")
_PARTED = ("·", "•", "|", "/")
Span = tuple[int, int]


def placed(period: PeriodMention, offset: int) -> tuple[Period, Span]:
    """The period of a mention with its span in the document, where its text begins at `offset`."""
    return period.period, (offset + period.start, offset + period.end)


def _next_ones(reading: Reading, amount: Amount, end: int) -> bool:
    """Words of charging in a later line or sentence right before another amount ("$5/mo", "yearly: $49") are that
    amount's, and so are those that a colon leads to it ("$5/mo, yearly: $49") or that share a bracket with it ("$5/mo
    (yearly $49)").

    They are this one's where the other is its sum ("$8/mo", "billed yearly $96") or has words of its own ("$19/mo",
    "when billed yearly, $24 billed monthly"), and where the period of this one stands before them ("$14", "per month,
    billed yearly", "$18 month-to-month").
    """
    following = reading.money_in(end, end + NEXT)
    if not following or times(amount.mention, _MONTHS, following[0]):
        return False
    begin = max(amount.mention.end, amount.per_span[1] if amount.per_span and amount.per_span[1] <= end else 0)
    leads = _PARTS.search(reading.plain, begin, end) or _LEADS_TO.match(reading.plain, end)
    shares = open_bracket(reading.plain[begin : following[0].start]) >= 0
    return bool(leads or shares) and not charged_beside(reading, following[0].end)


def charged_beside(reading: Reading, end: int) -> bool:
    """Whether words of charging stand right behind an amount that ends at `end` and lead to no other: "$24 billed
    monthly", not "Monthly plan $5 yearly plan $49"."""
    behind = read_periods(reading.plain[end : end + _BILLED_REACH], reading.language)
    beside = next((p for p in behind if p.billing and p.start <= _BESIDE), None)
    if beside is None:
        return False
    following = reading.money_in(end + beside.end, end + beside.end + _LEADS)
    return not following or "\n" in reading.plain[end + beside.end : following[0].start]


def _billed_by_head(reading: Reading, line: Line, amount: Amount) -> Amount:
    """A monthly amount in the row or column that a table calls yearly is charged once a year."""
    if amount.per is not Period.MONTH or amount.billed or amount.per_span is None or not line.label:
        return amount
    yearly = [p for p in read_periods(line.label, reading.language) if p.period is Period.YEAR]
    if not yearly or amount.per_span[0] < amount.mention.start:
        return amount
    return replace(amount, billed=Period.YEAR, billed_span=placed(yearly[0], line.label_start)[1])


def with_billing(reading: Reading, line: Line, amount: Amount, reach: Span) -> Amount:
    """Charged how often: words of charging before the amount on its line, or behind it up to the next amount."""
    start = max(reach[0], amount.mention.start - 40, line.start)
    end = min(reach[1], amount.mention.end + _BILLED_REACH)
    said = [p for p in read_periods(reading.plain[start:end], reading.language) if p.billing]
    tail = reading.plain[amount.mention.end : end]
    said = [p for p in said if tail[: max(0, start + p.start - amount.mention.end)].count("\n") <= 1 + LINE_BREAKS]
    said = [p for p in said if not _last_ones(reading, amount, reach[0], placed(p, start)[1])]
    if reach[0] > line.start:
        said = [p for p in said if not _shut_in(reading, (reach[0], amount.mention.start), start + p.end)]
    if charged_beside(reading, amount.mention.end):
        said = [p for p in said if start + p.start >= amount.mention.end]
    behind = bool(said) and start + said[0].start >= amount.mention.end
    if not said or (behind and _next_ones(reading, amount, start + said[0].end)):
        return _billed_by_head(reading, line, _billed_by_lead(reading, amount, start))
    period, span = placed(said[0], start)
    per = amount.per
    if per is None and (span[0] < amount.mention.start or span[0] - amount.mention.end <= _BESIDE):
        return replace(amount, per=period, per_span=span, billed=period, billed_span=span)
    return replace(amount, billed=period, billed_span=span)


def billed_above(reading: Reading, card: Card, number: int, amount: Amount) -> Amount:
    """A monthly amount, the first of its card, is charged as the lines above it say: "Yearly plan", "Billed every 3
    months". Lines that name several ways to pay say nothing of it."""
    lines = [line for line in card.lines[:number] if line.end - line.start <= _SHORT]
    if amount.per is not Period.MONTH or amount.billed or reading.money_in(card.start, card.lines[number].start):
        return amount
    texts = [reading.plain[line.start : line.end] for line in lines]
    if any(p.billing for text in texts for p in uncommon_periods(text, reading.language)):
        return replace(amount, uncommon=True)
    said = [placed(period, line.start) for line in lines for period in _charging(reading, line)]
    if len({period for period, _ in said}) != 1 or said[0][0] not in _LONGER:
        return amount
    return replace(amount, billed=said[0][0], billed_span=said[0][1])


def _charging(reading: Reading, line: Line) -> list[PeriodMention]:
    return [p for p in read_periods(reading.plain[line.start : line.end], reading.language) if p.billing]


def _last_ones(reading: Reading, amount: Amount, last: int, span: Span) -> bool:
    """Whether words of charging between two amounts are those of the first ("$4 a month billed yearly or $5 a month"):
    nothing but its period stands before them, and a word or sign of another alternative behind them."""
    period = period_behind(reading.plain, last, reading.language)
    between = reading.plain[span[1] : amount.mention.start].strip()
    follows = period is not None and last < period.end <= span[0] and span[0] - period.end <= _COMMA
    parted = between in _PARTED or phrase(reading.language, "link").match(f"{between} ")
    return follows and span[1] <= amount.mention.start and bool(parted)


def _shut_in(reading: Reading, between: Span, end: int) -> bool:
    """Whether words of charging that end at `end`, between two amounts, stand in a bracket that shuts before the second
    ("$9.80/mo (billed yearly) $12/mo")."""
    inside = open_bracket(reading.plain[between[0] : end]) >= 0 and end <= between[1]
    return inside and open_bracket(reading.plain[between[0] : between[1]]) < 0


def _billed_by_lead(reading: Reading, amount: Amount, start: int) -> Amount:
    """A monthly amount that a year leads to with a colon ("yearly: $3.99 a month") is charged once a year."""
    lead = reading.plain[start : amount.mention.start].rstrip()
    if amount.per is not Period.MONTH or amount.billed or lead[-1:] not in _COLONS:
        return amount
    named = [p for p in read_periods(lead, reading.language) if len(lead) - p.end <= 1 + _BESIDE]
    if not lead or not named or named[-1].period is not Period.YEAR:
        return amount
    return replace(amount, billed=Period.YEAR, billed_span=placed(named[-1], start)[1])
