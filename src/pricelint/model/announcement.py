"""Changes that a platform's own pages announced for a day, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from pricelint.model.contradiction import Side
from pricelint.model.evidence import Evidence


class Standing(StrEnum):
    """What became of an announced change, as far as the captures show.

    scheduled    its day is yet to come, and the page still announces it
    happened     a captured page states the value that was announced
    otherwise    a captured page states another value than the one before and the one that was announced
    overdue      its day has passed, and a captured page still states the former value
    cancelled    a captured page says that it will not come
    superseded   the same thing is announced for another day or with another value
    withdrawn    the page, captured again before that day, announces it no longer, and nothing changed
    """

    SCHEDULED = "scheduled"
    HAPPENED = "happened"
    OTHERWISE = "otherwise"
    OVERDUE = "overdue"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """One change of one thing that was announced for a day.

    about, key   the thing, in words and as a statement's key
    on           the day from which it was to hold; one without its year is the nearest to the first sight
    before       what was stated of the thing when the announcement was first seen
    notice       the announcement in its own words
    first_at     when it was first seen, `last_at` when it was last seen (UTC)
    since        the last visit before `until` that did not show the standing yet, `until` the first that did; None
                 where it is scheduled
    shown        the quotes that show the standing, () where it is shown by what is missing
    """

    about: str
    key: tuple[str, ...]
    on: date
    before: Side
    notice: tuple[Evidence, ...]
    first_at: datetime
    last_at: datetime
    standing: Standing
    since: datetime | None = None
    until: datetime | None = None
    shown: tuple[Evidence, ...] = ()
