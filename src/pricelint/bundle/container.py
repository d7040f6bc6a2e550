"""The ZIP file of a bundle, taken for hostile: nothing is unpacked to disk, and nothing beyond the limits to memory."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import Self

from pricelint.archives.unpacking import BROKEN
from pricelint.errors import BundleError

MOST_ENTRIES = 20_000
MOST_BYTES = 256 * 1024 * 1024
"""Of one entry, unpacked."""

MOST_TOTAL = 4 * 1024 * 1024 * 1024
MOST_RATIO = 500
"""Unpacked bytes per packed byte, beyond which an entry above `SMALL` is a bomb: text does not pack as well."""

SMALL = 4 * 1024 * 1024
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*)*")
_WHOLE = "a WACZ file that `pricelint bundle` wrote, whole and unchanged"


class Container:
    """The entries of one bundle. Opening it raises `BundleError` where it is no ZIP, cut off, or unsafe to read."""

    def __init__(self, path: Path) -> None:
        self.where = str(path)
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, OSError, ValueError, RuntimeError) as error:
            why = f"it is no ZIP file, or one that was cut off ({error})"
            raise BundleError(why, where=self.where, expected=_WHOLE) from error
        try:
            self._entries = self._safe(self._zip.infolist())
        except BundleError:
            self._zip.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    @property
    def names(self) -> tuple[str, ...]:
        """Every entry, in the order of the file."""
        return tuple(self._entries)

    def read(self, name: str) -> bytes:
        """The bytes of an entry; raises `BundleError` where it is missing or its bytes are not the packed ones."""
        entry = self._entries.get(name)
        if entry is None:
            raise BundleError("this file is missing from the bundle", where=name)
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(entry.file_size + 1)
        except BROKEN as error:
            raise BundleError(f"it cannot be unpacked: {error}", where=name) from error
        if len(data) != entry.file_size:
            raise BundleError(f"it has {len(data)} bytes, not the {entry.file_size} it claims", where=name)
        return data

    def _safe(self, found: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(found) > MOST_ENTRIES:
            raise self._unsafe(f"it has {len(found)} files", f"at most {MOST_ENTRIES}")
        for name, count in Counter(entry.filename for entry in found).items():
            if count > 1:
                raise self._unsafe(f"{count} of its files are called {name[:100]!r}", "one file of each name")
        for entry in found:
            self._check(entry)
        total = sum(entry.file_size for entry in found)
        if total > MOST_TOTAL:
            raise self._unsafe(f"it unpacks to {total} bytes", f"at most {MOST_TOTAL}")
        return {entry.filename: entry for entry in found}

    def _check(self, entry: zipfile.ZipInfo) -> None:
        name = entry.orig_filename[:100]
        if not _NAME.fullmatch(entry.orig_filename):
            raise self._unsafe(f"a file is called {name!r}", "relative names of letters, digits and . _ - only")
        if entry.flag_bits & 0x1:
            raise self._unsafe(f"{name} is encrypted", "files that anybody can read")
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise self._unsafe(f"{name} is packed by method {entry.compress_type}", "stored or deflated files")
        bomb = entry.file_size > SMALL and entry.file_size > MOST_RATIO * entry.compress_size
        if entry.file_size > MOST_BYTES or bomb:
            told = f"{name} unpacks from {entry.compress_size} to {entry.file_size} bytes"
            raise self._unsafe(told, f"at most {MOST_BYTES} bytes and {MOST_RATIO} times the packed size")

    def _unsafe(self, why: str, expected: str) -> BundleError:
        return BundleError(f"it is not safe to open: {why}", where=self.where, expected=expected)
