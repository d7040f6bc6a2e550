"""Contradictions: two statements of one page set that cannot both hold, each with its quotes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pricelint.model.evidence import Evidence
from pricelint.model.fact import Fact


class Subject(StrEnum):
    """What is stated twice with different values."""

    PRICE = "price"
    UNITS = "units"
    RATE = "rate"
    COST = "cost"
    EXPIRY = "expiry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the statements: its value in words ("USD 29 per month"), and the quotes that entail it."""

    says: str
    evidence: tuple[Evidence, ...]

    @property
    def page(self) -> str:
        """The page that states it."""
        return self.evidence[0].page


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction(Fact):
    """What is said of one thing in two ways; `about` names the thing ("the plan Pro, per month, billed monthly").

    Neither side is chosen. `slogan` is true where the first side is a headline that the other takes back. `doubt` says
    why the two may be about different things; `evidence` holds the quotes of both sides.
    """

    subject: Subject
    about: str
    one: Side
    other: Side
    slogan: bool = False

    @property
    def between_pages(self) -> bool:
        """Whether the two sides stand on different pages."""
        return self.one.page != self.other.page
