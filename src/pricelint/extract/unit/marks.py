"""What tells the trade of a page: the marks of the phrase files, looked up in time linear in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Protocol

import msgspec
import re2
import regex

from pricelint.extract.language import section
from pricelint.extract.screens import quiet
from pricelint.extract.unit.mentions import Span

_LETTERS = r"\p{Latin}\p{Cyrillic}"
_NOTHING = r"[^\x00-\x{10FFFF}]"
_IN_WORD = regex.compile(rf"[{_LETTERS}][{_LETTERS}]")


class _Match(Protocol):
    lastindex: int

    def span(self, group: int) -> Span: ...


class Marks(Protocol):
    """Marks of one trade, compiled."""

    def finditer(self, text: bytes) -> Iterable[_Match]:
        """Its places in a text in UTF-8, the longest one where several begin."""


class Trade(msgspec.Struct):
    """[trades.others.*]: another trade: the names of the units that its words look like, and what tells it."""

    units: list[str] = []
    marks: list[str] = []


class TradeWords(msgspec.Struct):
    """[trades]: `own` tells that things are generated for the units; `others` count in the same words."""

    own: list[str] = []
    others: dict[str, Trade] = {}


class _Policies(msgspec.Struct):
    spaced: bool = True


class Places:
    """Where marks stand in a text as whole words, in order, found as far as anybody asks."""

    def __init__(self, marks: Marks, text: str) -> None:
        self._coming = (span for span in _spans(marks, text) if not _IN_WORD.match(text, span[1] - 1))
        self._found: list[Span] = []

    def __iter__(self) -> Iterator[Span]:
        at = 0
        while at < len(self._found) or self._more():
            yield self._found[at]
            at += 1

    def any_in(self, start: int, end: int) -> bool:
        """Whether a mark begins inside a span."""
        while (not self._found or self._found[-1][0] < start) and self._more():
            pass
        at = bisect_left(self._found, (start, 0))
        return at < len(self._found) and self._found[at][0] < end

    def _more(self) -> bool:
        """Find one more; False where there is none."""
        span = next(self._coming, None)
        if span is not None:
            self._found.append(span)
        return span is not None


def _spans(marks: Marks, text: str) -> Iterator[Span]:
    """Where marks stand in a text. Bytes are searched: of a string `re2` counts the characters before every place
    several times over."""
    source = text.encode()
    plain, at, passed = len(source) == len(text), 0, 0
    for match in marks.finditer(source):
        start, end = match.span(match.lastindex)
        if plain:
            yield start, end
            continue
        first = passed + len(source[at:start].decode())
        at, passed = end, first + len(source[start:end].decode())
        yield first, passed


def speaks_of(text: str, trade: str, language: str) -> bool:
    """Whether marks of another trade, by its name, stand in a text."""
    return Places(trade_marks(language)[trade], text).any_in(0, len(text))


def present(text: str, language: str) -> list[str]:
    """The names of the other trades that may have marks in a text: more than have, never fewer."""
    names, found = _set(language)
    return [names[index] for index in found.Match(text) or ()]


@lru_cache
def own_marks(language: str) -> Marks:
    """What tells the own trade."""
    return _compiled([_worded(data.own, code) for code, data in _data(language).items()])


@lru_cache
def trade_marks(language: str) -> dict[str, Marks]:
    """What tells each other trade, by its name."""
    return {name: _compiled(bodies) for name, bodies in _bodies(language).items()}


@lru_cache
def denied_units(language: str) -> dict[str, frozenset[str]]:
    """The names of the units that the words of each other trade look like."""
    every = _data(language).values()
    return {
        name: frozenset(unit for data in every for unit in data.others.get(name, Trade()).units)
        for name in _bodies(language)
    }


def _data(language: str) -> dict[str, TradeWords]:
    """[trades] of a language and of English."""
    return {code: section(code, "trades", TradeWords) for code in (language, "en")}


@lru_cache
def _bodies(language: str) -> dict[str, list[str]]:
    every = _data(language)
    names = dict.fromkeys(name for data in every.values() for name in data.others)
    return {
        name: [_worded(data.others.get(name, Trade()).marks, code) for code, data in every.items()] for name in names
    }


def _worded(marks: list[str], language: str) -> str:
    """Marks as an expression that begins at the edge of a word, in languages that have spaces between words."""
    if not marks:
        return ""
    body = "|".join(marks).replace(r"\w", r"[\pL\pN\pM_]")
    spaced = section(language, "policies", _Policies).spaced
    return rf"(?:^|[^{_LETTERS}])({body})" if spaced else f"({body})"


@lru_cache
def _set(language: str) -> tuple[list[str], re2.Set]:
    names = list(_bodies(language))
    found = re2.Set.SearchSet(_options())
    for bodies in _bodies(language).values():
        found.Add(f"(?m){_joined(bodies)}")
    found.Compile()
    return names, found


def _compiled(bodies: list[str]) -> Marks:
    found: Marks = re2.compile(f"(?m){_joined(bodies)}", _options())
    return found


def _joined(bodies: list[str]) -> str:
    return "|".join(body for body in bodies if body) or _NOTHING


def _options() -> re2.Options:
    options = quiet()
    options.case_sensitive = False
    options.longest_match = True
    return options
