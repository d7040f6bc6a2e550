"""A page that was asked for again and had not changed: its capture holds the bytes of the time when it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Sameness(StrEnum):
    """How it is known that an answer is the one that was recorded: its server says so (HTTP 304), it has the same
    bytes, or the same but for tokens that are new each time by nature (nonces, tokens against forged requests)."""

    NOT_MODIFIED = "not_modified"
    SAME_BYTES = "same_bytes"
    SAME_BUT_TOKENS = "same_but_tokens"


@dataclass(frozen=True, slots=True)
class AskedAgain:
    """One address that was asked for again, and how its answer is known to be the same."""

    url: str
    sameness: Sameness


@dataclass(frozen=True, slots=True, kw_only=True)
class Revalidation:
    """That and how a page was found unchanged at the time of its capture.

    taken_at  when the bytes that the capture holds were taken: everything that it quotes stood there then
    asked     what was asked for again, the page itself first
    """

    taken_at: datetime
    asked: tuple[AskedAgain, ...]
