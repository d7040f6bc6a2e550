"""Counts in sentences of the command line."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its word in the right form; `many` is given where it is not `one` with an "s".

    >>> counted(1, "page is kept", "pages are kept"), counted(1200, "visit")
    ('1 page is kept', '1,200 visits')
    """
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
