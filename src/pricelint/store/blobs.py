"""Blobs in an object store: a local folder by default. Each is compressed (zstd, level 3) and lies under the sha256 of
its uncompressed bytes: `ab/cd/abcd….zst`."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import obstore
import zstandard
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore

from pricelint.errors import BlobCorruptError, BlobMissingError, StoreError

LEVEL = 3
MAX_BLOB_BYTES = 256 * 1024 * 1024
"""No capture holds more; a frame that claims more is corrupt, and is not unpacked."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """A `BlobStore` over any obstore backend."""

    def __init__(self, backend: ObjectStore, where: str) -> None:
        self._backend = backend
        self._where = where

    @classmethod
    def in_folder(cls, folder: Path) -> Blobs:
        """Blobs in a local folder, which is made where it is missing."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(LocalStore(prefix=folder), str(folder))
        except (OSError, BaseError) as error:
            raise StoreError(
                f"cannot keep blobs here: {error}", where=str(folder), do="choose another folder"
            ) from error

    def put(self, data: bytes) -> str:
        """Keep `data` under its sha256; raises `StoreError` where the backend cannot take it (a full disk)."""
        sha256 = hashlib.sha256(data).hexdigest()
        key = _key(sha256)
        try:
            if not self._has(key):
                obstore.put(self._backend, key, zstandard.ZstdCompressor(level=LEVEL).compress(data))
        except (OSError, BaseError) as error:
            raise StoreError(f"cannot keep a blob: {error}", where=self._where, do="check space and rights") from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes whose sha256 this is, hashed again before they are handed out."""
        if not _SHA256.fullmatch(sha256):
            raise BlobMissingError(f"{sha256[:80]!r} is no sha256", where=self._where, expected="64 hexadecimal digits")
        try:
            packed = bytes(obstore.get(self._backend, _key(sha256)).bytes())
        except FileNotFoundError as error:
            raise BlobMissingError(f"holds no blob {sha256}", where=self._where, do="capture the page again") from error
        except (OSError, BaseError) as error:
            raise StoreError(f"cannot read blob {sha256}: {error}", where=self._where) from error
        data = self._unpacked(packed, sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise self._corrupt(sha256, "other bytes than were kept")
        return data

    def _has(self, key: str) -> bool:
        try:
            obstore.head(self._backend, key)
        except FileNotFoundError:
            return False
        return True

    def _unpacked(self, packed: bytes, sha256: str) -> bytes:
        try:
            size = zstandard.frame_content_size(packed)
            if size > MAX_BLOB_BYTES:
                raise self._corrupt(sha256, f"it claims {size} bytes")
            return zstandard.ZstdDecompressor().decompress(packed, max_output_size=MAX_BLOB_BYTES)
        except zstandard.ZstdError as error:
            raise self._corrupt(sha256, str(error)) from error

    def _corrupt(self, sha256: str, why: str) -> BlobCorruptError:
        return BlobCorruptError(
            f"blob {sha256} is damaged: {why}",
            where=self._where,
            do="restore it from a backup, or capture the page again",
        )


def _key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}.zst"
