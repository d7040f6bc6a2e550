"""What pages count that pays for nothing: seats, gigabytes, days."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.language import section
from pricelint.extract.words import word_pattern


class _Things(msgspec.Struct):
    """[units] `things`: what is counted on pages and pays for nothing (seats, gigabytes, steps)."""

    things: list[str] = []


@lru_cache(maxsize=4096)
def is_thing(word: str, language: str) -> bool:
    """Whether a word names what is counted for other reasons, or a period."""
    things = [thing for code in dict.fromkeys((language, "en")) for thing in section(code, "units", _Things).things]
    return bool(word_pattern(tuple(things)).fullmatch(word) or read_periods(f"/{word}", language))
