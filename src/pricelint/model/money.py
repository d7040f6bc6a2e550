"""Money: an exact amount in a named currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of money.

    `currency` is an ISO 4217 code in capitals ("EUR"). Amounts of different currencies are never added or compared by
    the product; the caller groups by currency first.
    """

    currency: str
    amount: Decimal

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal):
            raise TypeError(f"Money takes a Decimal amount, got {type(self.amount).__name__} {self.amount!r}")
        if len(self.currency) != 3 or not self.currency.isascii() or not self.currency.isupper():
            raise ValueError(f"Money takes an ISO 4217 code such as 'EUR', got {self.currency!r}")

    @property
    def printed(self) -> str:
        """The money with the decimals that it was read with: "USD 1,064.90"."""
        return f"{self.currency} {self.amount:,f}"

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:f}"
