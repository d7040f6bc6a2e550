"""When two facts are the same: numbers, names and periods, leniently where a careful reader would be."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

Fact = dict[str, Any]

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def words(text: object) -> frozenset[str]:
    """The words of a name in lower case; of scripts without spaces, every pair of neighbouring signs too."""
    lower = str(text or "").lower()
    signs = _UNSPACED.findall(lower)
    pairs = {first + second for first, second in pairwise(signs)}
    return frozenset({*_WORD.findall(lower), *pairs, *(signs if len(signs) == 1 else ())})


def names_alike(one: object, other: object, least: float) -> bool:
    """Whether two names share at least this part of the words of the shorter one; two empty names are alike."""
    first, second = words(one), words(other)
    if not first and not second:
        return True
    shared = len(first & second)
    return shared > 0 and shared / min(len(first), len(second)) >= least


def number(value: object) -> float | None:
    """A number as stated, None for what is none ("unlimited", not stated)."""
    try:
        return float(str(value))
    except ValueError:
        return None


def equal(one: object, other: object, within: float = 0.0) -> bool:
    """Whether two values are the same: numbers within a share of the larger one, anything else literally."""
    first, second = number(one), number(other)
    if first is None or second is None:
        return one == other
    return abs(first - second) <= within * max(abs(first), abs(second)) + 1e-9


def open_or_equal(stated: object, read: object, within: float = 0.0) -> bool:
    """Whether a label leaves a value open (null) or states the one that was read."""
    return stated is None or equal(stated, read, within)
