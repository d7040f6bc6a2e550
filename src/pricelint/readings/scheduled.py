"""What the pages of a platform announced for a day, and what became of it, from the readings of its visits."""

from __future__ import annotations

from pricelint.errors import PricelintError
from pricelint.history.scheduled import Sight, announcements, sight_of
from pricelint.model.announcement import Announced
from pricelint.model.site import SiteFacts
from pricelint.readings.method import todays_method
from pricelint.readings.read import read_of
from pricelint.store.store import Store


def announced_of(store: Store, platform: str) -> tuple[Announced, ...]:
    """The announced changes of a platform, by their first sight; a reading whose facts are gone shows nothing."""
    known: dict[str, SiteFacts | None] = {}
    sights: list[Sight] = []
    for reading in store.readings.of(platform, todays_method()):
        if reading.facts not in known:
            try:
                known[reading.facts] = read_of(store, reading).facts
            except PricelintError:
                known[reading.facts] = None  # `store check` tells
        if facts := known[reading.facts]:
            sights.append(sight_of(reading.visit, reading.at, facts))
    return announcements(sights)
