"""Takes one page with the browser: as it was loaded, in its further states, and its fidelity where that is wanted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

from pricelint.net.guard import Guard
from pricelint_spiders.browser.fidelity import late_text, replayed
from pricelint_spiders.browser.pool import Pool
from pricelint_spiders.browser.states.drive import drive
from pricelint_spiders.browser.tab import Tab
from pricelint_spiders.browser.take import take
from pricelint_spiders.browser.taken import BrowserFetchError, Taken
from pricelint_spiders.browsers import Browse
from pricelint_spiders.record import browser_answer
from pricelint_spiders.settings import ALWAYS, FOLDED_ROLES, FULL_PAGE_ROLES, STATE_ROLES, Job
from pricelint_spiders.walls import judge


class Browsing:
    """Browser requests of one crawling process."""

    def __init__(self, job: Job, guard: Guard, proxy: str) -> None:
        self.pool = Pool(job.browser, job.settings, proxy)
        self._job = job
        self._guard = guard

    async def take(self, url: str, browse: Browse, arrived: Callable[[str], Awaitable[None]]) -> Taken:
        """One page; `arrived` judges the address that it led to. Raises `BrowserFetchError` where none comes of it."""
        tab = await self.pool.tab(browse.visit, browse.conditions or ALWAYS)
        try:
            taken = await take(
                tab,
                url,
                self._job.settings,
                fonts=self._job.browser.fonts,
                full_page=browse.role in FULL_PAGE_ROLES,
                wait_for=browse.wait_for,
            )
        except BrowserFetchError as error:
            await self.pool.renew(browse.visit)
            if error.code.startswith("net::ERR_SOCKS") or error.code == "net::ERR_FAILED":
                await self._guard.check(error.url)
            raise
        await arrived(taken.shown.url)
        taken = await self._examined(tab, taken, browse, url)
        if self._job.settings.politeness.delay:
            await self.pool.rest(browse.visit)
        return taken

    async def _examined(self, tab: Tab, taken: Taken, browse: Browse, asked: str) -> Taken:
        """The page with its further states, and with its fidelity where that is wanted."""
        settings, fonts = self._job.settings, self._job.browser.fonts
        if not settings.fidelity or judge(browser_answer(taken, asked)):
            return await self._driven(tab, taken, browse, asked)
        late = await late_text(tab, taken.shown, settings, fonts)
        taken = await self._driven(tab, taken, browse, asked)
        return replace(taken, fidelity=await replayed(self.pool, taken, settings, fonts, late))

    async def _driven(self, tab: Tab, taken: Taken, browse: Browse, asked: str) -> Taken:
        """The page with its further states, where its role asks for them and it is the page that was asked for."""
        settings = self._job.settings
        wanted = browse.role in STATE_ROLES | FOLDED_ROLES and settings.max_states > 0
        if browse.conditions or not wanted or judge(browser_answer(taken, asked)):
            return taken
        taken, sound = await drive(tab, taken, settings, browse.role, self._job.browser.fonts)
        if not sound:
            await self.pool.renew(browse.visit)
        return taken
