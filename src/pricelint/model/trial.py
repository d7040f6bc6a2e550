"""A trial: one page loaded in turns as always and with one circumstance changed, to see whether prices follow.

Every load of a trial is a capture whose `state` says so; visits made as always are the control of those beside them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class Factor(StrEnum):
    """The circumstance that a trial changes.

    `currency` is another region in the same language; `time` a later load; `fresh-profile` a visitor who was there
    before, against visitors who were not; `proxy` another way into the network.
    """

    LOCALE = "locale"
    TIMEZONE = "timezone"
    VIEWPORT = "viewport"
    CURRENCY = "currency"
    TIME = "time"
    FRESH_PROFILE = "fresh-profile"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class Trial:
    """One load of a trial: `run` from 1, `varied` where the circumstance was changed; `words` say how it was loaded."""

    factor: Factor
    run: int
    varied: bool
    words: str

    @property
    def state(self) -> str:
        """The state of its capture, in words."""
        return f"trial of {self.factor.value}, run {self.run}, {'varied' if self.varied else 'control'}: {self.words}"


_STATE = re.compile(r"trial of ([a-z-]+), run (\d+), (varied|control): (.*)", re.DOTALL)


def trial_of(state: str) -> Trial | None:
    """The trial that a capture's state tells of, None where it is no trial."""
    told = _STATE.fullmatch(state)
    if told is None or told[1] not in set(Factor):
        return None
    return Trial(Factor(told[1]), int(told[2]), told[3] == "varied", told[4])
