"""How often an amount is charged: words of charging around it, or what a table calls its row or column."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pricelint.extract.annotate.periods import PeriodMention, read_periods
from pricelint.extract.cards.beside import LINE_BREAKS
from pricelint.extract.cards.card import Line
from pricelint.extract.cards.unit_prices import times
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.cards.amounts import Amount
    from pricelint.extract.reading import Reading

_BILLED_REACH = 80
_BESIDE = 3
_LEADS = 8
NEXT = 5
_MONTHS = Decimal(12)
Span = tuple[int, int]


def placed(period: PeriodMention, offset: int) -> tuple[Period, Span]:
    """The period of a mention with its span in the document, where its text begins at `offset`."""
    return period.period, (offset + period.start, offset + period.end)


def _next_ones(reading: Reading, amount: Amount, end: int) -> bool:
    """Words of charging on a later line right before another amount ("$5/mo", "yearly: $49") are that amount's.

    They are this one's where the other is its sum ("$8/mo", "billed yearly $96") or has words of its own ("$19/mo",
    "when billed yearly, $24 billed monthly").
    """
    if "\n" not in reading.plain[amount.mention.end : end]:
        return False
    following = reading.money_in(end, end + NEXT)
    if not following or times(amount.mention, _MONTHS, following[0]):
        return False
    return not charged_beside(reading, following[0].end)


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
    if charged_beside(reading, amount.mention.end):
        said = [p for p in said if start + p.start >= amount.mention.end]
    if not said or _next_ones(reading, amount, start + said[0].end):
        return _billed_by_head(reading, line, amount)
    period, span = placed(said[0], start)
    per = amount.per
    if per is None and (span[0] < amount.mention.start or span[0] - amount.mention.end <= _BESIDE):
        return replace(amount, per=period, per_span=span, billed=period, billed_span=span)
    return replace(amount, billed=period, billed_span=span)
