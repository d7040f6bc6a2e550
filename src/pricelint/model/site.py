"""All facts of a page and of a platform's page set, and the receipt of an absence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pricelint.model.contradiction import Contradiction
from pricelint.model.fact import (
    Advertised,
    Bonus,
    Cost,
    Equivalence,
    Expiry,
    Hint,
    Markup,
    Pack,
    Plan,
    Rate,
    Tactic,
    Term,
    UnitName,
    Variation,
)
from pricelint.model.once import Remembering, once
from pricelint.model.platform import Role


class Kind(StrEnum):
    """Kinds of facts, each by its place in `PageFacts`."""

    PLANS = "plans"
    PACKS = "packs"
    RATES = "rates"
    COSTS = "costs"
    EQUIVALENCES = "equivalences"
    ADVERTISED = "advertised"
    MARKUPS = "markups"
    EXPIRY = "expiry"
    BONUSES = "bonuses"
    TACTICS = "tactics"
    VARIATIONS = "variations"
    TERMS = "terms"
    HINTS = "hints"


@dataclass(frozen=True, slots=True)
class Searched:
    """What was searched when nothing was found: the receipt of an absence."""

    page: str
    capture: str
    role: Role
    language: str
    characters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts(Remembering):
    """Everything one page states, in all its states.

    sells         whether the page itself offers plans or packs for money
    searched_too  its further states, as far as they were captured and searched
    """

    page: str
    url: str
    role: Role
    language: str
    searched: Searched
    sells: bool = False
    unit: UnitName | None = None
    plans: tuple[Plan, ...] = ()
    packs: tuple[Pack, ...] = ()
    rates: tuple[Rate, ...] = ()
    costs: tuple[Cost, ...] = ()
    equivalences: tuple[Equivalence, ...] = ()
    advertised: tuple[Advertised, ...] = ()
    markups: tuple[Markup, ...] = ()
    expiry: tuple[Expiry, ...] = ()
    bonuses: tuple[Bonus, ...] = ()
    tactics: tuple[Tactic, ...] = ()
    variations: tuple[Variation, ...] = ()
    terms: tuple[Term, ...] = ()
    hints: tuple[Hint, ...] = ()
    searched_too: tuple[Searched, ...] = ()

    @property
    def searches(self) -> tuple[Searched, ...]:
        """Everything that was searched for facts of this page."""
        return (self.searched, *self.searched_too)


@dataclass(frozen=True, slots=True)
class SiteFacts(Remembering):
    """The facts of one platform's page set, in visit order, and what its pages state in two ways."""

    pages: tuple[PageFacts, ...]
    contradictions: tuple[Contradiction, ...] = ()

    @property
    @once
    def selling(self) -> tuple[PageFacts, ...]:
        """Pages that offer units for money."""
        return tuple(page for page in self.pages if page.sells)

    @property
    @once
    def searched(self) -> tuple[Searched, ...]:
        """The receipt of an absence: every page that was searched, in every state."""
        return tuple(row for page in self.pages for row in page.searches)

    @property
    @once
    def unit(self) -> UnitName | None:
        """The unit of the first selling page that names one, else of any page."""
        named = [page.unit for page in (*self.selling, *self.pages) if page.unit]
        return named[0] if named else None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a platform stated at one time: its facts, and when the latest of its pages was captured.

    `before` are older snapshots of it, the newest first.
    """

    facts: SiteFacts
    captured_at: datetime
    before: tuple[Snapshot, ...] = ()

    @property
    def line(self) -> tuple[Snapshot, ...]:
        """This snapshot and those before it, the newest first."""
        return (self, *self.before)
