"""Folders of Open Terms Archive: many documents of many services, each with its versions.

    Service/Terms of Service.html               a snapshots or versions repository, dated by its commits
    Service/Terms of Service #second part.md
    Service/Privacy Policy/2024-03-01T10-00-00Z.md      a dataset, dated by the names of its files

What one commit recorded stayed as it was until the next one, so the newest version of each document is what the
service said last, however long ago that was. A commit that only applies a better extraction to the same snapshot is no
change of the service: its text takes the place of the version before.

Source of the layout: the engine's recorder, `src/archivist/recorder/repositories/git/dataMapper.js`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from markdown_it import MarkdownIt

from pricelint.archives.commits import Recorded, recorded_versions
from pricelint.archives.page import Archived, Reading
from pricelint.archives.visits import ArchivedSite, capture_of, site_of_captures, sittings
from pricelint.errors import NotHtmlError, SourceTooLargeError
from pricelint.model.platform import Role

DOCUMENTS = (".html", ".htm", ".md", ".pdf")
MOST_FILES = 20_000
MOST_DOCUMENT = 20_000_000

_PAGES = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
"""A folder with such files in it is a folder of saved pages."""

_DATE = re.compile(r"(?<!\d)(\d{4}-\d\d-\d\d)(?:[T_ -]+(\d\d)[-:](\d\d)(?:[-:](\d\d))?)?Z?(?!\d)")


@dataclass(frozen=True, slots=True)
class Document:
    """One file: the service and the document that it belongs to, and the date in its name."""

    service: str
    name: str
    path: Path
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Service:
    """The documents of one service: as they are now, and as they were before, newest first where names date them.

    `versioned` where commits say how long each version held; else the pages are captures of their own time.
    """

    name: str
    pages: tuple[Archived, ...]
    before: tuple[Archived, ...]
    versioned: bool


def is_terms_folder(folder: Path) -> bool:
    """Whether a folder is laid out like one: documents in folders of their own, or Markdown among its files."""
    there = [path for path in folder.iterdir() if not path.name.startswith(".") and not path.is_symlink()]
    if any(path.suffix.lower() in _PAGES for path in there):
        return False
    if any(path.suffix.lower() == ".md" and path.stem != "README" for path in there):
        return True
    return any(path.is_dir() and next(_files(path, 2), None) is not None for path in there)


def read_terms(folder: Path, reading: Reading) -> list[Service]:
    """Every service of a folder, its bytes on the shelf of `reading`. Raises `NotHtmlError` where there is none."""
    services: dict[str, list[Document]] = defaultdict(list)
    for document in _documents(folder):
        services[document.service].append(document)
    if not services:
        raise NotHtmlError(
            "this folder holds no document", where=str(folder), expected=f"files ending in {', '.join(DOCUMENTS)}"
        )
    paths = [document.path for found in services.values() for document in found]
    versions, problem = recorded_versions(folder, paths)
    if problem:
        reading.problems.append(problem)
    return [_service(name, found, versions, reading) for name, found in sorted(services.items())]


def service_site(platform_id: str, name: str, service: Service, reading: Reading) -> ArchivedSite:
    """The visits of one service. Names tell what its documents are; one whose name tells nothing sells nothing."""
    now = [capture_of(platform_id, page) for page in service.pages]
    if not service.versioned:
        return site_of_captures(platform_id, name, reading, *sittings(now), lone=Role.OTHER)
    before = [capture_of(platform_id, page) for page in service.before]
    return site_of_captures(platform_id, name, reading, now, before, lone=Role.OTHER)


def _files(folder: Path, deeper: int) -> Iterator[Path]:
    """Documents below a folder, at most so many folders down; links lead elsewhere and are not followed."""
    for path in sorted(folder.iterdir()):
        if path.is_symlink() or path.name.startswith("."):
            continue
        if path.is_dir() and deeper:
            yield from _files(path, deeper - 1)
        elif path.suffix.lower() in DOCUMENTS and path.stem != "README" and path.is_file():
            yield path


def _documents(folder: Path) -> Iterator[Document]:
    for number, path in enumerate(_files(folder, 3)):
        if number >= MOST_FILES:
            raise SourceTooLargeError(f"this folder holds more than {MOST_FILES:,} documents", where=str(folder))
        *above, _ = path.relative_to(folder).parts
        found = _DATE.search(path.stem)
        name = _DATE.sub("", path.stem).strip(" -_.#")
        if not name and above:
            name = above.pop()
        service = "/".join(above) or folder.resolve().name
        yield Document(service, name or path.stem, path, _time(found) if found else None)


def _time(found: re.Match[str]) -> datetime | None:
    hour, minute, second = (int(part or 0) for part in found.groups()[1:])
    try:
        return datetime.fromisoformat(found[1]).replace(hour=hour, minute=minute, second=second, tzinfo=UTC)
    except ValueError:
        return None


def _service(name: str, found: list[Document], versions: dict[Path, list[Recorded]], reading: Reading) -> Service:
    if not any(versions.get(document.path) for document in found):
        return Service(name, tuple(_from_file(document, reading) for document in found), (), versioned=False)
    now, before = list[Archived](), list[Archived]()
    for document in found:
        held = versions.get(document.path)
        if not held:
            now.append(_from_file(document, reading))
            continue
        now.append(_from_commit(document, held[0], reading))
        before += [_from_commit(document, version, reading) for version in held[1:2]]
    return Service(name, tuple(now), tuple(before), versioned=True)


def _from_file(document: Document, reading: Reading) -> Archived:
    try:
        size, changed = document.path.stat().st_size, document.path.stat().st_mtime
        at = document.at or datetime.fromtimestamp(changed, UTC)
        how = "dated by its name" if document.at else "dated by the file"
        if size > MOST_DOCUMENT:
            return Archived(_key(document), at, how, lost=f"the file has {size:,} bytes", file=True)
        return _page(document, document.path.read_bytes(), at, f"{document.path}, {how}", reading)
    except OSError as error:
        lost = f"the file could not be read: {error.strerror or error}"
        return Archived(_key(document), document.at or datetime.fromtimestamp(0, UTC), "a file", lost=lost, file=True)


def _from_commit(document: Document, version: Recorded, reading: Reading) -> Archived:
    source = f"{document.path}, dated by commit {version.commit[:12]}{version.note}"
    if version.data is None:
        return Archived(_key(document), version.at, source, lost=version.lost, file=True)
    return _page(document, version.data, version.at, source, reading)


def _page(document: Document, data: bytes, at: datetime, source: str, reading: Reading) -> Archived:
    """Markdown is kept as it is, and beside it as the HTML that is read: headings, lists and tables, nothing active."""
    dom = None
    if document.path.suffix.lower() == ".md":
        text = MarkdownIt("commonmark", {"html": False}).enable("table").render(data.decode("utf-8", "replace"))
        dom = reading.shelf.put(f"<!doctype html><html><body>{text}</body></html>".encode())
    return Archived(_key(document), at, source, body=reading.shelf.put(data), dom=dom, file=True)


def _key(document: Document) -> str:
    """What all versions of a document are called: service and document, as a path that ends like the file."""
    return f"{document.service}/{document.name}{document.path.suffix.lower()}"
