"""Units in pools: when they come, when they end, and what is spent first. Exact, in steps of any length.

Spending takes the units that end soonest; of two that end together the older. Without a stated order that is what
serves the buyer best, so that no loss is the simulation's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Units that come at the beginning of step `at`.

    last  the last step that they can be spent in; None: they do not end
    pool  grants of one pool share its `cap`: what of them is carried from one step into the next, at most; None: all
    """

    at: int
    units: Fraction
    last: int | None
    pool: str = ""
    cap: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Usage:
    """What became of all units: `used + lost + left` is what was granted; what ends with the last step is lost.

    `unmet` is what was wanted and not there, `short` the steps in which it was not.
    """

    used: Fraction
    lost: Fraction
    left: Fraction
    unmet: Fraction
    short: tuple[int, ...]


@dataclass(slots=True)
class _Lot:
    grant: Grant
    units: Fraction


def spend(grants: Sequence[Grant], wanted: Sequence[Fraction], cycle: int = 1) -> Usage:
    """Spend what is wanted in each step. Caps hold at the end of every `cycle` steps, when a new allowance comes."""
    waiting = sorted(grants, key=lambda grant: -grant.at)
    lots: list[_Lot] = []
    used = lost = unmet = Fraction(0)
    short = []
    for step, need in enumerate(wanted):
        lost += _end(lots, step)
        while waiting and waiting[-1].at <= step:
            lots.append(_Lot(waiting[-1], waiting.pop().units))
        lots.sort(key=_soonest)
        took = _take(lots, need)
        used += took
        if took < need:
            unmet += need - took
            short.append(step)
        if (step + 1) % cycle == 0:
            lost += _trim(lots)
    lost += _end(lots, len(wanted))
    left = sum((lot.units for lot in lots), Fraction(0)) + sum((grant.units for grant in waiting), Fraction(0))
    return Usage(used, lost, left, unmet, tuple(short))


def _soonest(lot: _Lot) -> tuple[bool, int, int]:
    return lot.grant.last is None, lot.grant.last or 0, lot.grant.at


def _end(lots: list[_Lot], step: int) -> Fraction:
    """Take out what has ended; how much that was."""
    ended = [lot for lot in lots if lot.grant.last is not None and lot.grant.last < step]
    lots[:] = [lot for lot in lots if lot.units and lot not in ended]
    return sum((lot.units for lot in ended), Fraction(0))


def _take(lots: list[_Lot], need: Fraction) -> Fraction:
    took = Fraction(0)
    for lot in lots:
        part = min(lot.units, need - took)
        lot.units -= part
        took += part
        if took == need:
            break
    return took


def _trim(lots: list[_Lot]) -> Fraction:
    """Hold each pool to its cap; what ends soonest goes first."""
    lost = Fraction(0)
    for pool in {lot.grant.pool for lot in lots if lot.grant.cap is not None}:
        own = [lot for lot in lots if lot.grant.pool == pool]
        over = sum((lot.units for lot in own), Fraction(0)) - max(lot.grant.cap or Fraction(0) for lot in own)
        if over > 0:
            lost += _take(own, over)
    return lost
