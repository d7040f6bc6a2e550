"""The time of a rule: a rule that takes longer than it may is ended, and the audit goes on with the next one.

A watcher thread, shared by all audits of the process, looks twenty times a second whether each audit is still in the
call that it was in before. A call that is seen too often is struck: `RuleTimeout` is raised inside it, on whichever
thread it runs. Looks are counted and no clock is read: a machine that slept has not made a rule slow. For the call this
costs a few assignments.

What cannot be ended from within the process: one call of a C function that does not return (a regular expression that
backtracks without end; in the foreground Ctrl-C ends that), for Python raises only between steps of Python code; and a
rule that swallows every BaseException in a loop, which the log then names.
"""

from __future__ import annotations

import ctypes
import logging
import math
import os
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeVar

LIMIT = 5.0
"""Seconds that a rule may take unless an audit is told otherwise; those of the catalogue take some thousandths."""

STEP = 0.05
"""Seconds between two looks of the watcher."""

AGAIN, GIVEN_UP, IDLE = 4, 100, 20
"""In looks: from strike to strike, from the first strike to the log, and until a watcher without watches ends."""

_LOG = logging.getLogger(__name__)
_Answer = TypeVar("_Answer")


class RuleTimeout(BaseException):
    """Raised inside a call that exceeds its time. No Exception: a rule that catches those is ended all the same."""


class Watch:
    """The time limit of the calls that one audit makes, one after the other, on the thread that made the watch.

    with watched(5.0) as watch:
        answer = watch.limited("some-rule", check, {"facts": facts})
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._allowed = max(1, math.ceil(seconds / STEP))
        self._thread = threading.get_ident()
        self._called = ""
        self._turn = 0
        self._running = False
        self._struck = False
        self._striking = threading.Lock()
        self._seen, self._looks = 0, 0

    def limited(self, name: str, call: Callable[..., _Answer], given: Mapping[str, object]) -> _Answer:
        """What `call(**given)` returns. Raises RuleTimeout where it took too long, whatever it did about that."""
        self._called = name
        self._turn += 1
        try:
            try:
                self._running = True
                return call(**given)
            finally:
                self._running = False
                if self._struck:
                    self._calm()
        except RuleTimeout:
            self._calm()
            raise

    def _calm(self) -> None:
        """From here on nothing is raised in this thread.

        The order matters, as it does in `_strike`: the one writes `_running` and then reads `_struck`, the other writes
        `_struck` and then reads `_running`, so that one of them sees the other.
        """
        self._running = False
        if self._struck:
            with self._striking:
                _raise_in(self._thread, None)
                self._struck = False

    def look(self) -> None:
        """Called by the watcher: count how often the same call was seen, and strike it where that is too often."""
        if self._turn != self._seen:
            self._seen, self._looks = self._turn, 0
        self._looks += 1
        over = self._looks - self._allowed - 1
        if not self._running or over < 0:
            return
        if over % AGAIN == 0:
            self._strike()
        if over == GIVEN_UP:
            _LOG.error("the rule %s exceeded its time %s s ago and cannot be ended", self._called, GIVEN_UP * STEP)

    def _strike(self) -> None:
        with self._striking:
            self._struck = True
            if self._running and self._turn == self._seen:
                _raise_in(self._thread, RuleTimeout)


def _raise_in(thread: int, kind: type[BaseException] | None) -> None:
    """Have `kind` raised in a thread as soon as it runs Python code; None takes back what was not yet raised."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(kind) if kind else None)


class _Watcher:
    """The thread behind all watches: begun with the first, ended when there has been none for a while."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """As at the beginning: a forked child has this object and not its thread."""
        self._lock = threading.Lock()
        self._watches: set[Watch] = set()
        self._alive = False

    def add(self, watch: Watch) -> None:
        """Look at a watch from now on."""
        with self._lock:
            self._watches.add(watch)
            if not self._alive:
                self._alive = True
                threading.Thread(target=self._run, name="pricelint-watch", daemon=True).start()

    def discard(self, watch: Watch) -> None:
        """Look at it no more."""
        with self._lock:
            self._watches.discard(watch)

    def _run(self) -> None:
        idle = 0
        while idle < IDLE:
            time.sleep(STEP)
            with self._lock:
                watches = tuple(self._watches)
                idle = 0 if watches else idle + 1
                self._alive = idle < IDLE
            for watch in watches:
                watch.look()


_WATCHER = _Watcher()
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_WATCHER.reset)


@contextmanager
def watched(seconds: float) -> Iterator[Watch]:
    """A watch over the calls of one audit, each of which may take `seconds` of real time."""
    watch = Watch(seconds)
    _WATCHER.add(watch)
    try:
        yield watch
    finally:
        _WATCHER.discard(watch)
