"""Changes: what a platform stated at one time and states otherwise at a later one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
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

    `before` is None where the thing was not stated before, `after` where it no longer is. `announced` quotes the
    notices that announce it, () where none was found. `doubt` says why the difference may be one of reading alone, in
    words; "" where nothing speaks for that.
    """

    kind: ChangeKind
    about: str
    before: Side | None
    after: Side | None
    announced: tuple[Evidence, ...] = ()
    doubt: str = ""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes of both captures."""
        sides = (side for side in (self.before, self.after) if side)
        return tuple(dict.fromkeys(item for side in sides for item in side.evidence))


class Status(StrEnum):
    """How sure a change is; one that is in doubt is for a person to look at, however often it was seen."""

    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    FLAPPING = "flapping"
    IN_DOUBT = "in_doubt"


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedChange:
    """A change and when it happened: after `since`, when the former value was last seen, and by `until`, when the new
    one was first seen (UTC). Nothing is claimed of the time between.

    `key` names the thing, its subject first, alike in every snapshot. `seen` counts the visits that showed the new
    value. Flapping is one entry for the whole time in which two values were shown in turn (an A/B test, or a page that
    varies by visit): neither is a change of the site.
    """

    change: Change
    key: tuple[str, ...]
    since: datetime
    until: datetime
    seen: int
    status: Status
    since_visit: str
    until_visit: str


class Origin(StrEnum):
    """Whose change it is: the first capture of a page, the site's, or that of our own way of reading."""

    FIRST = "first"
    SITE_CHANGED = "site_changed"
    METHOD_CHANGED = "method_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedChange:
    """A change as a store keeps it.

    id              the same as long as the change is told of: what was announced of it once need not be again
    method          how the captures of both sides were read; of `method_changed` those of the later reading
    earlier_method  of `method_changed` how the same captures were read before, else ""
    recorded_at     when the store learned of it, UTC by our clock
    """

    id: str
    platform: str
    origin: Origin
    dated: DatedChange
    method: str
    earlier_method: str = ""
    recorded_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstSeen:
    """The first capture of a page (by its id), which is no change: there was nothing before it."""

    platform: str
    page: str
    visit: str
    at: datetime
