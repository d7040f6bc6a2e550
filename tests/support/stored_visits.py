"""Visits in a store, of a platform whose page sells units and states a cost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from packs_page import packs_page

from pricelint.model.capture import Artefacts, Capture, CaptureOutcome, Fetcher, Visit
from pricelint.model.platform import Role
from pricelint.store.store import Store

MAY = datetime(2026, 5, 3, 12, tzinfo=UTC)


def keep_page(store: Store, day: int, html: str | None, platform: str = "inkwell", role: Role = Role.PRICING) -> Visit:
    """Record a visit of one page, `day` days after the first; without HTML it is one whose page could not be had."""
    at = MAY + timedelta(days=day)
    body = None if html is None else store.blobs.put(html.encode())
    url = f"https://{platform}.example/{role.value}"
    capture = Capture(
        platform=platform, role=role, requested_url=url, final_url=url, captured_at=at, fetcher=Fetcher.HTTP,
        outcome=CaptureOutcome.CAPTURED if body else CaptureOutcome.TIMEOUT, reason="", status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),), artefacts=Artefacts(body=body),
    )  # fmt: skip
    visit = Visit(f"{platform}-{day}", platform, at, at, (capture,))
    store.visits.record(visit)
    return visit


def keep_cost(store: Store, day: int, cost: int | None, platform: str = "inkwell") -> Visit:
    """As `keep_page`, of a page on which an image costs so many units."""
    return keep_page(store, day, None if cost is None else packs_page(cost), platform)
