"""What "$", "¥" and other shared signs stand for on a page: by what the page itself says, else by its address."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import lru_cache
from urllib.parse import urlsplit

from pricelint.documents.document import Document
from pricelint.extract.annotate.currencies import PREFIXED, SHARED

_ENDINGS = {"au": "AUD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "tw": "TWD", "sg": "SGD", "mx": "MXN", "cl": "CLP",
            "co": "COP", "jp": "JPY", "cn": "CNY", "se": "SEK", "no": "NOK", "dk": "DKK", "is": "ISK", "pk": "PKR",
            "lk": "LKR", "np": "NPR", "mu": "MUR", "cm": "XAF", "ga": "XAF", "sn": "XOF", "ci": "XOF", "bj": "XOF",
            "ml": "XOF", "tg": "XOF"}  # fmt: skip
_WIDESPREAD = frozenset({"co", "is", "ml", "ga"})
"""Endings that sites of any country take."""
_SPOKEN = {"sv": "SEK", "nb": "NOK", "nn": "NOK", "no": "NOK", "da": "DKK", "is": "ISK"}
_SIGN = re.compile(r"[$¥]")
_LEAD = re.compile(r"[A-Za-z]{1,3}\Z")


def settle_currency(document: Document, plain: str, language: str) -> str | None:
    """The one currency that the page names beside its signs, else its country's; None where nothing settles it."""
    sign = next((sign for sign in SHARED if _stands_in(sign, plain)), None)
    if sign is None:
        return None
    fitting = _named(document, plain, SHARED[sign])
    if len(fitting) == 1:
        return fitting.pop()
    ending = (urlsplit(document.url).hostname or "").rpartition(".")[2]
    told = [_ENDINGS[ending]] if ending in _ENDINGS and ending not in _WIDESPREAD else []
    told += [_SPOKEN[document.language]] if document.language in _SPOKEN else []
    told += [{"ja": "JPY", "zh": "CNY"}.get(language, "")]
    return next((code for code in told if code in SHARED[sign]), None)


def _named(document: Document, plain: str, codes: AbstractSet[str]) -> set[str]:
    """Those of some currencies that the page names by code, by a sign of their own or in its structured data."""
    named = {code for code in codes if code in plain and _word(code).search(plain)}
    named |= {PREFIXED[sign] for sign in _signs(plain) if sign in PREFIXED}
    named |= set(re.findall(r'"priceCurrency"\s*:\s*"([A-Z]{3})"', " ".join(document.json_ld)))
    return {code for code in named if code in codes}


def _stands_in(sign: str, plain: str) -> bool:
    """Whether a text holds a sign; one of letters as a word of its own, or right beside a digit."""
    if not sign[-1].isalpha():
        return sign in plain or (sign == "¥" and "￥" in plain)
    return sign in plain and bool(_alone(sign).search(plain))


@lru_cache(maxsize=16)
def _alone(sign: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(sign)}(?<![A-Za-z]{re.escape(sign)})(?![A-Za-z])")


@lru_cache(maxsize=64)
def _word(code: str) -> re.Pattern[str]:
    """A code as a word of its own; it begins with the letters themselves, which is found at once in any text."""
    return re.compile(rf"{code}(?<!\w{code})(?!\w)")


def _signs(plain: str) -> set[str]:
    """Signs with the letters right before them: "US$", "R$"."""
    found = set()
    for match in _SIGN.finditer(plain):
        if lead := _LEAD.search(plain[max(0, match.start() - 4) : match.start()]):
            found.add(lead[0] + match[0])
    return found
