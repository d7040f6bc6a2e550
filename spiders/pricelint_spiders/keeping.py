"""Pages on their way into the store: what comes next waits until the parent has kept them, and so does, for a moment,
an end that was asked for."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter


class Keeping:
    """What is on its way, for each visit of one crawling process.

    A page *came* when it is complete, is *told* to the parent, and is *kept* once the parent has recorded it: only then
    is the next page of the visit asked for, so that whatever dies, no finished page is asked for again. `kept` and
    `end` are called from another thread than the rest. `ending` is set since `end` was called.
    """

    def __init__(self) -> None:
        self._came: set[str] = set()
        self._told: Counter[str] = Counter()
        self._waiting: dict[str, asyncio.Future[None]] = {}
        self._changed = threading.Condition()
        self.ending = False

    async def go_on(self, visit: str) -> None:
        """Return when every page of a visit that was told of is kept; never where the process is about to end: a page
        that is asked for then is lost."""
        with self._changed:
            if not self.ending and visit not in self._told:
                return
            waiter = self._waiting[visit] = asyncio.get_running_loop().create_future()
        try:
            await waiter
        finally:
            self._waiting.pop(visit, None)

    def came(self, visit: str) -> None:
        """A page of a visit is complete, and going to be told of."""
        with self._changed:
            self._came.add(visit)

    def tells(self, visit: str) -> None:
        """The parent is about to be told of a page."""
        with self._changed:
            self._told[visit] += 1

    def told(self, visit: str) -> None:
        """The parent was told of what came, or it came to nothing."""
        with self._changed:
            self._came.discard(visit)
            self._changed.notify_all()

    def kept(self, visit: str) -> None:
        """The parent has recorded a page of which it was told."""
        with self._changed:
            self._told[visit] -= 1
            if self._told[visit] > 0:
                return
            del self._told[visit]
            waiter = None if self.ending else self._waiting.get(visit)
        if waiter is not None:
            waiter.get_loop().call_soon_threadsafe(_release, waiter)

    def end(self, seconds: float) -> None:
        """Let no page begin any more, and wait until those that came were told of, no longer than that."""
        with self._changed:
            self.ending = True
            self._changed.wait_for(lambda: not self._came, seconds)


def _release(waiter: asyncio.Future[None]) -> None:
    if not waiter.done():
        waiter.set_result(None)
