"""What the store holds of the pages of a visit, as far as it may stand for a page that has not changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from pricelint.model.capture import Capture
from pricelint.model.state import FIRST
from pricelint.model.trial import trial_of


@dataclass(frozen=True, slots=True)
class Held:
    """The captures of one address that were taken together: the page as it was loaded, and its further states."""

    first: Capture
    states: tuple[Capture, ...] = ()

    @property
    def captures(self) -> tuple[Capture, ...]:
        """All of them."""
        return (self.first, *self.states)


class Holdings:
    """What is held of one platform, by address and method; of an address that stands in it twice, the later one."""

    def __init__(self, captures: Iterable[Capture]) -> None:
        self._held: dict[tuple[str, str], Held] = {}
        for capture in captures:
            key = (capture.requested_url, capture.method)
            if not capture.method or not capture.sha256 or trial_of(capture.state):
                continue
            if capture.state == FIRST:
                self._held[key] = Held(capture)
            elif known := self._held.get(key):
                self._held[key] = Held(known.first, (*known.states, capture))

    def of(self, url: str, method: str, now: datetime, days: float) -> Held | None:
        """What is held of an address and was taken by this method within so many days; None where nothing is."""
        held = self._held.get((url, method))
        if held is None or any(now - capture.taken_at > timedelta(days=days) for capture in held.captures):
            return None
        return held
