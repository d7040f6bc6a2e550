"""The facts of a site, extracted again from the captured bytes: is that what its results say?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from pricelint.bundle.problem import Verification
from pricelint.errors import PricelintError
from pricelint.model.capture import CaptureOutcome, Visit
from pricelint.model.result import PlatformResult
from pricelint.model.site import Kind, PageFacts
from pricelint.model.trial import trial_of
from pricelint.pipeline import best_captures, read_visit
from pricelint_reports.sources import Blob


def either(first: Blob, second: Blob) -> Blob:
    """Bytes of one source, else of the other, which has to hold what their sha256 says."""

    def blob(sha256: str) -> bytes | None:
        data = first(sha256)
        if data is None and (other := second(sha256)) is not None:
            data = other if hashlib.sha256(other).hexdigest() == sha256 else None
        return data

    return blob


def check_read_again(platform: PlatformResult, blob: Blob, found: Verification) -> None:
    """Extract what a visit states once more and compare it, page by page; where bytes are missing, say which."""
    name, visit = platform.platform.id, platform.visit
    away = [what for what, sha256 in _needed(visit) if blob(sha256) is None]
    if away:
        what = ", ".join(f"{away.count(one)} {one}" for one in dict.fromkeys(away))
        found.notes.append(
            f"{name}, visit {visit.id}: its facts were not extracted again, since {what} of it are not in the site; "
            "--store or --bundle names where they are"
        )
        return
    try:
        again = {page.page: page for page in read_visit(visit, blob).facts.pages}
    except PricelintError as error:
        found.differs(name, f"its pages cannot be read again: {error}")
        return
    pages = {page.page: page for page in platform.facts.pages}
    for page in {**pages, **again}:
        found.count("pages extracted again")
        for what in _otherwise(pages.get(page), again.get(page)):
            found.differs(f"{name}, {page or 'a page'}", f"{what} read otherwise from the captured bytes")


def _needed(visit: Visit) -> Iterator[tuple[str, str]]:
    """What the facts of a visit are extracted from: in words, and its sha256."""
    trials = (capture for capture in visit.captures if trial_of(capture.state) is not None)
    for capture in (*best_captures(visit), *trials):
        if capture.outcome is CaptureOutcome.CAPTURED:
            yield "captured pages", capture.sha256
            if capture.artefacts.geometry:
                yield "measured positions", capture.artefacts.geometry


def _otherwise(then: PageFacts | None, now: PageFacts | None) -> Iterator[str]:
    """Kinds of facts in which two readings of a page differ."""
    if then is None or now is None:
        yield "all of its facts"
        return
    if then.unit != now.unit:
        yield "the unit"
    yield from (kind.value for kind in Kind if getattr(then, kind.value) != getattr(now, kind.value))
