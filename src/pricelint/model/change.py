"""Changes: what a platform stated at one time and states otherwise at a later one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence


class ChangeKind(StrEnum):
    """What became of a statement, seen by a buyer. `*_added` and `*_removed` say what a captured page states, not what
    holds: "removed" means that the page, captured again, no longer states it."""

    COST_ROSE = "cost_rose"
    COST_FELL = "cost_fell"
    COST_CHANGED = "cost_changed"
    COST_ADDED = "cost_added"
    COST_REMOVED = "cost_removed"
    ALLOWANCE_CUT = "allowance_cut"
    ALLOWANCE_RAISED = "allowance_raised"
    PRICE_ROSE = "price_rose"
    PRICE_FELL = "price_fell"
    PLAN_ADDED = "plan_added"
    PLAN_REMOVED = "plan_removed"
    PLAN_RENAMED = "plan_renamed"
    PACK_ADDED = "pack_added"
    PACK_REMOVED = "pack_removed"
    UNIT_RENAMED = "unit_renamed"
    EXPIRY_TIGHTENED = "expiry_tightened"
    EXPIRY_LOOSENED = "expiry_loosened"
    EXPIRY_CHANGED = "expiry_changed"
    EXPIRY_ADDED = "expiry_added"
    EXPIRY_REMOVED = "expiry_removed"
    BONUS_CHANGED = "bonus_changed"
    BONUS_ADDED = "bonus_added"
    BONUS_REMOVED = "bonus_removed"
    TERM_CHANGED = "term_changed"
    TERM_ADDED = "term_added"
    TERM_REMOVED = "term_removed"
    WORDING = "wording"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing as it was stated `before` and `after`; `about` names it, each side quotes its own capture.

    `before` is None where the thing was not stated before, `after` where it no longer is.
    """

    kind: ChangeKind
    about: str
    before: Side | None
    after: Side | None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes of both captures."""
        sides = (side for side in (self.before, self.after) if side)
        return tuple(dict.fromkeys(item for side in sides for item in side.evidence))
