"""One answer that a captured page was made from: how it is asked for again, and whether it is still the same."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from scrapy.http import Response

from pricelint.model.exchange import Headers, header_of
from pricelint.model.revalidation import Sameness
from pricelint_spiders.unchanged.tokens import without_tokens

NOTHING = hashlib.sha256().hexdigest()
LONGEST_VALIDATOR = 1024
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9a-z-]+")

_OURS = frozenset(
    {
        "host", "connection", "keep-alive", "proxy-connection", "content-length", "cookie", "user-agent",
        "accept-encoding", "if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "if-range", "range",
        "cache-control", "pragma", "priority", "te", "upgrade-insecure-requests",
    }
)  # fmt: skip
"""Headers that are of one connection or one visitor, or that we set ourselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A recorded answer.

    url      the address that answered; `status`, `told` and the sha256 of its body as they were
    asked    headers that its page sent along
    body     gives the body as it was, for pages; None where only its sha256 counts
    """

    url: str
    status: int
    told: Headers
    digest: str
    asked: Headers = ()
    body: Callable[[], bytes] | None = field(default=None, compare=False)

    @property
    def headers(self) -> dict[str, str]:
        """Headers of a request that asks whether the answer is still the same: those of the page, and validators."""
        sent = {name: value for name, value in self.asked if _of_the_page(name)}
        return sent | conditions(self.told)

    def sameness(self, response: Response, url: str) -> Sameness | None:
        """How an answer from `url` is known to be the recorded one; None where it is not, or where that is in doubt."""
        if _bare(url) != _bare(self.url):
            return None
        if response.status == 304:
            return Sameness.NOT_MODIFIED if conditions(self.told) else None
        if response.status != self.status or any(_header(response, name) != _told(self.told, name) for name in _SAME):
            return None
        if hashlib.sha256(response.body).hexdigest() == self.digest:
            return Sameness.SAME_BYTES
        if self.body and without_tokens(response.body) == without_tokens(self.body()):
            return Sameness.SAME_BUT_TOKENS
        return None


_SAME = ("content-type", "location")
"""Headers without which the same bytes would be another answer."""


def conditions(told: Headers) -> dict[str, str]:
    """The headers that make a request conditional on validators of an earlier answer; {} where it had none."""
    pairs = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))
    found = ((ask, _told(told, name)) for name, ask in pairs)
    return {ask: value for ask, value in found if 0 < len(value) <= LONGEST_VALIDATOR}


def fresh_at(told: Headers, sent: datetime, now: datetime) -> bool:
    """Whether a browser that had kept this answer would not ask for it again (RFC 9111, by its explicit lifetime)."""
    directives = dict(_directives(_told(told, "cache-control")))
    if not directives.keys().isdisjoint(("no-store", "no-cache")):
        return False
    lifetime, age = directives.get("max-age", ""), _told(told, "age")
    if not lifetime.isascii() or not lifetime.isdecimal() or len(lifetime) > 12:
        return False
    spent = int(age) if age.isascii() and age.isdecimal() and len(age) <= 12 else 0
    return now - sent < timedelta(seconds=min(int(lifetime), 10**9) - min(spent, 10**9))


def _directives(value: str) -> list[tuple[str, str]]:
    parts = (part.partition("=") for part in value.lower().split(","))
    return [(name.strip(), number.strip(' "')) for name, _, number in parts]


def _of_the_page(name: str) -> bool:
    """Whether a recorded header was the page's own; what stands in for the request line of HTTP/2 has no name left."""
    low = name.lower()
    return bool(_NAME.fullmatch(low)) and low not in _OURS and not low.startswith(("sec-", "proxy-", "x-orig-"))


def _told(headers: Headers, name: str) -> str:
    return header_of(headers, name).strip()


def _header(response: Response, name: str) -> str:
    return (response.headers.get(name) or b"").decode("latin-1").strip()


def _bare(url: str) -> str:
    return url.partition("#")[0]
