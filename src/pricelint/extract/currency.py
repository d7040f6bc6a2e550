"""What "$" and "¥" stand for on a page: by what the page itself says, else by its address."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from pricelint.documents.document import Document
from pricelint.extract.annotate.currencies import DOLLARS, PREFIXED, YENS

_ENDINGS = {"au": "AUD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "tw": "TWD", "sg": "SGD", "mx": "MXN", "cl": "CLP",
            "co": "COP", "jp": "JPY", "cn": "CNY"}  # fmt: skip
_SHARED = frozenset({"co"})
_SIGN = re.compile(r"[$¥]")
_LEAD = re.compile(r"[A-Za-z]{1,3}\Z")


def settle_currency(document: Document, plain: str, language: str) -> str | None:
    """The one currency that the page names beside its signs, else its country's; None where nothing settles it."""
    if "$" not in plain and "¥" not in plain and "￥" not in plain:
        return None
    named = {code for code in DOLLARS | YENS if code in plain and _word(code).search(plain)}
    named |= {PREFIXED[sign] for sign in _signs(plain) if sign in PREFIXED}
    named |= set(re.findall(r'"priceCurrency"\s*:\s*"([A-Z]{3})"', " ".join(document.json_ld)))
    fitting = {code for code in named if code in (DOLLARS if "$" in plain else YENS)}
    if len(fitting) == 1:
        return fitting.pop()
    ending = (urlsplit(document.url).hostname or "").rpartition(".")[2]
    if ending in _ENDINGS and ending not in _SHARED:
        return _ENDINGS[ending]
    return None if "$" in plain else {"ja": "JPY", "zh": "CNY"}.get(language)


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
