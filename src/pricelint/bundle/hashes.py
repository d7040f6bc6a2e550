"""The first half of a check: is every byte of a bundle the one that its records name?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pricelint.bundle.container import Container
from pricelint.bundle.index import index_lines, page_lines
from pricelint.bundle.manifest import (
    BLOBS,
    DIGEST,
    INDEX,
    MANIFEST,
    PACKAGE,
    PAGES,
    TIMESTAMP,
    Manifest,
    blobs_of,
    decode_manifest,
)
from pricelint.bundle.problem import Verification
from pricelint.errors import BundleError, EvidenceBundleError
from pricelint.model.capture import Capture, Fetcher
from pricelint.model.exchange import Exchange
from pricelint.warc.read import Record, exchanges, info_of, records
from pricelint.warc.write import stored_warc

_UNLISTED = frozenset({PACKAGE, DIGEST, TIMESTAMP})


def check_files(container: Container, found: Verification) -> dict[str, bytes]:
    """Hold every file to the list of the package and that list to its digest; returns the files that are as listed."""
    try:
        package, digest = container.read(PACKAGE), container.read(DIGEST)
    except BundleError as error:
        found.refused(error)
        return {}
    told = _json(digest, DIGEST, found).get("hash")
    if told != _hash(package):
        found.differs(PACKAGE, "its sha256 is not the one in datapackage-digest.json", told, _hash(package))
    listed = _listed(_json(package, PACKAGE, found), found)
    for name in container.names:
        if name not in listed and name not in _UNLISTED:
            found.differs(name, f"{PACKAGE} does not list this file")
    return {
        name: data for name, entry in listed.items() if (data := _checked(container, name, entry, found)) is not None
    }


def _listed(package: Mapping[str, Any], found: Verification) -> dict[str, Mapping[str, Any]]:
    resources = package.get("resources")
    if not isinstance(resources, list) or not all(isinstance(each, dict) and "path" in each for each in resources):
        found.differs(PACKAGE, "it lists no resources")
        return {}
    return {str(each["path"]): each for each in resources}


def _checked(container: Container, name: str, entry: Mapping[str, Any], found: Verification) -> bytes | None:
    found.count("files")
    try:
        data = container.read(name)
    except BundleError as error:
        found.refused(error)
        return None
    if entry.get("bytes") != len(data):
        found.differs(name, f"its size is not the one in {PACKAGE}", entry.get("bytes"), len(data))
    if entry.get("hash") != _hash(data):
        found.differs(name, f"its sha256 is not the one in {PACKAGE}", entry.get("hash"), _hash(data))
    return data


def check_manifest(files: Mapping[str, bytes], found: Verification) -> Manifest | None:
    """Read the record of the visit, and hold each artefact to the sha256 that it names; None without a record."""
    try:
        manifest = decode_manifest(files.get(MANIFEST, b""))
    except EvidenceBundleError as error:
        found.refused(error)
        return None
    for capture in manifest.visit.captures:
        for kind, sha256 in blobs_of(capture):
            found.count("artefacts")
            data = files.get(BLOBS + sha256)
            if data is None:
                found.differs(f"{BLOBS}{sha256} ({kind} of {capture.requested_url})", "this file is missing")
            elif _hash(data) != f"sha256:{sha256}":
                where = f"{BLOBS}{sha256} ({kind} of {capture.requested_url})"
                found.differs(where, "it holds other bytes than were captured", f"sha256:{sha256}", _hash(data))
    return manifest


def check_warcs(files: Mapping[str, bytes], manifest: Manifest, found: Verification) -> None:
    """Hold every WARC to the capture that it is of, and the lists of records and pages to the WARCs."""
    held: dict[str, bytes] = {}
    listed: list[tuple[str, Record]] = []
    for name, capture in zip(manifest.warcs, manifest.visit.captures, strict=True):
        if bool(name) != bool(capture.artefacts.warc):
            found.differs(MANIFEST, f"it names a WARC for {capture.requested_url} in one place only")
        elif name:
            found.count("WARC files")
            try:
                rows = list(records(files.get(name, b""), name))
                held |= {each.digest: each.payload for each in rows if each.kind == "response"}
                listed += ((name.rpartition("/")[2], record) for record in rows)
                _check_warc(files.get(name, b""), f"{name} ({capture.requested_url})", capture, held, found)
            except EvidenceBundleError as error:
                found.refused(error)
                return
    for name, data in ((INDEX, index_lines(listed)), (PAGES, page_lines(manifest.visit, manifest.platform.name))):
        if files.get(name) != data:
            found.differs(name, "it does not list what the bundle holds")


def _check_warc(data: bytes, where: str, capture: Capture, held: Mapping[str, bytes], found: Verification) -> None:
    rows = list(exchanges(data, where, held.get))
    found.count("requests", len(rows))
    at, info = info_of(data, where)
    stored = hashlib.sha256(stored_warc(rows, at, info, lambda body: hashlib.sha256(body).hexdigest())).hexdigest()
    if stored != capture.artefacts.warc:
        found.differs(where, "it is not the WARC of this capture", capture.artefacts.warc, stored)
    if capture.artefacts.body and capture.fetcher is Fetcher.BROWSER and not _holds(rows, capture.artefacts.body):
        found.differs(where, "none of its responses is the one that the page was made from", capture.artefacts.body)


def _holds(rows: list[Exchange], sha256: str) -> bool:
    """Whether a response has this body; where a body was not kept, nothing can be said against it."""
    bodies = [each.body for each in rows if each.kind == "document"]
    return any(body is None or hashlib.sha256(body).hexdigest() == sha256 for body in bodies)


def _json(data: bytes, name: str, found: Verification) -> Mapping[str, Any]:
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        found.differs(name, f"this is no JSON: {error}")
        return {}
    if isinstance(value, dict):
        return value
    found.differs(name, "this is no JSON object")
    return {}


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"
