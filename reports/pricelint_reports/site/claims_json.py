"""Claims as files: every sentence of a site with what proves it, for programs (docs/site.md describes the format)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec

from pricelint.model.evidence import Evidence
from pricelint.model.result import PlatformResult
from pricelint_reports.comparison.receipts import capture_of
from pricelint_reports.site.claims import Claim, ClaimKind
from pricelint_reports.site.receipt_views import UNKNOWN, language_of
from pricelint_reports.site.views import PlatformView

PREFIX = "claim:"


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """One quote of a claim, and where it is found again.

    language    of the quote, "und" where it is not known
    receipt     its number on the platform's page; null where it has none there (a change quotes earlier captures)
    capture     sha256 of the bytes it was read from; `file` is where in the site they lie, null where they do not
    start, end  its span in the text of the document, in characters; `path` the CSS path of the element
    """

    quote: str
    language: str
    receipt: int | None
    url: str
    page: str
    state: str
    captured_at: datetime | None
    path: str
    start: int
    end: int
    proves: tuple[str, ...]
    capture: str
    file: str | None


class SearchedIn(msgspec.Struct, frozen=True, kw_only=True):
    """A capture in which something was sought in vain."""

    capture: str
    file: str | None


class ClaimEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as `claims.Claim` describes it, with the place of its sentence in the site."""

    id: str
    kind: ClaimKind
    sentence: str
    shown: tuple[str, ...]
    values: Mapping[str, str]
    seen: datetime
    href: str
    evidence: tuple[Proof, ...]
    searched: tuple[SearchedIn, ...]
    rests_on: tuple[str, ...]


class ClaimFile(msgspec.Struct, frozen=True, kw_only=True):
    """The claims of one platform."""

    platform: str
    name: str
    slug: str
    claims: tuple[ClaimEntry, ...]


class ClaimIndexEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Where the claims of a platform lie, and how many they are."""

    platform: str
    name: str
    file: str
    sha256: str
    claims: int


class ClaimIndex(msgspec.Struct, frozen=True, kw_only=True):
    """`claims.json`: the claims of a site, a file per platform."""

    format: str
    tool_version: str
    language: str
    claims: int
    platforms: tuple[ClaimIndexEntry, ...]


def claim_file(
    view: PlatformView, href: str, files: Mapping[str, str], earlier: tuple[PlatformResult, ...]
) -> ClaimFile:
    """The claims of a platform's page at `href`; `files` says where captures lie, `earlier` are its other results."""
    entries = tuple(_entry(claim, view, href, files, (view.result, *earlier)) for claim in view.claims)
    return ClaimFile(platform=view.result.platform.id, name=view.name, slug=view.slug, claims=entries)


def _entry(
    claim: Claim, view: PlatformView, href: str, files: Mapping[str, str], results: tuple[PlatformResult, ...]
) -> ClaimEntry:
    return ClaimEntry(
        id=PREFIX + claim.id, kind=claim.kind, sentence=claim.sentence, shown=claim.shown, values=claim.values,
        seen=claim.seen, href=f"{href}#claim-{claim.id}",
        evidence=tuple(_proof(item, view, files, results) for item in claim.evidence),
        searched=tuple(SearchedIn(capture=sha256, file=files.get(sha256)) for sha256 in claim.searched),
        rests_on=tuple(PREFIX + other for other in claim.rests_on),
    )  # fmt: skip


def _proof(item: Evidence, view: PlatformView, files: Mapping[str, str], results: tuple[PlatformResult, ...]) -> Proof:
    capture = next((found for result in results if (found := capture_of(result, item))), None)
    language = next((tag for result in results if (tag := language_of(result, item.capture)) != UNKNOWN), UNKNOWN)
    return Proof(
        quote=item.quote, language=language, receipt=view.receipts.known(item), url=item.url, page=item.page,
        state=item.state, captured_at=capture.taken_at if capture else None, path=item.path,
        start=item.start, end=item.end, proves=item.proves, capture=item.capture, file=files.get(item.capture),
    )  # fmt: skip
