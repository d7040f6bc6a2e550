"""What every reader of an archive gives."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from pricelint.archives.shelf import Shelf

MOST_PAGES = 5_000
"""Captures of pages that one archive may hold; a crawl of a whole shop is not what is audited."""

HTML = (("content-type", "text/html"),)
"""Headers of a page whose archive keeps none."""

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
"""The time of a page for which the archive names none."""


@dataclass(frozen=True, slots=True)
class Archived:
    """One capture of one page in an archive.

    url     as it was asked for, or the path of a file whose address nobody knows
    at      when the archive says it was captured, in UTC
    source  where in the archive, in words
    body    sha256 of the bytes on the shelf, "" where there are none
    dom     sha256 of the page as HTML where the bytes are another format
    lost    why there is no page to read, "" where there is one
    """

    url: str
    at: datetime
    source: str
    body: str = ""
    dom: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    lost: str = ""
    file: bool = False


@dataclass(slots=True)
class Reading:
    """What one source gave: pages on a shelf, and a sentence for each part that could not be read."""

    shelf: Shelf = field(default_factory=Shelf)
    pages: list[Archived] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def blobs(self) -> Mapping[str, bytes]:
        """The bytes by their sha256."""
        return self.shelf
