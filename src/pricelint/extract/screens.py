"""Screens: linear-time patterns that tell texts in which a dearer pattern finds nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import re2
import regex

_TOKEN = regex.compile(r"\\p\{\w+\}|\(\?P<\w+>|\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\(\?<?[=!]|\(|\)|[^\\\[()]+", regex.S)
"""The parts of a regular expression: an escape, a set, what opens and closes a group, and what is between them."""
_REPEATED = regex.compile(r"(?<!\\)\{(\d+),\d*\}")
_LOOKS = frozenset({"(?=", "(?!", "(?<=", "(?<!"})
_UNLESS = {r"\W": r"\pL\pN\pM_", r"\D": r"\pN", r"\S": r"\s\pZ"}
_WIDE = {r"\w": r"\pL\pN\pM_", r"\d": r"\pN", r"\s": r"\s\pZ", r"\p{Kana}": r"\p{Katakana}"}


class Screen(Protocol):
    """What a compiled screen can do."""

    def search(self, text: str) -> object:
        """A match, None where there is none."""


@lru_cache(maxsize=1024)
def screen(source: str) -> Screen:
    """A pattern that finds something in every text in which the regular expression `source` does, case ignored.

    It has no look-around and knows word edges of ASCII only, so these are dropped: it lets too much through, never
    too little. Where the rest cannot be written for it, it is `source` itself.
    """
    found: Screen
    try:
        found = re2.compile(f"(?im){without_edges(source)}", quiet())
    except re2.error:
        found = regex.compile(source, regex.I | regex.M)
    return found


def without_edges(source: str) -> str:
    """A regular expression for `re2` that matches in every text in which `source` does.

    What it asks of the text around a match (look-around, word edges) is dropped. Classes are those of every script, as
    `regex` knows them. Raises `re2.error` where a class cannot be written so.
    """
    kept: list[str] = []
    depth = 0
    for part in _TOKEN.findall(source):
        if depth:
            depth += (part[0] == "(") - (part == ")")
        elif part in _LOOKS:
            depth = 1
        elif part != r"\b":
            kept.append(_of_every_script(part))
    # How often a class of every script may repeat is what makes such a pattern large; any number of times is wider.
    return _REPEATED.sub(lambda found: "*" if found[1] == "0" else "+", "".join(kept))


def _of_every_script(part: str) -> str:
    if part.startswith("(?P"):
        return "(?:"
    if part[0] == "[" and len(part) > 1:
        if part[1] == "^":
            # What is not "no letter" is a letter; what else the class leaves out, the screen lets through.
            for sign, wide in _UNLESS.items():
                if sign in part:
                    return f"[{wide}]"
        for sign, wide in _WIDE.items():
            part = part.replace(sign, wide)
        return part
    return f"[{_WIDE[part]}]" if part in _WIDE else part


def quiet() -> re2.Options:
    """Options under which a pattern that cannot be written is an error and not a line on standard error."""
    options = re2.Options()
    options.log_errors = False
    return options
