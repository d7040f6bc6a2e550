"""What the browser brings back of one page, and the ways in which it may bring nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec

from pricelint.model.capture import Banner, Controls, Fidelity
from pricelint.model.exchange import Exchange

DOWNLOAD = "net::ERR_ABORTED"
"""The code of an address that the browser would not show but download."""


class BrowserFetchError(Exception):
    """The browser did not get the page. `code` is its own name for the cause ("net::ERR_…", "timeout", "crash",
    "too large"), `url` the address at which it failed: after a redirect another one than was asked for."""

    def __init__(self, code: str, url: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.url = url


class Settled(msgspec.Struct, frozen=True):
    """How the wait for a quiet page ended."""

    ready: str
    quiet: bool
    waited_ms: int


class Notes(msgspec.Struct, frozen=True):
    """What the script met besides plain elements; `suspects` are hosts that may have a closed shadow root."""

    shadow_roots: int
    frames: int
    closed_frames: list[str]
    suspects: int


class Collected(msgspec.Struct, frozen=True):
    """The JSON string of `collect.js`. `html` is empty where it is longer than allowed; `html_chars` tells."""

    url: str
    title: str
    settled: Settled
    page: tuple[float, float]
    notes: Notes
    html: str
    html_chars: int
    visible: str
    characters: int
    geometry: msgspec.Raw


@dataclass(frozen=True, slots=True)
class Recorded:
    """The exchanges of one page, `dropped` more than are kept, and when: `seconds` by a monotonic clock.

    `certificate` is the one of the page's host in DER; `browser` the version that spoke.
    """

    exchanges: tuple[Exchange, ...]
    dropped: int
    certificate: bytes | None
    began_at: datetime
    seconds: float
    browser: str = ""


@dataclass(frozen=True, slots=True)
class Pictures:
    """What is kept of a page beside its text: where it stands, the page as one file, the window, the whole length.

    `tiles` are the parts of the page below `full_page`; `recorded` is what went over the network for it so far.
    """

    geometry: bytes
    mhtml: bytes | None
    screenshot: bytes | None
    full_page: bytes | None
    tiles: tuple[bytes, ...]
    recorded: Recorded


@dataclass(frozen=True, slots=True)
class TakenState:
    """The page in a later state; `words` says what led there, `at` when it was taken."""

    words: str
    at: datetime
    shown: Collected
    pictures: Pictures
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """One page as the browser has it: how it was answered, what it shows, and its artefacts.

    problems  in words what could not be taken or is known to be missing
    states    its further states; `controls` what was found that leads to them, None where nobody looked
    banner    the consent banner that it showed
    """

    status: int
    headers: tuple[tuple[str, str], ...]
    redirects: tuple[str, ...]
    body: bytes | None
    shown: Collected
    pictures: Pictures
    problems: tuple[str, ...]
    states: tuple[TakenState, ...] = ()
    controls: Controls | None = None
    fidelity: Fidelity | None = None
    banner: Banner | None = None
