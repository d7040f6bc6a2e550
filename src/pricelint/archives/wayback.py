"""Lists of addresses in an archive that replays pages (…/web/20240102030405/https://example.com/pricing).

They are visited by the spider like any page; only the time is the archive's: that of the address which answered, since
an archive leads from the time that was asked for to the nearest one that it has.

Layout of the addresses: the Wayback Machine and pywb; "if_" asks for the page without the archive's own banner.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from pricelint.archives.visits import sittings, visit_of, with_roles
from pricelint.archives.warc import is_web_address
from pricelint.errors import NotHtmlError, SourceNotFoundError
from pricelint.model.capture import Capture, CaptureOutcome, Visit
from pricelint.model.platform import PageTarget, Role
from pricelint.net.links import topic_of
from pricelint.net.scope import site_of

LISTS = (".txt", ".csv")
FOUND = "wayback"
"""How the pages of a list came in (`PageTarget.found`)."""

MOST_ADDRESSES = 500
MOST_BYTES = 1_000_000
_REPLAY = re.compile(
    r"(?P<host>https?://[^/\s]+)/(?P<before>(?:[^/\s]+/)?)(?P<stamp>\d{4,14})(?P<as>[a-z]{2}_)?/(?P<url>https?:/.+)"
)


@dataclass(frozen=True, slots=True)
class Replay:
    """One address of an archive: where it replays, what it replays, and the time in it; None where it names no day."""

    url: str
    original: str
    at: datetime | None


def replay_of(url: str) -> Replay | None:
    """An address of an archive taken apart; None for any other address."""
    found = _REPLAY.fullmatch(url.strip())
    if not found or not is_web_address(found["url"]):
        return None
    shown = f"{found['host']}/{found['before']}{found['stamp']}{found['as'] or 'if_'}/{found['url']}"
    return Replay(shown, found["url"].partition("#")[0], _time(found["stamp"])) if is_web_address(shown) else None


def _time(stamp: str) -> datetime | None:
    """The time of a stamp, which may end after the day, the hour or the minute."""
    parts = [stamp[:4], *(stamp[place : place + 2] for place in range(4, len(stamp) - 1, 2))]
    if len(parts) < 3:
        return None
    try:
        year, month, day, *clock = map(int, parts)
        hour, minute, second = (*clock, 0, 0, 0)[:3]
        return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None


def read_list(path: Path, problems: list[str]) -> dict[str, list[PageTarget]]:
    """The pages to visit by the site that they are of.

    Blank lines, comments (#) and a head without an address are passed over; any other line without one is a problem.
    Raises `NotHtmlError` where the list is too long or holds no such address.
    """
    sites: dict[str, dict[str, PageTarget]] = defaultdict(dict)
    for number, cells in _rows(path):
        found = next((replay for cell in cells if (replay := replay_of(cell))), None)
        if found:
            site = site_of(urlsplit(found.original).hostname or "")
            sites[site][found.url] = PageTarget(found.url, _role_of(found.original) or Role.PRICING, found=FOUND)
        elif number > 1 or any("://" in cell for cell in cells):
            problems.append(f"{path}:{number}: this is no address of an archive: {' '.join(cells)[:200]}")
    count = sum(map(len, sites.values()))
    if not 0 < count <= MOST_ADDRESSES:
        raise NotHtmlError(
            f"this list holds {count:,} addresses of an archive", where=str(path),
            expected=f"1 to {MOST_ADDRESSES} such as https://web.archive.org/web/20240102030405/https://example.com/pricing",
        )  # fmt: skip
    return {site: list(targets.values()) for site, targets in sites.items()}


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Lines with their number, as cells where the file is a table."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream:
            lines = stream.read(MOST_BYTES).splitlines()
    except OSError as error:
        raise SourceNotFoundError(f"it cannot be read: {error.strerror or error}", where=str(path)) from error
    for number, line in enumerate(lines, start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, _cells(line) if path.suffix.lower() == ".csv" else line.split()


def _cells(line: str) -> list[str]:
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return [line]


def redated(visit: Visit) -> tuple[Visit, Visit | None]:
    """A visit to an archive as visits of the times that answered: the newest, and the one before if there is one.

    What did not come from a dated address of an archive is a page that was lost.
    """
    now, *before = sittings([_redated(capture) for capture in visit.captures], _page)
    newest = visit_of(visit.platform, with_roles(now, _role))
    return newest, visit_of(visit.platform, with_roles(before[0], _role)) if before else None


def _role(capture: Capture) -> Role | None:
    return _role_of(_original(capture))


def _role_of(url: str) -> Role | None:
    topic = topic_of(url)
    return topic.role if topic else None


def _page(capture: Capture) -> str:
    """What a capture is one of: the page that was archived, in one state."""
    return f"{_original(capture)} {capture.state}"


def _original(capture: Capture) -> str:
    replay = replay_of(capture.requested_url)
    return replay.original if replay else capture.requested_url


def _redated(capture: Capture) -> Capture:
    asked, answered = replay_of(capture.requested_url), replay_of(capture.final_url)
    if capture.outcome is not CaptureOutcome.CAPTURED:
        return replace(capture, captured_at=(asked and asked.at) or capture.captured_at)
    if answered is None or answered.at is None:
        reason = f"the answer came from {capture.final_url[:200]}, which is no dated address of an archive"
        return replace(capture, outcome=CaptureOutcome.FAILED, reason=reason)
    reason = f"{capture.reason}; replayed by an archive on {capture.captured_at:%Y-%m-%d}"
    # The time of the bytes is the archive's, whenever we fetched them and found them unchanged.
    return replace(capture, captured_at=answered.at, reason=reason, revalidation=None)
