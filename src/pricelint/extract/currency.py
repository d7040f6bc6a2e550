"""What "$" and "¥" stand for on a page: by what the page itself says, else by its address."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pricelint.documents.document import Document
from pricelint.extract.annotate.currencies import DOLLARS, PREFIXED, YENS

_ENDINGS = {"au": "AUD", "ca": "CAD", "nz": "NZD", "hk": "HKD", "tw": "TWD", "sg": "SGD", "mx": "MXN", "cl": "CLP",
            "co": "COP", "jp": "JPY", "cn": "CNY"}  # fmt: skip
_SHARED = frozenset({"co"})
_NAMED = re.compile(rf"\b(?:{'|'.join(sorted(DOLLARS | YENS))})\b")
_SIGNED = re.compile("|".join(rf"(?<![A-Za-z]){re.escape(sign)}" for sign in PREFIXED if sign[-1] in "$¥"))


def settle_currency(document: Document, plain: str, language: str) -> str | None:
    """The one currency that the page names beside its signs, else that of its country; None where nothing settles it."""
    if "$" not in plain and "¥" not in plain and "￥" not in plain:
        return None
    named = {match[0] for match in _NAMED.finditer(plain)} | {PREFIXED[match[0]] for match in _SIGNED.finditer(plain)}
    named |= set(re.findall(r'"priceCurrency"\s*:\s*"([A-Z]{3})"', " ".join(document.json_ld)))
    fitting = {code for code in named if code in (DOLLARS if "$" in plain else YENS)}
    if len(fitting) == 1:
        return fitting.pop()
    ending = (urlsplit(document.url).hostname or "").rpartition(".")[2]
    if ending in _ENDINGS and ending not in _SHARED:
        return _ENDINGS[ending]
    return None if "$" in plain else {"ja": "JPY", "zh": "CNY"}.get(language)
