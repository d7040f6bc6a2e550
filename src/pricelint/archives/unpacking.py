"""Unpacked bytes of a file that may be gzip, with a limit, and with damage noted instead of raised."""

from __future__ import annotations

import zipfile
import zlib
from typing import IO

MOST_UNPACKED = 8 * 1024**3
"""Bytes that one file may unpack to; beyond them it is taken for a bomb."""

MOST_RATIO = 200
"""Unpacked bytes per packed one, beyond the first `FREE` bytes; pages pack to a tenth, zeros to a thousandth."""

FREE = 64 * 1024 * 1024

GZIP = b"\x1f\x8b"

_STEP = 256 * 1024
BROKEN = (zlib.error, zipfile.BadZipFile, OSError, EOFError, ValueError, RuntimeError)
"""What reading a file, or an entry of a ZIP file, raises where it is damaged, locked or packed in an unknown way."""


class Unpacked:
    """A stream for a reader of records: after damage or the limit it is at its end, and `problem` says why.

    What could be unpacked before the damage is given: the library's own gzip reader would withhold it.
    """

    def __init__(self, stream: IO[bytes], most: int = MOST_UNPACKED) -> None:
        self._stream = stream
        self._most = most
        self._given = 0
        self._taken = 0
        self._waiting = stream.read(2)
        self._gzip = self._waiting == GZIP
        self._member = zlib.decompressobj(wbits=31)
        self.problem = ""

    def tell(self) -> int:
        """How many bytes were given."""
        return self._given

    def read(self, size: int = -1) -> bytes:
        """At most `size` bytes; none at the end."""
        if self.problem:
            return b""
        size = min(size, _STEP) if size > 0 else _STEP
        try:
            data = self._next(size) if self._gzip else self._plain(size)
        except BROKEN as error:
            self._stop(f"the file is cut off or damaged after {self._given:,} unpacked bytes ({error})")
            return b""
        self._given += len(data)
        packed = self._gzip and self._given > FREE and self._given > MOST_RATIO * self._taken
        if packed or self._given > self._most:
            self._stop(f"the file unpacks to too much ({self._given:,} bytes so far) and was read no further")
            return b""
        return data

    def _stop(self, why: str) -> None:
        self.problem = self.problem or why

    def _plain(self, size: int) -> bytes:
        head, self._waiting = self._waiting[:size], self._waiting[size:]
        return head or self._stream.read(size)

    def _next(self, size: int) -> bytes:
        """The next unpacked bytes, over as many members as it takes."""
        while True:
            if self._member.eof:
                self._waiting = self._member.unused_data or self._more()
                if not self._waiting:
                    return b""
                self._member = zlib.decompressobj(wbits=31)
            elif not self._waiting:
                self._waiting = self._more()
                if not self._waiting:
                    raise EOFError("it ends inside a packed record")
            data = self._member.decompress(self._waiting, size)
            self._waiting = self._member.unconsumed_tail
            if data:
                return data

    def _more(self) -> bytes:
        data = self._stream.read(_STEP)
        self._taken += len(data)
        return data
