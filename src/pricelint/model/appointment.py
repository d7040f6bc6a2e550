"""Appointments: when each platform is to be visited next, and the rounds that come of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class RoundOutcome(StrEnum):
    """What came of a round: every page, some of them, or nothing at all. Only the last is a failure."""

    CAPTURED = "captured"
    PARTIAL = "partial"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """How a round ended: its outcome, the finished visit that it left (None where there is none), and why in words."""

    outcome: RoundOutcome
    at: datetime
    visit: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """The next round of a platform. Times are in UTC.

    turn      number of the round, from 1; no two rounds of a platform share one, whatever the clock does
    slot      the moment of the timetable; `due_at` the moment from which the visit may begin (jitter, quiet hours)
    cadence   the cadence that it was made by, in words: another one makes it anew
    failures  failed rounds in a row; `back_off_until` is given where they delay the next one
    last      how the latest round ended, None before the first
    """

    platform: str
    turn: int
    slot: datetime
    due_at: datetime
    cadence: str
    failures: int = 0
    back_off_until: datetime | None = None
    last: Ended | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """A round that has begun. `visits_before` are the finished visits of the platform that were stored when it did:
    where more are stored later, it left one, even if nobody lived to note that."""

    platform: str
    turn: int
    slot: datetime
    started_at: datetime
    attempts: int
    visits_before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An ended round of which nobody has been told yet; `failures` were in a row when it ended."""

    platform: str
    turn: int
    failures: int
    ended: Ended


class DeliveryState(StrEnum):
    """Where a delivery stands.

    `known`: the channel is taken to know it, and it is never sent. `unclear`: the sender died twice in the middle of
    sending it; it is not sent again.
    """

    KNOWN = "known"
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    GIVEN_UP = "given_up"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One piece of news for one channel. `subject` names the news, the same whenever it is read again.

    content   what the message is written from: plain values, as JSON keeps them
    attempts  times that sending it has failed
    """

    channel: str
    subject: str
    platform: str
    due_at: datetime
    content: Mapping[str, object]
    attempts: int = 0
