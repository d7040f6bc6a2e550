"""One request of a tab as the browser's protocol tells it in pieces, and the exchange that it makes."""

from __future__ import annotations

import base64
import codecs
import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from pricelint.model.exchange import Exchange, Headers

UNFINISHED = "it was not finished when the page was taken"
_REDIRECT = "the browser does not hand out the body of a redirect"
_WESTERN = "cp1252"
_OPEN = "\x81\x8d\x8f\x90\x9d"
_SOME_OPEN = re.compile(f"[{_OPEN}]")
_PROTOCOLS = {"": "HTTP/1.1", "http/1.0": "HTTP/1.0", "http/1.1": "HTTP/1.1"}


@dataclass(slots=True, eq=False)
class Wire:
    """Headers of a request's hops as they went over the wire; told apart from the hops, in the same order."""

    requests: list[Mapping[str, str]] = field(default_factory=list)
    responses: list[tuple[int, Mapping[str, str]]] = field(default_factory=list)
    _taken: int = 0

    def take(self, hop: Hop) -> tuple[Mapping[str, str] | None, Mapping[str, str] | None]:
        """The headers of the next hop. Those of a response with another status are of a cache's revalidation."""
        at, self._taken = self._taken, self._taken + 1
        request = self.requests[at] if at < len(self.requests) else None
        status, response = self.responses[at] if at < len(self.responses) else (0, None)
        return request, response if status == hop.status else None


@dataclass(slots=True, eq=False)
class Hop:
    """One request. `wall` is its time in seconds since 1970, `sent` the same moment on the browser's own clock."""

    request: Mapping[str, Any]
    kind: str
    wall: float
    sent: float
    response: Mapping[str, Any] | None = None
    wired: bool = False
    on_wire: tuple[Mapping[str, str] | None, Mapping[str, str] | None] = (None, None)
    received: int = 0
    seconds: float | None = None
    body: bytes | None = None
    left_out: str = ""
    rebuilt: str = ""

    @property
    def status(self) -> int | None:
        """Of the response, None before there is one."""
        return int(self.response["status"]) if self.response is not None else None

    def answered(self, response: Mapping[str, Any], *, wired: bool) -> None:
        """Its response has begun."""
        self.response = response
        self.wired = wired

    def redirected(self, response: Mapping[str, Any], at: float, *, wired: bool) -> None:
        """Its response leads elsewhere, which ends it."""
        self.answered(response, wired=wired)
        self.seconds = at - self.sent
        self.body, self.rebuilt = b"", _REDIRECT


def exchange_of(hop: Hop) -> Exchange:
    """The exchange that a hop has become so far."""
    response = hop.response or {}
    asked, told = hop.on_wire
    post = hop.request.get("postData")
    return Exchange(
        url=str(hop.request["url"]),
        method=str(hop.request["method"]),
        kind=hop.kind.lower(),
        began_at=datetime.fromtimestamp(hop.wall, UTC),
        request_headers=_pairs(asked if asked is not None else hop.request["headers"]),
        request_body=post.encode("utf-8", "replace") if post is not None else None,
        seconds=hop.seconds,
        protocol=_PROTOCOLS.get(response.get("protocol", ""), response.get("protocol", "")),
        status=hop.status,
        reason_phrase=str(response.get("statusText", "")),
        response_headers=_pairs(told if told is not None else response.get("headers", {})),
        body=hop.body,
        left_out=hop.left_out or (UNFINISHED if hop.body is None else ""),
        rebuilt=hop.rebuilt,
    )


def encoded(body: str, hop: Hop, *, base64_encoded: bool) -> tuple[bytes, str]:
    """The bytes of a body that the browser handed out, and in words how they may differ from those received."""
    if base64_encoded:
        return base64.b64decode(body), ""
    charset = str((hop.response or {}).get("charset", ""))
    if not hop.received:
        found = list(_candidates(body, charset))
        return next(filter(_is_utf8, found), found[0] if found else b""), ""
    for data in _candidates(body, charset):
        if len(data) == hop.received:
            return data, ""
    told = f"made again from text that the browser decoded; {hop.received} bytes were received"
    return body.encode("utf-8", "replace"), told


def _candidates(text: str, charset: str) -> Iterator[bytes]:
    """Bytes that a browser may have decoded to this text: as declared, as UTF-8, with a mark of byte order, and as
    Windows-1252, which it takes for what declares nothing."""
    for name in dict.fromkeys((_codec(charset), "utf-8", "utf-8-sig", _WESTERN)):
        with contextlib.suppress(UnicodeEncodeError):
            yield _western(text) if name == _WESTERN else text.encode(name)


def _western(text: str) -> bytes:
    """Windows-1252 as browsers have it: the five bytes that it leaves open stand for themselves."""
    if _SOME_OPEN.search(text) is None:
        return text.encode(_WESTERN)
    return b"".join(c.encode("latin-1" if c in _OPEN else _WESTERN) for c in text)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _codec(charset: str) -> str:
    """Python's name of a charset as browsers understand it; UTF-8 where it has none."""
    try:
        name = codecs.lookup(charset).name if charset else "utf-8"
    except LookupError:
        return "utf-8"
    return _WESTERN if name in ("iso8859-1", "ascii") else name


def _pairs(headers: Mapping[str, str]) -> Headers:
    """The protocol joins headers of one name by line breaks."""
    return tuple((name, line) for name, value in headers.items() for line in str(value).split("\n"))
