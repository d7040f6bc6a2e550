"""A result in parts, for those that cannot hold a thousand platforms at once: its head, and one platform at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class Part:
    """One platform of a stored result: its id, when its visit ended, and its JSON as it stands in the file."""

    platform: str
    finished_at: datetime
    json: bytes


def head_of(data: bytes, *, where: str) -> AuditResult:
    """A stored result without its platforms. Raises ResultError as `decode` does."""
    try:
        fields = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ResultError(f"not an audit result: {error}", where=where) from error
    return decode(msgspec.json.encode(fields | {"platforms": msgspec.Raw(b"[]")}), where=where)


def parts_of(data: bytes, *, where: str) -> Iterator[Part]:
    """The platforms of a stored result, none of them decoded further than its name. Raises ResultError."""
    try:
        for raw in msgspec.json.decode(data, type=_Parts).platforms:
            peek = msgspec.json.decode(raw, type=_Peek)
            yield Part(peek.platform.id, peek.visit.finished_at, bytes(raw))
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ResultError(f"not an audit result: {error}", where=where) from error


def platform_of(head: AuditResult, json: bytes, *, where: str) -> PlatformResult:
    """The platform of a part. Raises ResultError where it is not as the schema has it."""
    text = encode(replace(head, platforms=())).replace(_EMPTY, b'"platforms": [' + json + b"],", 1)
    return decode(text, where=where).platforms[0]


def part_of(head: AuditResult, result: PlatformResult) -> bytes:
    """The JSON of one platform as it stands in the file of a whole result."""
    (part,) = parts_of(encode(replace(head, platforms=(result,))), where=result.platform.id)
    return part.json


def whole(head: AuditResult, parts: Iterable[bytes]) -> Iterator[bytes]:
    """The file of a whole result in pieces, as `encode` writes it."""
    before, _, after = encode(replace(head, platforms=())).partition(_EMPTY)
    yield before + b'"platforms": ['
    first = True
    for part in parts:
        yield (b"" if first else b",") + b"\n    " + part
        first = False
    yield (b"]," if first else b"\n  ],") + after
