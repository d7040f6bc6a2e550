"""Writes the evidence bundle of one visit: a WACZ 1.1.1 file, with a folder of our own inside."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

from pricelint import __version__
from pricelint.bundle.index import index_lines, moment_of, page_lines
from pricelint.bundle.manifest import (
    BLOBS,
    DIGEST,
    FORMAT,
    INDEX,
    MANIFEST,
    PACKAGE,
    PAGES,
    RESULT,
    TIMESTAMP,
    WACZ_VERSION,
    Manifest,
    blobs_of,
    encode_manifest,
)
from pricelint.errors import BundleError
from pricelint.model.capture import Visit
from pricelint.model.exchange import Exchange
from pricelint.model.platform import Platform
from pricelint.warc.read import Record, exchanges, info_of, records
from pricelint.warc.write import Writer

Blob = Callable[[str], bytes]
"""Gives the bytes of a sha256; raises `StoreError` where they are not to be had."""

Stamp = Callable[[bytes], bytes]
"""Gives an authority's token (RFC 3161) over data."""

_STORED = (".gz", ".jpg", ".png")


def write_bundle(
    platform: Platform, visit: Visit, blob: Blob, result: bytes, at: datetime, stamp: Stamp | None = None
) -> bytes:
    """The bundle of a visit. `result` is its audit as JSON; `at` the time of writing; `stamp` asks for a timestamp.

    Raises `StoreError` where an artefact is not in the store, and `WarcError` where a WARC is damaged.
    """
    files = dict(_files(platform, visit, blob, result))
    package = _package(platform, visit, files, at)
    digest = {"path": PACKAGE, "hash": _hash(package)}
    last = {PACKAGE: package, DIGEST: json.dumps(digest, indent=2).encode() + b"\n"}
    if stamp is not None:
        last[TIMESTAMP] = stamp(package)
    return _zipped({**files, **last}, at)


def save_bundle(data: bytes, path: Path) -> Path:
    """Write a bundle to `path`; raises `BundleError` where that cannot be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise BundleError(f"it cannot be written: {error.strerror}", where=str(path), do="name another file") from error
    return path


def _files(platform: Platform, visit: Visit, blob: Blob, result: bytes) -> Iterator[tuple[str, bytes]]:
    seen: dict[tuple[str, str], tuple[str, datetime]] = {}
    warcs: list[str] = []
    found: list[tuple[str, Record]] = []
    for number, capture in enumerate(visit.captures, start=1):
        warcs.append(f"archive/{number:03}.warc.gz" if capture.artefacts.warc else "")
        if capture.artefacts.warc:
            data = _packed(blob(capture.artefacts.warc), capture.final_url, blob, seen)
            found += ((f"{number:03}.warc.gz", record) for record in records(data, warcs[-1]))
            yield warcs[-1], data
    yield INDEX, index_lines(found)
    yield PAGES, page_lines(visit, platform.name)
    manifest = Manifest(
        format=FORMAT, tool_version=__version__, platform=platform, visit=visit, warcs=tuple(warcs)
    )  # fmt: skip
    yield MANIFEST, encode_manifest(manifest)
    yield RESULT, result
    names = dict.fromkeys(sha256 for capture in visit.captures for _, sha256 in blobs_of(capture))
    for sha256 in names:
        yield BLOBS + sha256, blob(sha256)


def _packed(stored: bytes, url: str, blob: Blob, seen: dict[tuple[str, str], tuple[str, datetime]]) -> bytes:
    """A stored WARC with its payloads, compressed record by record. What an earlier file has under the same address
    is a revisit of it."""
    out = BytesIO()

    def elsewhere(exchange: Exchange, digest: str) -> tuple[str, datetime] | None:
        key = (exchange.url, digest)
        if held := seen.get(key):
            return held
        seen[key] = (exchange.url, exchange.began_at)
        return None

    writer = Writer(out, gzip=True, elsewhere=elsewhere)
    at, fields = info_of(stored, url)
    writer.info(at, fields)
    for exchange in exchanges(stored, url, blob):
        writer.exchange(exchange)
    return out.getvalue()


def _package(platform: Platform, visit: Visit, files: dict[str, bytes], at: datetime) -> bytes:
    first = next((capture for capture in visit.captures if capture.artefacts.warc), None)
    resources = [
        {"name": name.rpartition("/")[2], "path": name, "hash": _hash(data), "bytes": len(data)}
        for name, data in files.items()
    ]
    package = {
        "profile": "data-package",
        "wacz_version": WACZ_VERSION,
        "title": f"{platform.name}, {visit.finished_at:%Y-%m-%d}",
        "software": f"pricelint {__version__}",
        "created": at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        **({"mainPageUrl": first.final_url, "mainPageDate": moment_of(first)} if first else {}),
        "resources": resources,
    }
    return json.dumps(package, indent=2, ensure_ascii=False).encode() + b"\n"


def _zipped(files: dict[str, bytes], at: datetime) -> bytes:
    """WARCs and pictures are stored as they are, as WACZ asks: a viewer reads single records out of the middle."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, at.timetuple()[:6])
            entry.external_attr = 0o644 << 16
            packed = name.endswith(_STORED) or data.startswith((b"\xff\xd8\xff", b"\x89PNG"))
            archive.writestr(entry, data, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
