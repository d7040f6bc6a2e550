"""Writes exchanges as WARC 1.1 (ISO 28500:2017), with warcio.

A request that was answered is a `response` record and, concurrent to it, a `request` record; one that was not is a
`request` record alone. Headers are as on the wire. Where the payload is not (the browser hands out bodies whose content
coding is undone), `content-encoding`, `transfer-encoding` and `content-length` carry the prefix `x-orig-`, as crawlers
that record browsers write them. What is not whole has `WARC-Truncated` and says why in `Pricelint-Left-Out`.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pricelint.model.exchange import Exchange, Headers

LEFT_OUT, REBUILT, SECONDS = "Pricelint-Left-Out", "Pricelint-Rebuilt", "Pricelint-Seconds"
KIND, PROTOCOL = "WARC-Resource-Type", "WARC-Protocol"
DECODED = "x-orig-"
INLINE_BYTES = 4096
"""A larger payload is not written into a stored WARC: it is kept once for all captures under its sha256."""

_CODING = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_NAMESPACE = uuid.UUID("5c2c7f1e-8d2b-5a53-9a0e-3d1f4c6b7a90")


class Writer:
    """Writes records one after the other to `out`, which is any binary file.

    `elsewhere` is asked for each payload whether it is written as a `revisit`: it returns the address and time of the
    record that holds the same payload, or None where the payload is to be written here.
    """

    def __init__(
        self, out: BinaryIO, *, gzip: bool, elsewhere: Callable[[Exchange, str], tuple[str, datetime] | None]
    ) -> None:
        self._writer: Any = WARCWriter(out, gzip=gzip, warc_version="1.1")
        self._elsewhere = elsewhere
        self._number = 0

    def info(self, at: datetime, fields: Mapping[str, str]) -> None:
        """The `warcinfo` record: what wrote this and under which circumstances."""
        headers = self._headers("warcinfo", at, "")
        text = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in fields.items()).encode()
        headers["WARC-Block-Digest"] = _digest(text)
        self._write("", "warcinfo", headers, payload=text)

    def exchange(self, exchange: Exchange) -> None:
        """The records of one exchange."""
        shared = {KIND: exchange.kind, PROTOCOL: exchange.protocol.lower(), LEFT_OUT: exchange.left_out}
        shared |= {REBUILT: exchange.rebuilt, "WARC-IP-Address": exchange.address}
        if exchange.seconds is not None:
            shared[SECONDS] = f"{exchange.seconds:.6f}"
        answer = self._response(exchange, shared) if exchange.status is not None else None
        headers = self._headers("request", exchange.began_at, exchange.url)
        if answer:
            headers["WARC-Concurrent-To"] = answer
        else:
            headers |= shared
        line = f"{exchange.method} {_target(exchange.url)} HTTP/1.1"
        http = StatusAndHeaders(line, list(exchange.request_headers), is_http_request=True)
        self._write(exchange.url, "request", headers, payload=exchange.request_body or b"", http=http)

    def _response(self, exchange: Exchange, shared: Mapping[str, str]) -> str:
        body = exchange.body
        digest = _digest(body or b"")
        held = self._elsewhere(exchange, digest) if body else None
        kind = "revisit" if held else "response"
        headers = {**self._headers(kind, exchange.began_at, exchange.url), **shared, "WARC-Payload-Digest": digest}
        if body is None:
            headers["WARC-Truncated"] = "unspecified"
        line = f"{exchange.status} {exchange.reason_phrase}".strip()
        http = StatusAndHeaders(line, _told(exchange.response_headers, body), protocol="HTTP/1.1")
        if held:
            profile = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
            headers |= {
                "WARC-Profile": profile,
                "WARC-Refers-To-Target-URI": held[0],
                "WARC-Refers-To-Date": _time(held[1]),
            }
        self._write(exchange.url, kind, headers, payload=b"" if held else body or b"", http=http)
        return headers["WARC-Record-ID"]

    def _headers(self, kind: str, at: datetime, url: str) -> dict[str, str]:
        """Ids follow from what a record is of, so that the same capture makes the same file."""
        self._number += 1
        name = f"{self._number} {kind} {_time(at)} {url}"
        return {"WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(_NAMESPACE, name)}>", "WARC-Date": _time(at)}

    def _write(
        self, url: str, kind: str, headers: Mapping[str, str], *, payload: bytes, http: StatusAndHeaders | None = None
    ) -> None:
        told = {name: _one_line(value) for name, value in headers.items() if value}
        if http is not None:
            http.compute_headers_buffer()
            told.setdefault("WARC-Payload-Digest", _digest(payload))
            told["WARC-Block-Digest"] = _digest(http.headers_buff, b"" if kind == "revisit" else payload)
        record = self._writer.create_warc_record(
            _one_line(url), kind, payload=BytesIO(payload), length=len(payload), warc_headers_dict=told,
            http_headers=http,
        )  # fmt: skip
        self._writer.write_record(record)


def stored_warc(
    exchanges: Iterable[Exchange], at: datetime, info: Mapping[str, str], put: Callable[[bytes], str]
) -> bytes:
    """The WARC of one capture as a store keeps it: not compressed, for the store does that; payloads above
    `INLINE_BYTES` go to `put`, and their records are revisits to themselves by the sha256."""
    out = BytesIO()

    def elsewhere(exchange: Exchange, digest: str) -> tuple[str, datetime] | None:
        del digest
        if exchange.body is None or len(exchange.body) <= INLINE_BYTES:
            return None
        put(exchange.body)
        return exchange.url, exchange.began_at

    writer = Writer(out, gzip=False, elsewhere=elsewhere)
    writer.info(at, info)
    for exchange in exchanges:
        writer.exchange(exchange)
    return out.getvalue()


def _told(headers: Headers, body: bytes | None) -> list[tuple[str, str]]:
    """Headers that fit the payload: those that spoke of its coding are kept beside under another name."""
    if body is None:
        return list(headers)
    names = {name.lower(): value.strip() for name, value in headers}
    coded = names.get("content-encoding", "identity").lower() != "identity"
    if not coded and "transfer-encoding" not in names and names.get("content-length", str(len(body))) == str(len(body)):
        return list(headers)
    told = [(DECODED + name.lower() if name.lower() in _CODING else name, value) for name, value in headers]
    return [*told, ("Content-Length", str(len(body)))]


def _target(url: str) -> str:
    """The request target of an address: its path and query."""
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _digest(*parts: bytes) -> str:
    found = hashlib.sha256()
    for part in parts:
        found.update(part)
    return f"sha256:{found.hexdigest()}"


def _time(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _one_line(text: str) -> str:
    """Text that cannot end a header: what a page says stays inside its value."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " for c in text).encode("utf-8", "replace").decode()
