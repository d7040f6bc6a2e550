"""The platform's internal currency: which word the page uses for what it sells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec
import regex

from pricelint.documents.document import Document
from pricelint.extract.language import section
from pricelint.model.fact import UnitName

_NUMBER = r"\d[\d.,]*(?:[kKM]\b| ?[千万萬亿億])?\+?"


class UnitWord(msgspec.Struct):
    """One unit of a language: its words as regular expressions; `weak` needs more proof, `output` is what is made."""

    name: str
    words: list[str]
    weak: bool = False
    output: bool = False


class UnitWords(msgspec.Struct):
    """[units]: the units of a language and what makes their words something else."""

    names: list[UnitWord] = []
    not_before: list[str] = []
    not_behind: list[str] = []


@dataclass(frozen=True, slots=True)
class _Tally:
    word: UnitWord
    mentions: list[tuple[int, int]]
    counted: list[tuple[int, int]]


def find_unit(document: Document, text: str, language: str) -> UnitName | None:
    """The unit that the page counts in, None where it counts in none.

    `text` is the document's text with ASCII digits. A word counts where numbers stand beside it; words that only share
    the spelling ("credit card", "photo credits") are left out by the phrase file.
    """
    tallies = [t for word in _known(language) if (t := _tally(text, word, language)).mentions]
    currency = [t for t in tallies if not t.word.output and _proven(t)]
    best = max(currency, key=lambda t: 3 * len(t.counted) + len(t.mentions), default=None)
    if best is None:
        return None
    first = (best.counted or best.mentions)[0]
    return UnitName(
        name=best.word.name,
        is_output=best.word.output,
        evidence=(document.cite(*first, "unit"),),
        method="unit.words",
    )


def word_pattern(unit: UnitName | None, language: str) -> str:
    """Regular expression of the words of a unit in a language and in English; matches nothing where there is no unit."""
    if unit is None:
        return r"(?!)"
    words = [w for word in _known(language) if word.name == unit.name or word.name in unit.aliases for w in word.words]
    return "|".join(sorted(dict.fromkeys(words), key=len, reverse=True)) or regex.escape(unit.name)


def _proven(tally: _Tally) -> bool:
    if tally.word.weak:
        return len(tally.counted) >= 2
    return len(tally.counted) >= 1 or len(tally.mentions) >= 4


def _known(language: str) -> list[UnitWord]:
    own = section(language, "units", UnitWords).names
    names = {word.name for word in own}
    return own if language == "en" else [*own, *(w for w in section("en", "units", UnitWords).names if w.name not in names)]


def _tally(text: str, word: UnitWord, language: str) -> _Tally:
    mentions, counted = [], []
    for match in _search(word.name, language).finditer(text):
        (counted if match["n"] else mentions).append((match.start(), match.end()))
    return _Tally(word, [*mentions, *counted], counted)


@lru_cache
def _search(name: str, language: str) -> regex.Pattern[str]:
    data = section(language, "units", UnitWords)
    word = next(w for w in _known(language) if w.name == name)
    spelled = "|".join(sorted(word.words, key=len, reverse=True))
    latin = spelled[0] < "\u2e80"
    edges = (r"(?<![\p{Latin}\d])", r"(?!\p{Latin})") if latin else ("", "")
    not_before = "".join(rf"(?<!\b{w} )" for w in data.not_before) if latin else ""
    gap = " ?" if latin else "(?: ?个| ?點)? ?"
    not_behind = rf"(?![ -]?(?:{'|'.join(data.not_behind)})(?!\p{{Latin}}))" if data.not_behind else ""
    counted = rf"(?P<n>(?<!\d){_NUMBER}{gap}(?:[\p{{Latin}}-]+ ){{0,2}})?" if latin else rf"(?P<n>(?<!\d){_NUMBER}{gap})?"
    return regex.compile(rf"{counted}{edges[0]}{not_before}(?:{spelled}){edges[1]}{not_behind}", regex.IGNORECASE)
