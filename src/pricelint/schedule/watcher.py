"""The watcher: visits what is due, and notes what came of it, so that no round is lost and none is made twice.

A round is noted before its visit begins, under a number of its own. Where the process dies before it is noted as
ended, the next one finds the round begun and its lock free: a visit that is in the store already counts as the
round's, and one that is not is made again. At no point do both happen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from pricelint.errors import BrowserError, PricelintError, StoreError
from pricelint.model.appointment import Appointment, Ended, Round, RoundOutcome
from pricelint.model.capture import CaptureOutcome, Visit
from pricelint.model.platform import Platform
from pricelint.schedule.cadence import Cadence
from pricelint.schedule.locks import Lock, Locks
from pricelint.schedule.planning import begins_at, first, following, mended
from pricelint.store.store import Store

BATCH = 8
"""Platforms that are visited by one crawling process: few enough that none waits long for the slowest of the others."""


class Visitor(Protocol):
    """Makes visits that are kept in the store, as `pricelint crawl` does."""

    def visit(self, platforms: Sequence[Platform], broken_off: Sequence[str]) -> Iterable[Visit]:
        """Yield a finished visit per platform. Those whose visit was `broken_off` go on with it where one is kept."""
        ...


@dataclass(frozen=True, slots=True)
class Held:
    """A platform whose turn it is: its lock, and the appointment as it stood when the lock was taken."""

    lock: Lock
    one: Appointment


@dataclass(frozen=True, slots=True)
class Made:
    """A round that ended, and the appointment after it."""

    round: Round
    ended: Ended
    next: Appointment


class Watcher:
    """Keeps the cadences of some platforms over one store.

    platform  gives the platform of an id as it is declared today; what it raises is a failed round with that reason
    visitor   makes the visits
    clock     the time, in UTC
    """

    def __init__(
        self,
        store: Store,
        cadences: Mapping[str, Cadence],
        platform: Callable[[str], Platform],
        visitor: Visitor,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._store = store
        self._agenda = store.agenda
        self._cadences = cadences
        self._platform = platform
        self._visitor = visitor
        self._clock = clock
        self._locks = Locks(store.folder, clock)

    def appointments(self) -> list[Appointment]:
        """The next appointment of every platform, the earliest first; those that were missing are made."""
        kept, now, found = self._agenda.appointments(self._cadences.keys()), self._clock(), []
        for platform, cadence in self._cadences.items():
            was = kept.get(platform)
            if was is None:
                one = first(platform, cadence, self._agenda.last_visit(platform), now)
            else:
                one = mended(was, cadence, now)
            if one != was:
                self._agenda.arrange(one)
            found.append(one)
        return sorted(found, key=lambda one: (one.due_at, one.platform))

    def next_at(self) -> datetime | None:
        """When the next visit begins; None where nothing is watched."""
        now = self._clock()
        return min((begins_at(one, self._cadences[one.platform], now) for one in self.appointments()), default=None)

    def turn(self, besides: Collection[str] = ()) -> Iterator[Made]:
        """Visit what is due `besides` some platforms, at most `BATCH` of it, and yield each round as it ends.

        Nothing is yielded where nothing is due, or where others hold the locks of all that is. Raises StoreError and
        BrowserError, which are no platform's fault; the rounds that had begun are taken up by the next turn.
        """
        with ExitStack() as locks:
            held = self._held(locks, besides)
            yield from self._settled(held)
            yield from self._visited(held)

    def _held(self, locks: ExitStack, besides: Collection[str]) -> dict[str, Held]:
        """What is due and whose lock is free. It is looked up again under the lock: others may just have been there."""
        taken: dict[str, Lock] = {}
        for one in self._due([one for one in self.appointments() if one.platform not in besides]):
            if len(taken) < BATCH and (lock := self._locks.take(one.platform)):
                taken[one.platform] = locks.enter_context(lock)
        still = self._due(list(self._agenda.appointments(taken.keys()).values())) if taken else []
        held = {one.platform: Held(taken[one.platform], one) for one in still}
        for name in taken.keys() - held.keys():
            taken[name].release()
        return held

    def _due(self, ones: Sequence[Appointment]) -> list[Appointment]:
        now = self._clock()
        return [one for one in ones if begins_at(one, self._cadences[one.platform], now) <= now]

    def _settled(self, held: dict[str, Held]) -> Iterator[Made]:
        """Rounds whose visit is in the store, though whoever made it did not live to say so: they are due no more."""
        for begun in self._agenda.broken_off(held.keys()):
            visit_id = self._agenda.visit_of(begun)
            visit = self._store.visits.visit(visit_id) if visit_id else None
            if visit is not None:
                yield self._close(begun, held.pop(begun.platform), _ended(visit, self._clock()))

    def _visited(self, held: dict[str, Held]) -> Iterator[Made]:
        begun = self._agenda.begin([one.one for one in held.values()], self._clock()) if held else []
        rounds = {one.platform: one for one in begun}
        platforms = list[Platform]()
        for name in list(rounds):
            try:
                platforms.append(self._platform(name))
            except PricelintError as error:
                yield self._close(rounds.pop(name), held[name], self._failed(str(error)))
        reason = "the crawl ended without a visit of this platform"
        try:
            for visit in self._visits(platforms, rounds):
                yield self._close(rounds.pop(visit.platform), held[visit.platform], _ended(visit, self._clock()))
        except (StoreError, BrowserError):
            raise
        except PricelintError as error:
            reason = str(error)
        for name, one in rounds.items():
            yield self._close(one, held[name], self._failed(reason))

    def _visits(self, platforms: Sequence[Platform], rounds: Mapping[str, Round]) -> Iterable[Visit]:
        again = [name for name, one in rounds.items() if one.attempts > 1]
        return self._visitor.visit(platforms, again) if platforms else ()

    def _close(self, begun: Round, held: Held, ended: Ended) -> Made:
        after = following(held.one, self._cadences[begun.platform], ended)
        self._agenda.close(begun, ended, after)
        held.lock.release()
        return Made(begun, ended, after)

    def _failed(self, reason: str) -> Ended:
        return Ended(outcome=RoundOutcome.FAILED, at=self._clock(), reason=reason)


def _ended(visit: Visit, at: datetime) -> Ended:
    """What came of a round by its visit. The pages are those that were asked for; states of a page do not count."""
    lost = [one for one in visit.captures if one.outcome is not CaptureOutcome.CAPTURED]
    kept = len(visit.captures) - len(lost)
    outcome = RoundOutcome.CAPTURED if kept and not lost else RoundOutcome.PARTIAL if kept else RoundOutcome.FAILED
    reason = "; ".join(dict.fromkeys(f"{one.requested_url}: {one.outcome.value}: {one.reason}" for one in lost))
    return Ended(outcome=outcome, at=at, visit=visit.id, reason=reason or ("" if kept else "it holds no page"))
