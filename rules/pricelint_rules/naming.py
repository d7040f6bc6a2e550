"""Whether two names mean the same action or model, across inflections and in scripts without spaces."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

STEM = 4
"""Words of at least this length that begin alike are taken for one word ("Bilder", "Bild"; "images", "imagen")."""


def words(text: str) -> tuple[str, ...]:
    """The words of a name, folded; in scripts without spaces each pair of neighbouring letters."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    runs = "".join(char if char.isalnum() else " " for char in folded).split()
    return tuple(part for run in runs for part in (_pairs(run) if _is_unspaced(run) else (run,)))


def names_match(one: str, other: str) -> bool:
    """Whether the names share a word, and every number of the one that also has numbers in the other."""
    first, second = words(one), words(other)
    numbers = {word for word in first if word[0].isdigit()}, {word for word in second if word[0].isdigit()}
    if all(numbers) and not numbers[0] & numbers[1]:
        return False
    return any(_alike(a, b) for a in first for b in second if not a[0].isdigit())


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    stem = min(STEM, len(one), len(other))
    return stem >= STEM - 1 and min(len(one), len(other)) >= STEM and one[:stem] == other[:stem]


def _pairs(run: str) -> tuple[str, ...]:
    return tuple(a + b for a, b in pairwise(run)) or (run,)


def _is_unspaced(run: str) -> bool:
    return any("\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" for char in run)
