"""Platform files: one TOML file per platform, checked against a schema before anything is visited.

name = "Example"                  # as the vendor writes it
unit = "credit"                   # the internal currency where it is known
makes = ["images", "video"]       # what its units buy: images | video | audio | writing | code | 3d | chat
help_hosts = ["help.example.net"] # hosts of other domains whose pages belong to the platform
allow_hosts = ["plans.internal"]  # hosts of a private network that may be visited (crawl --allow-host)
discover = false                  # where only the pages below are to be visited, and no links
status = "unverified"             # until a live visit has confirmed every address: then "verified"
verified = 2026-11-26             # and the day of the latest visit that did

[[pages]]
role = "pricing"                  # pricing | credits | faq | help | terms | blog | other
url = "https://example.com/pricing"
since = 2026-11-22                # day of the declaration

[hints]                           # optional, in the page's own words
toggles = ["Annual"]              # labels of switches that change prices
wait_for = ["per month"]          # text that tells that prices have arrived

[watch]                           # optional: how often `pricelint watch` visits it (docs/watching.md)
every = "6 hours"                 # also at, zone, jitter, quiet, retry, retry_most

[[history]]                       # what was declared before, newest last
date = 2026-11-22
note = "First declaration."
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from typing import Literal
from urllib.parse import urljoin

import msgspec

from pricelint.errors import AddressRefusedError, ConfigError
from pricelint.model.platform import Hints, PageTarget, Platform, Role
from pricelint.net.address import AddressPolicy, plain_host
from pricelint.schedule.cadence import Cadence
from pricelint.schedule.reading import CadenceKeys, cadence_of

ANYWHERE = AddressPolicy(allow_loopback=True)
"""A platform file may name a loopback server; whether it is visited is decided when it is visited."""

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_AT = re.compile(r"^(?P<what>.*?)(?: - at `(?P<key>.*)`)?$", re.DOTALL)


class PageEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One page: its address, or a path below the server's address for platforms that are served from a folder."""

    role: Role
    since: date
    url: str | None = None
    path: str | None = None


class HintsEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What helps the browser."""

    toggles: tuple[str, ...] = ()
    wait_for: tuple[str, ...] = ()


class HistoryEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One earlier state of the declaration."""

    date: date
    note: str


Makes = Literal["images", "video", "audio", "writing", "code", "3d", "chat"]
"""What the units of a platform buy."""


class PlatformFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The schema of a platform file. `verified` is given exactly where the status says so."""

    name: str
    pages: tuple[PageEntry, ...]
    unit: str | None = None
    makes: tuple[Makes, ...] = ()
    help_hosts: tuple[str, ...] = ()
    allow_hosts: tuple[str, ...] = ()
    discover: bool = True
    status: Literal["unverified", "verified"] = "unverified"
    verified: date | None = None
    hints: HintsEntry = HintsEntry()
    watch: CadenceKeys = CadenceKeys()
    history: tuple[HistoryEntry, ...] = ()


def load_platform(path: Path, base_url: str | None = None) -> Platform:
    """Read one platform file; its id is the file's name. `base_url` is where its `path` pages are served.

    Raises `ConfigError` that names the file and the key.
    """
    if not _ID.fullmatch(path.stem):
        raise ConfigError(
            f"{path.stem!r} is no platform id", where=str(path), expected="lower-case letters, digits and hyphens",
            do="rename the file",
        )  # fmt: skip
    entry = read_platform_file(path)
    opened = tuple(plain_host(host) for host in entry.allow_hosts)
    policy = replace(ANYWHERE, hosts=frozenset(opened))
    pages = [_target(path, number, page, base_url, policy) for number, page in enumerate(entry.pages)]
    if not pages:
        raise ConfigError("there is no page to visit", where=f"{path}: pages", expected="at least one [[pages]] entry")
    hints = Hints(entry.hints.toggles, entry.hints.wait_for)
    return Platform(path.stem, entry.name, tuple(pages), entry.unit, hints, entry.discover, entry.help_hosts, opened)


def read_platform_file(path: Path) -> PlatformFile:
    """A platform file as it is written, schema-checked."""
    try:
        entry = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), PlatformFile)
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"is not valid TOML: {error}", where=str(path), do="correct the syntax") from error
    except msgspec.ValidationError as error:
        found = _AT.match(str(error))
        key = (found["key"] or "").removeprefix("$").removeprefix(".") if found else ""
        raise ConfigError(
            found["what"] if found else str(error), where=f"{path}: {key}" if key else str(path),
            expected="the schema in CONTRIBUTING.md under “Add a platform”",
        ) from error  # fmt: skip
    if (entry.status == "verified") != (entry.verified is not None):
        raise ConfigError(
            f"the status is {entry.status}, and verified is {entry.verified or 'missing'}", where=f"{path}: verified",
            expected='a day exactly where status = "verified"', do="correct one of the two",
        )  # fmt: skip
    cadence_of(entry.watch, Cadence(), f"{path}: watch")
    return entry


def catalogue() -> tuple[Platform, ...]:
    """The platforms that ship with pricelint, by id."""
    with as_file(files("pricelint_spiders").joinpath("platforms")) as folder:
        return load_all(folder)


def load_all(folder: Path) -> tuple[Platform, ...]:
    """Every platform file of a folder, by id."""
    return tuple(load_platform(path) for path in _files(folder))


def _files(folder: Path) -> Iterable[Path]:
    return sorted(folder.glob("*.toml"))


def _target(path: Path, number: int, page: PageEntry, base_url: str | None, policy: AddressPolicy) -> PageTarget:
    where = f"{path}: pages[{number}]"
    if (page.url is None) == (page.path is None):
        raise ConfigError("a page needs either a url or a path", where=where, do="declare one of them")
    if page.path is not None and base_url is None:
        raise ConfigError("a path without a server", where=f"{where}.path", do="declare the page's url")
    url = page.url or urljoin(base_url or "", page.path or "")
    try:
        policy.check_url(url)
    except AddressRefusedError as error:
        raise ConfigError(error.what, where=f"{where}.url", expected="an absolute http or https address") from error
    return PageTarget(url, page.role, page.since)
