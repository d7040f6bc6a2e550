"""Archived pages as visits: one platform per site, and per site one sitting after the other, the newest first.

Pages of one sitting are judged together, so they must be of one time: a page of two years ago beside one of today would
be found to contradict it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from pricelint import __version__
from pricelint.archives.page import Archived, Reading
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import SELLING_ROLES, PageTarget, Platform, Role
from pricelint.net.links import guess_role, topic_of
from pricelint.net.scope import site_of

SITTING = timedelta(days=30)
"""Pages that were archived within this time are read together."""


@dataclass(frozen=True, slots=True)
class ArchivedSite:
    """One platform of an archive: its newest sitting, and the one before, where there is one."""

    platform: Platform
    visit: Visit
    earlier: Visit | None
    older: int
    """Sittings that lie before both and are not read."""


def sites_of(pages: Iterable[Archived]) -> dict[str, list[Archived]]:
    """Pages by the registrable domain of their address, the sites with most pages first; files by themselves ("")."""
    sites: dict[str, list[Archived]] = defaultdict(list)
    for page in pages:
        sites["" if page.file else site_of(urlsplit(page.url).hostname or "")].append(page)
    return dict(sorted(sites.items(), key=lambda item: -len(item[1])))


def sittings(pages: Iterable[Archived]) -> Iterator[list[Archived]]:
    """The newest capture of each page within `SITTING` of the newest of all; then the same of what is left, and so on.

    Of captures in one sitting, one that was lost gives way to an older one that was not, and one that shows what a
    newer one shows is no other capture.
    """
    rest = sorted(pages, key=lambda page: (page.at, page.source), reverse=True)
    while rest:
        newest, taken, left = rest[0].at, dict[str, Archived](), list[Archived]()
        for page in rest:
            other = taken.get(page.url)
            near = newest - page.at <= SITTING
            if near and (other is None or (other.lost and not page.lost)):
                taken[page.url] = page
            elif not page.lost and not (other and other.body == page.body):
                left.append(page)
        yield list(taken.values())
        rest = left


def archived_site(platform_id: str, name: str, pages: Iterable[Archived], reading: Reading) -> ArchivedSite:
    """The visits of one platform. There must be at least one page."""
    now, *before = sittings(pages)
    visit = _visit(platform_id, now, reading)
    targets = tuple(PageTarget(capture.requested_url, capture.role, found="archive") for capture in visit.captures)
    earlier = _visit(platform_id, before[0], reading) if before else None
    return ArchivedSite(Platform(platform_id, name, targets), visit, earlier, max(0, len(before) - 1))


def _visit(platform_id: str, pages: Sequence[Archived], reading: Reading) -> Visit:
    pages = sorted(pages, key=lambda page: page.url)
    captures = _with_roles([_capture(platform_id, page) for page in pages], reading)
    times = [capture.captured_at for capture in captures]
    told = "\n".join(f"{c.requested_url} {c.captured_at.isoformat()} {c.sha256}" for c in captures)
    digest = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
    return Visit(digest[:16], platform_id, min(times), max(times), tuple(captures))


def _capture(platform_id: str, page: Archived) -> Capture:
    return Capture(
        platform=platform_id,
        role=Role.OTHER,
        requested_url=page.url,
        final_url=page.url,
        captured_at=page.at,
        fetcher=Fetcher.FILE if page.file else Fetcher.ARCHIVE,
        outcome=CaptureOutcome.FAILED if page.lost else CaptureOutcome.CAPTURED,
        reason=f"{page.lost} ({page.source})" if page.lost else f"read from an archive: {page.source}",
        artefacts=Artefacts(body=page.body or None, dom=page.dom),
        status=page.status,
        headers=page.headers,
        tool_version=__version__,
    )


def _with_roles(captures: list[Capture], reading: Reading) -> list[Capture]:
    """Roles as address and title name them. What names none is a pricing page only where no other page sells: a whole
    crawl holds many pages that are about something else, and rules accuse pricing pages."""
    named = [(capture, _named_role(capture, reading)) for capture in captures]
    otherwise = Role.OTHER if any(role in SELLING_ROLES for _, role in named) else Role.PRICING
    return [replace(capture, role=role or otherwise) for capture, role in named]


def _named_role(capture: Capture, reading: Reading) -> Role | None:
    url, title = capture.requested_url, ""
    if capture.fetcher is Fetcher.FILE:
        url = f"https://site.invalid/{url.replace(chr(92), '/').rsplit('/', 1)[-1].replace(' ', '-')}"
    elif capture.sha256:
        node = LexborHTMLParser(reading.shelf[capture.sha256]).css_first("title")
        title = " ".join(node.text().split()) if node else ""
    return guess_role(url, title) if topic_of(url, title) else None
