"""A state of a page in words: what was done to it since it was loaded, one step after the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

FIRST = "first"
"""The page as it was loaded."""

SCROLLED = "scrolled to the end of the page"
"""The one step that presses nothing: every reader of the page takes it."""

_THEN = ", then "
_REPLACING = ("chose ", "clicked the switch ", "moved the slider ")
"""Steps that show something in place of something else; other steps show more of the same page."""

_POSITION = re.compile(r"(?:chose|clicked the switch) “(.+?)”")
_LONGEST = 200


def joined(steps: Iterable[str]) -> str:
    """The words of a state that several steps led to, cut to the length that a store holds."""
    words = _THEN.join(steps)
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"


def steps(state: str) -> tuple[str, ...]:
    """What was done, step by step; () for the page as it was loaded."""
    return () if state in (FIRST, "") else tuple(state.split(_THEN))


def presses(state: str) -> int:
    """How many of the steps a reader has to think of: all but scrolling."""
    return sum(step != SCROLLED for step in steps(state))


def positions(state: str) -> tuple[str, ...]:
    """The words of the positions that were chosen ("Yearly"), in the order of the steps; sliders choose none."""
    return tuple(found[1] for step in steps(state) if (found := _POSITION.match(step)))


def replaced(state: str) -> frozenset[str]:
    """The steps that showed something in place of something else: two states that differ in them are two positions."""
    return frozenset(step for step in steps(state) if step.startswith(_REPLACING))
