"""Cadences: how often a platform is visited, and not when. Pure; times that come in and go out are in UTC.

A cadence of whole days keeps a local time of day, so it survives daylight saving: a time that the clocks leave out is
taken an hour later, one that they show twice is taken once. A shorter cadence counts elapsed time.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAY = timedelta(days=1)
UNIVERSAL = ZoneInfo("UTC")
_MOST_DOUBLINGS = 30


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of the day, local time, in which no visit begins: from `since` on, before `until`, over midnight or not."""

    since: time
    until: time

    def holds(self, local: time) -> bool:
        """Whether a time of day lies in these hours."""
        if self.since < self.until:
            return self.since <= local < self.until
        return local >= self.since or local < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """How often a platform is visited.

    every       time from slot to slot; whole days mean the same local time of day
    at          that time of day; where None, each platform has its own, spread over the hours that are not quiet
    jitter      a visit begins up to this much after its slot
    retry       wait after a failed round, doubled with each further one in a row, up to `retry_most`
    """

    every: timedelta = DAY
    at: time | None = None
    zone: ZoneInfo = UNIVERSAL
    jitter: timedelta = timedelta(minutes=10)
    quiet: Quiet | None = None
    retry: timedelta = timedelta(hours=1)
    retry_most: timedelta = timedelta(days=7)

    @property
    def by_days(self) -> bool:
        """Whether it keeps a time of day."""
        return self.every % DAY == timedelta(0)

    @property
    def words(self) -> str:
        """The cadence as one line, by which another one is told from it."""
        parts = [f"every {self.every}", f"at {self.at}" if self.at else "", f"in {self.zone.key}"]
        parts += [f"jitter {self.jitter}", f"quiet {self.quiet.since}-{self.quiet.until}" if self.quiet else ""]
        return ", ".join(filter(None, [*parts, f"retry {self.retry} to {self.retry_most}"]))


def slot_after(cadence: Cadence, platform: str, anchor: datetime, moment: datetime) -> datetime:
    """The first slot of the timetable through `anchor` that lies after `moment`."""
    if not cadence.by_days:
        return anchor + ((moment - anchor) // cadence.every + 1) * cadence.every
    first, today = (one.astimezone(cadence.zone).date() for one in (anchor, moment))
    step = cadence.every.days
    turns = (today - first).days // step
    days = (first + timedelta(days=(turns + more) * step) for more in (0, 1, 2))
    return next(slot for day in days if (slot := _on(cadence, platform, day)) > moment)


def due_at(cadence: Cadence, platform: str, slot: datetime) -> datetime:
    """When the visit of a slot may begin: the jitter is the same whenever it is asked for."""
    shift = cadence.jitter * _share(platform, slot.isoformat())
    due = slot + shift
    return due if is_awake(cadence, due) else awake(cadence, due) + shift


def is_awake(cadence: Cadence, moment: datetime) -> bool:
    """Whether a visit may begin at this moment: it is in no quiet hours."""
    local = moment.astimezone(cadence.zone).time()
    return cadence.quiet is None or not cadence.quiet.holds(local)


def awake(cadence: Cadence, moment: datetime) -> datetime:
    """The moment itself, or the end of the quiet hours that it lies in."""
    if cadence.quiet is None or is_awake(cadence, moment):
        return moment
    local = moment.astimezone(cadence.zone)
    until = cadence.quiet.until
    day = local.date() + DAY if local.time() >= until else local.date()
    ends = (datetime.combine(day, until.replace(fold=fold), cadence.zone).astimezone(UTC) for fold in (0, 1))
    return next((end for end in ends if end > moment), moment + timedelta(hours=1))


def back_off(cadence: Cadence, failures: int) -> timedelta:
    """How long to wait after so many failed rounds in a row, at least one."""
    doubled: int = 2 ** min(failures - 1, _MOST_DOUBLINGS)
    return min(cadence.retry * doubled, cadence.retry_most)


def _on(cadence: Cadence, platform: str, day: date) -> datetime:
    at = cadence.at or _own_time(cadence, platform)
    return datetime.combine(day, at, cadence.zone).astimezone(UTC)


def _own_time(cadence: Cadence, platform: str) -> time:
    """A time of day that is always the same for a platform, outside the quiet hours, to the minute."""
    since, until = (_minutes(cadence.quiet.until), _minutes(cadence.quiet.since)) if cadence.quiet else (0, 0)
    length = (until - since) % 1440 or 1440
    minute = (since + int(_share(platform) * length)) % 1440
    return time(minute // 60, minute % 60)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _share(*parts: str) -> float:
    """A number from 0 up to 1 that looks like chance and is always the same for the same words."""
    digest = hashlib.sha256("\n".join(parts).encode()).digest()
    return int.from_bytes(digest[:6], "big") / 2**48
