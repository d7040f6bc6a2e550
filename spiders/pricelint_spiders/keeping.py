"""Pages that came back and are on their way into the store: an end that was asked for waits for them, for a moment."""

from __future__ import annotations

import asyncio
import threading


class Keeping:
    """The visits of one crawling process whose page in flight is complete. `end` is called from another thread, and
    `ending` since then."""

    def __init__(self) -> None:
        self._visits: set[str] = set()
        self._changed = threading.Condition()
        self.ending = False

    async def go_on(self) -> None:
        """Return at once; never where the process is about to end: a page that is asked for then is lost."""
        if self.ending:
            await asyncio.get_running_loop().create_future()

    def came(self, visit: str) -> None:
        """A page of a visit is complete, and going to be kept."""
        with self._changed:
            self._visits.add(visit)

    def told(self, visit: str) -> None:
        """The parent was told of it, or it came to nothing."""
        with self._changed:
            self._visits.discard(visit)
            self._changed.notify_all()

    def end(self, seconds: float) -> None:
        """Let no page begin any more, and wait until those that came are kept, no longer than that."""
        with self._changed:
            self.ending = True
            self._changed.wait_for(lambda: not self._visits, seconds)
