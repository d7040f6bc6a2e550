"""What can be the matter with a store."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Trouble(StrEnum):
    """Kinds of what a check finds. The last five lose nothing: they are told, and nothing is wrong."""

    UNUSABLE = "unusable"
    DAMAGED = "damaged"
    MISSING = "missing"
    DANGLING = "dangling"
    CLOCK = "clock"
    ACCEPTED_CLOCK = "accepted_clock"
    EDITED = "edited"
    UNFINISHED = "unfinished"
    UNREFERENCED = "unreferenced"
    LEFT_OVER = "left_over"


HARMLESS = frozenset(
    {Trouble.ACCEPTED_CLOCK, Trouble.EDITED, Trouble.UNFINISHED, Trouble.UNREFERENCED, Trouble.LEFT_OVER}
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a check found: where, what, and what to do, in words."""

    trouble: Trouble
    where: str
    what: str
    do: str

    @property
    def wrong(self) -> bool:
        """Whether something is lost, or may be."""
        return self.trouble not in HARMLESS
