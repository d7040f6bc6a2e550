"""One browser page: what is known of it, whether it answers, and how it is ended."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass

from playwright.async_api import CDPSession, Page
from playwright.async_api import Error as PlaywrightError

from pricelint_spiders.browser.traffic import Traffic

CRASH_SECONDS = 2.0


@dataclass(eq=False, slots=True)
class Tab:
    """One page with its protocol session and what goes over the network; `excess` is what it took too much of."""

    page: Page
    session: CDPSession
    frame: str
    traffic: Traffic
    browser: str
    navigations: int = 0
    excess: str = ""
    ending: asyncio.Task[None] | None = None

    def stop(self, reason: str) -> None:
        """The page has taken too much: it is ended, and the reason kept."""
        if not self.excess:
            self.excess = reason
            self.ending = asyncio.ensure_future(end_page(self))


async def answers(tab: Tab) -> bool:
    """Whether a page can be left: one that has begun to burn since it was taken would hold up the next address."""
    with contextlib.suppress(PlaywrightError, TimeoutError):
        async with asyncio.timeout(CRASH_SECONDS):
            await tab.session.send("Runtime.evaluate", {"expression": "1"})
            return True
    return False


async def left(tab: Tab) -> bool:
    """Lead a page to nowhere: what it plays, draws and asks for ends; false where it does not go."""
    with contextlib.suppress(PlaywrightError):
        await tab.page.goto("about:blank", timeout=CRASH_SECONDS * 1000)
        return True
    return False


async def end_page(tab: Tab) -> None:
    """Have the browser end a page's process, whatever the page is doing."""
    with contextlib.suppress(PlaywrightError, TimeoutError):
        async with asyncio.timeout(CRASH_SECONDS):
            await tab.session.send("Page.crash")
