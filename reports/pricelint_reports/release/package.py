"""A release as a folder: a file a table, a data package, words for a reader, and the hash of everything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from pricelint import __version__
from pricelint.result_json.schema import printed, published
from pricelint_reports.release.build import tables_of
from pricelint_reports.release.fields import table_schema, tables
from pricelint_reports.release.given import Given
from pricelint_reports.release.readme import readme
from pricelint_reports.release.rows import RELEASE_VERSION, Tables
from pricelint_reports.text import one_line

SUMS = "SHA256SUMS"
"""The file of hashes, as `sha256sum --check` reads it."""


def write_release(given: Given, out: Path) -> Path:
    """Write a release into a folder of `out` named after the day of its last visit, and return that folder.

    The same visits, read by the same version, give the same bytes.
    """
    folder = out / f"pricelint-{given.dated:%Y-%m-%d}"
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in release_files(given).items():
        (folder / name).write_bytes(data)
    return folder


def release_files(given: Given) -> Mapping[str, bytes]:
    """The files of a release by name; the hashes of the others come last."""
    made = tables_of(given)
    files = {f"{name}.jsonl": _lines(getattr(made, name)) for name, _ in tables()}
    package = _package(given, files)
    files["datapackage.json"] = _json(package)
    files["README.md"] = readme(given, package).encode("utf-8")
    sums = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(files.items()))
    return {**files, SUMS: sums.encode("ascii")}


def release_schema() -> str:
    """JSON Schema (2020-12) of the rows of every table, as its file: each table is an array of them."""
    name, title = f"urn:pricelint:schema:release:{RELEASE_VERSION}", f"pricelint release {RELEASE_VERSION}"
    told = "The tables of a dataset release. Each is a file NAME.jsonl of one row a line."
    return printed(published(Tables, name, title, told))


def _lines(rows: tuple[object, ...]) -> bytes:
    """One JSON object a line; no line holds a character that some reader ends a line at."""
    return b"".join(_line(row) for row in rows)


def _line(row: object) -> bytes:
    text = msgspec.json.encode(row).decode("utf-8")
    for mark in ("\u0085", "\u2028", "\u2029"):
        text = text.replace(mark, f"\\u{ord(mark):04x}")
    return f"{text}\n".encode()


def _package(given: Given, files: Mapping[str, bytes]) -> dict[str, Any]:
    day = f"{given.dated:%Y-%m-%d}"
    made: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"pricelint-{day}",
        "title": f"Prices of credits, as public pages stated them, up to {day}",
        "version": day,
        "created": given.dated.isoformat(),
        "description": "Offers, costs, expiry, judgements, changes and the price index, each with its quotes.",
        "schemaVersion": RELEASE_VERSION,
        "toolVersion": __version__,
    }
    if given.publisher:
        made["contributors"] = [{"title": one_line(given.publisher), "roles": ["publisher"]}]
    if given.licence:
        made["licenses"] = [{"name": one_line(given.licence)}]
    made["resources"] = [
        {
            "name": name, "path": f"{name}.jsonl", "format": "jsonl", "mediatype": "application/x-ndjson",
            "encoding": "utf-8", "bytes": len(files[f"{name}.jsonl"]), "rows": files[f"{name}.jsonl"].count(b"\n"),
            "hash": f"sha256:{_sha256(files[f'{name}.jsonl'])}", "description": _told(row.__doc__ or ""),
            "schema": table_schema(name, row),
        }
        for name, row in tables()
    ]  # fmt: skip
    return made


def _told(docstring: str) -> str:
    return " ".join(docstring.split())


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2, ensure_ascii=False) + "\n").encode("utf-8")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
