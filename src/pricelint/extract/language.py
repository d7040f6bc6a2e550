"""What the product knows of each language: one TOML file per language, and which language a passage is in."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any, TypeVar

import msgspec
import regex

from pricelint.errors import ConfigError

T = TypeVar("T")

_WORD = re.compile(r"(?<![\w-])[A-Za-z\u00c0-\u024f']+(?![\w-])")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_SHORT = 12
_LEAST = 2
_CLEAR_LEAD = 1.3


class _Detect(msgspec.Struct):
    """Section [detect]: what tells a language.

    `script` are the Unicode scripts that tell it where their letters are at least `share` of a text's; `also` are
    scripts of other languages that it writes too. `words` are the frequent words of a language in Latin script, spelled
    as within a sentence.
    """

    words: list[str] = []
    script: list[str] = []
    also: list[str] = []
    share: float = 0.25


@dataclass(frozen=True, slots=True)
class _Script:
    """How a language is told by its script."""

    code: str
    letters: regex.Pattern[str]
    also: frozenset[str]
    names: frozenset[str]
    share: float


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """ISO 639-1 codes of the languages that have phrase data, in alphabetical order."""
    folder = files("pricelint.extract") / "languages"
    return tuple(sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml")))


@lru_cache
def phrase_data(code: str) -> dict[str, Any]:
    """The phrase file of a language as parsed TOML. Raises `ConfigError` where it is missing or broken."""
    source = files("pricelint.extract") / "languages" / f"{code}.toml"
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        known = ", ".join(languages())
        raise ConfigError(f"there is no phrase data for {code!r}", where=f"{code}.toml", expected=known) from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"broken TOML: {error}", where=f"languages/{code}.toml") from error


@lru_cache(maxsize=1024)
def section(code: str, name: str, kind: type[T]) -> T:
    """One section of a phrase file, checked against its schema `kind` (a msgspec Struct).

    A file without the section gives the schema's defaults. Raises `ConfigError` naming file and key.
    """
    try:
        return msgspec.convert(phrase_data(code).get(name, {}), kind)
    except msgspec.ValidationError as error:
        raise ConfigError(f"section [{name}]: {error}", where=f"languages/{code}.toml") from error


@lru_cache(maxsize=1)
def _stop_words() -> dict[str, tuple[str, ...]]:
    """Each frequent word with the languages it is frequent in."""
    known: dict[str, tuple[str, ...]] = {}
    for code in _worded():
        for word in section(code, "detect", _Detect).words:
            known[word] = (*known.get(word, ()), code)
    return known


@lru_cache(maxsize=1)
def _worded() -> tuple[str, ...]:
    """The languages that their words tell apart; the others are told by their script."""
    return tuple(code for code in languages() if not section(code, "detect", _Detect).script)


@lru_cache(maxsize=1)
def _scripts() -> tuple[_Script, ...]:
    """Languages with a script of their own, the one that needs the smallest share of letters first."""
    known = {code: section(code, "detect", _Detect) for code in languages()}
    told = [_script(code, data) for code, data in known.items() if data.script]
    return tuple(sorted(told, key=lambda script: (script.share, script.code)))


def _script(code: str, data: _Detect) -> _Script:
    letters = regex.compile("[" + "".join(rf"\p{{{name}}}" for name in data.script) + "]")
    return _Script(code, letters, frozenset(data.also), frozenset(data.script), data.share)


@lru_cache(maxsize=1)
def _any_script() -> regex.Pattern[str]:
    return regex.compile("|".join(script.letters.pattern for script in _scripts()))


@lru_cache(maxsize=4096)
def detect(text: str, declared: str) -> str:
    """Language of a passage: by script, then by its frequent words; `declared` decides where the passage is too short.

    `declared` is what the page or the passage around says ("" where nothing does). Returns a code of `languages()`.
    """
    fallback = declared if declared in languages() else "en"
    sample = text[:2000]
    return (None if sample.isascii() else _by_script(sample, declared, fallback)) or _by_words(sample, fallback)


def bears_out(text: str, code: str) -> bool:
    """Whether a text has frequent words, or letters of the script, of a language that most of it may not be in."""
    for script in _scripts():
        if script.code == code:
            return len(script.letters.findall(text)) >= _SHORT
    told = _stop_words()
    return len({word for word in _WORD.findall(text) if code in told.get(word, ())}) >= _LEAST


def _by_script(sample: str, declared: str, fallback: str) -> str | None:
    """The language that letters of a script tell, None where there are none; a short text in a script that the declared
    language writes too is in that."""
    if not _any_script().search(sample):
        return None
    counts = {script.code: len(script.letters.findall(sample)) for script in _scripts()}
    letters = len(_LATIN.findall(sample)) + sum(counts.values())
    for script in _scripts():
        count = counts[script.code]
        if count >= max(_LEAST, script.share * letters):
            shared = any(other.code == declared and other.also & script.names for other in _scripts())
            return declared if shared and count < _SHORT else script.code
    return fallback


def _by_words(sample: str, fallback: str) -> str:
    """The language with the most frequent words in a passage; the fallback where none leads clearly.

    Words count as they are spelled: "AI" is no "ai", and the plan "Pro" no "pro".
    """
    scores, told = dict.fromkeys(_worded(), 0), _stop_words()
    words = [word for word in _WORD.findall(sample) if word in told]
    if not words:
        return fallback
    for word in words:
        for code in told[word]:
            scores[code] += 1
    best = max(scores, key=lambda code: (scores[code], code == fallback))
    distinct = sum(best in told[word] for word in set(words))
    own = scores.get(fallback, 0)
    if distinct >= _LEAST and scores[best] >= max(_CLEAR_LEAD * own, own + _LEAST):
        return best
    return fallback if fallback in scores or not _LATIN.search(sample) else best
