"""Axes: where a value or a moment stands, and the round numbers and days that are printed beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from pricelint_reports.language import ENGLISH, Language

MOST_TICKS = 5
"""Steps between the lines of a value axis, at most."""

MOST_DATES = 6
"""Dates printed below a time axis, at most."""

_NICE = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_DAYS = (1, 2, 7, 14)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight axis of values from `low` to `high`; `ticks` are its round numbers, both ends among them."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...]

    def share(self, value: Decimal) -> float:
        """How far along the axis a value stands: 0 at `low`, 1 at `high`."""
        return float((value - self.low) / (self.high - self.low))


def scale_of(values: Iterable[Decimal], *, from_zero: bool = True) -> Scale:
    """The axis that holds some values between round numbers, exact in Decimal; of none, that from 0 to 1.

    >>> [str(tick) for tick in scale_of([Decimal("29"), Decimal("7.5")]).ticks]
    ['0', '10', '20', '30']
    """
    known = [*values, *([Decimal(0)] if from_zero else [])]
    low, high = min(known, default=Decimal(0)), max(known, default=Decimal(1))
    if low == high:
        spread = abs(low) / 10 or Decimal(1)
        low, high = (low, high + spread) if from_zero else (low - spread, high + spread)
    step = _step(high - low)
    first, last = (low / step).to_integral_value(ROUND_FLOOR), (high / step).to_integral_value(ROUND_CEILING)
    ticks = tuple(_plain((first + number) * step) for number in range(int(last - first) + 1))
    return Scale(ticks[0], ticks[-1], ticks)


def _step(span: Decimal) -> Decimal:
    """The least round step of which at most `MOST_TICKS` make up the span."""
    rough = span / MOST_TICKS
    unit = Decimal(1).scaleb(rough.adjusted())
    return next(nice * unit for nice in _NICE if nice * unit >= rough)


def _plain(number: Decimal) -> Decimal:
    return Decimal(f"{number.normalize():f}")


@dataclass(frozen=True, slots=True)
class TimeScale:
    """A straight axis of time in UTC; `ticks` are the beginnings of days, months or years in it, with their words."""

    since: datetime
    until: datetime
    ticks: tuple[tuple[datetime, str], ...]

    def share(self, at: datetime) -> float:
        """How far along the axis a moment stands: 0 at `since`, 1 at `until`."""
        return (at - self.since) / (self.until - self.since)


def time_scale_of(moments: Iterable[datetime], language: Language = ENGLISH) -> TimeScale:
    """The axis from the first to the last of some moments; a day to either side where they are one."""
    known = sorted(moment.astimezone(UTC) for moment in moments) or [datetime(1970, 1, 1, tzinfo=UTC)]
    since, until = known[0], known[-1]
    if since == until:
        since, until = since - timedelta(days=1), until + timedelta(days=1)
    return TimeScale(since, until, _dates(since, until, language))


def _dates(since: datetime, until: datetime, language: Language) -> tuple[tuple[datetime, str], ...]:
    for ticks in _candidates(since, until, language):
        if len(ticks) <= MOST_DATES:
            return ticks or ((since, language.short_day(since)), (until, language.short_day(until)))
    return ((since, str(since.year)), (until, str(until.year)))


def _candidates(since: datetime, until: datetime, language: Language) -> Iterator[tuple[tuple[datetime, str], ...]]:
    """Ticks from the closest to the widest apart: of days where the span is short, of months else."""
    midnight = since.replace(hour=0, minute=0, second=0, microsecond=0)
    if until - since < timedelta(days=70):
        for days in _DAYS:
            every = (midnight + timedelta(days=days * n) for n in range(1, 71))
            yield tuple((day, language.short_day(day)) for day in every if day <= until)
    first = since.year * 12 + since.month - 1
    last = until.year * 12 + until.month - 1
    for months in _MONTHS:
        places = (place for place in range(first, last + 1) if place % months == 0)
        begun = ((midnight.replace(year=p // 12, month=p % 12 + 1, day=1), p) for p in places)
        yield tuple((at, _month(at, months, language)) for at, _ in begun if since <= at <= until)


def _month(at: datetime, months: int, language: Language) -> str:
    return str(at.year) if months % 12 == 0 else language.short_month(at)
