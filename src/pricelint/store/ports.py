"""What the engine asks of a store; the adapters beside this file answer it for a folder and a database."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from pricelint.model.capture import Visit


class BlobStore(Protocol):
    """Bytes under their own sha256, never changed."""

    def put(self, data: bytes) -> str:
        """Keep `data` and return its sha256 in hexadecimal; keeping it twice costs nothing."""
        ...

    def get(self, sha256: str) -> bytes:
        """Give back the bytes; raises `BlobMissingError`, or `BlobCorruptError` where they no longer hash to it."""
        ...


class VisitStore(Protocol):
    """Visits with their captures."""

    def record(self, visit: Visit) -> None:
        """Keep a visit and its captures, all or nothing."""
        ...

    def visit(self, visit_id: str) -> Visit | None:
        """One visit by id."""
        ...

    def visits(self, platform: str | None = None) -> Sequence[Visit]:
        """All visits, oldest first, of one platform or of all."""
        ...

    def latest(self) -> Sequence[Visit]:
        """The latest visit of each platform, in the order of their ids."""
        ...
