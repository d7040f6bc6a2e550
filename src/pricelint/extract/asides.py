"""Numbers that are told of others or of former days: "elsewhere an image costs 12 credits", "it used to cost 8"."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
import regex

from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.sentences import sentence_start
from pricelint.extract.words import alternatives

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_CLAUSE = regex.compile(r"[;,.:!?()，。；、（）\n]")
_LONGEST = 240


class AsideWords(msgspec.Struct):
    """The words of [costs] for other sellers (`rivals`) and what no longer holds (`former`), and for what comes back
    from them to the seller (`ours`) and to the present (`nowadays`); `studied`, `studied_of` and `rival_names` tell
    that other sellers are what an action is about ("competitor analysis")."""

    rivals: list[str] = []
    former: list[str] = []
    ours: list[str] = []
    nowadays: list[str] = []
    studied: list[str] = []
    rival_names: list[str] = []
    studied_of: list[str] = []


def is_of_rivals(reading: Reading, start: int, end: int, language: str) -> bool:
    """Whether the sentence of a number says that other sellers ask for it."""
    return _set_aside(reading, start, end, _pattern(language, "rivals"), language, without_studied)


def is_former(reading: Reading, start: int, end: int, language: str) -> bool:
    """Whether the sentence of a number says that it holds no longer."""
    return _set_aside(reading, start, end, _pattern(language, "former"), language)


def is_ours(name: str, language: str) -> bool:
    """Whether a name is a word by which a seller speaks of itself ("Us"), and no country ("US")."""
    return not name.isupper() and _pattern(language, "ours").fullmatch(name) is not None


def is_present(text: str, language: str) -> bool:
    """Whether a text comes back to the present."""
    return _pattern(language, "nowadays").search(text) is not None


def without_present(text: str, language: str) -> str:
    """A text without the words that come back to the present."""
    return _pattern(language, "nowadays").sub(" ", text)


def without_studied(text: str, language: str) -> str:
    """A text, as long, without the names of actions that are about other sellers."""
    return _studied(language).sub(lambda match: " " * len(match[0]), text)


def _as_it_is(text: str, _: str) -> str:
    return text


def _set_aside(
    reading: Reading, start: int, end: int, aside: Pattern, language: str, told: Callable[[str, str], str] = _as_it_is
) -> bool:
    block = reading.document.block_at(start)
    before = reading.plain[max(block.start, start - _LONGEST) : start]
    before = told(before[sentence_start(before) :], language)
    behind = told(_CLAUSE.split(reading.plain[end : min(block.end, end + _LONGEST)])[0], language)
    words = [*aside.finditer(before)]
    if not words:
        return aside.search(behind) is not None
    return _pattern(language, "back").search(before, words[-1].end()) is None


@lru_cache
def _studied(language: str) -> Pattern:
    """A word for other sellers beside what is made of them, in either order."""
    words = section(language, "costs", AsideWords)
    rivals, studied = alternatives(words.rivals), alternatives(words.studied)
    between = rf"\s(?:{alternatives(words.studied_of)}[\s'’]?)?"
    beside = rf"{rivals}(?:['’]s)?[\s-]{{0,2}}{studied}|{studied}{between}{rivals}"
    return Pattern(f"{alternatives(words.rival_names)}|{beside}")


@lru_cache
def _pattern(language: str, name: str) -> Pattern:
    words = section(language, "costs", AsideWords)
    lists = {"rivals": words.rivals, "former": words.former, "nowadays": words.nowadays}
    lists["ours"] = words.ours
    lists["back"] = [*words.ours, *words.nowadays]
    return Pattern(alternatives(lists[name]))
