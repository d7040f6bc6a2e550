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
from pricelint_reports.site.pieces import Pieces
from pricelint_reports.site.summary import Line, OnShelf

PRINTER = "claims_of"
"""The macro that prints the claims of a platform on a shelf."""


class FiledClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What is read again of a claim in a file of claims (`claims_json.ClaimEntry`)."""

    id: str
    sentence: str
    seen: datetime

    @property
    def digits(self) -> str:
        """The id without its prefix."""
        return self.id.removeprefix(PREFIX)

    @property
    def shelf(self) -> str:
        """The path of the page that it stands on."""
        return claims_file(self.digits)


class Filed(msgspec.Struct, frozen=True, kw_only=True):
    """What is read again of a platform's file of claims (`claims_json.ClaimFile`)."""

    name: str
    slug: str
    claims: tuple[FiledClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfGroup:
    """The claims of one platform on a shelf, by id, and the digest of what is printed of them.

    claims  () where they stood on the shelf before as they are now: they are cut out of it
    """

    line: Owner
    digest: str
    claims: tuple[FiledClaim, ...]

    @property
    def made_of(self) -> tuple[str, str]:
        """What its piece of the page is made of."""
        return self.line.slug, self.digest


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage:
    """The claims whose ids begin alike; without `begins`, how many there are on each such page, by path."""

    begins: str
    shelves: dict[str, int]
    groups: tuple[ShelfGroup, ...]


def on_shelves(file: Filed) -> dict[str, OnShelf]:
    """What of a platform stands on which shelf, by the path of its page."""
    return {
        path: OnShelf(len(claims), hashlib.sha256(msgspec.json.encode((file.name, claims))).hexdigest()[:32])
        for path, claims in sorted(_by_shelf(file).items())
    }


@dataclass(slots=True)
class Shelves:
    """The shelves of a site. `read` gives the claims of a platform by its slug, `pieces` a page as it lay before."""

    read: Callable[[str], Filed]
    pieces: Callable[[str], Pieces]
    found: dict[str, list[tuple[Line, OnShelf]]] = field(default_factory=dict)

    def add(self, line: Line, there: Mapping[str, OnShelf]) -> None:
        """Put the claims of a platform on their shelves."""
        for path, some in there.items():
            self.found.setdefault(path, []).append((line, some))

    def index(self, dated: datetime | None) -> Page:
        """The list of all shelves."""
        counts = {path: sum(some.claims for _, some in rows) for path, rows in sorted(self.found.items())}
        model = ClaimsPage(begins="", shelves=counts, groups=())
        return Page(path="claims/index.html", part="claims", model=model, dated=dated)

    def pages(self, paths: Iterable[str]) -> Iterator[Page]:
        """The pages of some shelves. Claims are held packed: a large site has many."""
        lacking = {path: set(self._lacking(path)) for path in paths}
        packed: dict[tuple[str, str], bytes] = {}
        for slug in dict.fromkeys(slug for slugs in lacking.values() for slug in slugs):
            for path, claims in _by_shelf(self.read(slug)).items():
                if slug in lacking.get(path, ()):
                    packed[path, slug] = msgspec.msgpack.encode(claims)
        for path in lacking:
            groups = tuple(
                ShelfGroup(
                    line=Owner(slug=line.slug, name=line.name), digest=some.digest,
                    claims=_unpacked(packed.pop((path, line.slug), None)),
                )
                for line, some in self.found[path]
            )  # fmt: skip
            model = ClaimsPage(begins=path.removeprefix("claims/")[:2], shelves={}, groups=groups)
            yield Page(path=path, part="claims", model=model, dated=max(line.seen for line, _ in self.found[path]))

    def _lacking(self, path: str) -> Iterator[str]:
        """The platforms whose claims did not stand on a shelf as they are now."""
        before = self.pieces(path)
        for line, some in self.found[path]:
            if before.lacks(PRINTER, (line.slug, some.digest)):
                yield line.slug


def _by_shelf(file: Filed) -> dict[str, list[FiledClaim]]:
    rows: dict[str, list[FiledClaim]] = {}
    for claim in sorted(file.claims, key=lambda claim: claim.id):
        rows.setdefault(claim.shelf, []).append(claim)
    return rows


def _unpacked(claims: bytes | None) -> tuple[FiledClaim, ...]:
    return msgspec.msgpack.decode(claims, type=tuple[FiledClaim, ...]) if claims else ()
