"""Numbers, money and days as a page prints them, in English: for reports and for the wording of fixes."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal

from babel.dates import format_date
from babel.numbers import get_currency_precision, get_currency_symbol

from pricelint.model.money import Money

SIGNIFICANT = 3
"""Digits shown of a computed figure below one unit of money; above it the currency's own decimals are shown."""


def count(number: Decimal) -> str:
    """A count with thousands separators and no empty decimals.

    >>> count(Decimal("1000.0"))
    '1,000'
    """
    whole = number == number.to_integral_value()
    return f"{number.to_integral_value():,f}" if whole else f"{_plain(number):,f}"


def exact_money(money: Money) -> str:
    """Money as a page prints it: a whole amount without decimals, any other with all its digits.

    >>> exact_money(Money("USD", Decimal("29.00")))
    '$29'
    """
    return f"{symbol(money.currency)}{exact_amount(money):,f}"


def exact_amount(money: Money) -> Decimal:
    """An amount with the decimals that `exact_money` prints: none where it is whole, else all, at least the usual."""
    return _trimmed(money.amount, get_currency_precision(money.currency))


def rounded_money(money: Money) -> tuple[str, bool]:
    """A computed amount and whether it is exact as shown: three significant digits, or the currency's decimals.

    >>> rounded_money(Money("USD", Decimal("0.145")))
    ('$0.145', True)
    """
    shown, exact = shown_amount(money)
    return f"{symbol(money.currency)}{shown:,f}", exact


def shown_amount(money: Money) -> tuple[Decimal, bool]:
    """The figure that stands for a computed amount, and whether it is exact: as `rounded_money` prints it."""
    amount = money.amount
    precision = get_currency_precision(money.currency)
    digits = precision
    if amount and abs(amount) < 1:
        digits = max(precision, SIGNIFICANT - amount.adjusted() - 1)
    elif amount and abs(amount) < 100:
        digits = max(precision, 2)
    shown = amount.quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)
    return _trimmed(shown, precision), shown == amount


def day(when: date) -> str:
    """A day in words.

    >>> day(date(2026, 9, 15))
    '15 September 2026'
    """
    text: str = format_date(when, "d MMMM y", locale="en")
    return text


def symbol(currency: str) -> str:
    """The sign of a currency where English has one ("$", "€", "¥", "CA$"), else its code and a space."""
    sign: str = get_currency_symbol(currency, locale="en_US")
    return f"{currency}\u00a0" if sign == currency else sign


def _trimmed(amount: Decimal, precision: int) -> Decimal:
    if amount == amount.to_integral_value():
        return amount.to_integral_value()
    plain = _plain(amount)
    return plain if places(plain) >= precision else plain.quantize(Decimal(1).scaleb(-precision))


def _plain(number: Decimal) -> Decimal:
    return Decimal(f"{number.normalize():f}")


def places(number: Decimal) -> int:
    """How many decimals a number has, without those that are empty at its end."""
    exponent = _plain(number).as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
