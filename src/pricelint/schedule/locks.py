"""Locks between processes of one machine, in a folder of the store: the system lets go of them when their holder dies,
whatever killed it. The file of a lock says who took it last; it is never removed.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self
from urllib.parse import quote

import msgspec

from pricelint.errors import StoreError, UsageError

FOLDER = "locks"

_LENGTH = 500
"""Bytes that the file of a lock has, so that no holder leaves a rest of the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """The process that holds a lock: its id, its machine, and since when."""

    pid: int
    host: str
    since: datetime


class Lock:
    """A lock that is held. Leaving the `with` block lets go of it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def release(self) -> None:
        """Let go of it; twice is once."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


class Locks:
    """The locks in the folder of a store, by name."""

    def __init__(self, store: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._folder = store / FOLDER
        self._clock = clock

    def take(self, name: str) -> Lock | None:
        """The lock of this name, None where somebody holds it. Raises StoreError where no file can be written."""
        path = self._path(name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o644), "r+b", buffering=0)
        except OSError as error:
            raise StoreError(f"a lock cannot be kept: {error.strerror}", where=str(path), do="check rights") from error
        if not _locked(file, exclusive=True):
            file.close()
            return None
        holder = Holder(pid=os.getpid(), host=socket.gethostname(), since=self._clock())
        file.write(msgspec.json.encode(holder).ljust(_LENGTH))
        return Lock(file)

    def holder(self, name: str) -> Holder | None:
        """Who holds the lock, None where nobody does (or where who took it has not said so yet)."""
        try:
            with self._path(name).open("rb") as file:
                return None if _locked(file, exclusive=False) else msgspec.json.decode(file.read(), type=Holder)
        except (OSError, msgspec.MsgspecError):
            return None

    def _path(self, name: str) -> Path:
        return self._folder / f"{quote(name, safe='')[:200]}.lock"


def _locked(file: IO[bytes], *, exclusive: bool) -> bool:
    """Whether the file could be locked; the lock ends with the file, or with the process."""
    try:
        import fcntl
    except ImportError as error:
        raise UsageError("this system has no file locks", expected="Linux, macOS or another Unix") from error
    try:
        fcntl.flock(file, (fcntl.LOCK_EX if exclusive else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
