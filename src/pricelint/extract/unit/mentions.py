"""Where a text uses the words of a unit, and where numbers stand beside them."""

from __future__ import annotations

from functools import lru_cache

import msgspec
import regex

from pricelint.extract.annotate.currencies import CODES, PREFIXED, SUFFIXED, SYMBOLS
from pricelint.extract.patterns import Pattern
from pricelint.extract.unit.words import UnitWord, known_units, unit_data

Span = tuple[int, int]

_ABBREVIATED = "|".join(sorted({*CODES, *(sign for sign in (*PREFIXED, *SUFFIXED) if sign.isalpha())}))
MONEY = regex.compile(
    rf"[$¥元円{''.join(SYMBOLS)}]|(?<=[\d천만] ?)(?:원|руб)|(?<!\p{{L}})(?:{_ABBREVIATED})(?!\p{{L}})"
)
_LEAD = 40
_COUNTED = regex.compile(
    r"(?<!© ?)\d(?:[\d.,]*\d)?(?:[kKM]| ?[千万萬亿億])?\+?"
    r"(?:[ \n-]?(?:[\p{Latin}\p{Cyrillic}][\p{Latin}\p{Cyrillic}-]* ){0,3}\(?(?:\p{Latin}{1,12}-)?"
    r"|[\p{Han}\p{Kana}\p{Hangul}ーのA-Za-z ]{0,8})$"
)


class Tally(msgspec.Struct, frozen=True, gc=False):
    """Where a text uses a unit's words: every mention, and those that a number stands before."""

    word: UnitWord
    mentions: tuple[Span, ...]
    counted: tuple[Span, ...]


class Spelled:
    """A text with ASCII digits in a language, made ready for looking up words."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.language = text, language
        lowered = text.lower()
        self.lowered = lowered if len(lowered) == len(text) else text
        """The text in small letters, where that keeps its length."""
        self._twins: dict[int, list[Span]] = {}

    def is_twin(self, start: int, end: int) -> bool:
        """Whether a unit's word at a span is part of something else ("service credits for downtime").

        What tells it stands in the same line, so only lines with such a word are searched, each once.
        """
        first = self.text.rfind("\n", 0, start) + 1
        if first not in self._twins:
            stop = self.text.find("\n", end)
            line = self.text[first : stop if stop >= 0 else len(self.text)]
            self._twins[first] = [(first + begin, first + last) for begin, last in _twins_in(line, self.language)]
        return any(begin <= start and end <= last for begin, last in self._twins[first])


def tallies(page: Spelled, *, output: bool) -> list[Tally]:
    """The units that a text mentions: those that are themselves made (`output`), or the others."""
    return [
        found for word in known_units(page.language) if word.output == output and (found := tally(page, word)).mentions
    ]


def tally(page: Spelled, word: UnitWord) -> Tally:
    """Every place where a text uses the words of a unit, those with a number before them apart."""
    mentions: list[Span] = []
    counted: list[Span] = []
    text = page.text
    places = _places(page, word.words)
    if not places:
        return Tally(word, (), ())
    before, behind = _excluded(page.language)
    for start, end in places:
        lead = text[max(0, start - _LEAD) : start]
        if page.is_twin(start, end) or before.search(lead) or behind.match(text[end : end + _LEAD]):
            continue
        number = _COUNTED.search(lead)
        (counted if number else mentions).append((start - (len(lead) - number.start() if number else 0), end))
    return Tally(word, tuple(sorted([*mentions, *counted])), tuple(counted))


def _places(page: Spelled, words: tuple[str, ...]) -> list[Span]:
    """Where whole words stand in a text; scripts without spaces have no word edges.

    A capital right behind a small letter begins another word: markup without spaces fuses "150 creditsUp to 30 images".
    """
    found: list[Span] = []
    lowered = page.lowered
    if not any(stem in lowered for stem in _stems(words)):
        return found
    for word in words:
        small, latin = word.lower(), word[0] < "\u2e80"
        at = lowered.find(small)
        while at >= 0:
            end = at + len(small)
            if not latin or not (_is_latin(lowered[at - 1 : at]) or _runs_on(page.text, end)):
                found.append((at, end))
            at = lowered.find(small, end)
    return found


def is_compound(text: str, end: int, language: str) -> bool:
    """Whether what stands behind a unit's word makes it something else ("a credit system")."""
    return _excluded(language)[1].match(text[end : end + _LEAD]) is not None


@lru_cache(maxsize=512)
def _stems(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that hold no other of them: where none of these stands, none of them does."""
    lower = [word.lower() for word in words]
    return tuple(word for word in lower if not any(other in word for other in lower if other != word))


def _runs_on(text: str, end: int) -> bool:
    """Whether a Latin word goes on at an offset."""
    return _is_latin(text[end : end + 1]) and not (text[end - 1].islower() and text[end].isupper())


def _is_latin(char: str) -> bool:
    return char.isalpha() and char < "\u2e80"


@lru_cache(maxsize=4096)
def _twins_in(line: str, language: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in _twins(language).finditer(line))


@lru_cache
def _twins(language: str) -> Pattern:
    return Pattern("|".join(form for own in unit_data(language) for form in own.twins) or "(?!)")


@lru_cache
def _excluded(language: str) -> tuple[regex.Pattern[str], Pattern]:
    """What makes a unit's word something else, before and behind it."""
    before = "|".join(word for own in unit_data(language) for word in own.not_before) or "(?!)"
    behind = "|".join(word for own in unit_data(language) for word in own.not_behind) or "(?!)"
    return (
        regex.compile(rf"(?r)(?<!\p{{L}})(?:{before})[ -]$", regex.IGNORECASE),
        Pattern(rf"[ -]?(?:{behind})(?![\p{{Latin}}\p{{Cyrillic}}])"),
    )
