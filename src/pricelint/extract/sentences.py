"""Where the sentences of a text begin and end, for readers of numbers: a point before a figure ends none ("ca. 5")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.extract.language import languages, phrase_data

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading


@lru_cache(maxsize=1)
def sentence_ends() -> regex.Pattern[str]:
    """What parts two sentences. The point of a shortened "about" ("ca. 8", the words of [costs] `approximate` that end
    with one) ends none, in any language: a line is too short to tell which it is in."""
    about = {word for code in languages() for word in phrase_data(code)["costs"]["approximate"] if word.endswith(".")}
    shortened = "|".join(regex.escape(word) for word in sorted(about))
    return regex.compile(rf"(?<=[.!?])(?<!\.\.)(?<!\b(?i:{shortened}))\s+(?=[^\d\s]|$)|(?<=[。！？!?])|\n|\s[•·]\s")


def sentence_start(text: str) -> int:
    """Where the last sentence of a text begins."""
    return max((match.end() for match in sentence_ends().finditer(text)), default=0)


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the sentences of a text, in order."""
    start = 0
    for mark in sentence_ends().finditer(text):
        yield start, mark.start()
        start = mark.end()
    yield start, len(text)


def sentence_around(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that a span stands in, within its block."""
    block = reading.document.block_at(start)
    behind = sentence_ends().search(reading.plain, end, block.end)
    return block.start + sentence_start(reading.plain[block.start : start]), behind.start() if behind else block.end
