"""The words a page uses for its unit, also where the page by itself does not settle which unit it has."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import regex

from pricelint.extract.language import section
from pricelint.extract.policies.words import Pattern
from pricelint.extract.reading import Reading


class _Word(msgspec.Struct):
    name: str
    words: list[str]
    weak: bool = False
    output: bool = False


class _Units(msgspec.Struct):
    names: list[_Word] = []


def unit_words(reading: Reading) -> Pattern:
    """Pattern of the unit's words on a page.

    A help or terms page often speaks of "your credits" without a number beside the word: there the names that are
    never anything else in a language stand in for the unit, and a doubtful one ("tokens", "points") does not.
    """
    if reading.unit is not None:
        return reading.unit_pattern
    return _plain_names(reading.language)


@lru_cache
def _plain_names(language: str) -> Pattern:
    known = [*section(language, "units", _Units).names, *section("en", "units", _Units).names]
    names = [spelled for word in known if not word.weak and not word.output for spelled in word.words]
    spelled = "|".join(sorted(dict.fromkeys(names), key=len, reverse=True))
    not_a_card = r"(?![ -]?(?:cards?|kart))"
    return regex.compile(rf"(?<!\p{{Latin}})(?:{spelled}){not_a_card}" if names else "(?!)", regex.IGNORECASE)
