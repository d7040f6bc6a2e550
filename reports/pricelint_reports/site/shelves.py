"""Claims by id: pages whose path follows from an id alone, so that an id is an address whatever else changes.

A page, a shelf, holds claims of many platforms. Beside each platform is kept what of it stands on which shelf, as a
digest, so that the claims themselves are read only for the shelves that have to be printed again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import msgspec

from pricelint_reports.site.claims_json import PREFIX
from pricelint_reports.site.links import Owner, claims_file
from pricelint_reports.site.page_views import Page
from pricelint_reports.site.summary import OnShelf


class FiledClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What is read again of a claim in a file of claims (`claims_json.ClaimEntry`)."""

    id: str
    sentence: str
    seen: datetime

    @property
    def shelf(self) -> str:
        """The path of the page that it stands on."""
        return claims_file(self.id.removeprefix(PREFIX))


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """What is read again of a platform's file of claims (`claims_json.ClaimFile`)."""

    name: str
    slug: str
    claims: tuple[FiledClaim, ...]


class ShelvedClaim(msgspec.Struct, frozen=True, array_like=True):
    """A claim on a shelf; the id comes first, so that packed claims are sorted by it."""

    id: str
    line: Owner
    sentence: str
    seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage:
    """The claims whose ids begin alike; without `begins`, how many there are on each such page, by path."""

    begins: str
    shelves: dict[str, int]
    claims: tuple[ShelvedClaim, ...]


def on_shelves(file: Filed) -> dict[str, OnShelf]:
    """What of a platform stands on which shelf, by the path of its page."""
    rows: dict[str, list[FiledClaim]] = {}
    for claim in file.claims:
        rows.setdefault(claim.shelf, []).append(claim)
    return {
        path: OnShelf(len(claims), hashlib.sha256(msgspec.json.encode((file.name, claims))).hexdigest()[:16])
        for path, claims in sorted(rows.items())
    }


@dataclass(slots=True)
class Shelves:
    """The shelves of a site. `read` gives the claims of a platform by its slug."""

    read: Callable[[str], Filed]
    found: dict[str, list[tuple[str, OnShelf]]] = field(default_factory=dict)

    def add(self, slug: str, there: Mapping[str, OnShelf]) -> None:
        """Put the claims of a platform on their shelves."""
        for path, some in there.items():
            self.found.setdefault(path, []).append((slug, some))

    def index(self, dated: datetime | None) -> Page:
        """The list of all shelves."""
        counts = {path: sum(some.claims for _, some in rows) for path, rows in sorted(self.found.items())}
        model = ClaimsPage(begins="", shelves=counts, claims=())
        return Page(path="claims/index.html", part="claims", model=model, dated=dated)

    def pages(self, paths: Iterable[str]) -> Iterator[Page]:
        """The pages of some shelves, the claims by id. Claims are held packed: a large site has many."""
        packed: dict[str, list[bytes]] = {path: [] for path in paths}
        for slug in dict.fromkeys(slug for path in packed for slug, _ in self.found[path]):
            file = self.read(slug)
            owner = Owner(slug=slug, name=file.name)
            for claim in file.claims:
                if claim.shelf in packed:
                    row = ShelvedClaim(claim.id.removeprefix(PREFIX), owner, claim.sentence, claim.seen)
                    packed[claim.shelf].append(msgspec.msgpack.encode(row))
        for path in packed:
            claims = tuple(msgspec.msgpack.decode(row, type=ShelvedClaim) for row in sorted(packed[path]))
            model = ClaimsPage(begins=claims[0].id[:2], shelves={}, claims=claims)
            yield Page(path=path, part="claims", model=model, dated=max(one.seen for one in claims))
            packed[path].clear()
