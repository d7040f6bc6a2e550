"""Patterns made of phrase data: a regular expression behind a linear-time screen, both compiled when first needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property

import re2
import regex

from pricelint.extract.screens import quiet, without_edges

_MEMORY = 1 << 28
"""Bytes that the states of a screen of many patterns may take: with too few it would find nothing at all."""
_SHORT = 16
"""Characters up to which the expression itself is as fast as its screen."""

NEVER = "\x00\x00"
"""A source that matches nothing: parsed text holds no NUL."""
_NOTHING = frozenset({NEVER, r"(?!)"})

Match = regex.Match[str]


class Pattern:
    """A regular expression, case ignored, with the methods of a compiled one.

    Most phrases do not occur in most texts. The screen (see `pricelint.extract.screens`) tells that at a tenth of the
    cost and in time linear in the text; it lets too much through, never too little, so results are those of the
    expression alone.
    """

    def __init__(self, source: str, flags: int = 0) -> None:
        self.pattern = source
        self._flags = flags

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The expression itself, which is what a match names as its `re`."""
        return regex.compile(self.pattern, regex.IGNORECASE | self._flags)

    @cached_property
    def _hits(self) -> Callable[[bytes], object]:
        if self.pattern in _NOTHING:
            return _no
        options = quiet()
        options.case_sensitive = False
        found = re2.Set.SearchSet(options)
        try:
            found.Add(f"(?m){without_edges(self.pattern)}")
            found.Compile()
        except re2.error:
            return bool
        matches: Callable[[bytes], object] = found.Match
        return matches

    @property
    def screened(self) -> bool:
        """Whether the expression could be written for the screen; without one every text is searched at full cost."""
        return self._hits is not bool

    def may_match(self, text: str) -> bool:
        """False where the screen alone tells that a text holds no match."""
        return bool(self._hits(text.encode()))

    def search(self, text: str, pos: int = 0, endpos: int | None = None) -> Match | None:
        """The first match that begins at `pos` or behind it and ends before `endpos`."""
        if len(text) > _SHORT and not self._hits(text[pos:endpos].encode()):
            return None
        return self.compiled.search(text, pos, endpos)

    def match(self, text: str, pos: int = 0) -> Match | None:
        """A match that begins at `pos`."""
        return self.compiled.match(text, pos)

    def fullmatch(self, text: str, pos: int = 0) -> Match | None:
        """A match of all that stands behind `pos`."""
        return self.compiled.fullmatch(text, pos)

    def finditer(self, text: str, pos: int = 0, endpos: int | None = None) -> Iterable[Match]:
        """All matches that do not overlap, in order."""
        if len(text) > _SHORT and not self._hits(text[pos:endpos].encode()):
            return ()
        return self.compiled.finditer(text, pos, endpos)

    def sub(self, put: str | Callable[[Match], str], text: str) -> str:
        """The text with every match replaced."""
        if len(text) > _SHORT and not self._hits(text.encode()):
            return text
        return self.compiled.sub(put, text)


def _no(_: bytes) -> bool:
    """The screen of what matches nothing: many languages lack wordings of some class."""
    return False


class Patterns:
    """Patterns by key behind one screen: a single pass over a text tells which of them can match it."""

    def __init__(self, patterns: Mapping[str, Pattern]) -> None:
        options = quiet()
        options.case_sensitive, options.max_mem = False, _MEMORY
        self._screen = re2.Set.SearchSet(options)
        self._keys: list[str] = []
        unscreened: list[str] = []
        for key, pattern in patterns.items():
            try:
                self._screen.Add(f"(?m){without_edges(pattern.pattern)}")
                self._keys.append(key)
            except re2.error:
                unscreened.append(key)
        self._always = frozenset(unscreened)
        self._screen.Compile()

    def that_may_match(self, text: str) -> frozenset[str]:
        """The keys of the patterns that may match somewhere in a text; all others do not."""
        hits = self._screen.Match(text.encode()) if self._keys else None
        return self._always.union(self._keys[hit] for hit in hits) if hits else self._always


class Excepted:
    """A pattern whose matches inside certain phrases do not count."""

    def __init__(self, pattern: Pattern, exceptions: Pattern) -> None:
        self._pattern = pattern
        self._exceptions = exceptions

    def search(self, text: str) -> Match | None:
        """The first match outside the phrases, at its place in the text."""
        found = self._pattern.search(text)
        if found is None:
            return None
        rest = self._exceptions.sub(lambda match: " " * len(match[0]), text)
        return found if rest == text else self._pattern.search(rest)
