"""What a person states on the command line about units: what they cost, and when they end."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from pricelint.costs.ledger.advice import Balance
from pricelint.errors import UsageError
from pricelint.model.money import Money

_NUMBER = r"\d{1,12}(?:\.\d{1,9})?"
_PRICE = re.compile(rf"(.+)=\s*({_NUMBER})\s*([A-Za-z]{{3}})(?:\s*/\s*({_NUMBER}))?\s*")
_BALANCE = re.compile(rf"(.+)=\s*({_NUMBER})\s+until\s+(\d{{4}}-\d\d-\d\d)\s*")


def unit_price_of(text: str) -> tuple[str, Money]:
    """A platform in lower case, and money per unit: "Example Studio=29 USD/1000". Raises UsageError."""
    match = _PRICE.fullmatch(text)
    units = Decimal(match[4] or 1) if match else Decimal(0)
    if match is None or units <= 0:
        raise UsageError("this is no price of units", where=f"--price {text}", expected="NAME=AMOUNT CURRENCY/UNITS")
    return match[1].strip().lower(), Money(match[3].upper(), Decimal(match[2]) / units)


def balance_of(text: str) -> Balance:
    """Units that end on a day: "Example Studio=500 until 2026-12-31". Raises UsageError."""
    match = _BALANCE.fullmatch(text)
    try:
        until = date.fromisoformat(match[3] if match else "")
    except ValueError:
        match = None
    if match is None:
        raise UsageError("this is no balance", where=f"--balance {text}", expected="NAME=UNITS until 2026-12-31")
    return Balance(match[1].strip(), Decimal(match[2]), until)
