"""Bytes under their sha256, packed and bounded: an archive may hold more than memory does."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

import zstandard

from pricelint.errors import SourceTooLargeError

MOST_PACKED = 256 * 1024 * 1024
"""Bytes that the pages of one archive may take when packed; pages pack to a fourth or less."""


class Shelf(Mapping[str, bytes]):
    """The contents of one archive's pages. `put` raises `SourceTooLargeError` where the shelf is full."""

    def __init__(self, most: int = MOST_PACKED) -> None:
        self._packed: dict[str, bytes] = {}
        self._room = most

    def put(self, data: bytes) -> str:
        """Keep `data` and give its sha256 in hexadecimal; the same bytes are kept once."""
        sha256 = hashlib.sha256(data).hexdigest()
        if sha256 not in self._packed:
            packed = zstandard.ZstdCompressor(level=3).compress(data)
            if len(packed) > self._room:
                raise SourceTooLargeError(
                    "the pages of this archive take too much memory", expected="a crawl of a few sites",
                    do="cut the archive to the pages about prices",
                )  # fmt: skip
            self._room -= len(packed)
            self._packed[sha256] = packed
        return sha256

    def __getitem__(self, sha256: str) -> bytes:
        return zstandard.ZstdDecompressor().decompress(self._packed[sha256])

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)
