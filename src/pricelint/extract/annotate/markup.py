"""What the elements of a page say of spans of its text, as far as amounts of money hang on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Markup(NamedTuple):
    """Questions about spans of a text.

    raised   whether a span is printed as the cents of the amount before it
    parted   whether the characters at two offsets stand in elements of their own
    """

    raised: Callable[[int, int], bool]
    parted: Callable[[int, int], bool]


def _no(_start: int, _end: int) -> bool:
    return False


NO_MARKUP = Markup(_no, _no)
"""A text by itself."""
