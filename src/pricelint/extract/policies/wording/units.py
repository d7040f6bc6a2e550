"""The words a page uses for its unit, also where the page by itself does not settle which unit it has."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.extract.unit.words import plain_names
from pricelint.model.once import once

_MOST_THINGS = 4
_NONE = Pattern("(?!)")


@once
def unit_words(reading: Reading) -> Pattern:
    """Pattern of the unit's words on a page.

    A help or terms page often speaks of "your credits" without a number beside the word: there the names that are
    never anything else in a language stand in for the unit, and a doubtful one ("tokens", "points") does not. A page of
    another trade has no words for a unit.
    """
    if reading.unit is None and reading.trades.is_another:
        return _NONE
    named = reading.unit_pattern if reading.unit is not None else plain_names(reading.language)
    return _with_quotas(reading, named)


def _with_quotas(reading: Reading, named: Pattern) -> Pattern:
    """The unit's words, the page's names for a quota ("standard usage", "balance"), and every thing that it calls
    unused somewhere ("unused generations"): that is a unit wherever the page names it again."""
    codes = dict.fromkeys((reading.language, "en"))
    unused = {match["thing"] for code in codes for match in words(code).policy["unused_things"].finditer(reading.plain)}
    return _compiled(named.pattern, reading.language, tuple(sorted(unused, key=len, reverse=True)[:_MOST_THINGS]))


@lru_cache(maxsize=256)
def _compiled(named: str, language: str, things: tuple[str, ...]) -> Pattern:
    """The pattern of the words `named`, of the language's names for a quota, and of things."""
    both = "|".join(dict.fromkeys((named, named.translate(words(language).variants))))
    quotas = [words(code).policy["quotas"].pattern for code in dict.fromkeys((language, "en"))]
    before, behind = (r"(?<!\w)", r"(?!\w)") if words(language).spaced else ("", "")
    whole = [f"{before}{regex.escape(thing)}{behind}" for thing in things]
    return Pattern("|".join(f"(?:{body})" for body in dict.fromkeys((_no_twin(both, language), *quotas, *whole))))


def _no_twin(spelled: str, language: str) -> str:
    """The unit's words where nothing beside them makes them something else ("tax credits", "crédits d'impôt")."""
    twins = [words(code).twins for code in dict.fromkeys((language, "en"))]
    before = "|".join(one for front, _ in twins for one in front) or "(?!)"
    behind = "|".join(one for _, back in twins for one in back) or "(?!)"
    return rf"(?<!(?<!\w)(?:{before})[ -])(?>{spelled})(?![ -](?:{behind})(?!\w))"
