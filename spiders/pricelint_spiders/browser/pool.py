"""The pool of browser pages: one context per visit, whose page is reused from one address to the next.

A browser is replaced once it has shown enough pages or taken too much memory: new visits get another one, and it is
closed when the last of its visits is over.
"""

from __future__ import annotations

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

from playwright.async_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    ProxySettings,
    Route,
    async_playwright,
)
from playwright.async_api import Error as PlaywrightError

from pricelint.browser import launch_options
from pricelint_spiders.browser.engine import Engine
from pricelint_spiders.browser.tab import Tab, answers, end_page, left
from pricelint_spiders.browser.traffic import Traffic
from pricelint_spiders.settings import ALWAYS, BrowserChoice, Conditions, CrawlSettings

RECYCLE_AFTER = 100
"""Navigations after which a page is replaced: reused pages grow."""

CLOSE_SECONDS = 5.0

NOWHERE = "http://127.0.0.1:1"
"""A proxy that nobody runs, for contexts that are to reach nothing: port 1 is reserved."""


class Pool:
    """Contexts by visit. Driver and browser are started when the first page is asked for, the browser again should it
    die; where plain HTTP settles every page, neither is started."""

    def __init__(self, choice: BrowserChoice, settings: CrawlSettings, proxy: str) -> None:
        self._playwright: Playwright | None = None
        self._settings = settings
        self._choice = choice
        self._proxy = proxy
        self._current: Engine | None = None
        self._starting = asyncio.Lock()
        self._engines: dict[str, Engine] = {}
        self._contexts: dict[str, BrowserContext] = {}
        self._tabs: dict[str, Tab] = {}
        self._replays = itertools.count()
        self._opening: set[str] = set()
        self._closing: set[asyncio.Task[bool]] = set()

    async def tab(self, visit: str, conditions: Conditions = ALWAYS) -> Tab:
        """The page of a visit, ready to be sent somewhere; `conditions` count for a visit that is new to the pool."""
        engine = await self._engine(visit)
        tab = self._tabs.get(visit)
        if tab and (tab.navigations >= RECYCLE_AFTER or not await answers(tab)):
            await self.renew(visit)
            engine, tab = await self._engine(visit), None
        if tab is None:
            context = await self._context(engine.browser, visit, conditions)
            self._opening.add(visit)
            try:
                tab = self._tabs[visit] = await self._new_tab(engine.browser, context)
            finally:
                self._opening.discard(visit)
        tab.navigations += 1
        engine.pages += 1
        tab.excess = ""
        return tab

    @contextlib.asynccontextmanager
    async def replaying(self, answer: Callable[[Route], Awaitable[None]]) -> AsyncIterator[Tab]:
        """A page in a context of its own that reaches nothing: each request goes to `answer`."""
        name = f"replay {next(self._replays)}"
        engine = await self._engine(name)
        context = await self._new_context(engine.browser, ALWAYS, {"server": NOWHERE, "bypass": "<-loopback>"})
        try:
            await context.route("**/*", answer)
            yield await self._new_tab(engine.browser, context)
        finally:
            await _close(context)
            await self.leave(name)

    async def rest(self, visit: str) -> None:
        """Leave the page of a visit that was taken: until the next one is asked for, it would go on for nobody."""
        tab = self._tabs.get(visit)
        if tab is not None and not await left(tab):
            await self.renew(visit)

    async def renew(self, visit: str) -> None:
        """Drop a visit's page after a failed navigation: the browser may still be on its way to its own error page, and
        would break off the next navigation. A page that is busy with itself does not close: its process is ended from
        outside, which the browser does whatever the page does."""
        tab = self._tabs.pop(visit, None)
        if tab is not None:
            await end_page(tab)
            if not await _close(tab.page):
                await self.leave(visit)

    async def leave(self, visit: str) -> None:
        """End a visit's context, and its browser where that one was only kept for it."""
        self._tabs.pop(visit, None)
        engine, context = self._engines.pop(visit, None), self._contexts.pop(visit, None)
        closed = context is None or await _close(context)
        if engine is None:
            return
        engine.visits.discard(visit)
        if not closed:
            # What does not close holds memory and processors for ever: its browser goes, other visits get a new one.
            await engine.kill()
        elif engine is not self._current and not engine.visits:
            await engine.close()

    async def close(self) -> None:
        """End everything."""
        for visit in tuple(self._contexts):
            await self.leave(visit)
        if self._current is not None:
            await self._current.close()
        if self._playwright is not None:
            await self._playwright.stop()

    async def _engine(self, visit: str) -> Engine:
        engine = self._engines.get(visit)
        if engine is not None and engine.browser.is_connected():
            return engine
        self._tabs.pop(visit, None)
        self._contexts.pop(visit, None)
        async with self._starting:
            current = self._current
            if current is None or not current.browser.is_connected() or current.spent:
                self._current = await self._start()
                if current is not None and not current.visits:
                    await current.close()
            engine = self._engines[visit] = self._current or await self._start()
        engine.visits.add(visit)
        return engine

    async def _start(self) -> Engine:
        self._playwright = self._playwright or await async_playwright().start()
        options = launch_options(Path(self._choice.path), self._choice.environment)
        browser = await self._playwright.chromium.launch(
            executable_path=options["executable_path"],
            headless=options["headless"],
            chromium_sandbox=options["chromium_sandbox"],
            args=[*options["args"], "--force-webrtc-ip-handling-policy=disable_non_proxied_udp"],
            env=options["env"],
            proxy={"server": self._proxy, "bypass": "<-loopback>"},
        )
        return await Engine.watched(browser, self._settings.browser, self._hungry)

    async def _hungry(self, reason: str) -> None:
        """The browser holds more memory than it may while pages are open: those that are, are ended."""
        for tab in tuple(self._tabs.values()):
            tab.excess = reason
            await end_page(tab)

    async def _new_tab(self, browser: Browser, context: BrowserContext) -> Tab:
        page = await context.new_page()
        session = await context.new_cdp_session(page)
        tree = await session.send("Page.getFrameTree")
        frame = tree["frameTree"]["frame"]["id"]
        traffic = Traffic(session, self._settings.traffic, frame)
        tab = Tab(page, session, frame, traffic, browser.version)
        traffic.excess = tab.stop
        await traffic.start()
        return tab

    async def _context(self, browser: Browser, visit: str, conditions: Conditions) -> BrowserContext:
        if visit not in self._contexts:
            proxy: ProxySettings | None = {"server": conditions.proxy} if conditions.proxy else None
            context = self._contexts[visit] = await self._new_context(browser, conditions, proxy)
            context.on("page", lambda page: self._popped_up(visit, page))
        return self._contexts[visit]

    async def _new_context(
        self, browser: Browser, conditions: Conditions, proxy: ProxySettings | None
    ) -> BrowserContext:
        viewport = conditions.viewport or self._settings.viewport
        return await browser.new_context(
            user_agent=self._settings.politeness.agent,
            locale=conditions.locale or self._settings.locale,
            timezone_id=conditions.timezone or "UTC",
            viewport={"width": viewport.width, "height": viewport.height},
            accept_downloads=False,
            # What is captured comes from the server, not from what an earlier page of the visit left to a worker.
            service_workers="block",
            proxy=proxy,
        )

    def _popped_up(self, visit: str, page: Page) -> None:
        """A window that a page opened is closed: nobody asked for it, and it costs what a page costs."""
        if visit not in self._opening:
            task = asyncio.ensure_future(_close(page))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)


async def _close(thing: Page | BrowserContext) -> bool:
    """Close what may be dead already; false where it did not answer: it must not hold up the next visit."""
    with contextlib.suppress(PlaywrightError, TimeoutError):
        async with asyncio.timeout(CLOSE_SECONDS):
            await thing.close()
            return True
    return False
