"""A store as one file that another store can merge: a tar whose bytes follow from what is in it, and from no clock.

visits.jsonl       the finished visits with their readings (`visit_lines`), one a line as JSON, by platform and time
blobs/<sha256>.zst the blobs that they name, as they lie in the store
manifest.json      what is in it, with the sha256 of every member; it comes last
"""

from __future__ import annotations

import io
import re
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import IO

import msgspec

from pricelint import __version__
from pricelint.errors import BlobMissingError, StoreError
from pricelint.store.references import Named, named_by_captures, named_by_warc
from pricelint.store.store import Store
from pricelint.store.visit_lines import VisitLine, lines_of

FORMAT = "pricelint-store/2"
VISITS, MANIFEST = "visits.jsonl", "manifest.json"
BLOB = re.compile(r"blobs/([0-9a-f]{64})\.zst")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What an archive holds.

    dated    when the latest of its visits ended
    members  sha256 of each other member, by name
    missing  blobs that its visits name and that the exported store did not hold
    """

    format: str
    tool_version: str
    dated: datetime
    platforms: tuple[str, ...]
    visits: int
    captures: int
    members: dict[str, str]
    missing: tuple[str, ...] = ()


def write_archive(
    store: Store,
    path: Path,
    platform: str | None = None,
    since: datetime | None = None,
    told: Callable[[str], None] = lambda _: None,
) -> Manifest:
    """Write an archive of the finished visits of one platform or of all, of those that ended since a time or of all.

    Raises `StoreError` where a blob is damaged or the file cannot be written; a file that was there before stays then.
    """
    try:
        with _replacing(path) as file, tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as tar:
            return _written(tar, store, platform, since, told)
    except OSError as error:
        raise StoreError(
            f"the archive cannot be written: {error.strerror or error}", where=str(path),
            do="look for a full disk or a read-only folder",
        ) from error  # fmt: skip


def _written(
    tar: tarfile.TarFile, store: Store, platform: str | None, since: datetime | None, told: Callable[[str], None]
) -> Manifest:
    with tempfile.TemporaryFile() as lines:
        visits = [_line(lines, line) for line in _lines(store, platform, since)]
        members = {VISITS: _add(tar, VISITS, lines)}
    missing, read = [], {blob for visit in visits for blob in visit.blobs}
    for blob in sorted(read | _blobs(store, named_by_captures(store.database, platform, since, complete=True))):
        told(blob[:12])
        try:
            packed = store.blobs.packed(blob)
        except BlobMissingError:
            missing.append(blob)
            continue
        store.blobs.unpacked(packed, blob)
        members[f"blobs/{blob}.zst"] = _add(tar, f"blobs/{blob}.zst", io.BytesIO(packed))
    manifest = Manifest(
        format=FORMAT, tool_version=__version__, members=members, missing=tuple(missing), visits=len(visits),
        dated=max((visit.finished_at for visit in visits), default=datetime.fromtimestamp(0, UTC)),
        platforms=tuple(sorted({visit.platform for visit in visits})), captures=sum(visit.captures for visit in visits),
    )  # fmt: skip
    _add(tar, MANIFEST, io.BytesIO(msgspec.json.encode(manifest, order="deterministic")))
    return manifest


@dataclass(frozen=True, slots=True)
class _Line:
    platform: str
    finished_at: datetime
    captures: int
    blobs: tuple[str, ...]


def _line(lines: IO[bytes], line: VisitLine) -> _Line:
    lines.write(msgspec.json.encode(line, order="deterministic") + b"\n")
    return _Line(line.visit.platform, line.visit.finished_at, len(line.visit.captures), line.blobs)


def _lines(store: Store, platform: str | None, since: datetime | None) -> Iterator[VisitLine]:
    for name in [platform] if platform is not None else store.visits.platforms():
        yield from (line for line in lines_of(store, name) if since is None or line.visit.finished_at >= since)


def _blobs(store: Store, named: Iterable[Named]) -> set[str]:
    """The blobs of captures; what lies beside a WARC is one of them."""
    found: dict[str, Named] = {}
    for each in named:
        found.setdefault(each.sha256, each)
    for each in [one for one in found.values() if one.part == "warc"]:
        try:
            for payload in named_by_warc(store.blobs.get(each.sha256), each.where):
                found.setdefault(payload.sha256, payload)
        except BlobMissingError:
            continue
    return set(found)


def _add(tar: tarfile.TarFile, name: str, data: IO[bytes]) -> str:
    """Add a member that says nothing of this machine; returns the sha256 of its bytes."""
    member = tarfile.TarInfo(name)
    member.size = data.seek(0, io.SEEK_END)
    member.mode = 0o644
    data.seek(0)
    digest = sha256()
    while part := data.read(1 << 20):
        digest.update(part)
    data.seek(0)
    tar.addfile(member, data)
    return digest.hexdigest()


@contextmanager
def _replacing(path: Path) -> Iterator[IO[bytes]]:
    """A file that takes the place of another one only when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
