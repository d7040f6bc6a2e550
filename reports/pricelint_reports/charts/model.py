"""What a chart shows: numbers with their words, and where each of them leads. Nothing here knows of pixels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

Words = Callable[[Decimal], str]
"""How a number of an axis is printed ("$0.05")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A value at a moment (UTC).

    says    the value in words, as the table prints it and a reader hears it
    when    the moment in words
    href    where the point leads: the receipt of that day; "" where it leads nowhere
    joined  whether a line comes from the point before: false after a gap
    sure    false where the value was seen once only: the mark is hollow
    """

    at: datetime
    value: Decimal
    says: str
    when: str
    href: str = ""
    joined: bool = True
    sure: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The points of one thing, oldest first."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """Values over time, one line a thing.

    id           prefix of the anchors in it, unique on its page
    description  what it shows in a sentence, for who cannot see it
    amount       how numbers are printed along the axis
    steps        whether a value holds until the next point (a price) or moves towards it (an index)
    base         a value with a line of its own; None for none
    span         first and last moment of the time axis; None: those of the points
    """

    id: str
    title: str
    description: str
    series: tuple[Series, ...]
    amount: Words
    steps: bool = False
    from_zero: bool = True
    base: Decimal | None = None
    span: tuple[datetime, datetime] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A number, and its words where they are printed beside it."""

    value: Decimal
    says: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BarGroup:
    """Bars side by side under one name; None leaves the place of a series empty."""

    name: str
    bars: tuple[Bar | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Bars in groups from a line of nothing, upwards and downwards. `series` names the bars of every group in order.

    `first` is the colour of the first series, the others follow.
    """

    id: str
    title: str
    description: str
    groups: tuple[BarGroup, ...]
    series: tuple[str, ...] = ()
    first: int = 0


Chart = LineChart | BarChart
