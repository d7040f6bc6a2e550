"""Units that a page names by what they are for: "200 AI generation credits per month"."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.patterns import Pattern
from pricelint.extract.unit.mentions import Tally
from pricelint.extract.unit.words import unit_data

_HAN = regex.compile(r"\p{Han}+")


def full_name(text: str, tally: Tally, language: str) -> str:
    """The unit's name with the purpose that stands before it wherever it is counted; the plain name without one."""
    purposes = _purposes(language)
    found = {_purpose(purposes, text[start:end]) for start, end in tally.counted}
    purpose = found.pop() if len(found) == 1 else ""
    return f"{purpose} {tally.word.name}" if purpose and purpose not in tally.word.name else tally.word.name


def spelled_name(text: str, tally: Tally) -> str:
    """The unit's name as the page writes it, where it writes no other ("點數" for "点数")."""
    found = {text[start:end] for start, end in tally.mentions}
    written = sorted((word for word in tally.word.words if any(word in one for one in found)), key=len, reverse=True)
    name = tally.word.name
    if not _HAN.fullmatch(name) or not written or any(name in one for one in found):
        return name
    return written[0]


def is_named(name: str, known: str) -> bool:
    """Whether a plain name is that of a known unit, which may carry a purpose ("credit": "ai generation credit")."""
    return known == name or known.endswith(f" {name}")


def _purpose(purposes: Pattern, counted: str) -> str:
    """The purpose in a number with its unit, in small letters; "" where there is none."""
    match: regex.Match[str] | None = purposes.search(counted)
    return match["purpose"].lower() if match else ""


@lru_cache
def _purposes(language: str) -> Pattern:
    """A number, a purpose and one word more, which is the unit's."""
    words = "|".join(purpose for own in unit_data(language) for purpose in own.purposes) or "(?!)"
    return Pattern(rf"\d\+? (?P<purpose>{words}) \w+$")
