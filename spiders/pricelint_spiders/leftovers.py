"""Ends what a crawling process started and left: its browsers, and the driver between it and them.

A browser is started in a process group of its own, and belongs to nobody once the process that started it is dead. All
of them carry a mark in their environment, by which they are found whoever their parent is by now.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator

import psutil

MARK = "PRICELINT_CRAWL"
"""The environment variable; its value is unique to one crawling process."""

WAIT_SECONDS = 5.0
POLL_SECONDS = 0.01


def end_marked(mark: str) -> int:
    """Kill every other process that carries this mark, and wait for their end; returns how many there were.

    Where a system does not show the environment of processes, none is found: there the browser ends when the pipe to
    its driver closes.
    """
    found = list(marked(mark))
    for process in found:
        with contextlib.suppress(psutil.Error):
            process.kill()
    deadline = time.monotonic() + WAIT_SECONDS
    while any(_runs(process) for process in found) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    return len(found)


def _runs(process: psutil.Process) -> bool:
    """Whether it still does anything: one that is dead and not yet fetched by its parent does not."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False


def marked(mark: str) -> Iterator[psutil.Process]:
    """Other processes that carry this mark."""
    if not mark:
        return
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if process.pid != os.getpid() and process.environ().get(MARK) == mark:
                yield process
