"""What plain HTTP sends and receives, noted where Scrapy hands a request to its downloader: before any middleware
undoes a content coding or follows a redirect."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import responses
from typing import Any
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.serialization import Encoding
from scrapy import Request
from scrapy.http import Headers as ScrapyHeaders
from scrapy.http import Response

from pricelint.model.exchange import Exchange, Headers
from pricelint_spiders.browser.taken import Recorded

NOTED = "pricelint_http_record"
"""Key in `Request.meta`: an `HttpRecord` that follows a request through its redirects."""


@dataclass(slots=True, eq=False)
class HttpRecord:
    """The exchanges of one page that is asked for by plain HTTP, from the time it was made."""

    exchanges: list[Exchange] = field(default_factory=list)
    certificate: bytes | None = None
    began_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    began: float = field(default_factory=time.monotonic)

    def recorded(self) -> Recorded:
        """What was noted so far."""
        seconds = time.monotonic() - self.began
        return Recorded(tuple(self.exchanges), 0, self.certificate, self.began_at, seconds)


async def noted(request: Request, download: Callable[[Request], Awaitable[Response]]) -> Response:
    """Download a request; where it carries an `HttpRecord`, the exchange is added to that."""
    record = request.meta.get(NOTED)
    if not isinstance(record, HttpRecord):
        return await download(request)
    at, begun = datetime.now(UTC), time.monotonic()
    response = await download(request)
    record.exchanges.append(_exchange(request, response, at, time.monotonic() - begun))
    record.certificate = _der(response.certificate)
    return response


def _exchange(request: Request, response: Response, at: datetime, seconds: float) -> Exchange:
    return Exchange(
        url=request.url,
        method=request.method,
        kind="document",
        began_at=at,
        request_headers=(("Host", urlsplit(request.url).netloc.rpartition("@")[2]), *_pairs(request.headers)),
        request_body=request.body or None,
        seconds=seconds,
        protocol=response.protocol or "HTTP/1.1",
        status=response.status,
        reason_phrase=responses.get(response.status, ""),
        response_headers=_pairs(response.headers),
        body=response.body,
        address=str(response.ip_address or ""),
    )


def _pairs(headers: ScrapyHeaders) -> Headers:
    return tuple((name.decode("latin-1"), each.decode("latin-1")) for name, all_ in headers.items() for each in all_)


def _der(certificate: Any) -> bytes | None:  # noqa: ANN401 - Twisted's wrapper of a certificate, which has no types
    if certificate is None:
        return None
    der: bytes = certificate.original.to_cryptography().public_bytes(Encoding.DER)
    return der
