"""Units whose name is one word with a plain one: "VeloCoins", "Pixcredits"."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.unit.mentions import Spelled, Tally, tally
from pricelint.extract.unit.trades import Trades
from pricelint.extract.unit.words import UnitWord, known_units

_LEAST = 2


class _Minted(msgspec.Struct):
    """[units] `foreign`: words that end in the word for a unit and are none of what pages sell ("bitcoins")."""

    foreign: list[str] = []


def minted_names(page: Spelled, trades: Trades) -> list[Tally]:
    """The names that a page counts twice or more, each with the plain word for its unit among its further forms.

    The end begins with a capital of its own ("BrandPoints"), or is a word that names units and nothing else
    ("Pixcredits").
    """
    found: dict[str, UnitWord] = {}
    forms = _forms(page.language)
    if not forms.may_match(page.text):
        return []
    for match in forms.finditer(page.text):
        base = _ends(page.language)[match["inner" if match["inner"] else "fused"].lower()]
        end = len(match[0]) - len(match["inner"] or match["fused"])
        found.setdefault(f"{match[0][:end]}{base.name}".lower(), base)
    foreign = _foreign(page.language)
    told = [_kept(page, trades, name, base) for name, base in found.items() if not foreign.fullmatch(name)]
    return [one for one in told if len(one.counted) >= _LEAST]


def _kept(page: Spelled, trades: Trades, name: str, base: UnitWord) -> Tally:
    """Where a name stands and is not what another trade counts in its plain word."""
    word = _word(name, base)
    one = tally(page, word)
    kept = trades.without_others(Tally(base, one.mentions, one.counted))
    return Tally(word, kept.mentions, kept.counted)


def _word(name: str, base: UnitWord) -> UnitWord:
    lead = name[: -len(base.name)]
    forms = tuple(f"{lead}{word}" for word in base.words)
    others = tuple(form.lower() for form in forms if form.lower() != name)
    return UnitWord(name, forms, weak=True, coined=(*others, base.name))


@lru_cache
def _ends(language: str) -> dict[str, UnitWord]:
    """The plain words of one letter case that can end a name, with their units."""
    return {
        spelled.lower(): unit
        for unit in known_units(language)
        if not unit.output
        for spelled in unit.words
        if spelled.isalpha() and spelled[0] < "\u2e80"
    }


@lru_cache
def _forms(language: str) -> Pattern:
    """A capital, letters and the word for a unit: one with a capital (`inner`), or one that means no other thing
    (`fused`)."""
    ends = _ends(language)
    inner = "|".join(sorted((word.capitalize() for word in ends), key=len, reverse=True))
    fused = "|".join(sorted((word for word, unit in ends.items() if not unit.weak), key=len, reverse=True))
    return Pattern(rf"\b(?-i:\p{{Lu}}[\p{{L}}\d]{{1,14}}?(?:(?P<inner>{inner})|(?P<fused>{fused})))\b")


@lru_cache
def _foreign(language: str) -> Pattern:
    codes = dict.fromkeys((language, "en"))
    return Pattern("|".join(word for code in codes for word in section(code, "units", _Minted).foreign) or "(?!)")
