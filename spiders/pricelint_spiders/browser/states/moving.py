"""What every move of a control is handed: where it is made, which positions are wanted, who hears of those left out."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Container, Sequence
from dataclasses import dataclass

from pricelint.model.capture import Undriven
from pricelint_spiders.browser.states.control import Control
from pricelint_spiders.browser.states.stage import Stage

MOST_ENTRIES = 8
"""Positions of one control that are tried: members of a choice, entries of a list, stops of a slider."""

Moves = AsyncGenerator[str, None]


@dataclass(frozen=True, slots=True)
class Moving:
    """`leave` hears of positions that are not tried; `only` are the words of those that are wanted, None for all."""

    stage: Stage
    leave: Callable[[Undriven], None]
    only: Container[str] | None = None

    def wants(self, words: str) -> bool:
        """Whether the move that these words tell of is to be made."""
        return self.only is None or words in self.only

    def bounded(self, control: Control, others: Sequence[str]) -> None:
        """Tell of the positions beyond those that are tried of one control."""
        if self.only is not None:
            return
        for label in others[MOST_ENTRIES:]:
            self.leave(Undriven(f"“{label}” of {control.words}", f"more than {MOST_ENTRIES} positions of one control"))
