"""Channels: whom to tell of what, as `[[notify]]` tables of pricelint.toml say.

[[notify]]
name = "desk"                            # how it is called wherever it is spoken of; its address never is
env = "DESK_URL"                         # the variable that holds its Apprise address; or url = "…", urls = ["…"]
platforms = ["suno"]                     # those that are watched, where none is named
kinds = ["cost_rose", "allowance_cut"]   # kinds of change; all where none is named
severity = "medium"                      # changes that weigh at least this much: info, low, medium, high
confirmed = true                         # false: also changes that were seen once, and those that come and go
on = ["changes", "failures"]             # changes alone where it is not given
failures = 3                             # failed visits in a row before that is told, once
digest = "daily"                         # instant, daily or weekly
hour = 8                                 # of the digest, local time
day = "monday"                           # of a weekly one
zone = "Europe/Berlin"
format = "markdown"                      # text, markdown or html
template = "desk.md.j2"                  # beside the configuration file
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from pricelint.errors import ConfigError
from pricelint.model.change import ChangeKind, Status
from pricelint.model.outcome import Severity
from pricelint.schedule.cadence import UNIVERSAL
from pricelint.schedule.reading import checked, zone

SEVERITIES: Mapping[ChangeKind, Severity] = {
    ChangeKind.COST_ROSE: Severity.HIGH,
    ChangeKind.ALLOWANCE_CUT: Severity.HIGH,
    ChangeKind.PRICE_ROSE: Severity.HIGH,
    ChangeKind.EXPIRY_TIGHTENED: Severity.HIGH,
    ChangeKind.COST_CHANGED: Severity.MEDIUM,
    ChangeKind.PLAN_REMOVED: Severity.MEDIUM,
    ChangeKind.PACK_REMOVED: Severity.MEDIUM,
    ChangeKind.COST_REMOVED: Severity.MEDIUM,
    ChangeKind.UNIT_RENAMED: Severity.MEDIUM,
    ChangeKind.EXPIRY_CHANGED: Severity.MEDIUM,
    ChangeKind.EXPIRY_ADDED: Severity.MEDIUM,
    ChangeKind.EXPIRY_REMOVED: Severity.MEDIUM,
    ChangeKind.BONUS_REMOVED: Severity.MEDIUM,
    ChangeKind.BONUS_CHANGED: Severity.MEDIUM,
    ChangeKind.TERM_CHANGED: Severity.MEDIUM,
    ChangeKind.TERM_ADDED: Severity.MEDIUM,
    ChangeKind.TERM_REMOVED: Severity.MEDIUM,
    ChangeKind.WORDING: Severity.INFO,
}
"""How much a kind of change weighs for a buyer; those that are not listed weigh little."""

_ORDER = list(Severity)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._-]{0,79}")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


class Digest(StrEnum):
    """When news is sent."""

    INSTANT = "instant"
    DAILY = "daily"
    WEEKLY = "weekly"


class Format(StrEnum):
    """How a message is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


class News(StrEnum):
    """What is told of."""

    CHANGES = "changes"
    FAILURES = "failures"


class Day(StrEnum):
    """The day of a weekly digest."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class ChannelKeys(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A `[[notify]]` table, as it is written."""

    name: str
    url: str | None = None
    urls: tuple[str, ...] = ()
    env: str | None = None
    platforms: tuple[str, ...] = ()
    kinds: tuple[ChangeKind, ...] = ()
    severity: Severity = Severity.INFO
    confirmed: bool = True
    on: tuple[News, ...] = (News.CHANGES,)
    failures: int = 3
    digest: Digest = Digest.INSTANT
    hour: int = 8
    day: Day = Day.MONDAY
    zone: str = "UTC"
    format: Format = Format.TEXT
    template: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    """One address and what is sent there. The address may hold a password: it is never printed."""

    name: str
    url: str = field(repr=False)
    platforms: frozenset[str] = frozenset()
    kinds: frozenset[ChangeKind] = frozenset(ChangeKind)
    severity: Severity = Severity.INFO
    statuses: frozenset[Status] = frozenset({Status.CONFIRMED})
    on: frozenset[News] = frozenset({News.CHANGES})
    failures: int = 3
    digest: Digest = Digest.INSTANT
    hour: int = 8
    day: Day = Day.MONDAY
    zone: ZoneInfo = UNIVERSAL
    format: Format = Format.TEXT
    template: Path | None = None

    def hears_of(self, platform: str) -> bool:
        """Whether news of a platform is sent there."""
        return not self.platforms or platform in self.platforms

    def wants(self, kind: ChangeKind, status: Status) -> bool:
        """Whether a change is news for it."""
        heavy = _ORDER.index(weight(kind)) >= _ORDER.index(self.severity)
        return News.CHANGES in self.on and kind in self.kinds and status in self.statuses and heavy

    def due_at(self, now: datetime) -> datetime:
        """When news that is known now is sent: at once, or with the next digest."""
        if self.digest is Digest.INSTANT:
            return now
        today = now.astimezone(self.zone).date()
        days = (today + timedelta(days=number) for number in range(9))
        wanted = [day for day in days if self.digest is Digest.DAILY or day.weekday() == list(Day).index(self.day)]
        moments = (datetime.combine(day, time(self.hour), self.zone).astimezone(UTC) for day in wanted)
        return next(moment for moment in moments if moment > now)


def weight(kind: ChangeKind) -> Severity:
    """How much a kind of change weighs."""
    return SEVERITIES.get(kind, Severity.LOW)


def channels_of(
    tables: Sequence[object], config: Path | None, variables: Mapping[str, str] = os.environ
) -> tuple[Channel, ...]:
    """The channels of a configuration file. Raises ConfigError, which names the table and never an address."""
    found: list[Channel] = []
    for number, table in enumerate(tables, 1):
        where = f"{config} [[notify]] {number}"
        keys = checked(table, ChannelKeys, where)
        found += _channels(keys, f"{config} [[notify]] {keys.name[:80]!r}", config, variables)
    names = [one.name for one in found]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ConfigError(f"two tables [[notify]] are called {twice!r}", where=str(config), do="rename one")
    return tuple(found)


def variables_of(tables: Sequence[object], config: Path | None) -> tuple[str, ...]:
    """The variables that hold addresses of channels, whether they are set or not. Raises ConfigError."""
    keys = [checked(table, ChannelKeys, f"{config} [[notify]] {number}") for number, table in enumerate(tables, 1)]
    names = [one.env for one in keys if one.env is not None]
    for name in names:
        _must_be_variable(name, str(config))
    return tuple(dict.fromkeys(names))


def _must_be_variable(name: str, where: str) -> None:
    if not _VARIABLE.fullmatch(name):
        raise ConfigError("env is no name of a variable", where=where, expected='capitals: env = "DESK_URL"')


def _channels(keys: ChannelKeys, where: str, config: Path | None, variables: Mapping[str, str]) -> list[Channel]:
    """One channel for each address; of several, each has its number in its name."""
    if not _NAME.fullmatch(keys.name):
        raise ConfigError("the name is none", where=where, expected="letters, digits, spaces, dots and hyphens")
    if not (0 <= keys.hour <= 23 and 1 <= keys.failures <= 1000):
        raise ConfigError("hour or failures is out of range", where=where, expected="0 to 23, and 1 to 1000")
    urls = _addresses(keys, where, variables)
    names = [keys.name if number == 1 else f"{keys.name} {number}" for number in range(1, len(urls) + 1)]
    return [_channel(keys, name, url, where, config) for name, url in zip(names, urls, strict=True)]


def _channel(keys: ChannelKeys, name: str, url: str, where: str, config: Path | None) -> Channel:
    template = config.parent / keys.template if config and keys.template else None
    if template and not template.is_file():
        raise ConfigError("there is no such template", where=f"{where}: {template}", do="check its name")
    return Channel(
        name=name, url=url, platforms=frozenset(keys.platforms), kinds=frozenset(keys.kinds or ChangeKind),
        severity=keys.severity, statuses=frozenset({Status.CONFIRMED} if keys.confirmed else Status),
        on=frozenset(keys.on), failures=keys.failures, digest=keys.digest, hour=keys.hour, day=keys.day,
        zone=zone(keys.zone, f"{where}: zone"), format=keys.format, template=template,
    )  # fmt: skip


def _addresses(keys: ChannelKeys, where: str, variables: Mapping[str, str]) -> list[str]:
    given = [one for one in (keys.url, keys.urls, keys.env) if one]
    if len(given) != 1:
        raise ConfigError("it needs one of url, urls and env", where=where, do="give exactly one of them")
    if keys.env is None:
        return [keys.url] if keys.url else list(keys.urls)
    _must_be_variable(keys.env, where)
    if not variables.get(keys.env):
        raise ConfigError(f"the variable {keys.env} is not set", where=where, do="set it to an Apprise address")
    return [variables[keys.env]]
