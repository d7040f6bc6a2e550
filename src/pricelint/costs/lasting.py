"""How long units of a pool last, as the pages state it; what they do not state is assumed at its worst, and said so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from pricelint.model.fact import Expiry
from pricelint.model.units import Policy, Pool

MONTH = 30
"""Days in a month, by the convention of `PERIOD_DAYS`."""

_RANK = (Policy.END_OF_CYCLE, Policy.FIXED_PERIOD, Policy.ROLLOVER, Policy.NEVER)


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long units can be spent.

    months  that they last, the one in which they come counted: 1 is to the end of the cycle; None: they do not end
    cap     what is carried into the next month, at most, in allowances of one period; None: all of it
    stated  None where no page states it: then `months` is 1, the worst that may be
    """

    months: int | None
    cap: Decimal | None
    stated: Expiry | None

    @property
    def words(self) -> str:
        """In a few words, with what was assumed."""
        if self.stated is None:
            return "not stated: taken to end with the month"
        if self.months is None:
            return "do not end"
        kept = f", at most {self.cap.normalize():f} allowances carried over" if self.cap is not None else ""
        return ("end with the month" if self.months == 1 else f"last {self.months} months") + kept


def lasting(expiry: Iterable[Expiry], pool: Pool) -> Lasting:
    """How long units of a pool last. Of several statements the shortest holds, one on the pool before one on all."""
    known = [item for item in expiry if item.policy in _RANK and not item.doubt]
    own = [item for item in known if item.pool is pool] or [item for item in known if item.pool is Pool.ALL]
    if not own:
        return Lasting(1, None, None)
    item = min(own, key=lambda one: (_RANK.index(one.policy), one.days or 0))
    return Lasting(_months(item), item.cap_periods if item.policy is Policy.ROLLOVER else None, item)


def _months(item: Expiry) -> int | None:
    """Whole months only: what is left of a month is not counted on."""
    if item.policy is Policy.END_OF_CYCLE:
        return 1
    if item.policy is Policy.NEVER or item.days is None:
        return None if item.policy in (Policy.NEVER, Policy.ROLLOVER) else 1
    carried = item.days // MONTH
    return 1 + carried if item.policy is Policy.ROLLOVER else max(1, carried)
