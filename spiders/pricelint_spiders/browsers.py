"""The browser's side of a crawling process. What drives a browser is loaded when the first page needs one: it takes a
third of the time in which the process starts, and where nothing has changed no page does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from pricelint.model.platform import Role
from pricelint.net.guard import Guard
from pricelint_spiders.browser.taken import Taken
from pricelint_spiders.settings import Conditions, Job

if TYPE_CHECKING:
    from pricelint_spiders.browser.browsing import Browsing


class Browse:
    """Wishes of one browser request: its visit, the role of the page, words to wait for.

    With `conditions` it is a load of a trial, by a visitor of its own that nothing is driven for.
    """

    def __init__(
        self, visit: str, *, role: Role, wait_for: tuple[str, ...], conditions: Conditions | None = None
    ) -> None:
        self.visit = visit
        self.conditions = conditions
        self.role = role
        self.wait_for = wait_for


class Browsers:
    """The pool of browser pages, if any was needed so far. `proxy` is the way into the network."""

    def __init__(self, job: Job, guard: Guard, proxy: str) -> None:
        self._job = job
        self._guard = guard
        self._proxy = proxy
        self._browsing: Browsing | None = None

    async def take(self, url: str, browse: Browse, arrived: Callable[[str], Awaitable[None]]) -> Taken:
        """Have the browser visit an address; `arrived` judges where a redirect has led, before anything is done there.

        Raises `BrowserFetchError` where no page comes of it.
        """
        if self._browsing is None:
            from pricelint_spiders.browser.browsing import Browsing

            self._browsing = Browsing(self._job, self._guard, self._proxy)
        return await self._browsing.take(url, browse, arrived)

    async def leave(self, visit: str) -> None:
        """End what a visit has open."""
        if self._browsing is not None:
            await self._browsing.pool.leave(visit)

    async def close(self) -> None:
        """End everything."""
        if self._browsing is not None:
            await self._browsing.pool.close()
