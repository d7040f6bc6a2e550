"""What the crawling process says on its standard output: one JSON object a line. Nothing else may write there.

It hears on its standard input: the job, and then one line for each `Captured` that is recorded, with the visit's id.
"""

from __future__ import annotations

import os
import sys
import threading
from datetime import datetime
from typing import BinaryIO

import msgspec

from pricelint.model.capture import Capture


class Started(msgspec.Struct, frozen=True, tag="started"):
    """A visit has begun."""

    visit: str
    at: datetime


class Asked(msgspec.Struct, frozen=True, tag="asked"):
    """A page of a visit is in flight."""

    visit: str
    url: str
    role: str


class Captured(msgspec.Struct, frozen=True, tag="captured"):
    """One page of a visit is done, whatever came of it, with its further states; the blobs are in the store."""

    visit: str
    capture: Capture
    states: tuple[Capture, ...] = ()


class Planned(msgspec.Struct, frozen=True, tag="planned"):
    """Pages that are going to be asked for, as (url, role): what the page in flight led to; where none is in flight,
    what takes the place of all that was planned and is not done."""

    visit: str
    pages: tuple[tuple[str, str], ...]


class Finished(msgspec.Struct, frozen=True, tag="finished"):
    """A visit is complete."""

    visit: str
    at: datetime


class Alive(msgspec.Struct, frozen=True, tag="alive"):
    """A sign of life of the event loop."""


Event = Started | Asked | Captured | Planned | Finished | Alive
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def read_event(line: bytes) -> Event:
    """One line as an event; raises `msgspec.MsgspecError` for anything else."""
    return _decoder.decode(line)


class Channel:
    """The sending end, safe to use from several threads."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._lock = threading.Lock()
        self._closed = False

    @classmethod
    def over_stdout(cls) -> Channel:
        """Take standard output for events alone; what others print goes to standard error from now on."""
        private = os.dup(sys.stdout.fileno())
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        return cls(os.fdopen(private, "wb", buffering=0))

    def send(self, event: Event) -> None:
        """Write one event; nothing after `close`."""
        if self._closed:
            return
        line = msgspec.json.encode(event) + b"\n"
        with self._lock:
            view = memoryview(line)
            while view:
                view = view[self._out.write(view) :]

    def close(self) -> None:
        """Say nothing more: what fails while everything is being ended is no outcome of a page."""
        self._closed = True
