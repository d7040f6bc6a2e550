"""Servers that ask to be left alone for a while (429 or 503 with Retry-After) are left alone."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from scrapy.exceptions import IgnoreRequest

LONGEST_PAUSE = 60.0
"""Seconds that a visit waits; a host that asks for more is not asked again by this crawl until they are over."""

_BUSY = frozenset({429, 503})


def asked_pause(status: int, retry_after: str, now: datetime) -> float | None:
    """Seconds that the server wants to be left alone (RFC 9110, 10.2.3: a number or a date); None for no wish."""
    value = retry_after.strip()
    if status not in _BUSY or not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0.0, (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now.timestamp())


class Pauses:
    """Until when which host is left alone."""

    def __init__(self) -> None:
        self._until: dict[str, float] = {}

    def note(self, host: str, status: int, retry_after: str) -> bool:
        """Heed what an answer asks for; true where it is worth waiting and asking again."""
        seconds = asked_pause(status, retry_after, datetime.now(UTC))
        if seconds is None:
            return False
        self._until[host] = max(self._until.get(host, 0.0), time.monotonic() + seconds)
        return seconds <= LONGEST_PAUSE

    async def over(self, host: str) -> None:
        """Wait until a host may be asked; raises `IgnoreRequest` where that is too far away."""
        left = self._until.get(host, 0.0) - time.monotonic()
        if left > LONGEST_PAUSE:
            raise IgnoreRequest(f"the server asked for a pause, of which {left:.0f} s are left")
        if left > 0:
            await asyncio.sleep(left)
