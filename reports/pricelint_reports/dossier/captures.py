"""The appendix: every capture with the hashes of what is stored of it."""

from __future__ import annotations

from collections.abc import Iterator

from pricelint.model.capture import Artefacts, Capture
from pricelint.model.result import PlatformResult
from pricelint.model.state import joined, steps
from pricelint_reports.citations import moment
from pricelint_reports.comparison.words import OUTCOMES
from pricelint_reports.dossier.model import CaptureView
from pricelint_reports.language import N_, Language


def capture_views(platform: PlatformResult, language: Language) -> Iterator[CaptureView]:
    """The captures of a visit in the order in which they were taken."""
    for capture in platform.visit.captures:
        yield CaptureView(
            url=capture.final_url or capture.requested_url,
            state=joined(steps(capture.state)) or language.say("as loaded"),
            captured_at=capture.taken_at,
            how=_how(capture, language),
            outcome=" ".join(filter(None, (str(capture.status or ""), language.say(OUTCOMES[capture.outcome])))),
            hashes=tuple(_hashes(capture.artefacts, language)),
        )


def _how(capture: Capture, language: Language) -> str:
    size = f"{capture.viewport.width} × {capture.viewport.height}" if capture.viewport else ""
    when = moment(capture.captured_at)
    again = language.say("found unchanged %(moment)s", moment=when) if capture.revalidation else ""
    return ", ".join(filter(None, (capture.fetcher.value, size, capture.locale, capture.tool_version, again)))


def _hashes(stored: Artefacts, language: Language) -> Iterator[tuple[str, str]]:
    kinds = (
        (N_("response"), stored.body),
        (N_("page"), stored.dom),
        (N_("positions"), stored.geometry),
        (N_("screenshot"), stored.full_page or stored.screenshot),
        ("WARC", stored.warc),
    )
    for kind, sha256 in kinds:
        if sha256:
            yield language.say(kind), sha256
