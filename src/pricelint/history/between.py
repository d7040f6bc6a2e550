"""The time in which something happened, in words that claim no more than was seen."""

from __future__ import annotations

from datetime import date, datetime

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def between(since: datetime, until: datetime) -> str:
    """ "between 3 and 10 May 2026": last seen before, first seen after (days in UTC); "on 3 May 2026" within a day."""
    first, last = since.date(), until.date()
    if first == last:
        return f"on {_day(last)}"
    return f"between {_from(first, last)} and {_day(last)}"


def _from(first: date, last: date) -> str:
    if first.year != last.year:
        return _day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {_MONTHS[first.month - 1]}"


def _day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
