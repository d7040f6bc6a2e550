"""Whether the visits on both sides of a change looked at the same pages.

A platform file may be edited between two visits, and links lead elsewhere: then a value may be another one because it
is read from another page. Nobody has seen the site change it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pricelint.model.capture import Visit
from pricelint.model.change import DatedChange
from pricelint.model.evidence import Evidence
from pricelint.readings.past import asked_by
from pricelint.store.store import Store


@dataclass(slots=True)
class Looked:
    """What the visits of a store asked for; each visit is read once."""

    store: Store
    known: dict[str, Visit | None] = field(default_factory=dict)

    def at_both_sides(self, one: DatedChange) -> bool:
        """Whether a page that states the former value was asked for again, in the same role, by the visit that shows
        the new one; of what was not stated before, whether a page that states it now had been."""
        there, other = one.since_visit, one.until_visit
        side = one.change.before
        if side is None:
            there, other, side = other, there, one.change.after
        return side is None or self._again(side.evidence, there, other)

    def _again(self, evidence: Iterable[Evidence], there: str, other: str) -> bool:
        pages = {item.page for item in evidence}
        asked = asked_by(self._visit(there), pages)
        return not asked or not asked.isdisjoint(asked_by(self._visit(other)))

    def _visit(self, name: str) -> Visit | None:
        if name not in self.known:
            self.known[name] = self.store.visits.visit(name)
        return self.known[name]
