"""Periods that an index has at most one point for, by the calendar in UTC."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import StrEnum

from pricelint.errors import UsageError

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_WEEK = re.compile(r"(\d{4})-W(\d{2})")


class Every(StrEnum):
    """How long a period is."""

    MONTH = "month"
    WEEK = "week"

    def of(self, at: datetime) -> str:
        """The period that holds a moment: "2026-05", or the week of ISO 8601, "2026-W19"."""
        day = at.astimezone(UTC).date()
        if self is Every.MONTH:
            return f"{day.year:04d}-{day.month:02d}"
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"

    def begins(self, period: str) -> date:
        """The first day of a period. Raises ValueError for what names none."""
        found = (_MONTH if self is Every.MONTH else _WEEK).fullmatch(period)
        if found is None:
            raise ValueError(f"{period!r} is no {self.value}")
        year, number = int(found[1]), int(found[2])
        return date(year, number, 1) if self is Every.MONTH else date.fromisocalendar(year, number, 1)


def period_in(text: str, every: Every, where: str) -> str:
    """The period that a command line names: a period as it is written, or a day in it. Raises UsageError for others."""
    try:
        return every.of(datetime.fromisoformat(text).replace(tzinfo=UTC)) if _is_day(text) else _period(text, every)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is no {every.value}", where=where,
            expected="2026-05, or a day such as 2026-05-31" if every is Every.MONTH else "2026-W19, or a day in it",
        ) from error  # fmt: skip


def _is_day(text: str) -> bool:
    return len(text) == len("2026-05-31") and text.count("-") == len("--")


def _period(text: str, every: Every) -> str:
    every.begins(text)
    return text
