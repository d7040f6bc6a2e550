"""What a change is called: by what is said and where it was seen first, so that it keeps its name as it goes on."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from pricelint.model.change import DatedChange, Origin, RecordedChange, Status


def named_by(*parts: str) -> str:
    """The name that follows from some parts, 32 hexadecimal digits."""
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def site_change(platform: str, dated: DatedChange, method: str, at: datetime) -> RecordedChange:
    """A change of a site, as `method` tells it, recorded `at` a time.

    Named by the visit in which it was seen first: it stays the same change as it is confirmed, or goes on.
    """
    first = dated.since_visit if dated.status is Status.FLAPPING else dated.until_visit
    return RecordedChange(
        id=named_by(platform, Origin.SITE_CHANGED, dated.change.kind, *dated.key, first), platform=platform,
        origin=Origin.SITE_CHANGED, dated=dated, method=method, recorded_at=at,
    )  # fmt: skip
