"""Files on disk as captures: the same records a visit leaves, so that nothing downstream tells them apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from pricelint import __version__
from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import PageTarget, Platform, Role

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FileVisit:
    """A visit to files: the platform they make up, its captures, and the bytes by their sha256.

    `earlier` is how the same pages were before, where an archive holds that as well.
    """

    platform: Platform
    visit: Visit
    blobs: Mapping[str, bytes]
    earlier: Visit | None = None


def visit_files(platform_id: str, name: str, files: Iterable[tuple[Path, Role]]) -> FileVisit:
    """Read files as the pages of one platform. The time of a capture is the file's last change, in UTC.

    A file that cannot be read becomes a capture with the outcome `failed` and the system's reason; nothing is raised.
    """
    blobs: dict[str, bytes] = {}
    return file_visit(platform_id, name, [file_capture(platform_id, path, role, blobs) for path, role in files], blobs)


def file_visit(platform_id: str, name: str, captures: Sequence[Capture], blobs: Mapping[str, bytes]) -> FileVisit:
    """A visit of captures that are there already; its id follows from what they hold."""
    times = [capture.captured_at for capture in captures] or [_EPOCH]
    told = "\n".join(f"{c.requested_url} {c.sha256}" for c in captures)
    digest = hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()
    visit = Visit(digest[:16], platform_id, min(times), max(times), tuple(captures))
    pages = tuple(PageTarget(capture.requested_url, capture.role, found="file") for capture in captures)
    return FileVisit(Platform(platform_id, name, pages), visit, blobs)


def file_capture(platform_id: str, path: Path, role: Role, blobs: dict[str, bytes]) -> Capture:
    """One file as a capture; its bytes are added to `blobs`."""
    capture = Capture(
        platform=platform_id,
        role=role,
        requested_url=str(path),
        final_url=str(path),
        captured_at=_EPOCH,
        fetcher=Fetcher.FILE,
        outcome=CaptureOutcome.FAILED,
        reason="read from a file",
        tool_version=__version__,
    )
    try:
        body = path.read_bytes()
        changed = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except OSError as error:
        return replace(capture, reason=f"the file could not be read: {error.strerror or error}")
    digest = hashlib.sha256(body).hexdigest()
    blobs[digest] = body
    return replace(
        capture, captured_at=changed, outcome=CaptureOutcome.CAPTURED, artefacts=Artefacts(body=digest)
    )  # fmt: skip
