"""Countdowns over several loads of a page: one that runs down to a moment, or one that begins anew for everyone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from pricelint.model.evidence import Evidence
from pricelint.model.fact import Tactic
from pricelint.model.units import TacticKind

LEAST_SECONDS = 15.0
"""Between the first and the last load: below it, rounding and slow pages look like a timer that begins anew."""

SLACK_SECONDS = 6.0
"""What loading, measuring and whole seconds may add."""

_DIGITS = re.compile(r"\d+")
_UNITS = (1, 60, 3600, 86_400)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a countdown showed in one load: seconds left, when, and where it was read."""

    left: int
    at: datetime
    evidence: tuple[Evidence, ...]


def seconds_left(quote: str) -> int | None:
    """The seconds that a countdown shows: its two to four numbers end in seconds ("2d 03:04:05"); None for others."""
    numbers = [int(number) for number in _DIGITS.findall(quote)]
    if not 2 <= len(numbers) <= len(_UNITS) or any(number > 59 for number in numbers[1:]):
        return None
    return sum(number * unit for number, unit in zip(reversed(numbers), _UNITS, strict=False))


def readings(loads: Iterable[tuple[datetime, Sequence[Tactic]]]) -> dict[str, list[Reading]]:
    """The countdowns of several loads by their words, digits masked; what shows no clock is left out."""
    found: dict[str, list[Reading]] = defaultdict(list)
    for at, tactics in loads:
        for tactic in tactics:
            quote = tactic.evidence[0].quote
            left = seconds_left(quote) if tactic.kind is TacticKind.COUNTDOWN else None
            if left is not None:
                found[_DIGITS.sub("#", quote.casefold())].append(Reading(left, at, tactic.evidence))
    return found


def restarts(shown: Sequence[Reading]) -> bool | None:
    """Whether a countdown begins anew with every load; None where the loads cannot tell.

    The end that each load promises is its time plus the seconds left. One moment for all: it runs down. An end that
    moves along with the loads: it begins anew.
    """
    if len(shown) < 2:
        return None
    times = [reading.at.timestamp() for reading in shown]
    ends = [time + reading.left for time, reading in zip(times, shown, strict=True)]
    elapsed, moved = max(times) - min(times), max(ends) - min(ends)
    if elapsed < LEAST_SECONDS:
        return None
    if moved <= SLACK_SECONDS:
        return False
    return (
        True
        if moved >= elapsed - SLACK_SECONDS and max(r.left for r in shown) - min(r.left for r in shown) <= SLACK_SECONDS
        else None
    )
