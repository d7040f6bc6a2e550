"""Fingerprints: what makes a finding the same one in two audits, so that it can be suppressed, baselined or followed.

    fingerprint("acme", "expiring-bonus", finding)      "5f0c…", 32 hexadecimal digits

It is made of the platform, the rule, and of every quote with the page it stands on: what the vendor wrote. It is not
made of noise (`noise`), the capture, the position, the look or our own message, which change while the page says the
same; a quote that says something else (another price, another term) is another finding.
"""

from __future__ import annotations

from hashlib import sha256
from urllib.parse import urlsplit

from pricelint.model.noise import quieted
from pricelint.model.outcome import Finding

DIGITS = 32
"""Length of a fingerprint, in hexadecimal digits."""


def fingerprint(platform: str, rule: str, finding: Finding) -> str:
    """The fingerprint of one finding of one rule on one platform (by id)."""
    quotes = sorted({(page_name(item.url, item.page), _told(item.quote)) for item in finding.evidence})
    parts = (platform, rule, *(part for quote in quotes for part in quote))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def _told(quote: str) -> str:
    return " ".join(quieted(quote).casefold().split())


def page_name(url: str, page: str) -> str:
    """What names a page in two audits: host and path of its address; the page's id where it was read from a file."""
    parts = urlsplit(url)
    return f"{parts.hostname}{parts.path.rstrip('/')}" if parts.hostname else page
