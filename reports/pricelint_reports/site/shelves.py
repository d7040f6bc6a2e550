"""Claims by id: pages whose path follows from an id alone, so that an id is an address whatever else changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from pricelint_reports.site.claims_json import PREFIX, ClaimEntry, ClaimFile
from pricelint_reports.site.links import Owner, claims_file
from pricelint_reports.site.page_views import Page

SHOWN_PROOFS = 6
"""Quotes printed with a claim; the page of the platform has all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedProof:
    """A quote of a claim."""

    quote: str
    language: str
    url: str
    captured_at: datetime | None
    state: str
    capture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelvedClaim:
    """A claim with its first quotes."""

    id: str
    line: Owner
    sentence: str
    seen: datetime
    evidence: tuple[ShelvedProof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage:
    """The claims whose ids begin alike; without `begins`, how many there are on each such page, by path."""

    begins: str
    shelves: dict[str, int]
    claims: tuple[ShelvedClaim, ...]


@dataclass(slots=True)
class Shelves:
    """Gathers the claims of a site by the path of their page, packed, since a large site has many."""

    packed: dict[str, list[bytes]] = field(default_factory=dict)

    def add(self, file: ClaimFile) -> None:
        """Put the claims of a platform on their shelves."""
        owner = Owner(slug=file.slug, name=file.name)
        for entry in file.claims:
            claim = _shelved(entry, owner)
            self.packed.setdefault(claims_file(claim.id), []).append(msgspec.msgpack.encode(claim))

    def pages(self) -> Iterator[Page]:
        """The list of all shelves, and the page of each."""
        counts = {path: len(rows) for path, rows in sorted(self.packed.items())}
        index = ClaimsPage(begins="", shelves=counts, claims=())
        newest = []
        for path, rows in sorted(self.packed.items()):
            claims = (msgspec.msgpack.decode(row, type=ShelvedClaim) for row in rows)
            ordered = tuple(sorted(claims, key=lambda one: one.id))
            newest.append(max(one.seen for one in ordered))
            model = ClaimsPage(begins=ordered[0].id[:2], shelves={}, claims=ordered)
            yield Page(path=path, part="claims", model=model, dated=newest[-1])
        yield Page(path="claims/index.html", part="claims", model=index, dated=max(newest, default=None))


def _shelved(entry: ClaimEntry, owner: Owner) -> ShelvedClaim:
    proofs = tuple(
        ShelvedProof(
            quote=one.quote, language=one.language, url=one.url, captured_at=one.captured_at, state=one.state,
            capture=one.capture,
        )
        for one in entry.evidence[:SHOWN_PROOFS]
    )  # fmt: skip
    return ShelvedClaim(
        id=entry.id.removeprefix(PREFIX), line=owner, sentence=entry.sentence, seen=entry.seen, evidence=proofs
    )
