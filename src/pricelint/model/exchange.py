"""An exchange: one request over the network and what came back, as a capture's WARC keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Headers = tuple[tuple[str, str], ...]
"""Names and values in the order in which they were told, repeated names repeated."""


def header_of(headers: Headers, name: str) -> str:
    """The first value of a header, its `name` given in lower case; "" where there is none."""
    return next((value for key, value in headers if key.lower() == name), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One request and its response.

    kind              what it was for, in the browser's word ("document", "script", "xhr" …)
    began_at          when it was sent, in UTC by our clock
    seconds           until its last byte by a monotonic clock; None where it was not finished or came from a cache
    protocol          as it was spoken ("HTTP/1.1"); of HTTP/2 and 3 the headers are written as if by HTTP/1.1
    status            None where no response came
    body              the payload, without transfer coding; content coding is kept or undone as the headers say; None
                      where it was not kept
    left_out          why there is no response or no body, in words; "" where both are whole
    rebuilt           how the bytes differ in origin from those on the wire, in words; "" where they are the same
    """

    url: str
    method: str
    kind: str
    began_at: datetime
    request_headers: Headers
    request_body: bytes | None = None
    seconds: float | None = None
    protocol: str = "HTTP/1.1"
    status: int | None = None
    reason_phrase: str = ""
    response_headers: Headers = ()
    body: bytes | None = None
    address: str = ""
    left_out: str = ""
    rebuilt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A resource that a page asked for and that its WARC does not hold whole, with the reason in words."""

    url: str
    reason: str
