"""The parent's end of the crawling process: start it, hand over the job, hear it, and never wait for it in vain."""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterator
from types import TracebackType
from typing import IO, Self

import msgspec

from pricelint_spiders.leftovers import MARK, end_marked
from pricelint_spiders.protocol import Alive, Event, read_event
from pricelint_spiders.settings import Job

CHILD = "pricelint_spiders.child"
END_SECONDS = 5.0
START_SECONDS = 60.0
"""Until the first sign of life: a busy machine is slow to start a process."""
_TAIL_BYTES = 4000


class Ended:
    """The process says no more."""


class CrawlProcess:
    """One crawling process. Leaving the `with` block ends it, whatever it is doing."""

    def __init__(self, job: Job, stall_seconds: float) -> None:
        self._job = job
        self._stall = stall_seconds
        self._said: queue.Queue[Event | Ended] = queue.Queue()
        self._stalled = False
        self._mark = uuid.uuid4().hex
        self._noise: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the block is left

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", CHILD]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._noise,
            env={**os.environ, MARK: self._mark},
            # Ctrl-C reaches us alone: we end the process, and it does not end in the middle of a sentence.
            start_new_session=True,
        )
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        stdin = self._process.stdin
        if stdin is not None:
            try:
                stdin.write(msgspec.json.encode(self._job) + b"\n")
                stdin.flush()
            except BrokenPipeError:
                self._said.put(Ended())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()
        self._listener.join(END_SECONDS)
        for pipe in (self._process.stdout, self._noise):
            if pipe is not None:
                pipe.close()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def events(self) -> Iterator[Event | Ended]:
        """What the process says, ending with `Ended`: it is done, has died, or gave no sign of life for too long."""
        patience = max(self._stall, START_SECONDS)
        while True:
            try:
                event = self._said.get(timeout=patience)
                patience = self._stall
            except queue.Empty:
                self._stalled = True
                self._process.kill()
                event = Ended()
            if isinstance(event, Alive):
                continue
            yield event
            if isinstance(event, Ended):
                return

    def kept(self, visit: str) -> None:
        """Let the process know that a page of which it told is recorded: it asks for no other of the visit before."""
        if self._process.stdin is not None and not self._process.stdin.closed:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.write(f"{visit}\n".encode())
                self._process.stdin.flush()

    def rest(self) -> Iterator[Event]:
        """End the process, and what it has said that nobody heard yet: pages that were complete are told of first."""
        self._end()
        self._listener.join(END_SECONDS)
        with contextlib.suppress(queue.Empty):
            while not isinstance(event := self._said.get_nowait(), Ended):
                yield event

    def how_it_ended(self) -> str:
        """Why pages are missing, in words, with the last thing that the process complained of."""
        self._end()
        code = self._process.returncode
        if self._stalled:
            return f"the crawling process gave no sign of life for {self._stall:g} s and was ended"
        said = self._last_words()
        if code < 0:
            return f"the crawling process was killed ({signal.Signals(-code).name}) before this page was done"
        return f"the crawling process ended with code {code} before this page was done{f': {said}' if said else ''}"

    def _listen(self) -> None:
        out = self._process.stdout
        if out is not None:
            for line in out:
                try:
                    self._said.put(read_event(line))
                except msgspec.MsgspecError:
                    break
        self._said.put(Ended())

    def _end(self) -> None:
        """Closing its standard input tells the process to end; one that does not is killed, and all that it started."""
        if self._process.stdin is not None and not self._process.stdin.closed:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.close()
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        end_marked(self._mark)

    def _last_words(self) -> str:
        size = self._noise.seek(0, 2)
        self._noise.seek(max(0, size - _TAIL_BYTES))
        lines = self._noise.read().decode("utf-8", "replace").strip().splitlines()
        return lines[-1].strip()[:300] if lines else ""
