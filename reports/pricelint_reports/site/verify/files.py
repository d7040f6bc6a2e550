"""The files of a site against its manifest, and the captured bytes that lie in it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import zstandard
from selectolax.lexbor import LexborHTMLParser

from pricelint.bundle.problem import Verification
from pricelint_reports.site.captures import capture_at, capture_file
from pricelint_reports.site.folder import MANIFEST, Manifest
from pricelint_reports.sources import Blob

LARGEST_UNPACKED = 128_000_000
"""Bytes that a capture of a site may unpack to: one that claims more is not read."""


def is_site(folder: Path) -> bool:
    """Whether a folder says that it is a published site."""
    return (folder / MANIFEST).is_file()


def parsed_pages(folder: Path, manifest: Manifest) -> Iterator[tuple[str, LexborHTMLParser]]:
    """Every page of the manifest by its path, parsed; what is missing is left out, since `check_files` tells of it."""
    paths = (path for unit in manifest.units.values() for path in unit.files if path.endswith(".html"))
    for path in sorted(paths):
        data = _read(folder / path)
        if data is not None:
            yield path, LexborHTMLParser(data)


def check_files(folder: Path, manifest: Manifest, found: Verification) -> None:
    """Every file of the manifest is there with its sha256, and every capture unpacks to the bytes it is named by."""
    known = {path: sha256 for unit in manifest.units.values() for path, sha256 in unit.files.items()}
    for path, sha256 in sorted(known.items()):
        found.count("files")
        data = _read(folder / path)
        if data is None:
            found.differs(path, "this file is missing")
            continue
        if (got := hashlib.sha256(data).hexdigest()) != sha256:
            found.differs(path, "this file was altered", sha256, got)
        if capture := capture_at(path):
            _check_capture(path, data, capture, found)
    strangers = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {*known, MANIFEST}
    if strangers:
        some = ", ".join(sorted(strangers)[:5])
        found.notes.append(f"{len(strangers)} files are none of the site's and were not looked at: {some}")


def site_blob(folder: Path) -> Blob:
    """The captured bytes and screenshots of a site by their sha256; None for what is not there or hashes to another."""

    def blob(sha256: str) -> bytes | None:
        if capture_at(capture_file(sha256)) is None:
            return None
        packed = _read(folder / capture_file(sha256))
        data = _unpacked(packed) if packed else None
        for name in () if data else (f"{sha256}.png", f"{sha256}.jpg"):
            data = data or _read(folder / "shots" / name)
        return data if data and hashlib.sha256(data).hexdigest() == sha256 else None

    return blob


def _check_capture(path: str, packed: bytes, sha256: str, found: Verification) -> None:
    found.count("captures")
    data = _unpacked(packed)
    if data is None:
        found.differs(path, "this capture cannot be unpacked")
    elif (got := hashlib.sha256(data).hexdigest()) != sha256:
        found.differs(path, "these are not the bytes that were captured", sha256, got)


def _unpacked(packed: bytes) -> bytes | None:
    try:
        if zstandard.frame_content_size(packed) > LARGEST_UNPACKED:
            return None
        return zstandard.ZstdDecompressor().decompress(packed, max_output_size=LARGEST_UNPACKED)
    except zstandard.ZstdError:
        return None


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None
