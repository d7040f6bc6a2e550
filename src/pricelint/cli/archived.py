"""Files on the command line as visits: archives by site, saved pages by their own address, the rest as files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pricelint.archives.page import Archived, Reading
from pricelint.archives.read import read_archive
from pricelint.archives.saved import read_saved
from pricelint.archives.shelf import Shelf
from pricelint.archives.terms import read_terms, service_site
from pricelint.archives.visits import ArchivedSite, archived_site, sites_of
from pricelint.archives.wayback import read_list
from pricelint.errors import PricelintError
from pricelint.model.capture import Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.pdf_bytes import is_pdf
from pricelint.model.platform import Platform, Role
from pricelint.net.links import guess_role, topic_of
from pricelint.pipeline import Blob
from pricelint.store.files import FileVisit, file_capture, file_visit
from pricelint_spiders.static import read_static
from pricelint_spiders.walls import Answer, Verdict, judge


@dataclass(slots=True)
class Gathered:
    """What files gave: visits, sentences about what could not be used, and remarks that are no errors."""

    files: list[FileVisit] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def archive_visits(path: Path, gathered: Gathered) -> None:
    """One platform for each site of an archive."""
    reading = _read(path, gathered)
    for site, pages in sites_of(reading.pages).items():
        _add(archived_site(slug(site or path.stem), site or path.stem, pages, reading), reading, gathered)


def bound_visit(name: str, archives: Sequence[Path], loose: Sequence[Path], gathered: Gathered) -> None:
    """All pages of all files as the one platform of that name."""
    whole, pages = Reading(), list[Archived]()
    for path in archives:
        reading = _read(path, gathered)
        for sha256 in reading.shelf:
            whole.shelf.put(reading.shelf[sha256])
        pages += reading.pages
    files = pages_visit(slug(name), name, loose) if loose else None
    if pages:
        _add(archived_site(slug(name), name, pages, whole), whole, gathered)
        if files:
            gathered.files[-1] = _joined(gathered.files[-1], files, whole.shelf)
    elif files:
        gathered.files.append(files)


def terms_visits(folder: Path, gathered: Gathered, bound_as: str | None) -> None:
    """One platform for each service of a folder of Open Terms Archive; `bound_as` names one that is alone."""
    reading = Reading()
    services = read_terms(folder, reading)
    gathered.refused.extend(reading.problems)
    for service in services:
        name = bound_as if bound_as and len(services) == 1 else service.name
        _add(service_site(slug(name), name, service, reading), reading, gathered)


def listed_platforms(path: Path, gathered: Gathered, bound_as: str | None) -> list[Platform]:
    """The sites of a list of an archive's addresses, as platforms to visit; one where `bound_as` names it."""
    sites = read_list(path, gathered.refused)
    if bound_as:
        sites = {bound_as: [target for targets in sites.values() for target in targets]}
    return [Platform(slug(site), site, tuple(targets)) for site, targets in sites.items()]


def pages_visit(platform_id: str, name: str, paths: Iterable[Path]) -> FileVisit:
    """HTML and MHTML files as one visit, each with the role that its name gives, else its own address or title."""
    blobs: dict[str, bytes] = {}
    return file_visit(platform_id, name, [_page(platform_id, path, blobs) for path in paths], blobs)


def role_of(name: str, otherwise: Role = Role.PRICING) -> Role:
    """The role that a file or path names ("faq.html" → faq); `otherwise` where it names none."""
    topic = topic_of(_as_path(name))
    return topic.role if topic else otherwise


def slug(name: str) -> str:
    """A platform id: lower-case letters, digits and hyphens of a name, "platform" where it has none."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "platform"


def _as_path(name: str) -> str:
    return f"https://site.invalid/{name.strip('/')}"


def _read(path: Path, gathered: Gathered) -> Reading:
    """The pages of an archive; none where it cannot be used, which is then said."""
    try:
        reading = read_archive(path)
    except PricelintError as error:
        gathered.refused.append(str(error))
        return Reading()
    gathered.refused.extend(reading.problems)
    return reading


def _add(site: ArchivedSite, reading: Reading, gathered: Gathered) -> None:
    visit = _judged(site.visit, reading.blobs.get)
    earlier = _judged(site.earlier, reading.blobs.get) if site.earlier else None
    gathered.files.append(FileVisit(site.platform, visit, reading.blobs, earlier))
    if earlier:
        then, more = earlier.finished_at.date(), f"; {site.older} older visits are not read" if site.older else ""
        gathered.notes.append(f"{site.platform.name}: beside the captures of {then} in the same archive{more}")


def _page(platform_id: str, path: Path, blobs: dict[str, bytes]) -> Capture:
    reading = read_saved(path)
    if reading is None:
        return file_capture(platform_id, path, role_of(path.stem), blobs)
    blobs.update(reading.blobs)
    visit = archived_site(platform_id, path.stem, reading.pages, reading).visit
    (capture,) = _judged(visit, reading.blobs.get).captures
    return replace(capture, role=_role(path, capture, reading.blobs.get))


def _role(path: Path, capture: Capture, blob: Blob) -> Role:
    """By the name of the file, which a person gave; else by address and title."""
    if topic := topic_of(_as_path(path.stem)):
        return topic.role
    title = read_static((blob(capture.sha256) or b"").decode("utf-8", "replace")).title
    return guess_role(capture.requested_url, title)


def _judged(visit: Visit, blob: Blob) -> Visit:
    """Walls and shells that were archived instead of a page are recognised as in a live visit."""
    return replace(visit, captures=tuple(_seen(capture, blob) for capture in visit.captures))


def _seen(capture: Capture, blob: Blob) -> Capture:
    body = blob(capture.sha256) if capture.fetcher is Fetcher.ARCHIVE and capture.sha256 else None
    if body is None or is_pdf(body):
        return capture
    html = body.decode("utf-8", "replace")
    static = read_static(html)
    verdict = judge(
        Answer(
            capture.final_url, capture.status or 200, capture.headers, static.title, static.text, len(static.text), html
        )
    )
    if verdict is None and not static.whole:
        verdict = Verdict(
            CaptureOutcome.EMPTY_SHELL, f"the archive holds what a script had to complete: {static.needs_browser}"
        )
    if verdict is None:
        return capture
    return replace(capture, outcome=verdict.outcome, reason=f"{verdict.reason}; {capture.reason}")


def _joined(archived: FileVisit, files: FileVisit, shelf: Shelf) -> FileVisit:
    """Files beside the pages of archives; the bytes of both lie on the shelf."""
    for data in files.blobs.values():
        shelf.put(data)
    captures = [*archived.visit.captures, *files.visit.captures]
    joined = file_visit(archived.platform.id, archived.platform.name, captures, shelf)
    return replace(joined, earlier=archived.earlier)
