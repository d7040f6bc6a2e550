"""Breakage: what paid units really cost where unused ones end, by a usage profile and day by day.

Months are 30 days. A plan's allowance comes at the beginning of each of its periods; a pack is bought on the day on
which what is there does not suffice. What ends soonest is spent first. With `used` and `lost` units, and `price`
money per unit,

    true price per unit = price × (used + lost) ÷ used

so that what is left at the end, and still lasts, is not counted as gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

from pricelint.costs.lasting import MONTH, Lasting
from pricelint.costs.ledger.table import Table
from pricelint.costs.pools import Grant, Usage, spend
from pricelint.costs.quote.offers import Buyable
from pricelint.costs.quote.program import cap_of
from pricelint.errors import LedgerError
from pricelint.model.fact import Cost

MOST_PACKS = 500
"""Packs that a simulation buys at most: beyond them the use is not one for packs of this size."""

LONGEST = 3_660
"""Days of a profile of one's own, at most."""

_QUARTER = 90
_BURSTS = frozenset((*range(9, 14), *range(54, 59)))
_SEASONS = (2, 2, 3, 3, 4, 5, 5, 5, 4, 3, 6, 6)


class Shape(StrEnum):
    """How use is spread.

    constant  the same every day
    bursty    all of a quarter in two bursts of five days each
    seasonal  month by month 2 2 3 3 4 5 5 5 4 3 6 6 forty-eighths of a year
    """

    CONSTANT = "constant"
    BURSTY = "bursty"
    SEASONAL = "seasonal"


def profile(shape: Shape, monthly: Fraction, months: int) -> tuple[Fraction, ...]:
    """Units per day over so many months, whose mean over whole years (quarters) is `monthly` units per month."""
    days = range(months * MONTH)
    if shape is Shape.CONSTANT:
        return tuple(monthly / MONTH for _ in days)
    if shape is Shape.SEASONAL:
        mean = Fraction(sum(_SEASONS), len(_SEASONS))
        return tuple(monthly * _SEASONS[day // MONTH % 12] / mean / MONTH for day in days)
    share = monthly * 3 / len(_BURSTS)
    return tuple(share if day % _QUARTER in _BURSTS else Fraction(0) for day in days)


def read_profile(path: Path) -> tuple[Fraction, ...]:
    """Units per day from a CSV file with the columns date and units, in any order; days without a row are zero.

    Raises LedgerError, with the line, for what is no day or no number of units.
    """
    days: dict[date, Fraction] = {}
    with Table(path) as table:
        names = [name.casefold() for name in table.header]
        if not {"date", "units"} <= set(names):
            raise LedgerError("a column is missing", where=str(path), expected="the columns date and units")
        day, units = names.index("date"), names.index("units")
        line = 1
        for batch in table.batches():
            for row in batch.rows:
                line += 1
                if row:
                    _enter(days, row, day, units, f"{path}:{line}")
    if not days or (max(days) - min(days)).days >= LONGEST:
        raise LedgerError("it holds no days, or too many", where=str(path), expected=f"1 to {LONGEST} days")
    first = min(days)
    return tuple(
        days.get(date.fromordinal(first.toordinal() + number), Fraction(0))
        for number in range((max(days) - first).days + 1)
    )


def _enter(days: dict[date, Fraction], row: Sequence[str], day: int, units: int, where: str) -> None:
    try:
        when, number = date.fromisoformat(row[day].strip()[:10]), Fraction(Decimal(row[units].strip()))
    except (ValueError, IndexError, ArithmeticError):
        when, number = date.min, Fraction(-1)
    if number < 0:
        raise LedgerError("this is no day with its units", where=where, expected="2026-01-31 and 12.5")
    days[when] = days.get(when, Fraction(0)) + number


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakage:
    """What became of the units of one thing under one policy.

    policy   "as stated", or one to compare it with
    times    how often it was paid for
    money    what was paid
    per_unit true money per unit spent; None where none was
    """

    policy: str
    lasting: Lasting
    times: int
    money: Decimal
    usage: Usage

    @property
    def lost_share(self) -> Fraction:
        """Share of the units paid for that ended unused, 0 to 1."""
        granted = self.usage.used + self.usage.lost + self.usage.left
        return self.usage.lost / granted if granted else Fraction(0)

    @property
    def per_unit(self) -> Fraction | None:
        """True money per unit spent; None where none was."""
        used, gone = self.usage.used, self.usage.used + self.usage.lost
        return Fraction(self.money) / (gone + self.usage.left) * gone / used if used else None

    def per_action(self, cost: Cost) -> tuple[Fraction, Fraction] | None:
        """True money per action, from and to; None where nothing was spent."""
        unit = self.per_unit
        return None if unit is None else (unit * Fraction(cost.low), unit * Fraction(cost.high))


POLICIES = (
    ("no expiry", Lasting(None, None, None)),
    ("rollover of a month", Lasting(2, None, None)),
    ("monthly expiration", Lasting(1, None, None)),
)
"""What every thing is compared with on the same profile."""


def breakages(thing: Buyable, days: Sequence[Fraction]) -> tuple[Breakage, ...]:
    """A thing as its pages state it, and then under each of `POLICIES`, all with the same use."""
    variants: Iterable[tuple[str, Lasting]] = (("as stated", thing.lasting), *POLICIES)
    return tuple(_simulated(name, replace(thing, lasting=lasts), days) for name, lasts in variants)


def _simulated(policy: str, thing: Buyable, days: Sequence[Fraction]) -> Breakage:
    if thing.is_plan:
        months = -(-len(days) // MONTH)
        grants = [_grant(thing, month * MONTH) for month in range(0, months, thing.grant or 1)]
        times = -(-months // (thing.every or 1))
        money = thing.cost(months)
    else:
        grants = _on_demand(thing, days)
        times, money = len(grants), thing.price * len(grants)
    usage = spend(grants, days, cycle=MONTH)
    return Breakage(policy=policy, lasting=thing.lasting, times=times, money=money, usage=usage)


def _grant(thing: Buyable, day: int) -> Grant:
    lasts = thing.lasting.months
    last = None if lasts is None else day + lasts * MONTH - 1
    return Grant(at=day, units=thing.units, last=last, pool=thing.name, cap=cap_of(thing))


def _on_demand(pack: Buyable, days: Sequence[Fraction]) -> list[Grant]:
    """Packs bought on the days on which what is there does not suffice."""
    grants: list[Grant] = []
    while len(grants) < MOST_PACKS:
        short = spend(grants, days).short
        if not short:
            break
        grants.append(_grant(pack, short[0]))
    return grants
