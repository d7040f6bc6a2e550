"""Screens: linear-time patterns that tell texts in which a dearer pattern finds nothing."""

from __future__ import annotations

from functools import lru_cache
from typing import Protocol

import re2
import regex

_EDGES = regex.compile(r"\\b|\(\?<?[=!][^()]*\)")


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
    plain = _EDGES.sub("", source).replace(r"[\w", r"[\pL\pN_").replace(r"\w", r"[\pL\pN_]")
    try:
        found = re2.compile(f"(?im){plain}", _quiet())
    except re2.error:
        found = regex.compile(source, regex.I | regex.M)
    return found


def _quiet() -> re2.Options:
    options = re2.Options()
    options.log_errors = False
    return options
