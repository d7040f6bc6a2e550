"""Which controls of a page are worth driving together: two that change the same figures. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from pricelint.model.capture import Undriven
from pricelint_spiders.browser.states.control import Control
from pricelint_spiders.browser.states.distinct import Sight

REPLACING = frozenset({"switch", "choice", "select", "slider", "knob", "listbox"})
"""Kinds of controls that show something in place of something else; the others only add to what is there."""


@dataclass(slots=True)
class Effect:
    """A control that did something: the words of its positions, and the figures of the page that gave way to others."""

    control: Control
    positions: list[str] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two controls with the positions that are tried together, in the order in which the controls are driven."""

    first: Effect
    second: Effect

    @property
    def count(self) -> int:
        """How many positions the two have together."""
        return len(self.first.positions) * len(self.second.positions)

    def left(self, tried: int, why: str) -> Undriven:
        """What of it is left out, as it is recorded."""
        words = f"{self.first.control.words} together with {self.second.control.words}"
        return Undriven(f"{self.count - tried} of {self.count} positions of {words}", why)


class Effects:
    """What each control of a page did when it was driven alone."""

    def __init__(self) -> None:
        self._found: list[Effect] = []

    def note(self, control: Control, words: str, before: Sight, now: Sight) -> None:
        """A position of a control, and what the page showed before and in it."""
        gone = before.figures - now.figures
        if control.kind not in REPLACING or not gone:
            return
        if not self._found or self._found[-1].control is not control:
            self._found.append(Effect(control))
        self._found[-1].positions.append(words)
        self._found[-1].gone |= set(gone)

    def forget(self, control: Control) -> None:
        """The page could not be put back as it was before this control: it is combined with none."""
        self._found = [effect for effect in self._found if effect.control is not control]

    def pairs(self) -> Iterator[Pair]:
        """The controls that act upon a common figure, two and two."""
        for first, second in combinations(self._found, 2):
            if first.gone & second.gone:
                yield Pair(first, second)

    @property
    def threes(self) -> bool:
        """Whether some three controls act upon a common figure; no more than two are ever combined."""
        return any(one.gone & two.gone & three.gone for one, two, three in combinations(self._found, 3))
