"""What configuration files say, as cadences:

[watch]                          # in pricelint.toml: what holds for every platform
every = "1 day"                  # minutes, hours, days or weeks
at = "06:30"                     # local time of day, for days and weeks; without it each platform has a time of its own
zone = "Europe/Berlin"           # UTC where it is not given
jitter = "20 minutes"            # a visit begins up to this much later
quiet = "22:00-06:00"            # local time in which no visit begins
retry = "1 hour"                 # wait after a failed visit; doubled with each further one in a row
retry_most = "7 days"            # and never longer than this

The same keys stand in `[[watch.platform]]` tables beside an `id`, and in the `[watch]` table of a platform file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import time, timedelta
from typing import Any, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec

from pricelint.errors import ConfigError
from pricelint.schedule.cadence import Cadence, Quiet

_SPAN = re.compile(r"(\d{1,5})\s*(minute|hour|day|week)s?")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")
_AT = re.compile(r"^(?P<what>.*?)(?: - at `\$?\.?(?P<key>.*)`)?$", re.DOTALL)
_Schema = TypeVar("_Schema")

LONGEST = timedelta(days=366)
"""No cadence and no wait is longer."""


def checked(value: object, schema: type[_Schema], where: str) -> _Schema:
    """A value of a TOML file by its schema; raises ConfigError that names the place in the file."""
    try:
        return msgspec.convert(value, schema)
    except msgspec.ValidationError as error:
        found = _AT.match(str(error))
        what, key = (found["what"], found["key"]) if found else (str(error), None)
        place = f"{where}: {key}" if key else where
        raise ConfigError(what, where=place, expected="the keys that docs/watching.md lists") from error


class CadenceKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The keys of a cadence, as they are written."""

    every: str | None = None
    at: str | None = None
    zone: str | None = None
    jitter: str | None = None
    quiet: str | None = None
    retry: str | None = None
    retry_most: str | None = None


class PlatformKeys(CadenceKeys, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A `[[watch.platform]]` table."""

    id: str


class WatchKeys(CadenceKeys, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The `[watch]` table of pricelint.toml; `platforms` are those that are watched where none is named."""

    platforms: tuple[str, ...] = ()
    platform: tuple[PlatformKeys, ...] = ()


def cadence_of(keys: CadenceKeys, base: Cadence, where: str) -> Cadence:
    """The cadence that a table's keys make of `base`, which gives what they leave open. Raises ConfigError."""
    written = {name: getattr(keys, name) for name in _READ}
    read: dict[str, Any] = {
        name: _READ[name](text, f"{where}: {name}") for name, text in written.items() if text is not None
    }
    made = replace(base, **read)
    if "at" not in read and not made.by_days:
        made = replace(made, at=None)
    if "jitter" not in read:
        made = replace(made, jitter=min(made.jitter, made.every / 10))
    _must_make_sense(made, where)
    return made


def span(text: str, where: str) -> timedelta:
    """A length of time in words: "6 hours"."""
    found = _SPAN.fullmatch(text.strip())
    length = timedelta(**{f"{found[2]}s": int(found[1])}) if found else timedelta(0)
    if not timedelta(0) <= length <= LONGEST or not found:
        raise ConfigError(
            f"{text!r} is no length of time up to a year", where=where, expected='a number and a unit: "6 hours"'
        )
    return length


def clock(text: str, where: str) -> time:
    """A time of day: "06:30"."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        raise ConfigError(f"{text!r} is no time of day", where=where, expected='hours and minutes: "06:30"')
    return time(int(found[1]), int(found[2]))


def zone(text: str, where: str) -> ZoneInfo:
    """A time zone by its name."""
    try:
        return ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ConfigError(
            f"there is no time zone {text!r}", where=where, expected='a name such as "Europe/Berlin" or "UTC"'
        ) from error


def _quiet(text: str, where: str) -> Quiet:
    since, _, until = text.partition("-")
    read = Quiet(clock(since, where), clock(until, where))
    if read.since == read.until:
        raise ConfigError("the quiet hours fill the whole day", where=where, expected='"22:00-06:00"')
    return read


_READ: dict[str, Callable[[str, str], object]] = {
    "every": span,
    "at": clock,
    "zone": zone,
    "jitter": span,
    "quiet": _quiet,
    "retry": span,
    "retry_most": span,
}


def _must_make_sense(made: Cadence, where: str) -> None:
    wrong = {
        "every is less than five minutes": made.every < timedelta(minutes=5),
        "retry is less than a minute": made.retry < timedelta(minutes=1),
        "retry_most is less than retry": made.retry_most < made.retry,
        "jitter is more than half of every": made.jitter * 2 > made.every,
        "at is given, and every counts no whole days": made.at is not None and not made.by_days,
        "at lies in the quiet hours": bool(made.at and made.quiet and made.quiet.holds(made.at)),
    }
    for what, holds in wrong.items():
        if holds:
            raise ConfigError(what, where=where, do="correct one of the two")
