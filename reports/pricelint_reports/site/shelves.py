"""Claims by id: pages whose path follows from an id alone, so that an id is an address whatever else changes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from pricelint_reports.site.claims_json import PREFIX
from pricelint_reports.site.links import Owner, claims_file
from pricelint_reports.site.page_views import Page

SHOWN_PROOFS = 6
"""Quotes printed with a claim; the page of the platform has all of them."""


class FiledProof(msgspec.Struct, frozen=True, kw_only=True):
    """What is read again of a quote in a file of claims (`claims_json.Proof`)."""

    quote: str
    language: str
    url: str
    captured_at: datetime | None
    state: str
    capture: str


class FiledClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What is read again of a claim in such a file (`claims_json.ClaimEntry`)."""

    id: str
    sentence: str
    seen: datetime
    evidence: tuple[FiledProof, ...]


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """What is read again of a platform's file of claims (`claims_json.ClaimFile`)."""

    platform: str
    name: str
    slug: str
    claims: tuple[FiledClaim, ...]


class ShelvedClaim(msgspec.Struct, frozen=True, array_like=True):
    """A claim with its first quotes; the id comes first, so that packed claims are sorted by it."""

    id: str
    line: Owner
    sentence: str
    seen: datetime
    evidence: tuple[FiledProof, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage:
    """The claims whose ids begin alike; without `begins`, how many there are on each such page, by path."""

    begins: str
    shelves: dict[str, int]
    claims: tuple[ShelvedClaim, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The claims of one page, packed: a large site has many, and few of their pages change at a time."""

    path: str
    packed: Sequence[bytes]

    @property
    def digest(self) -> str:
        """The sha256 of what its page shows."""
        return hashlib.sha256(b"".join(self.packed)).hexdigest()

    def page(self) -> Page:
        """Its page, the claims by id."""
        claims = tuple(msgspec.msgpack.decode(row, type=ShelvedClaim) for row in self.packed)
        model = ClaimsPage(begins=claims[0].id[:2], shelves={}, claims=claims)
        return Page(path=self.path, part="claims", model=model, dated=max(one.seen for one in claims))


@dataclass(slots=True)
class Shelves:
    """Gathers the claims of a site by the path of their page; `newest` is when the latest of them was seen."""

    packed: dict[str, list[bytes]] = field(default_factory=dict)
    newest: datetime | None = None

    def add(self, file: Filed) -> None:
        """Put the claims of a platform on their shelves."""
        owner = Owner(slug=file.slug, name=file.name)
        for entry in file.claims:
            name = entry.id.removeprefix(PREFIX)
            claim = ShelvedClaim(name, owner, entry.sentence, entry.seen, entry.evidence[:SHOWN_PROOFS])
            self.packed.setdefault(claims_file(name), []).append(msgspec.msgpack.encode(claim))
            self.newest = max(self.newest or entry.seen, entry.seen)

    def index(self) -> Page:
        """The list of all shelves."""
        counts = {path: len(rows) for path, rows in sorted(self.packed.items())}
        model = ClaimsPage(begins="", shelves=counts, claims=())
        return Page(path="claims/index.html", part="claims", model=model, dated=self.newest)

    def shelves(self) -> Iterator[Shelf]:
        """Every shelf, by its path."""
        for path, rows in sorted(self.packed.items()):
            yield Shelf(path, sorted(rows))
