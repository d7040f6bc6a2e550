"""Asks for held pages again, as a visit goes along, and hands out those that have not changed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime

from scrapy import Request
from scrapy.http import Response

from pricelint.model.capture import Capture, CaptureOutcome
from pricelint.model.platform import PageTarget
from pricelint.model.revalidation import AskedAgain, Revalidation, Sameness
from pricelint.store.ports import BlobStore
from pricelint_spiders.outcomes import verdict_of
from pricelint_spiders.record import Page
from pricelint_spiders.settings import CrawlSettings, Order
from pricelint_spiders.static import read_static
from pricelint_spiders.unchanged.held import Held, Holdings
from pricelint_spiders.unchanged.method import method_of
from pricelint_spiders.unchanged.plan import Plan, plan_of
from pricelint_spiders.unchanged.source import Source
from pricelint_spiders.unchanged.words import html_of

_HOW = {
    Sameness.NOT_MODIFIED: "its server says so (HTTP 304)",
    Sameness.SAME_BYTES: "the same bytes came again",
    Sameness.SAME_BUT_TOKENS: "the same came again but for one-time tokens",
}

Fetch = Callable[[Request], Awaitable[Response]]


class Again:
    """The held pages of one visit. What several pages were made from is asked for once."""

    def __init__(self, order: Order, settings: CrawlSettings, fetch: Fetch, blobs: BlobStore, fonts: str) -> None:
        self._order = order
        self._settings = settings
        self._fetch = fetch
        self._blobs = blobs
        self._fonts = fonts
        self._holdings = Holdings(order.held)
        self._answers: dict[Source, Sameness | str] = {}

    def method(self, target: PageTarget) -> str:
        """The method by which a page of this visit is taken."""
        return method_of(target, self._settings, self._order.platform.hints.wait_for, self._fonts)

    async def plan(self, target: PageTarget) -> Plan | None:
        """What to ask for before a page may be said to be unchanged; None where nothing is held that could be it."""
        now = datetime.now(UTC)
        held = self._holdings.of(target.url, self.method(target), now, self._settings.fresh_after_days)
        return await asyncio.to_thread(plan_of, held, self._blobs.get, now) if held else None

    async def page(self, target: PageTarget, plan: Plan, same: Sameness) -> tuple[Page | None, str]:
        """The page as it is held, once everything that it was made from is found to be the same; `same` is how the page
        itself was. Else None, and in words what has changed or cannot be said."""
        asked = [AskedAgain(target.url, same)]
        for source in plan.others:
            answer = await self._answer(source)
            if not isinstance(answer, Sameness):
                return None, answer
            asked.append(AskedAgain(source.url, answer))
        return self._page(target, plan.held, tuple(asked)), ""

    async def _answer(self, source: Source) -> Sameness | str:
        if source not in self._answers:
            self._answers[source] = await self._ask(source)
        return self._answers[source]

    async def _ask(self, source: Source) -> Sameness | str:
        meta = {"cookiejar": self._order.visit, "dont_redirect": True}
        try:
            response = await self._fetch(Request(source.url, headers=source.headers, meta=meta, dont_filter=True))
        except Exception as error:  # noqa: BLE001 - what cannot be asked is no reason to lose the page: it is taken anew
            return f"{source.url[:300]} could not be asked again: {verdict_of(error).reason}"
        changed = f"{source.url[:300]}, which it is made from, answers otherwise than before (HTTP {response.status})"
        return source.sameness(response, response.url) or changed

    def _page(self, target: PageTarget, held: Held, asked: tuple[AskedAgain, ...]) -> Page:
        first, now = held.first, datetime.now(UTC)
        content = self._blobs.get(first.sha256)
        html = content.decode("utf-8", "replace") if first.artefacts.dom else html_of(first, content)
        states = tuple(_found_again(state, target, asked, now) for state in held.states)
        return Page(_found_again(first, target, asked, now), html, read_static(html).title, states)


def _found_again(capture: Capture, target: PageTarget, asked: tuple[AskedAgain, ...], now: datetime) -> Capture:
    """The record of a capture whose page was found unchanged now."""
    also = f"; so are {len(asked) - 1} further answers that it is made from" if len(asked) > 1 else ""
    return replace(
        capture,
        role=target.role,
        captured_at=now,
        outcome=CaptureOutcome.CAPTURED,
        reason=f"unchanged since {capture.taken_at:%Y-%m-%d %H:%M} UTC: {_HOW[asked[0].sameness]}{also}",
        unfollowed=(),
        revalidation=Revalidation(taken_at=capture.taken_at, asked=asked),
    )
