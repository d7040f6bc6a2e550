"""Reads the WARCs that `pricelint.warc.write` makes, as exchanges; everything in them is taken for hostile."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from pricelint.errors import WarcError
from pricelint.model.exchange import Exchange, Headers
from pricelint.warc.write import KIND, LEFT_OUT, PROTOCOL, REBUILT, SECONDS

MOST_BYTES = 256 * 1024 * 1024
"""Of one record, unpacked: more is not read."""

MOST_RECORDS = 20_000

Payload = Callable[[str], bytes | None]
"""Gives a payload by its sha256 in hexadecimal; None where it is not held."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its WARC headers by lower-case name, its HTTP head, its payload as it stands in the file.

    `offset` and `length` are its place in the file, in bytes; `line` is the request or status line.
    """

    kind: str
    headers: Mapping[str, str]
    line: str
    http: Headers
    payload: bytes
    offset: int
    length: int

    @property
    def digest(self) -> str:
        """The sha256 that the payload is said to have, "" where none is told."""
        value = self.headers.get("warc-payload-digest", "")
        return value.removeprefix("sha256:") if value.startswith("sha256:") else ""


def records(data: bytes, where: str) -> Iterator[Record]:
    """Every record of a WARC, its block checked against the digest that it tells.

    Raises `WarcError` for what is no WARC, ends early, has other bytes than its digests say, or unpacks to too much.
    """
    try:
        stream = ArchiveIterator(BytesIO(data), no_record_parse=True)
        for number, record in enumerate(stream):
            if number >= MOST_RECORDS:
                raise WarcError(f"it has more than {MOST_RECORDS} records", where=where)
            read = _read(record, where)
            yield Record(*read, stream.get_record_offset(), stream.get_record_length())
    except (
        ArchiveLoadFailed,
        EOFError,
        ValueError,
        IndexError,
        AttributeError,
        TypeError,
        OSError,
        zlib.error,
    ) as error:
        raise WarcError(f"a record cannot be read: {error or type(error).__name__}", where=where) from error


def _read(record: Any, where: str) -> tuple[str, dict[str, str], str, Headers, bytes]:  # noqa: ANN401 - warcio's record
    headers = {name.lower(): value for name, value in record.rec_headers.headers}
    block = record.raw_stream.read(MOST_BYTES + 1)
    name = headers.get("warc-target-uri") or record.rec_type
    told = headers.get("content-length", "")
    if len(block) > MOST_BYTES:
        raise WarcError(f"a record unpacks to more than {MOST_BYTES} bytes", where=where)
    if not told.isdecimal() or len(block) != int(told):
        raise WarcError(f"the record of {name[:200]} ends early", where=where, expected=f"{told[:20]} bytes")
    if not headers.get("content-type", "").startswith("application/http"):
        _same_bytes(headers, block, block, f"{where}: {name[:200]}")
        return record.rec_type, headers, "", (), block
    head, mark, payload = block.partition(b"\r\n\r\n")
    _same_bytes(headers, block, payload, f"{where}: {name[:200]}")
    if not mark:
        raise WarcError(f"the record of {name[:200]} has no end of its HTTP headers", where=where)
    line, *lines = head.decode("latin-1").split("\r\n")
    pairs = (each.partition(":") for each in lines)
    return record.rec_type, headers, line, tuple((key, value.strip()) for key, _, value in pairs), payload


def _same_bytes(headers: Mapping[str, str], block: bytes, payload: bytes, where: str) -> None:
    """Hold block and payload to their digests; the payload of a revisit lies elsewhere."""
    revisit = headers.get("warc-type") == "revisit"
    for told, data in (
        (headers.get("warc-block-digest", ""), block),
        ("" if revisit else headers.get("warc-payload-digest", ""), payload),
    ):
        found = f"sha256:{hashlib.sha256(data).hexdigest()}"
        if told.startswith("sha256:") and told != found:
            raise WarcError(
                "a record holds other bytes than its digest says", where=where, expected=f"{told}, got {found}"
            )


def exchanges(data: bytes, where: str, payload: Payload) -> Iterator[Exchange]:
    """The exchanges of a WARC in its order; `payload` is asked for those that lie elsewhere."""
    return (exchange for exchange, _ in _exchanges(data, where, payload))


def told_exchanges(data: bytes, where: str) -> Iterator[tuple[Exchange, str]]:
    """The exchanges of a WARC, each with the sha256 of its body ("" where it was not kept); a body that lies elsewhere
    is left there."""
    return _exchanges(data, where, lambda _: None)


def _exchanges(data: bytes, where: str, payload: Payload) -> Iterator[tuple[Exchange, str]]:
    answer: Record | None = None
    for record in records(data, where):
        if record.kind in ("response", "revisit"):
            answer = record
        elif record.kind == "request":
            concurrent = record.headers.get("warc-concurrent-to")
            matching = answer if answer and concurrent == answer.headers.get("warc-record-id") else None
            try:
                whole = matching is not None and "warc-truncated" not in matching.headers
                yield _exchange(record, matching, payload), matching.digest if matching and whole else ""
            except ValueError as error:
                raise WarcError(f"the record at byte {record.offset} cannot be read: {error}", where=where) from error
            answer = None


def _exchange(request: Record, answer: Record | None, payload: Payload) -> Exchange:
    headers = (answer or request).headers
    seconds = headers.get(SECONDS.lower())
    asked = request.line.split(" ")
    shared: dict[str, Any] = {
        "url": headers.get("warc-target-uri", ""),
        "method": asked[0],
        "kind": headers.get(KIND.lower(), ""),
        "began_at": time_of(headers.get("warc-date", "")),
        "request_headers": request.http,
        "request_body": request.payload or None,
        "seconds": float(seconds) if seconds else None,
        "protocol": headers.get(PROTOCOL.lower(), "http/1.1"),
        "address": headers.get("warc-ip-address", ""),
        "left_out": headers.get(LEFT_OUT.lower(), ""),
        "rebuilt": headers.get(REBUILT.lower(), ""),
    }
    if answer is None:
        return Exchange(**shared)
    _, _, status = answer.line.partition(" ")
    code, _, phrase = status.partition(" ")
    return Exchange(
        **shared, status=int(code), reason_phrase=phrase, response_headers=answer.http, body=_body(answer, payload)
    )


def _body(answer: Record, payload: Payload) -> bytes | None:
    if "warc-truncated" in answer.headers:
        return None
    return payload(answer.digest) if answer.kind == "revisit" else answer.payload


def time_of(date: str) -> datetime:
    """The time of a `WARC-Date`; raises ValueError for anything else."""
    if not date.endswith("Z"):
        raise ValueError(f"{date[:40]!r} is no time in UTC")
    return datetime.fromisoformat(date.removesuffix("Z")).replace(tzinfo=UTC)


def info_of(data: bytes, where: str) -> tuple[datetime, dict[str, str]]:
    """Time and fields of the `warcinfo` record that a WARC begins with; raises `WarcError` where it has none."""
    first = next(records(data, where), None)
    if first is None or first.kind != "warcinfo":
        raise WarcError("it does not begin with a warcinfo record", where=where)
    lines = first.payload.decode("utf-8", "replace").split("\r\n")
    fields = (line.partition(": ") for line in lines if line)
    try:
        return time_of(first.headers.get("warc-date", "")), {name: value for name, _, value in fields}
    except ValueError as error:
        raise WarcError(f"its warcinfo record cannot be read: {error}", where=where) from error
