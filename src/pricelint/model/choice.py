"""What somebody chose of an audit: which rules judge, and which findings count."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint.model.suppression import Suppression


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Rules chosen by id, family or severity.

    select    names of what was asked for; () for everything
    ignore    names of what was left out
    judged    how many rules were left
    left_out  ids of the rules that did not judge
    """

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    judged: int
    left_out: tuple[str, ...]

    def __str__(self) -> str:
        """In words: "12 of 38 rules judged by selection"."""
        return f"{self.judged} of {self.judged + len(self.left_out)} rules judged by selection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What counts in an audit: the rules of a selection (None: all), and findings that no suppression names."""

    selection: Selection | None = None
    suppressions: tuple[Suppression, ...] = ()


EVERYTHING = Choice()
"""All rules judge, and every finding counts."""
