"""Thousands of scheduled visits on a clock that the test turns, through restarts at the worst moments."""

from __future__ import annotations

import logging
import os
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import sqlalchemy as sa
from timetable import MAY, Clock, FakeVisitor, platform_named

from pricelint.schedule.cadence import Cadence, slot_after
from pricelint.schedule.watcher import Watcher
from pricelint.store.agenda_tables import rounds
from pricelint.store.store import DATABASE, Store

PLATFORMS = [f"platform-{number}" for number in range(40)]
CADENCES = {
    name: Cadence(every=timedelta(hours=(1, 3, 6, 24)[number % 4]), jitter=timedelta(minutes=10))
    for number, name in enumerate(PLATFORMS)
}
VISITS = int(os.environ.get("PRICELINT_SIMULATED_VISITS", "1500"))
"""As many as are wanted: 10,000 take a minute."""

KILLS = 20
MOMENTS = ("asked", "recorded", "ended")
"""In the middle of a visit; when it is in the store and its round is not noted as ended; and between two rounds."""

STEP = timedelta(minutes=15)
_LOG = logging.getLogger("simulation")


class Killed(BaseException):
    """The process is gone: nothing that comes after is done."""


@dataclass
class Killer:
    """Kills the watcher each time that it is told of so many visits, each time at another moment of one."""

    every: int
    seen: Counter[str] = field(default_factory=Counter)
    done: list[str] = field(default_factory=list)

    def __call__(self, when: str, name: str) -> None:
        """Die, where this is the moment."""
        self.seen[when] += 1
        number = len(self.done)
        moment = MOMENTS[number % len(MOMENTS)]
        if number < KILLS and when == moment and self.seen[when] >= self.every * (number + 1):
            self.done.append(f"visit {self.seen[when]}, {name} {when}")
            raise Killed


def expected_slots(name: str, until: datetime) -> list[datetime]:
    """Every slot that a platform has had by then, from the cadence alone."""
    slots = [MAY]
    while (slot := slot_after(CADENCES[name], name, slots[-1], slots[-1])) <= until:
        slots.append(slot)
    return slots


def noted(folder: Path) -> list[tuple[str, datetime, str]]:
    """Platform, slot and visit of every round that ended."""
    engine = sa.create_engine(f"sqlite:///{folder / DATABASE}")
    query = sa.select(rounds.c.platform, rounds.c.slot, rounds.c.visit_id).where(rounds.c.ended_at.is_not(None))
    with engine.connect() as connection:
        found = [(row.platform, row.slot, row.visit_id) for row in connection.execute(query)]
    engine.dispose()
    return found


def live(folder: Path, clock: Clock, killer: Killer) -> bool:
    """One life of a watching process; False where it was killed."""
    with Store.open(folder) as store:
        watcher = Watcher(store, CADENCES, platform_named, FakeVisitor(store, clock, step=killer), clock)
        try:
            while killer.seen["ended"] < VISITS:
                made = 0
                for one in watcher.turn():
                    made += 1
                    killer("ended", one.round.platform)
                if not made:
                    upcoming = watcher.next_at()
                    assert upcoming
                    clock.now = max(clock.now + STEP, upcoming)
        except Killed:
            return False
    return True


def test_through_twenty_restarts_no_visit_is_lost_and_none_doubled(tmp_path: Path) -> None:
    clock, killer = Clock(), Killer(VISITS // (KILLS + 1))
    while not live(tmp_path, clock, killer):
        _LOG.info("%s: killed for the %sth time (%s)", clock.now, len(killer.done), killer.done[-1])
    ended = noted(tmp_path)
    with Store.open(tmp_path) as store:
        kept = Counter(visit.platform for visit in store.visits.visits())
    _LOG.info("%s: %s rounds ended, %s visits are kept", clock.now, len(ended), kept.total())
    assert len(killer.done) == KILLS
    assert len(ended) >= VISITS
    assert len({visit for _, _, visit in ended}) == len(ended) == kept.total()
    for name in PLATFORMS:
        slots = sorted(slot for platform, slot, _ in ended if platform == name)
        assert slots == expected_slots(name, slots[-1])
        assert clock.now - slots[-1] <= CADENCES[name].every + timedelta(hours=1)
