"""Amounts in brackets that only say what units are worth: "5 credits ($0.05)" where one credit is $0.01."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import regex

from pricelint.model.fact import Rate
from pricelint.model.money import Money

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_OPENED = regex.compile(r"\s{0,3}[(（]\s?[=≈~]?\s?")
_CLOSED = (")", "）")
_NEAR = Decimal("0.01")


def is_value(reading: Reading, units: Decimal, end: int) -> bool:
    """Whether the amount behind so many units, which end at an offset, is their value at a rate of the page."""
    opened = _OPENED.match(reading.plain, end)
    told = reading.money_in(end, opened.end() + 1)[:1] if opened else ()
    if not told or not reading.plain[told[0].end :].lstrip().startswith(_CLOSED):
        return False
    return is_worth(reading, told[0].money, units)


def is_worth(reading: Reading, money: Money, units: Decimal) -> bool:
    """Whether an amount is what so many units come to at a rate that the page states."""
    return any(_agrees(rate, money, units) for rate in reading.stated_rates)


def _agrees(rate: Rate, money: Money, units: Decimal) -> bool:
    worth = rate.money.amount * units / rate.units
    return rate.money.currency == money.currency and abs(worth - money.amount) <= _NEAR * worth
