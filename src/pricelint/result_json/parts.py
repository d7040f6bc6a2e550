"""A result in parts, for those that cannot hold a thousand platforms at once: its head, and one platform at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import msgspec

from pricelint.errors import ResultError
from pricelint.model.result import AuditResult, PlatformResult
from pricelint.result_json import decode, encode

_EMPTY = b'"platforms": [],'


class _Named(msgspec.Struct, frozen=True):
    id: str = ""


class _Ended(msgspec.Struct, frozen=True):
    finished_at: datetime


class _Peek(msgspec.Struct, frozen=True):
    platform: _Named
    visit: _Ended


class _Parts(msgspec.Struct, frozen=True):
    platforms: tuple[msgspec.Raw, ...] = ()


class Place(msgspec.Struct, frozen=True, array_like=True):
    """Where one platform stands in a stored result: its id, when its visit ended, the sha256 of its JSON, its bytes."""

    platform: str
    finished_at: datetime
    sha256: str
    start: int
    end: int

    def json(self, data: bytes) -> bytes:
        """Its JSON as it stands in the file."""
        return data[self.start : self.end]


def places_of(data: bytes, *, where: str) -> tuple[Place, ...]:
    """The platforms of a stored result, none of them decoded further than its name. Raises ResultError."""
    found, at = [], 0
    try:
        for raw in msgspec.json.decode(data, type=_Parts).platforms:
            json = bytes(raw)
            peek = msgspec.json.decode(json, type=_Peek)
            start = data.index(json, at)
            at = start + len(json)
            found.append(Place(peek.platform.id, peek.visit.finished_at, hashlib.sha256(json).hexdigest(), start, at))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ResultError(f"not an audit result: {error}", where=where) from error
    return tuple(found)


def head_of(data: bytes, places: Sequence[Place], *, where: str) -> AuditResult:
    """A stored result without its platforms, which stand at `places`. Raises ResultError as `decode` does."""
    return decode(data[: places[0].start] + data[places[-1].end :] if places else data, where=where)


def platform_of(head: AuditResult, json: bytes, *, where: str) -> PlatformResult:
    """The platform of a part. Raises ResultError where it is not as the schema has it."""
    text = encode(replace(head, platforms=())).replace(_EMPTY, b'"platforms": [' + json + b"],", 1)
    return decode(text, where=where).platforms[0]


def part_of(head: AuditResult, result: PlatformResult) -> bytes:
    """The JSON of one platform as it stands in the file of a whole result."""
    data = encode(replace(head, platforms=(result,)))
    (place,) = places_of(data, where=result.platform.id)
    return place.json(data)


def whole(head: AuditResult, parts: Iterable[bytes]) -> Iterator[bytes]:
    """The file of a whole result in pieces, as `encode` writes it."""
    before, _, after = encode(replace(head, platforms=())).partition(_EMPTY)
    yield before + b'"platforms": ['
    first = True
    for part in parts:
        yield (b"" if first else b",") + b"\n    " + part
        first = False
    yield (b"]," if first else b"\n  ],") + after
