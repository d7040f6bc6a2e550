"""What lies in a folder of blobs: listed, marked as needed, removed so that nobody loses what they keep."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_KEY = re.compile(r"([0-9a-f]{2})/([0-9a-f]{2})/(\1\2[0-9a-f]{60})\.zst")
_ASIDE = ".removing"
"""Ends the name of a file while it is looked at once more before it is removed."""
DAMAGED = ".damaged"
"""Ends the name of a blob that was set aside because it is damaged: somebody may still want to mend it."""


@dataclass(frozen=True, slots=True)
class Lying:
    """What lies in a store: its path there, when it was last put (UTC), its size in bytes as it lies there."""

    path: str
    put_at: datetime
    size: int

    @property
    def sha256(self) -> str:
        """The name of the blob; "" for what is none, such as the rest of a write that was interrupted."""
        found = _KEY.fullmatch(self.path)
        return found[3] if found else ""


def lying_in(folder: Path) -> Iterator[Lying]:
    """Every file below a folder; what vanishes meanwhile is left out. Symbolic links are not followed."""
    for place, _, names in os.walk(folder):
        for name in names:
            path = Path(place, name)
            with suppress(FileNotFoundError):
                about = path.lstat()
                at = datetime.fromtimestamp(about.st_mtime, UTC)
                yield Lying(path.relative_to(folder).as_posix(), at, about.st_size)


def touched(path: Path) -> bool:
    """Whether a file is there; if so it counts as written now."""
    try:
        os.utime(path)
    except FileNotFoundError:
        return False
    except OSError:  # a read-only store: nobody can remove the file either
        return path.exists()
    return True


def removed(path: Path, before: datetime) -> bool:
    """Remove a file that was last written before a time; whether it was removed.

    It is moved aside first: who touches it before that is seen here, and who touches it after does not find it and
    writes it anew.
    """
    aside = path.with_name(path.name + _ASIDE)
    try:
        path.rename(aside)
        if datetime.fromtimestamp(aside.lstat().st_mtime, UTC) >= before:
            aside.rename(path)
            return False
        aside.unlink()
    except FileNotFoundError:
        return False
    return True
