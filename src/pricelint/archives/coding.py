"""Bodies of recorded responses as the server meant them: transfer and content codings undone, never beyond a limit.

Archives differ in what they keep: some store the bytes of the wire, some decode them and leave the headers as they
were. What does not have the form that a header claims is therefore taken as it is.

Codings: RFC 9112 (chunked), RFC 9110 section 8.4.1 (gzip, deflate), RFC 7932 (br), RFC 8878 (zstd).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import brotli
import zstandard

from pricelint.errors import NotHtmlError, SourceTooLargeError

MOST_CODINGS = 3
"""Content codings on top of each other; servers use one."""

_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,15})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_STEP = 64 * 1024


def decoded(body: bytes, transfer: str, content: str, most: int) -> bytes:
    """Undo the codings of the headers Transfer-Encoding and Content-Encoding.

    Raises `SourceTooLargeError` where more than `most` bytes come out, and `NotHtmlError` for a coding that is unknown
    or whose data are damaged.
    """
    if "chunked" in transfer.lower():
        body = _unchunked(body)
    codings = [name.strip().lower() for name in content.split(",") if name.strip()]
    if len(codings) > MOST_CODINGS:
        raise NotHtmlError(f"{len(codings)} content codings lie on top of each other", expected="one")
    for name in reversed(codings):
        body = _uncoded(body, name, most)
    if len(body) > most:
        raise _too_large(most)
    return body


def _unchunked(body: bytes) -> bytes:
    """The data of all chunks; the body itself where it was stored without them. Raises `NotHtmlError` for a cut one."""
    parts, place = list[bytes](), 0
    while match := _SIZE.match(body, place):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(parts)
        if match.end() + size > len(body):
            break
        parts.append(body[match.end() : match.end() + size])
        place = match.end() + size
        place += 2 if body[place : place + 2] == b"\r\n" else 1 if body[place : place + 1] == b"\n" else 0
    if not parts and not _SIZE.match(body):
        return body
    raise NotHtmlError("the chunks of the response are cut off or damaged", expected="a whole response")


def _uncoded(body: bytes, name: str, most: int) -> bytes:
    if name in ("identity", "none", "utf-8") or not body:
        return body
    undo = _CODINGS.get(name)
    if undo is None:
        raise NotHtmlError(f"the response has the content coding {name[:40]!r}", expected=", ".join(sorted(_CODINGS)))
    if _plain(body, name):
        return body
    try:
        return undo(body, most)
    except (zlib.error, brotli.error, zstandard.ZstdError, EOFError) as error:
        raise NotHtmlError(
            f"the {name} data of the response are damaged: {error}", expected="a whole response"
        ) from error


def _plain(body: bytes, name: str) -> bool:
    """Whether the body was stored decoded: it begins as markup does, which no coded data do."""
    if name in ("gzip", "x-gzip"):
        return not body.startswith(b"\x1f\x8b")
    return bool(re.match(rb"(?:\xef\xbb\xbf)?\s*<(?:[!a-zA-Z?])", body[:200]))


def _gunzip(body: bytes, most: int) -> bytes:
    return _inflated(body, most, 31)


def _inflate(body: bytes, most: int) -> bytes:
    """Deflate with or without its zlib header: servers send both."""
    try:
        return _inflated(body, most, 15)
    except zlib.error:
        return _inflated(body, most, -15)


def _inflated(body: bytes, most: int, window: int) -> bytes:
    stream = zlib.decompressobj(wbits=window)
    data = stream.decompress(body, most + 1)
    if len(data) > most:
        raise _too_large(most)
    if not stream.eof:
        raise EOFError("it ends too early")
    return data


def _unbrotli(body: bytes, most: int) -> bytes:
    stream = brotli.Decompressor()
    parts, size, fed = list[bytes](), 0, body
    while not stream.is_finished():
        part = stream.process(fed, output_buffer_limit=_STEP)
        if not part and stream.can_accept_more_data() and not fed:
            raise EOFError("it ends too early")
        fed = b""
        size += len(part)
        if size > most:
            raise _too_large(most)
        parts.append(part)
    return b"".join(parts)


def _unzstd(body: bytes, most: int) -> bytes:
    with zstandard.ZstdDecompressor(max_window_size=2**27).stream_reader(body, read_across_frames=True) as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        raise _too_large(most)
    return data


def _too_large(most: int) -> SourceTooLargeError:
    return SourceTooLargeError("the page unpacks to too many bytes", expected=f"at most {most:,} bytes")


_CODINGS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _inflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
