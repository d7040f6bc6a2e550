"""The clockwork: APScheduler wakes the watcher when something is due, in the thread that started it.

It is woken at least once a minute as well, so that a clock that was set, a machine that slept, and platforms whose lock
was held by somebody else cost a minute and nothing more.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.events import EVENT_JOB_SUBMITTED, SchedulerEvent
from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.base import BaseTrigger

LONGEST = timedelta(minutes=1)
TICK = timedelta(milliseconds=1)
PAUSE = timedelta(seconds=5)
"""Between two turns of which the first had nothing to do, though something was due."""


class Clockwork:
    """Calls `turn` whenever `next_at` says, until somebody ends it from within (an exception), or from outside.

    turn     does what is due; whether there was anything
    next_at  when the next thing is due, None where nothing is known to be
    """

    def __init__(self, turn: Callable[[], bool], next_at: Callable[[], datetime | None]) -> None:
        self._turn = turn
        self._next_at = next_at
        self._idle = False
        self._ended: BaseException | None = None

    def run(self) -> None:
        """Go on for ever. Raises what ended it: what `turn` raised, KeyboardInterrupt, or SystemExit."""
        scheduler = BlockingScheduler(executors={"default": DebugExecutor()}, timezone=UTC)

        def look(_: SchedulerEvent) -> None:
            if self._ended is not None:
                scheduler.shutdown(wait=False)

        scheduler.add_listener(look, EVENT_JOB_SUBMITTED)
        scheduler.add_job(self._once, _WhenDue(self._moment), misfire_grace_time=None, coalesce=True)
        scheduler.start()
        if self._ended is not None:
            raise self._ended

    def _once(self) -> None:
        """One turn. The scheduler would log an exception and go on, so it is kept, and raised when that has ended."""
        try:
            self._idle = not self._turn()
        except BaseException as error:  # noqa: BLE001 - raised again by `run`
            self._ended = error

    def _moment(self, now: datetime) -> datetime:
        """When to turn next."""
        if self._ended is not None:
            return now + LONGEST
        due = self._next_at()
        soonest = now + PAUSE if self._idle else now
        return min(max(due, soonest), now + LONGEST) if due else now + LONGEST


class _WhenDue(BaseTrigger):  # type: ignore[misc]  # the library has no types
    """Fires when it is told to."""

    def __init__(self, moment: Callable[[datetime], datetime]) -> None:
        self._moment = moment

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """The moment. After a time that was fired it lies ahead, for the scheduler asks until it does."""
        moment = self._moment(now)
        return moment if previous_fire_time is None else max(moment, now + TICK)
