"""Blobs in an object store: a local folder by default. Each is compressed (zstd, level 3) and lies under the sha256 of
its uncompressed bytes: `ab/cd/abcd….zst`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import obstore
import zstandard
from obstore.exceptions import BaseError
from obstore.store import LocalStore, ObjectStore

from pricelint.errors import BlobCorruptError, BlobMissingError, StoreError
from pricelint.store.lying import DAMAGED, Lying, lying_in, removed, touched

LEVEL = 3
MAX_BLOB_BYTES = 256 * 1024 * 1024
"""No capture holds more; a frame that claims more is corrupt, and is not unpacked."""

SHA256 = re.compile(r"[0-9a-f]{64}")


class Blobs:
    """A `BlobStore` over any obstore backend; `folder` is where they lie, None where that is no local folder."""

    def __init__(self, backend: ObjectStore, where: str, folder: Path | None = None) -> None:
        self._backend = backend
        self._where = where
        self._folder = folder

    @classmethod
    def in_folder(cls, folder: Path) -> Blobs:
        """Blobs in a local folder, which is made where it is missing."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return cls(LocalStore(prefix=folder), str(folder), folder)
        except (OSError, BaseError) as error:
            raise StoreError(
                f"cannot keep blobs here: {error}", where=str(folder), do="choose another folder"
            ) from error

    def put(self, data: bytes) -> str:
        """Keep `data` under its sha256; raises `StoreError` where the backend cannot take it (a full disk)."""
        sha256 = hashlib.sha256(data).hexdigest()
        key = _key(sha256)
        try:
            if not self._is_renewed(key):
                obstore.put(self._backend, key, zstandard.ZstdCompressor(level=LEVEL).compress(data))
        except (OSError, BaseError) as error:
            raise StoreError(
                f"cannot keep a blob: {error}", where=self._where,
                do="look for a full disk or a read-only folder, then run this again; what was kept before is there",
            ) from error  # fmt: skip
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes whose sha256 this is, hashed again before they are handed out."""
        return self.unpacked(self.packed(sha256), sha256)

    def packed(self, sha256: str) -> bytes:
        """A blob as it lies in the store, unread."""
        if not SHA256.fullmatch(sha256):
            raise BlobMissingError(f"{sha256[:80]!r} is no sha256", where=self._where, expected="64 hexadecimal digits")
        try:
            if self._folder:
                return (self._folder / _key(sha256)).read_bytes()
            return bytes(obstore.get(self._backend, _key(sha256)).bytes())
        except FileNotFoundError as error:
            raise BlobMissingError(f"holds no blob {sha256}", where=self._where, do="capture the page again") from error
        except (OSError, BaseError) as error:
            raise StoreError(f"cannot read blob {sha256}: {error}", where=self._where) from error

    def unpacked(self, packed: bytes, sha256: str) -> bytes:
        """The bytes of a packed blob. Raises `BlobCorruptError` where they are not those of this sha256."""
        try:
            size = zstandard.frame_content_size(packed)
            if size > MAX_BLOB_BYTES:
                raise self._corrupt(sha256, f"it claims {size} bytes")
            data = zstandard.ZstdDecompressor().decompress(packed, max_output_size=MAX_BLOB_BYTES)
        except zstandard.ZstdError as error:
            raise self._corrupt(sha256, str(error)) from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise self._corrupt(sha256, "other bytes than were kept")
        return data

    def everything(self) -> Iterator[Lying]:
        """All that lies in the store, in no order. Raises `StoreError` where it cannot be listed."""
        try:
            if self._folder:
                yield from lying_in(self._folder)
                return
            for batch in obstore.list(self._backend):
                yield from (Lying(each["path"], each["last_modified"], each["size"]) for each in batch)
        except (OSError, BaseError) as error:
            raise StoreError(f"the blobs cannot be listed: {error}", where=self._where) from error

    def remove(self, lying: Lying, before: datetime) -> bool:
        """Remove what was last put before a time; whether it was. Who puts the same bytes meanwhile finds them kept."""
        if self._folder is None:
            obstore.delete(self._backend, lying.path)
            return True
        return removed(self._folder / lying.path, before)

    def set_aside(self, sha256: str) -> None:
        """Give a damaged blob another name, so that the same bytes can be kept anew."""
        if self._folder:
            path = self._folder / _key(sha256)
            path.rename(path.with_name(path.name + DAMAGED))
        else:
            obstore.rename(self._backend, _key(sha256), _key(sha256) + DAMAGED)

    def _is_renewed(self, key: str) -> bool:
        """Whether a blob is there. If so it counts as put now: nobody may take it for an old one that nothing needs."""
        if self._folder:
            return touched(self._folder / key)
        try:
            obstore.head(self._backend, key)
        except FileNotFoundError:
            return False
        return True

    def _corrupt(self, sha256: str, why: str) -> BlobCorruptError:
        return BlobCorruptError(
            f"blob {sha256} is damaged: {why}",
            where=self._where,
            do="restore it from a backup, or capture the page again",
        )


def _key(sha256: str) -> str:
    return f"{sha256[:2]}/{sha256[2:4]}/{sha256}.zst"
