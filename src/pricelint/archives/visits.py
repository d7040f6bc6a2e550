"""Archived pages as visits: one platform per site, and per site one sitting after the other, the newest first.

Pages of one sitting are judged together, so they must be of one time: a page of two years ago beside one of today would
be found to contradict it.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from pricelint import __version__
from pricelint.archives.page import Archived, Reading
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.pdf_bytes import is_pdf
from pricelint.model.platform import SELLING_ROLES, PageTarget, Platform, Role
from pricelint.model.state import FIRST
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


def _asked_for(capture: Capture) -> str:
    return capture.requested_url


def sites_of(pages: Iterable[Archived]) -> dict[str, list[Archived]]:
    """Pages by the registrable domain of their address, the sites with most pages first; files by themselves ("")."""
    sites: dict[str, list[Archived]] = defaultdict(list)
    for page in pages:
        sites["" if page.file else site_of(urlsplit(page.url).hostname or "")].append(page)
    return dict(sorted(sites.items(), key=lambda item: -len(item[1])))


def sittings(captures: Iterable[Capture], page: Callable[[Capture], str] = _asked_for) -> Iterator[list[Capture]]:
    """The newest capture of each page within `SITTING` of the newest of all; then the same of what is left, and so on.

    `page` names the page that a capture is of. Of captures in one sitting, one that was lost gives way to an older one
    that was not, and one that shows what a newer one shows is no other capture.
    """
    rest = sorted(captures, key=lambda one: (one.captured_at, one.reason), reverse=True)
    while rest:
        newest, taken, left = rest[0].captured_at, dict[str, Capture](), list[Capture]()
        for capture in rest:
            other, lost = taken.get(page(capture)), capture.outcome is not CaptureOutcome.CAPTURED
            replaces = other is None or (other.outcome is not CaptureOutcome.CAPTURED and not lost)
            if replaces and newest - capture.captured_at <= SITTING:
                taken[page(capture)] = capture
            elif not lost and not (other and other.sha256 == capture.sha256):
                left.append(capture)
        yield list(taken.values())
        rest = left


def archived_site(platform_id: str, name: str, pages: Iterable[Archived], reading: Reading) -> ArchivedSite:
    """The visits of one platform whose pages are captures of their own time. There must be at least one page."""
    now, *before = sittings(capture_of(platform_id, page) for page in pages)
    return site_of_captures(platform_id, name, reading, now, *before)


def site_of_captures(
    platform_id: str,
    name: str,
    reading: Reading,
    now: Sequence[Capture],
    *before: Sequence[Capture],
    lone: Role = Role.PRICING,
) -> ArchivedSite:
    """One platform as it is `now`, and as it was before, newest first; `lone` as in `with_roles`."""

    def role(capture: Capture) -> Role | None:
        return _named_role(capture, reading)

    visit = visit_of(platform_id, with_roles(now, role, lone))
    targets = tuple(PageTarget(capture.requested_url, capture.role, found="archive") for capture in visit.captures)
    earlier = visit_of(platform_id, with_roles(before[0], role, lone)) if before and before[0] else None
    return ArchivedSite(Platform(platform_id, name, targets), visit, earlier, max(0, len(before) - 1))


def visit_of(platform_id: str, captures: Sequence[Capture]) -> Visit:
    """A visit whose id follows from what it holds, in the order of addresses, each page first as it came."""
    captures = sorted(captures, key=lambda capture: (capture.requested_url, capture.state != FIRST))
    times = [capture.captured_at for capture in captures]
    told = "\n".join(f"{c.requested_url} {c.captured_at.isoformat()} {c.sha256}" for c in captures)
    digest = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
    return Visit(digest[:16], platform_id, min(times), max(times), tuple(captures))


def with_roles(
    captures: Sequence[Capture], named: Callable[[Capture], Role | None], lone: Role = Role.PRICING
) -> list[Capture]:
    """Roles as `named` gives them; `lone` for a page of which it names none, unless another page sells: a whole crawl
    holds many pages that are about something else, and rules accuse pricing pages."""
    roles = [named(capture) for capture in captures]
    otherwise = Role.OTHER if any(role in SELLING_ROLES for role in roles) else lone
    return [replace(capture, role=role or otherwise) for capture, role in zip(captures, roles, strict=True)]


def capture_of(platform_id: str, page: Archived) -> Capture:
    """An archived page as a capture, still without a role."""
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


def _named_role(capture: Capture, reading: Reading) -> Role | None:
    url, title = capture.requested_url, ""
    if capture.fetcher is Fetcher.FILE:
        url = f"https://site.invalid/{url.replace(chr(92), '/').rsplit('/', 1)[-1].replace(' ', '-')}"
    elif capture.sha256 and not is_pdf(content := reading.shelf[capture.sha256]):
        node = LexborHTMLParser(content).css_first("title")
        title = " ".join(node.text().split()) if node else ""
    return guess_role(url, title) if topic_of(url, title) else None
