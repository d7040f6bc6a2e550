"""The words that can be units, per language."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import regex

from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.model.fact import UnitName


class UnitWord(msgspec.Struct, frozen=True):
    """One unit of a language: its words as regular expressions; `weak` needs more proof, `output` is what is made.

    An output that is `granted` is the unit of a page that gives out so many of it per period. `short` abbreviations
    count what a page sells where other words name it; `coined` are the further forms of a word that no list knows.
    """

    name: str
    words: tuple[str, ...]
    weak: bool = False
    output: bool = False
    granted: bool = False
    short: tuple[str, ...] = ()
    coined: tuple[str, ...] = ()


class UnitWords(msgspec.Struct):
    """[units]: the units of a language, what makes their words something else, how an output is sold as a unit.

    `owned`: how a page speaks of units that its customers hold ("unused tokens", "tokens never expire"); `bought` and
    `kept`: how it speaks of buying a weak word, and of what becomes of it then; `metered`: how language models are
    priced ("per million tokens"), which makes no unit of a weak word; `twins`: passages in which a unit's word is
    something else; `renamed`: how a page says that `{unit}` was called `{former}`; `granted`: how a page gives out a
    number of `{unit}`, an output, per period; `defined`: how terms define the word; `purposes`: what units are for,
    said right before their word; `stated` may stand between a unit's word and its number ("Credits included 500").
    """

    names: list[UnitWord] = []
    not_before: list[str] = []
    not_behind: list[str] = []
    sold: list[str] = []
    owned: list[str] = []
    bought: list[str] = []
    kept: list[str] = []
    metered: list[str] = []
    twins: list[str] = []
    renamed: list[str] = []
    granted: list[str] = []
    defined: list[str] = []
    purposes: list[str] = []
    stated: list[str] = []


def unit_data(language: str) -> list[UnitWords]:
    """[units] of a language and of English, whose words pages of every language use."""
    return [section(code, "units", UnitWords) for code in dict.fromkeys((language, "en"))]


@lru_cache
def known_units(language: str) -> tuple[UnitWord, ...]:
    """The units of a language, and those of English that it names no other way."""
    own, *english = (data.names for data in unit_data(language))
    names = {word.name for word in own}
    return (*own, *(word for more in english for word in more if word.name not in names))


def word_pattern(unit: UnitName | None, language: str) -> str:
    """Regular expression of a unit's words in a language and in English; matches nothing where there is no unit."""
    if unit is None:
        return r"(?!)"
    names = (unit.name, *unit.aliases)
    known = {word.name: (*word.words, *word.short) for word in known_units(language) if word.name in names}
    words = [spelled for name in names for spelled in known.get(name) or (regex.escape(name),)]
    return "|".join(sorted(dict.fromkeys(words), key=len, reverse=True))


@lru_cache
def plain_names(language: str) -> Pattern:
    """The words that are never anything but a unit in a language, whatever the page sells."""
    known = [word for own in unit_data(language) for word in own.names]
    names = [spelled for word in known if not word.weak and not word.output for spelled in word.words]
    spelled = "|".join(sorted(dict.fromkeys(names), key=len, reverse=True))
    not_a_card = r"(?![ -]?(?:cards?|kart))"
    return Pattern(rf"(?<![\p{{Latin}}\p{{Cyrillic}}])(?:{spelled}){not_a_card}" if names else "(?!)")


@lru_cache
def every_name(language: str) -> Pattern:
    """The words that can be a unit in a language, other than of what is made."""
    names = [spelled for word in known_units(language) if not word.output for spelled in word.words]
    spelled = "|".join(sorted(dict.fromkeys(names), key=len, reverse=True))
    return Pattern(rf"(?<![\p{{Latin}}\p{{Cyrillic}}])(?:{spelled})")


@lru_cache
def form_pattern(form: str, spelled: str) -> Pattern:
    """A form of the phrase file with the words of one unit in the place of `{unit}`."""
    return Pattern(form.replace("{unit}", f"(?:{spelled})"))
