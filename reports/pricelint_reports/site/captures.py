"""The captured bytes that quotes were read from, beside the pages: whoever has the site can find every quote again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import zstandard

from pricelint_reports.sources import Blob

LARGEST = 4_000_000
MOST = 16_000_000
"""Bytes, compressed, of one capture and of all captures of a platform that a site holds; what is larger is left out."""

_LEVEL = 9
_CAPTURE = re.compile(r"data/captures/([0-9a-f]{64})\.zst")


@dataclass(frozen=True, slots=True)
class Stored:
    """The captures of one platform as files of the site by path, where each sha256 lies, and which are not there."""

    files: Mapping[str, bytes]
    paths: Mapping[str, str]
    lacking: tuple[str, ...]


def capture_file(sha256: str) -> str:
    """Path of the content of a capture in a site: as it was captured, compressed by Zstandard."""
    return f"data/captures/{sha256}.zst"


def capture_at(path: str) -> str | None:
    """The sha256 of the capture whose content lies at a path of a site; None where none does."""
    found = _CAPTURE.fullmatch(path)
    return found[1] if found else None


def stored_captures(wanted: Iterable[str], blob: Blob) -> Stored:
    """The content of captures, by sha256, as files; what is not at hand is lacking, what is too large left out."""
    files: dict[str, bytes] = {}
    paths: dict[str, str] = {}
    lacking = []
    compressor = zstandard.ZstdCompressor(level=_LEVEL)
    for sha256 in dict.fromkeys(wanted):
        if capture_at(capture_file(sha256)) is None:
            continue  # a result that somebody else wrote may hold anything here, and it becomes the name of a file
        data = blob(sha256)
        if data is None:
            lacking.append(sha256)
            continue
        packed = compressor.compress(data)
        if len(packed) <= LARGEST and sum(map(len, files.values())) + len(packed) <= MOST:
            paths[sha256] = capture_file(sha256)
            files[paths[sha256]] = packed
    return Stored(files, paths, tuple(lacking))
