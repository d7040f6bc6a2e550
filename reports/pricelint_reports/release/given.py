"""What a release is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from pricelint.history.index.points import Index
from pricelint.model.capture import Visit
from pricelint.model.change import RecordedChange
from pricelint.model.outcome import Outcome, Severity
from pricelint.model.site import PageFacts, SiteFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadVisit:
    """A visit, what its pages state, and what the rules say of it."""

    visit: Visit
    facts: SiteFacts
    outcomes: tuple[Outcome, ...]

    def unit_of(self, page: PageFacts) -> str | None:
        """What the units of a page are called there, else on the platform; None where nothing says it."""
        unit = page.unit or self.facts.unit
        return unit.name if unit else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Everything that a release holds. `severities` are those of the rules; `about` says who publishes it."""

    visits: tuple[ReadVisit, ...]
    changes: tuple[RecordedChange, ...]
    indices: tuple[Index, ...]
    severities: Mapping[str, Severity]
    publisher: str = ""
    licence: str = ""

    @property
    def dated(self) -> datetime:
        """The time of the release: the end of its last visit. Raises ValueError where it holds none."""
        return max(one.visit.finished_at for one in self.visits)
