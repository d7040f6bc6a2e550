"""Signs of money and what they can mean: symbols are the same in every language, words stand in the phrase files."""

from __future__ import annotations

CODES = frozenset(
    "USD EUR GBP JPY CNY INR BRL KRW RUB AUD CAD NZD HKD TWD SGD MXN CHF SEK NOK DKK PLN CZK TRY UAH VND THB IDR MYR "
    "PHP ZAR ILS AED SAR NGN KES ARS CLP COP PEN HUF RON BGN PKR BDT EGP KZT GHS".split()
)
"""ISO 4217 codes that are read as such where they stand beside a number."""

PREFIXED = {
    "US$": "USD", "U$S": "USD", "R$": "BRL", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "MX$": "MXN", "CN¥": "CNY", "JP¥": "JPY", "RMB": "CNY", "Rs.": "INR",
    "Rs": "INR", "RM": "MYR", "Rp": "IDR", "Fr.": "CHF", "CLP$": "CLP", "COL$": "COP", "RMB¥": "CNY",
    "US $": "USD", "$US": "USD", "Can$": "CAD", "AU $": "AUD", "CA $": "CAD", "HK $": "HKD", "NT $": "TWD",
    "NZ $": "NZD", "R $": "BRL", "₨": "INR", "S/": "PEN", "S/.": "PEN", "KSh": "KES", "Ksh": "KES",
}  # fmt: skip
"""Signs that name one currency and stand before the amount."""

SYMBOLS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₽": "RUB", "₫": "VND", "₺": "TRY", "₴": "UAH", "฿": "THB",
    "₱": "PHP", "₪": "ILS", "₦": "NGN", "৳": "BDT", "₸": "KZT", "₵": "GHS",
}  # fmt: skip
"""Symbols of one currency, before or after the amount."""

SUFFIXED = {
    "zł": "PLN", "kr": "SEK", "Kč": "CZK", "Ft": "HUF", "lei": "RON", "đ": "VND", "VNĐ": "VND", "SFr.": "CHF",
    "TL": "TRY", "лв": "BGN",
}  # fmt: skip
"""Abbreviations that stand after the amount."""

DOLLARS = frozenset("USD AUD CAD NZD HKD TWD SGD MXN CLP COP ARS".split())
"""What "$" can mean."""

YENS = frozenset({"JPY", "CNY"})
"""What "¥" can mean."""

WHOLE = frozenset({"JPY", "KRW", "VND", "IDR", "CLP", "HUF"})
"""Currencies printed without decimals: a mark before three digits is a group there."""

POINT_GROUPS = frozenset("EUR BRL PLN TRY DKK NOK SEK CZK RUB UAH ARS COP RON BGN".split())
"""Currencies whose countries group by a point: "€1.500" is no amount with three decimals, in English either."""
