"""Exact arithmetic in fractions, and its way out."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction


def decimal_of(value: Fraction) -> Decimal:
    """A fraction with 28 digits, as money and units are shown; exact where it ends within them."""
    return Decimal(value.numerator) / Decimal(value.denominator)
