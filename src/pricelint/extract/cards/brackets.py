"""Brackets on a card's lines: what stands in one with another amount is said of that amount."""

from __future__ import annotations

_OPEN = "(（"
_SHUT = ")）"


def open_bracket(text: str) -> int:
    """Where the bracket opens that is still open at the end of a text; -1 where none is."""
    opened = max(text.rfind(sign) for sign in _OPEN)
    return opened if opened > max(text.rfind(sign) for sign in _SHUT) else -1


def bracket_end(text: str) -> int:
    """Where a text leaves the bracket that it begins in: its length where it does not."""
    ends = [at for sign in _SHUT if (at := text.find(sign)) >= 0]
    return min(ends, default=len(text))
