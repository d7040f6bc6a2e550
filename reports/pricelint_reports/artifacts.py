"""The files and addresses that a result speaks of, and where in them a quote stands: for tools that open them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from urllib.parse import quote

from pricelint.model.capture import Capture, Fetcher
from pricelint.model.evidence import Evidence
from pricelint.model.result import PlatformResult
from pricelint.model.site import Searched
from pricelint_reports.source_places import SourcePage, Spot

PageSource = Callable[[str], SourcePage | None]
"""The source and text of a page by the sha256 of its capture; None where it is not stored, or was made by a browser."""

_AUTHORITY = re.compile(r"([a-z][a-z0-9+.-]*:)?//[^/?#]*", re.IGNORECASE)
_PATH = "/-._~!$&'()*+,;=@"
_ADDRESS = _PATH + ":?%"
_STRAY = re.compile(r"%(?![0-9A-Fa-f]{2})")


def no_source(_sha256: str) -> SourcePage | None:
    """A store without sources: quotes are reported without lines."""
    return None


@dataclass(frozen=True, slots=True)
class Place:
    """An artifact and the part of it that is meant.

    path      of a file as it was named; "" for an address
    uri       valid by RFC 3986: relative for a relative path, file: for an absolute one, else the page's address
    spot      the quote in the artifact, the whole of it where the quote is not found for certain; None without a source
    certain   whether `spot` is the quote
    evidence  what is quoted; None where a page as a whole is meant
    """

    path: str
    uri: str
    capture: Capture | None
    spot: Spot | None = None
    certain: bool = False
    evidence: Evidence | None = None


class Places:
    """Gives the place of what a platform's outcomes rest on."""

    def __init__(self, platform: PlatformResult, source: PageSource) -> None:
        self._captures = platform.visit.captures
        self._source = cache(source)

    def of(self, evidence: Evidence) -> Place:
        """The place of one quote."""
        capture = self._capture(evidence.capture, evidence.page, evidence.state)
        page = self._page(capture)
        spot = page.spot(evidence) if page else None
        named = _named(capture) if capture else ("", uri_of_address(evidence.url))
        return Place(*named, capture, spot or (page.whole if page else None), spot is not None, evidence)

    def searched(self, searched: Searched) -> Place:
        """The whole of a page that was searched in vain."""
        return self.whole(self._capture(searched.capture, searched.page))

    def captured(self) -> Iterator[Place]:
        """The whole of every page that was captured, each once."""
        return (self.whole(capture) for capture in dict.fromkeys(c for c in self._captures if c.sha256))

    def whole(self, capture: Capture | None) -> Place:
        """The whole of one page."""
        page = self._page(capture)
        return Place(*(_named(capture) if capture else ("", "")), capture, page.whole if page else None)

    def _capture(self, sha256: str, page: str, state: str | None = None) -> Capture | None:
        """The capture with these bytes: of two files alike the one that the page is named after."""
        same = [capture for capture in self._captures if capture.sha256 == sha256]
        same.sort(key=lambda one: (PurePath(one.requested_url).stem != page, state not in (None, one.state)))
        return same[0] if same else None

    def _page(self, capture: Capture | None) -> SourcePage | None:
        return self._source(capture.sha256) if capture and not capture.artefacts.dom else None


def _named(capture: Capture) -> tuple[str, str]:
    """Path and URI of a capture."""
    if capture.fetcher is Fetcher.FILE:
        return capture.requested_url, uri_of_path(capture.requested_url)
    return "", uri_of_address(capture.final_url or capture.requested_url)


def uri_of_path(path: str) -> str:
    """The URI of a file: `file:///…` for an absolute path, else relative, with no dots left that can be resolved.

    >>> uri_of_path("site/Preise & mehr.html")
    'site/Preise%20&%20mehr.html'
    """
    parts: list[str] = []
    for part in PurePath(path).as_posix().split("/"):
        if part == ".." and parts and parts[-1] not in ("", ".."):
            parts.pop()
        elif part != ".":
            parts.append(part)
    escaped = quote(_bytes("/".join(parts)), safe=_PATH)
    if PurePath(path).is_absolute():
        return f"file://{'' if escaped.startswith('/') else '/'}{escaped}"
    return f"./{escaped}" if escaped.startswith("/") else escaped


def uri_of_address(url: str) -> str:
    """A page's address as a valid URI: what may not stand in one is percent-encoded, what is encoded already stays."""
    head, mark, fragment = url.partition("#")
    found = _AUTHORITY.match(head)
    authority = found[0] if found else ""
    encoded = quote(_bytes(authority), safe=_ADDRESS + "[]") + quote(_bytes(head[len(authority) :]), safe=_ADDRESS)
    return _STRAY.sub("%25", encoded + mark + quote(_bytes(fragment), safe=_ADDRESS))


def _bytes(text: str) -> bytes:
    """UTF-8; the bytes of a file name that is none as they are, any other lone surrogate as a question mark."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
