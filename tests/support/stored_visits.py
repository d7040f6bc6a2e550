"""Visits in a store, of a platform whose page sells units and states a cost."""

from __future__ import annotations

from datetime import timedelta

from packs_page import packs_page
from timetable import MAY, visit_of

from pricelint.model.capture import Visit
from pricelint.model.platform import Role
from pricelint.store.store import Store


def keep_page(store: Store, day: int, html: str | None, platform: str = "inkwell", role: Role = Role.PRICING) -> Visit:
    """Record a visit of one page, `day` days after the first; without HTML it is one whose page could not be had."""
    at = MAY + timedelta(days=day)
    body = None if html is None else store.blobs.put(html.encode())
    visit = visit_of(platform, at, body, f"{platform}-{day}", role)
    store.visits.record(visit)
    return visit


def keep_cost(store: Store, day: int, cost: int | None, platform: str = "inkwell") -> Visit:
    """As `keep_page`, of a page on which an image costs so many units."""
    return keep_page(store, day, None if cost is None else packs_page(cost), platform)
