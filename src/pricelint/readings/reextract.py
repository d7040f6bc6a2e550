"""All history read again by today's method, in several processes.

What is done is kept visit by visit: a run that was killed goes on where it ended. A visit whose content another visit
has is not read twice. Then each platform is followed and judged anew; what today's method says otherwise is recorded as
`method_changed`.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import groupby
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import Protocol

from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.errors import PricelintError
from pricelint.readings.follow import follow
from pricelint.readings.judge import judge_visits
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_reading_of
from pricelint.store.store import Store

SLICE = 8
"""Visits of one platform that are handed to a process at once."""

Lost = list[str]


@dataclass(frozen=True, slots=True)
class Work:
    """What one process does at once: read some visits of a platform, or (none named) follow and judge the platform."""

    platform: str
    visits: tuple[str, ...] = ()


@dataclass(slots=True)
class Reextracted:
    """How many visits were read and platforms followed, and a sentence for each that could not be."""

    visits: int = 0
    platforms: int = 0
    lost: Lost = field(default_factory=list)


def reextract(
    folder: Path,
    *,
    platform: str | None = None,
    since: datetime | None = None,
    jobs: int = 1,
    plugins: bool = True,
    told: Callable[[str], None] = lambda _: None,
) -> Reextracted:
    """Read every visit of a store that today's method has not read, of one platform or of all, since a time or ever."""
    done = Reextracted()
    with Store.open(folder) as store:
        forget_hollow(store)
        unread = store.readings.unread(todays_method(), platform, since)
        reading = list(_slices(store, unread))
        following = [Work(name) for name in ([platform] if platform is not None else store.visits.platforms())]
    with _hands(folder, jobs, plugins=plugins) as hands:
        for step in (reading, following):
            for work, lost in hands.do(step):
                done.visits += len(work.visits)
                done.platforms += not work.visits
                done.lost += lost
                told(work.platform)
    return done


def forget_hollow(store: Store) -> None:
    """Forget the readings by today's method whose blobs are gone: their visits are read again."""
    there = {each.sha256 for each in store.blobs.everything()}
    hollow = [name for name, blobs in store.readings.blobs(todays_method()) if not there.issuperset(blobs)]
    store.readings.forget(hollow, todays_method())


def _slices(store: Store, visits: Sequence[str]) -> Iterator[Work]:
    """Visits in parts, each of one platform: so that two processes seldom read the same page twice."""
    platforms = store.visits.platforms_of(visits)
    for platform, group in groupby(visits, key=platforms.__getitem__):
        names = tuple(group)
        yield from (Work(platform, names[at : at + SLICE]) for at in range(0, len(names), SLICE))


class _Hands(Protocol):
    def do(self, works: Sequence[Work]) -> Iterator[tuple[Work, Lost]]:
        """Do all works, each yielded when it is done with what was lost, in sentences."""
        ...


@contextmanager
def _hands(folder: Path, jobs: int, *, plugins: bool) -> Iterator[_Hands]:
    """What does the works: this process where there is one job, else others, which end with the context."""
    if jobs == 1:
        with Store.open(folder) as store:
            yield _Worker(store, load_rules(plugins=plugins))
        return
    several = _Several(folder, jobs, plugins)
    try:
        yield several
    finally:
        several.close()


@dataclass(frozen=True, slots=True)
class _Worker:
    """What does the works of one process, over its own connection to the store."""

    store: Store
    rules: Sequence[Rule]

    def do(self, works: Sequence[Work]) -> Iterator[tuple[Work, Lost]]:
        """Do works one after the other."""
        yield from ((work, self.one(work)) for work in works)

    def one(self, work: Work) -> Lost:
        """Do one work; returns what was lost, in sentences."""
        if not work.visits:
            return _tried(partial(self._finish, work.platform), work.platform)
        return [sentence for name in work.visits for sentence in _tried(partial(self._read, name), f"visit {name}")]

    def _read(self, name: str) -> None:
        if self.store.readings.one(name, todays_method()) is None:
            keep_reading_of(self.store, name)

    def _finish(self, platform: str) -> None:
        follow(self.store, platform)
        judge_visits(self.store, platform, self.rules)


def _tried(work: Callable[[], None], name: str) -> Lost:
    try:
        work()
    except PricelintError as error:
        return [f"{name} was left out: {error}"]
    return []


def _named(work: Work) -> str:
    return f"visits {', '.join(work.visits)}" if work.visits else work.platform


class _Several:
    """Processes that are started once; those that are killed from outside are started again."""

    def __init__(self, folder: Path, jobs: int, plugins: bool) -> None:
        self._folder, self._jobs, self._plugins = folder, jobs, plugins
        self._pool: ProcessPoolExecutor | None = None

    def do(self, works: Sequence[Work]) -> Iterator[tuple[Work, Lost]]:
        """Do works side by side; where a process is killed over one of them, those that are left one by one."""
        left = dict.fromkeys(works)
        for work, lost in self._together(works):
            del left[work]
            yield work, lost
        for work in list(left):
            alone = list(self._together([work]))
            yield alone[0] if alone else (work, [f"the process that worked on {_named(work)} was killed: left out"])

    def close(self) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def _together(self, works: Sequence[Work]) -> Iterator[tuple[Work, Lost]]:
        """Do the works; ends early where a process is killed."""
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._jobs, mp_context=_beginning(), initializer=_begin, initargs=(self._folder, self._plugins)
            )
        try:
            waiting = {self._pool.submit(_do, work): work for work in works}
            for future in as_completed(waiting):
                yield waiting[future], future.result()
        except BrokenProcessPool:
            self.close()


def _beginning() -> BaseContext:
    """How processes begin: forked, where the system can, from one that has imported this module and holds no thread and
    no connection; else each by itself."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([__name__])
    return server


_workers: list[_Worker] = []
"""The worker of this process, where it is one of several."""


def _begin(folder: Path, plugins: bool) -> None:
    _workers[:] = [_Worker(Store.open(folder), load_rules(plugins=plugins))]


def _do(work: Work) -> Lost:
    return _workers[0].one(work)
