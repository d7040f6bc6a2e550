"""What an index is made of: points, and in each of them what was compared with what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, localcontext

from pricelint.derive.basis import Compared
from pricelint.history.index.formula import Formula, precisely
from pricelint.history.index.periods import Every
from pricelint.history.index.readings import Action, Price, Reading

BASE = Decimal(100)
"""The index of the first period of a chain."""


@dataclass(frozen=True, slots=True)
class Matched:
    """One action that is priced in both periods of a link; `share` of what the basket costs, the mean of both."""

    action: Action
    before: Price
    after: Price
    share: Decimal

    @property
    def ratio(self) -> Decimal:
        """The latter price by the former."""
        with localcontext(precisely()):
            return self.after.amount / self.before.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPoint:
    """The index of one period.

    value    unrounded; `BASE` in the first period of its chain
    chain    from 1; the next begins where nothing could be compared, and values of two chains are never compared
    link     how much dearer the basket is than at the point before; None in the first period of a chain
    reading  the visit whose prices count, the last of the period that shows any: its receipts
    before   that of the point before; None in the first period of a chain
    matched  the actions that were compared
    entered, left   actions that are priced at one of the two periods only: they move no index
    seen     visits of the period that priced anything
    sure     whether the visit before or after showed the same prices: what was seen once may have been passing
    """

    period: str
    value: Decimal
    chain: int
    link: Decimal | None
    reading: Reading
    before: Reading | None = None
    matched: tuple[Matched, ...] = ()
    entered: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    seen: int = 1
    sure: bool = False

    @property
    def at(self) -> datetime:
        """When the visit ended."""
        return self.reading.at

    @property
    def other_size(self) -> bool:
        """Whether another plan or pack is compared than at the point before: the former cheapest is it no more."""
        if self.before is None:
            return False
        was, now = self.before.size, self.reading.size
        return was.name != now.name and (was.money, was.units) != (now.money, now.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """The series of one platform, oldest point first; a period without any priced action has none."""

    platform: str
    currency: str
    compared: Compared
    every: Every
    formula: Formula
    points: tuple[IndexPoint, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A platform in a link over all: its point, and how much dearer it became than the others had by its last one."""

    point: IndexPoint
    ratio: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallPoint:
    """The index over all platforms in one period: each of `members` counts once. None are there in the base period."""

    period: str
    value: Decimal
    link: Decimal | None
    at: datetime
    members: tuple[Member, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The series over all platforms in one currency by one basis. `platforms` are those that ever moved it."""

    currency: str
    compared: Compared
    every: Every
    formula: Formula
    points: tuple[OverallPoint, ...]
    platforms: tuple[str, ...]
