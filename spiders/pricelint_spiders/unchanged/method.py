"""The method of a capture: a fingerprint of everything that is set and that decides what is taken of a page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from pricelint import __version__
from pricelint.model.platform import PageTarget
from pricelint_spiders.settings import GIVEN, CrawlSettings

_SET = (
    "http_first",
    "locale",
    "viewport",
    "quiet_ms",
    "settle_ms",
    "patience_ms",
    "full_page_height",
    "full_page_tiles",
    "max_states",
    "state_seconds",
    "fidelity",
    "traffic",
)


def method_of(target: PageTarget, settings: CrawlSettings, wait_for: Sequence[str], fonts: str) -> str:
    """The sha256 of how a page is taken: two captures of one method differ by what the site sent and showed alone."""
    told = {
        "version": __version__,
        "role": target.role,
        "given": target.found == GIVEN,
        "wait_for": wait_for,
        "fonts": fonts,
        "agent": settings.politeness.agent,
        "longest": settings.politeness.max_body_bytes,
        **{name: getattr(settings, name) for name in _SET},
    }
    return hashlib.sha256(msgspec.json.encode(told, order="deterministic")).hexdigest()
