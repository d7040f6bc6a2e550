"""One running browser: what it has shown, what memory it takes, and its end, whether it likes it or not."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Self

import psutil
from playwright.async_api import Browser
from playwright.async_api import Error as PlaywrightError

from pricelint_spiders.settings import BrowserBudget

CLOSE_SECONDS = 5.0
MEGABYTE = 1024 * 1024


@dataclass(eq=False)
class Engine:
    """A browser with the visits that it serves. `spent` once it is to serve no new ones."""

    browser: Browser
    budget: BrowserBudget
    process: psutil.Process | None
    visits: set[str] = field(default_factory=set)
    pages: int = 0
    megabytes: float = 0.0
    watch: asyncio.Task[None] | None = None

    @classmethod
    async def watched(cls, browser: Browser, budget: BrowserBudget, hungry: Callable[[str], Awaitable[None]]) -> Self:
        """A browser whose memory is looked at from time to time; `hungry` hears when it is more than the most."""
        engine = cls(browser, budget, await _process_of(browser))
        engine.watch = asyncio.ensure_future(engine._look(hungry))
        return engine

    @property
    def spent(self) -> bool:
        """Whether its budget of pages or memory is used up."""
        return self.pages >= self.budget.pages or self.megabytes >= self.budget.megabytes

    async def close(self) -> None:
        """End it; by force where it does not answer."""
        with contextlib.suppress(PlaywrightError, TimeoutError):
            async with asyncio.timeout(CLOSE_SECONDS):
                await self.browser.close()
        await self.kill()

    async def kill(self) -> None:
        """End all its processes at once."""
        if self.watch is not None:
            self.watch.cancel()
        for process in _family(self.process):
            with contextlib.suppress(psutil.Error):
                process.kill()
        # What stood for its pages refers to itself in circles, and all garbage is looked for too seldom to free that.
        gc.collect()

    async def _look(self, hungry: Callable[[str], Awaitable[None]]) -> None:
        while self.browser.is_connected():
            self.megabytes = sum(_own_bytes(process) for process in _family(self.process)) / MEGABYTE
            if self.megabytes > self.budget.most_megabytes:
                await hungry(f"the browser held {self.megabytes:.0f} MB, more than {self.budget.most_megabytes}")
            await asyncio.sleep(self.budget.look_seconds)


async def _process_of(browser: Browser) -> psutil.Process | None:
    """The browser's process, None where neither it nor the system says which it is."""
    with contextlib.suppress(PlaywrightError, psutil.Error):
        session = await browser.new_browser_cdp_session()
        try:
            told = await session.send("SystemInfo.getProcessInfo")
        finally:
            await session.detach()
        for process in told["processInfo"]:
            if process["type"] == "browser":
                return psutil.Process(process["id"])
    return None


def _family(process: psutil.Process | None) -> list[psutil.Process]:
    if process is None:
        return []
    try:
        return [process, *process.children(recursive=True)]
    except psutil.Error:
        return []


def _own_bytes(process: psutil.Process) -> int:
    """Memory that no other process shares, where the system tells the two apart."""
    try:
        memory = process.memory_info()
    except psutil.Error:
        return 0
    return int(memory.rss - getattr(memory, "shared", 0))
