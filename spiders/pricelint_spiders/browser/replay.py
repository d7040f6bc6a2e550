"""Replays a page from what was recorded of it, in a context of its own that reaches nothing else.

Every request of the context is answered from the record or refused; what Playwright's routes do not see (sockets,
workers) finds a proxy that is not there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from playwright.async_api import Route

from pricelint.model.exchange import Exchange, header_of
from pricelint.warc.write import DECODED

_HOPS = 10
_TRANSPORT = frozenset(
    {"content-encoding", "content-length", "transfer-encoding", "connection", "keep-alive", "alt-svc"}
)


@dataclass(eq=False)
class Record:
    """Answers requests with recorded responses; `asked` and `missing` count what was asked for and not there.

    Without slots: Playwright notes on an object that it answers.
    """

    asked: int = 0
    missing: list[str] = field(default_factory=list)
    _held: dict[tuple[str, str], list[Exchange]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, exchanges: Iterable[Exchange]) -> Record:
        """The record of a capture."""
        made = cls()
        for each in exchanges:
            made._held[each.method, _address(each.url)].append(each)
        return made

    async def answer(self, route: Route) -> None:
        """Answer one request, or break it off."""
        request = route.request
        if not request.url.startswith(("http://", "https://")):
            await route.continue_()
            return
        self.asked += 1
        found = self._final(request.method, request.url)
        if found is None or found.status is None or found.body is None:
            self.missing.append(request.url)
            await route.abort()
            return
        await route.fulfill(status=found.status, headers=_headers(found), body=found.body)

    def _final(self, method: str, url: str) -> Exchange | None:
        """The response to a request, redirects followed: a route cannot lead the browser on from one."""
        for _ in range(_HOPS):
            found = self._next(method, url)
            if found is None or found.status is None or not 300 <= found.status < 400:
                return found
            url = urljoin(url, header_of(found.response_headers, "location"))
        return None

    def _next(self, method: str, url: str) -> Exchange | None:
        """Responses to equal requests are given in their order, the last one again and again."""
        held = self._held.get((method, _address(url)))
        if not held:
            return None
        return held.pop(0) if len(held) > 1 else held[0]


def _headers(exchange: Exchange) -> dict[str, str]:
    told: dict[str, str] = {}
    for name, value in exchange.response_headers:
        low = name.lower()
        if low not in _TRANSPORT and not low.startswith(DECODED):
            told[low] = f"{told[low]}\n{value}" if low in told else value
    return told


def _address(url: str) -> str:
    return urlsplit(url)._replace(fragment="").geturl()
