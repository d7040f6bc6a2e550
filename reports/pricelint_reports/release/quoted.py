"""Quotes as a release holds them."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.model.evidence import Evidence
from pricelint_reports.release.rows import Quote


def quotes(evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
    """Some evidence as quotes, in its order."""
    return tuple(
        Quote(
            quote=item.quote, url=item.url, capture_sha256=item.capture, state=item.state, start=item.start,
            end=item.end,
        )
        for item in evidence
    )  # fmt: skip
