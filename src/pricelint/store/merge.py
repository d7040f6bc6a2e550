"""Merges an archive into a store: everything in it is held to its hashes before anything is written.

An archive is hostile until then. Its members are never files here: names are looked up among those that may occur,
blobs are kept under the hash of what they hold.
"""

from __future__ import annotations

import re
import tarfile
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import IO

import msgspec

from pricelint.errors import BlobMissingError, StoreError, WarcError
from pricelint.model.capture import Artefacts, Capture, Visit
from pricelint.store.archive import BLOB, FORMAT, MANIFEST, VISITS, Manifest
from pricelint.store.blobs import MAX_BLOB_BYTES, SHA256
from pricelint.store.references import named_by_warc
from pricelint.store.store import Store
from pricelint.store.visit_lines import VisitLine, fault_of, keep_line, strangers

MAX_LINE_BYTES = 64 * 1024 * 1024
MAX_MANIFEST_BYTES = 512 * 1024 * 1024

_ID = re.compile(r"[\w.:-]{1,64}")
_PLATFORM = re.compile(r"[\w.-]{1,200}")
_LINE = msgspec.json.Decoder(VisitLine)
_MANIFEST = msgspec.json.Decoder(Manifest)


@dataclass(frozen=True, slots=True)
class Merged:
    """What came in: visits that are new, visits that were there already, blobs of the archive."""

    visits: int
    known: int
    blobs: int


def merge_archive(store: Store, path: Path, told: Callable[[str], None] = lambda _: None) -> Merged:
    """Merge an archive; merging it again changes nothing.

    Raises `StoreError` where it is no archive, where anything in it is not what its hashes say, or where it holds a
    visit that the store has otherwise; nothing is written then.
    """
    with _opened(path) as tar:
        manifest = _verified(store, tar, path, told)
        known = {line.visit.id for line in _lines(tar, path) if _is_known(store, line.visit, path)}
        blobs = [name for name in manifest.members if BLOB.fullmatch(name)]
        for name in blobs:
            told(name)
            store.blobs.put(store.blobs.unpacked(_read(tar, name, MAX_BLOB_BYTES, path), name[6:-4]))
        for line in _lines(tar, path):
            keep_line(store, line, known=line.visit.id in known)
    return Merged(manifest.visits - len(known), len(known), len(blobs))


@contextmanager
def _opened(path: Path) -> Iterator[tarfile.TarFile]:
    try:
        with tarfile.open(path, "r:") as tar:
            yield tar
    except (tarfile.TarError, OSError, UnicodeDecodeError) as error:
        raise _refused(path, f"it cannot be read: {error}") from error


def _verified(store: Store, tar: tarfile.TarFile, path: Path, told: Callable[[str], None]) -> Manifest:
    names = _names(tar, path)
    try:
        manifest = _MANIFEST.decode(_read(tar, MANIFEST, MAX_MANIFEST_BYTES, path))
    except (msgspec.MsgspecError, ValueError) as error:
        raise _refused(path, f"its manifest is none: {error}") from error
    if manifest.format != FORMAT:
        raise _refused(path, f"it is {manifest.format[:80]!r}", do="use the pricelint that wrote it, or a newer one")
    if names - {MANIFEST} != set(manifest.members):
        raise _refused(path, "its members are others than its manifest lists")
    named, warcs = _named(tar, path)
    for name, digest in manifest.members.items():
        told(name)
        data = _held_to_hashes(store, tar, path, name, digest)
        named |= _payloads(data, name, path) if name[6:-4] in warcs else set()
    held = {name[6:-4] for name in manifest.members}
    _at_home(store, named - held - set(manifest.missing), path)
    for line in _lines(tar, path):
        _read_from_itself(store, tar, path, line, names)
    if manifest.visits != sum(1 for _ in _lines(tar, path)):
        raise _refused(path, "it holds another number of visits than its manifest says")
    return manifest


def _names(tar: tarfile.TarFile, path: Path) -> set[str]:
    names: set[str] = set()
    for member in tar:
        if not member.isreg() or not (member.name in (VISITS, MANIFEST) or BLOB.fullmatch(member.name)):
            raise _refused(path, f"it holds {member.name[:80]!r}, which is no part of an export")
        if member.name in names:
            raise _refused(path, f"it holds {member.name} twice")
        names.add(member.name)
    if {VISITS, MANIFEST} - names:
        raise _refused(path, "its visits or its manifest are missing")
    return names


def _held_to_hashes(store: Store, tar: tarfile.TarFile, path: Path, name: str, digest: str) -> bytes:
    """The bytes of a blob, b"" for the visits. Raises `StoreError` where they are not what their hashes say."""
    found = sha256()
    with _member(tar, name, path) as file:
        while part := file.read(1 << 20):
            found.update(part)
    if found.hexdigest() != digest:
        raise _refused(path, f"{name} is not what the manifest says")
    return b"" if name == VISITS else store.blobs.unpacked(_read(tar, name, MAX_BLOB_BYTES, path), name[6:-4])


def _payloads(warc: bytes, name: str, path: Path) -> set[str]:
    try:
        return {payload.sha256 for payload in named_by_warc(warc, name)}
    except WarcError as error:
        raise _refused(path, f"{name} is no WARC that can be read: {error.what}") from error


def _at_home(store: Store, blobs: set[str], path: Path) -> None:
    """What the archive names and does not hold has to be in the store already."""
    for blob in sorted(blobs):
        try:
            store.blobs.packed(blob)
        except BlobMissingError as error:
            raise _refused(path, f"its visits name blob {blob}, which neither it nor the store holds") from error


def _read_from_itself(store: Store, tar: tarfile.TarFile, path: Path, line: VisitLine, names: Container[str]) -> None:
    """A reading quotes the captures of its own visit alone."""
    for sha in {reading.facts for reading in line.readings}:
        name = f"blobs/{sha}.zst"
        packed = _read(tar, name, MAX_BLOB_BYTES, path) if name in names else store.blobs.packed(sha)
        try:
            found = strangers(store.blobs.unpacked(packed, sha), line.visit)
        except (msgspec.MsgspecError, ValueError) as error:
            raise _refused(path, f"the reading of visit {line.visit.id} is none: {error}") from error
        if found:
            raise _refused(path, f"the reading of visit {line.visit.id} quotes {found[0][:80]!r}, no capture of it")


def _named(tar: tarfile.TarFile, path: Path) -> tuple[set[str], set[str]]:
    """The blobs that the visits name, and those of them that are WARCs."""
    lines = list(_lines(tar, path))
    captures = [capture for line in lines for capture in line.visit.captures]
    warcs = {capture.artefacts.warc for capture in captures if capture.artefacts.warc}
    read = {sha for line in lines for sha in line.blobs}
    return read | {sha for capture in captures for sha in _blobs_of(capture)}, warcs


def _blobs_of(capture: Capture) -> list[str]:
    alone = [getattr(capture.artefacts, each.name) for each in fields(Artefacts) if each.name != "tiles"]
    return [sha for sha in (*alone, *capture.artefacts.tiles) if sha]


def _lines(tar: tarfile.TarFile, path: Path) -> Iterator[VisitLine]:
    with _member(tar, VISITS, path) as file:
        while line := file.readline(MAX_LINE_BYTES):
            try:
                found = _LINE.decode(line)
            except (msgspec.MsgspecError, ValueError) as error:
                raise _refused(path, f"a visit in it cannot be read: {error}") from error
            if fault := _fault(found.visit) or fault_of(found):
                raise _refused(path, f"a visit in it cannot be kept: {fault}")
            yield found


def _fault(visit: Visit) -> str:
    """Why a visit is none that could have been recorded here, "" where it could."""
    if not (_ID.fullmatch(visit.id) and _PLATFORM.fullmatch(visit.platform)):
        return "its id or that of its platform is none"
    if any(capture.platform != visit.platform for capture in visit.captures):
        return "it holds captures of another platform"
    times = [visit.started_at, visit.finished_at, *(capture.captured_at for capture in visit.captures)]
    if any(at.tzinfo is None for at in times):
        return "a time in it has no time zone"
    wrong = [sha for capture in visit.captures for sha in _blobs_of(capture) if not SHA256.fullmatch(sha)]
    return f"{wrong[0][:80]!r} is no sha256" if wrong else ""


def _is_known(store: Store, visit: Visit, path: Path) -> bool:
    here = store.visits.visit(visit.id)
    if here is not None and here != visit:
        raise _refused(path, f"visit {visit.id} is in the store already, with other captures")
    return here is not None


def _read(tar: tarfile.TarFile, name: str, most: int, path: Path) -> bytes:
    with _member(tar, name, path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise _refused(path, f"{name} is larger than {most:,} bytes")
    return data


@contextmanager
def _member(tar: tarfile.TarFile, name: str, path: Path) -> Iterator[IO[bytes]]:
    file = tar.extractfile(name)
    if file is None:
        raise _refused(path, f"{name} is no file")
    with file:
        yield file


def _refused(path: Path, why: str, do: str = "export it again; nothing was imported") -> StoreError:
    wanted = "what `pricelint store export` writes"
    return StoreError(f"the archive is refused: {why}", where=str(path), expected=wanted, do=do)
