"""What one visit states and how it was judged, read by one method: kept, so that nobody has to read the pages again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitReading:
    """One visit, read by one method. Another method gives another reading of the same visit; none replaces another.

    at         when the visit ended, UTC
    read_at    when it was read, UTC by our clock
    content    digest of everything that was read: two visits with one content say the same
    facts      sha256 of the blob with facts and coverage (`result_json.visit_reading`)
    counts     number of facts by kind
    judged_by  digest of the rules that judged, "" where nobody judged yet
    outcomes   sha256 of the blob with the outcomes, "" where nobody judged yet
    verdicts   the verdict of each rule, by rule id
    """

    visit: str
    platform: str
    method: str
    at: datetime
    read_at: datetime
    content: str
    facts: str
    counts: Mapping[str, int] = field(default_factory=dict)
    judged_by: str = ""
    outcomes: str = ""
    verdicts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRun:
    """One statement with one value over some visits, as a store keeps it (`history.runs.Run`).

    key        what it is about, its subject first
    place      its place among the runs of that key, from 0
    statement  the statement as JSON (`history.statement.Statement`)
    """

    key: tuple[str, ...]
    place: int
    present: bool
    value: tuple[str, ...]
    statement: str
    first_at: datetime
    last_at: datetime
    first_visit: str
    last_visit: str
    seen: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """How far the statements of a platform were followed: over how many visits, the last of them, by which method."""

    platform: str
    method: str
    visits: int
    last_visit: str
    last_at: datetime
