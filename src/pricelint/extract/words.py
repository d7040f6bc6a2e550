"""From word lists to patterns: the one way in which phrase data becomes something to match with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from pricelint.extract.patterns import Pattern

_SCRIPT = "\u2e80"


def alternatives(words: Iterable[str]) -> str:
    """One pattern for a list of words, longest first, without a capturing group.

    A star stands for the rest of a word ("image*") or its beginning ("*foto*"). Words of scripts that write no spaces
    match anywhere; others match whole words. An empty list matches nothing.
    """
    parts = [_one(word) for word in sorted({*words} - {""}, key=len, reverse=True)]
    return f"(?:{'|'.join(parts)})" if parts else r"(?!)"


@lru_cache(maxsize=512)
def word_pattern(words: tuple[str, ...]) -> Pattern:
    """Compiled `alternatives`, case ignored."""
    return Pattern(alternatives(words))


def _one(word: str) -> str:
    body = regex.escape(word.strip("*"), special_only=True).replace("\\ ", " ").replace(" ", r"\s+")
    if not word.strip("*") or any(sign >= _SCRIPT for sign in word):
        return body
    first, last = word.strip("*")[0], word.strip("*")[-1]
    before = r"\w{0,30}" if word.startswith("*") else (r"(?<![^\W_])" if first.isalnum() else "")
    after = r"[\w'’]*" if word.endswith("*") else (r"(?![^\W_])" if last.isalnum() else "")
    return f"{before}{body}{after}"
