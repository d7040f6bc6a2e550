"""The pool of browser pages: one context per visit, whose page is reused from one address to the next."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import (
    Browser,
    BrowserContext,
    CDPSession,
    Page,
    Playwright,
    ProxySettings,
    Route,
    async_playwright,
)
from playwright.async_api import Error as PlaywrightError
from playwright.async_api import Request as PlaywrightRequest

from pricelint.browser import launch_options
from pricelint_spiders.browser.traffic import Traffic
from pricelint_spiders.settings import ALWAYS, BrowserChoice, Conditions, CrawlSettings

RECYCLE_AFTER = 100
"""Navigations after which a page is replaced: reused pages grow."""

CLOSE_SECONDS = 5.0

NOWHERE = "http://127.0.0.1:1"
"""A proxy that nobody runs, for contexts that are to reach nothing: port 1 is reserved."""


@dataclass(eq=False)
class Tab:
    """One page with its protocol session and what goes over the network for it.

    `failed_url` is where its last navigation broke off.

    Without slots: Playwright notes on a listener's object that it listens.
    """

    page: Page
    session: CDPSession
    frame: str
    traffic: Traffic
    browser: str
    navigations: int = 0
    failed_url: str = ""

    def watch(self, request: PlaywrightRequest) -> None:
        """Remember where a navigation of the page failed: after a redirect, the error names the first address."""
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self.failed_url = request.url


class Pool:
    """Contexts by visit. Driver and browser are started when the first page is asked for, the browser again should it
    die; where plain HTTP settles every page, neither is started."""

    def __init__(self, choice: BrowserChoice, settings: CrawlSettings, proxy: str) -> None:
        self._playwright: Playwright | None = None
        self._settings = settings
        self._choice = choice
        self._proxy = proxy
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()
        self._contexts: dict[str, BrowserContext] = {}
        self._tabs: dict[str, Tab] = {}

    async def tab(self, visit: str, conditions: Conditions = ALWAYS) -> Tab:
        """The page of a visit, ready to be sent somewhere; `conditions` count for a visit that is new to the pool."""
        browser = await self._started()
        tab = self._tabs.get(visit)
        if tab and (tab.page.is_closed() or tab.navigations >= RECYCLE_AFTER):
            await _close(tab.page)
            tab = None
        if tab is None:
            tab = self._tabs[visit] = await self._new_tab(browser, await self._context(browser, visit, conditions))
        tab.navigations += 1
        tab.failed_url = ""
        return tab

    @contextlib.asynccontextmanager
    async def replaying(self, answer: Callable[[Route], Awaitable[None]]) -> AsyncIterator[Tab]:
        """A page in a context of its own that reaches nothing: each request goes to `answer`."""
        browser = await self._started()
        context = await self._new_context(
            browser, ALWAYS, {"server": NOWHERE, "bypass": "<-loopback>"}, service_workers=False
        )
        try:
            await context.route("**/*", answer)
            yield await self._new_tab(browser, context)
        finally:
            await _close(context)

    async def renew(self, visit: str) -> None:
        """Drop a visit's page after a failed navigation: the browser may still be on its way to its own error page, and
        would break off the next navigation. A page that does not even close takes its context along."""
        tab = self._tabs.pop(visit, None)
        if tab is not None and not await _close(tab.page):
            await self.leave(visit)

    async def leave(self, visit: str) -> None:
        """End a visit's context."""
        self._tabs.pop(visit, None)
        context = self._contexts.pop(visit, None)
        if context is not None:
            await _close(context)

    async def close(self) -> None:
        """End everything."""
        for visit in tuple(self._contexts):
            await self.leave(visit)
        if self._browser is not None:
            await _close(self._browser)
        if self._playwright is not None:
            await self._playwright.stop()

    async def _started(self) -> Browser:
        async with self._starting:
            if self._browser is None or not self._browser.is_connected():
                self._tabs.clear()
                self._contexts.clear()
                self._playwright = self._playwright or await async_playwright().start()
                options = launch_options(Path(self._choice.path), self._choice.environment)
                self._browser = await self._playwright.chromium.launch(
                    executable_path=options["executable_path"],
                    headless=options["headless"],
                    chromium_sandbox=options["chromium_sandbox"],
                    args=[*options["args"], "--force-webrtc-ip-handling-policy=disable_non_proxied_udp"],
                    env=options["env"],
                    proxy={"server": self._proxy, "bypass": "<-loopback>"},
                )
            return self._browser

    async def _new_tab(self, browser: Browser, context: BrowserContext) -> Tab:
        page = await context.new_page()
        session = await context.new_cdp_session(page)
        tree = await session.send("Page.getFrameTree")
        traffic = Traffic(session, self._settings.traffic)
        await traffic.start()
        tab = Tab(page, session, tree["frameTree"]["frame"]["id"], traffic, browser.version)
        page.on("requestfailed", tab.watch)
        return tab

    async def _context(self, browser: Browser, visit: str, conditions: Conditions) -> BrowserContext:
        if visit not in self._contexts:
            proxy: ProxySettings | None = {"server": conditions.proxy} if conditions.proxy else None
            self._contexts[visit] = await self._new_context(browser, conditions, proxy)
        return self._contexts[visit]

    async def _new_context(
        self, browser: Browser, conditions: Conditions, proxy: ProxySettings | None, *, service_workers: bool = True
    ) -> BrowserContext:
        viewport = conditions.viewport or self._settings.viewport
        return await browser.new_context(
            user_agent=self._settings.politeness.agent,
            locale=conditions.locale or self._settings.locale,
            timezone_id=conditions.timezone or "UTC",
            viewport={"width": viewport.width, "height": viewport.height},
            accept_downloads=False,
            service_workers=None if service_workers else "block",
            proxy=proxy,
        )


async def _close(thing: Page | BrowserContext | Browser) -> bool:
    """Close what may be dead already; false where it did not answer: it must not hold up the next visit."""
    with contextlib.suppress(PlaywrightError, TimeoutError):
        async with asyncio.timeout(CLOSE_SECONDS):
            await thing.close()
            return True
    return False
