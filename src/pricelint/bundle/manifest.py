"""What stands in a bundle beside the records of the network: the visit, where its files are, the result."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from pricelint.errors import BundleError
from pricelint.model.capture import Capture, Visit
from pricelint.model.platform import Platform
from pricelint.result_json.text import json_text

FORMAT = "pricelint-evidence-1"
MANIFEST, RESULT, TIMESTAMP = "pricelint/captures.json", "pricelint/result.json", "pricelint/timestamp.tsr"
PACKAGE, DIGEST = "datapackage.json", "datapackage-digest.json"
PAGES, INDEX, BLOBS = "pages/pages.jsonl", "indexes/index.cdxj", "pricelint/blobs/"
WACZ_VERSION = "1.1.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The record of a visit. `warcs` are the files of its captures in their order, "" where one has none.

    Every artefact of a capture but its WARC lies under `pricelint/blobs/` by its sha256. That of the WARC is the sha256
    of its form in the store, which follows from the file (`pricelint.warc.write.stored_warc`).
    """

    format: str
    tool_version: str
    platform: Platform
    visit: Visit
    warcs: tuple[str, ...]


def encode_manifest(manifest: Manifest) -> bytes:
    """The manifest as its file: JSON, stable order, two-space indent."""
    return json_text(manifest)


def decode_manifest(data: bytes) -> Manifest:
    """A manifest as it was written; raises `BundleError` for anything else."""
    try:
        manifest = msgspec.json.decode(data, type=Manifest)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError) as error:
        raise BundleError(f"this is no record of a visit: {error}", where=MANIFEST) from error
    if manifest.format != FORMAT:
        raise BundleError(f"its format is {manifest.format[:60]!r}", where=MANIFEST, expected=FORMAT)
    if len(manifest.warcs) != len(manifest.visit.captures):
        raise BundleError("it does not name one WARC per capture", where=MANIFEST)
    return manifest


def blobs_of(capture: Capture) -> tuple[tuple[str, str], ...]:
    """Name and sha256 of every artefact of a capture that lies under its own sha256."""
    artefacts = capture.artefacts
    names = ("body", "dom", "geometry", "mhtml", "screenshot", "full_page")
    single = ((name, getattr(artefacts, name)) for name in names)
    tiles = ((f"tile {number}", sha256) for number, sha256 in enumerate(artefacts.tiles, start=1))
    return tuple((name, sha256) for name, sha256 in (*single, *tiles) if sha256)
