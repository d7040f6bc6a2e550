"""From one appointment to the next. Pure: what the clock says comes in from outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from pricelint.model.appointment import Appointment, Ended, RoundOutcome
from pricelint.schedule.cadence import DAY, Cadence, awake, back_off, due_at, is_awake, slot_after


def first(platform: str, cadence: Cadence, visited: datetime | None, now: datetime) -> Appointment:
    """The appointment of a platform that has none: now, or one cadence after it was visited by other means."""
    slot = now if visited is None or visited > now else slot_after(cadence, platform, visited, visited)
    due = awake(cadence, slot) if slot == now else due_at(cadence, platform, slot)
    return Appointment(platform=platform, turn=1, slot=slot, due_at=due, cadence=cadence.words)


def following(one: Appointment, cadence: Cadence, ended: Ended) -> Appointment:
    """The appointment after a round, which makes up for the slots that passed meanwhile; failures wait longer."""
    if ended.outcome is RoundOutcome.FAILED:
        failures = one.failures + 1
        slot = ended.at + back_off(cadence, failures)
        due = awake(cadence, slot)
        return replace(
            one, turn=one.turn + 1, slot=slot, due_at=due, failures=failures, back_off_until=due, last=ended
        )  # fmt: skip
    slot = slot_after(cadence, one.platform, one.slot, max(ended.at, one.slot))
    due = due_at(cadence, one.platform, slot)
    return replace(one, turn=one.turn + 1, slot=slot, due_at=due, failures=0, back_off_until=None, last=ended)


def mended(one: Appointment, cadence: Cadence, now: datetime) -> Appointment:
    """The appointment, made anew where another cadence holds now, or where the clock went back far.

    A clock that went back by less than a cadence delays a visit by as much. One that went back further would keep the
    platform waiting for a day that is not near, so its next slot is counted from now.
    """
    if one.cadence != cadence.words:
        return _again(one, cadence, min(one.last.at, now)) if one.last else replace(one, cadence=cadence.words)
    return _again(one, cadence, now) if one.due_at - now > farthest(one, cadence) else one


def farthest(one: Appointment, cadence: Cadence) -> timedelta:
    """The longest that an appointment can lie ahead while the clock goes as it should, with room for a slow one."""
    wait = cadence.retry_most if one.failures else cadence.every
    return 2 * (max(wait, cadence.every) + cadence.jitter) + DAY


def _again(one: Appointment, cadence: Cadence, moment: datetime) -> Appointment:
    """A platform that failed is tried after the wait that its failures ask for, any other in its next slot."""
    if one.failures:
        slot = moment + back_off(cadence, one.failures)
        due = awake(cadence, slot)
        return replace(one, slot=slot, due_at=due, cadence=cadence.words, back_off_until=due)
    slot = slot_after(cadence, one.platform, one.slot, moment)
    return replace(one, slot=slot, due_at=due_at(cadence, one.platform, slot), cadence=cadence.words)


def begins_at(one: Appointment, cadence: Cadence, now: datetime) -> datetime:
    """When a visit begins: when it is due, or after the quiet hours that it was overtaken by."""
    return one.due_at if one.due_at > now or is_awake(cadence, now) else awake(cadence, now)
