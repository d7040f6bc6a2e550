"""The words of a text, counted."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_WORD = re.compile(r"\w+")


def words(text: str) -> Counter[str]:
    """The words of a text with how often they stand in it; form and case do not count."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
