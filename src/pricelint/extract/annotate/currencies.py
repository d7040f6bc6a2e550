"""Signs of money and what they can mean: symbols are the same in every language, words stand in the phrase files."""

from __future__ import annotations

CODES = frozenset(
    "USD EUR GBP JPY CNY INR BRL KRW RUB AUD CAD NZD HKD TWD SGD MXN CHF SEK NOK DKK PLN CZK TRY UAH VND THB IDR MYR "
    "PHP ZAR ILS AED SAR NGN KES ARS CLP COP PEN HUF RON BGN PKR BDT EGP KZT GHS "
    "XOF XAF XPF LKR NPR MVR MUR MAD TND DZD QAR KWD BHD OMR JOD IQD LBP TZS UGX RWF ZMW ETB MZN AOA BWP NAD MGA MMK "
    "KHR LAK BND MNT GEL AZN UZS KGS TJS BYN MDL RSD BAM MKD ISK UYU PYG BOB CRC GTQ HNL DOP JMD TTD".split()
)
"""ISO 4217 codes that are read as such where they stand beside a number; not those that are also words or brands."""

PREFIXED = {
    "US$": "USD", "U$S": "USD", "R$": "BRL", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "NT$": "TWD", "S$": "SGD", "MX$": "MXN", "CN¥": "CNY", "JP¥": "JPY", "RMB": "CNY", "Rs.": "INR",
    "Rs": "INR", "RM": "MYR", "Rp": "IDR", "Fr.": "CHF", "CLP$": "CLP", "COL$": "COP", "RMB¥": "CNY",
    "US $": "USD", "$US": "USD", "$ US": "USD", "$CA": "CAD", "$ CA": "CAD", "Can$": "CAD", "AU $": "AUD",
    "CA $": "CAD", "HK $": "HKD", "NT $": "TWD",
    "NZ $": "NZD", "R $": "BRL", "₨": "INR", "S/": "PEN", "S/.": "PEN", "KSh": "KES", "Ksh": "KES",
    "TSh": "TZS", "USh": "UGX", "RD$": "DOP", "$U": "UYU", "FCFA": "XOF", "CFA": "XOF", "Dhs": "AED", "Dhs.": "AED",
    "Npr": "NPR", "NRs": "NPR", "NRs.": "NPR",
}  # fmt: skip
"""Signs that name one currency and stand before the amount."""

SYMBOLS = {
    "€": "EUR", "£": "GBP", "₹": "INR", "₩": "KRW", "₽": "RUB", "₫": "VND", "₺": "TRY", "₴": "UAH", "฿": "THB",
    "₱": "PHP", "₪": "ILS", "₦": "NGN", "৳": "BDT", "₸": "KZT", "₵": "GHS",
    "₾": "GEL", "₼": "AZN", "֏": "AMD", "₮": "MNT", "₡": "CRC", "₲": "PYG", "៛": "KHR", "₭": "LAK",
}  # fmt: skip
"""Symbols of one currency, before or after the amount."""

SUFFIXED = {
    "zł": "PLN", "kr": "SEK", "Kč": "CZK", "Ft": "HUF", "lei": "RON", "đ": "VND", "VNĐ": "VND", "SFr.": "CHF",
    "TL": "TRY", "лв": "BGN", "FCFA": "XOF", "F CFA": "XOF", "CFA": "XOF", "KSh": "KES", "DH": "MAD", "Dhs": "AED",
    "Rs": "INR", "Kz": "AOA", "Ks": "MMK", "Birr": "ETB", "birr": "ETB",
}  # fmt: skip
"""Abbreviations that stand after the amount."""

DOLLARS = frozenset("USD AUD CAD NZD HKD TWD SGD MXN CLP COP ARS".split())
"""What "$" can mean."""

YENS = frozenset({"JPY", "CNY"})
"""What "¥" can mean."""

_CROWNS = frozenset({"SEK", "NOK", "DKK", "ISK"})
_RUPEES = frozenset({"INR", "PKR", "LKR", "NPR", "MUR"})
_CFA = frozenset({"XOF", "XAF"})

SHARED = {
    "$": DOLLARS, "¥": YENS, "kr": _CROWNS, "Rs": _RUPEES, "Rs.": _RUPEES, "₨": _RUPEES,
    "FCFA": _CFA, "F CFA": _CFA, "CFA": _CFA,
}  # fmt: skip
"""Signs of several currencies, with what each can mean."""

GUESSED = frozenset({"kr", "FCFA", "F CFA", "CFA"})
"""Those of them, "$" and "¥" aside, that mean one no more often than another."""

WHOLE = frozenset("JPY KRW VND IDR CLP HUF XOF XAF UGX TZS RWF PYG ISK LAK KHR MMK UZS CRC".split())
"""Currencies printed without decimals: a mark before three digits is a group there."""

POINT_GROUPS = frozenset("EUR BRL PLN TRY DKK NOK SEK CZK RUB UAH ARS COP RON BGN AOA".split())
"""Currencies whose countries group by a point: "€1.500" is no amount with three decimals, in English either."""
