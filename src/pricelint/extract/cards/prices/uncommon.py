"""Amounts for a length of time that is no period of the vocabulary: half a year, two weeks. They are no month's and no
year's, and a person has to read them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from pricelint.extract.annotate.periods import Uncommon, read_periods, uncommon_periods
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.prices.beside import LINE_BREAKS
from pricelint.model.units import MONTHS_IN, Period

if TYPE_CHECKING:
    from pricelint.extract.cards.prices.amounts import Amount
    from pricelint.extract.reading import Reading

UNCOMMON = "it is charged for a time that is no day, week, month, quarter or year"
_BEHIND = 80
_BEFORE = 30
_BESIDE = 3
_NEAR = 26
_MOST = 24
_CLOSE = Decimal("0.03")
_COMMON = frozenset(MONTHS_IN.values())


def as_uncommon(reading: Reading, card: Card, line: Line, amount: Amount, tail: str) -> Amount:
    """An amount with such a time behind it or leading to it, or without a period in a card called by one; where a
    period of its own stands between ("$12/mo, billed every 6 months"), it is only charged so."""
    named = not (amount.per or amount.billed) and uncommon_periods(card.title, reading.language)
    apart = replace(amount, per=None, per_span=None, billed=None, billed_span=None, uncommon=True)
    if named or _led(reading, line, amount):
        return apart
    found = next(iter(uncommon_periods(tail[:_BEHIND], reading.language)), None)
    if found is None or not _reaches(tail, found):
        return amount
    if not read_periods(tail[: found.start], reading.language):
        return apart if found.start <= _NEAR else amount
    return replace(amount, billed=None, billed_span=None, uncommon=True) if found.billing else amount


def with_parts(amounts: list[Amount], wholes: list[Amount]) -> list[Amount]:
    """The amounts, those per month of which one of some uncommon amounts is the sum charged as that one is."""
    return [
        replace(a, billed=None, billed_span=None, uncommon=True) if any(_is_part(a, w) for w in wholes) else a
        for a in amounts
    ]


def _is_part(amount: Amount, whole: Amount) -> bool:
    one, total = amount.mention.money, whole.mention.money
    if amount.per is not Period.MONTH or amount.listed or one.currency != total.currency or not one.amount:
        return False
    months = round(total.amount / one.amount)
    fits = abs(total.amount - one.amount * months) <= total.amount * _CLOSE
    return fits and 1 < months <= _MOST and months not in _COMMON


def _led(reading: Reading, line: Line, amount: Amount) -> bool:
    """Whether such a time stands right before an amount on its line: "6 months: $45"."""
    start = max(line.start, amount.mention.start - _BEFORE)
    lead = reading.plain[start : amount.mention.start]
    found = uncommon_periods(lead, reading.language)
    return bool(found) and len(lead) - found[-1].end <= _BESIDE


def _reaches(tail: str, found: Uncommon) -> bool:
    """Whether nothing between an amount and such a time ends what is said of it: a sentence, too many lines."""
    between = tail[: found.start]
    breaks = between.count("\n") <= (1 + LINE_BREAKS if found.billing else LINE_BREAKS)
    return breaks and not any(mark in between for mark in (". ", "! ", "? "))
