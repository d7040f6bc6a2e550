"""Charts that are tables: each row has its name, a strip with a dot or a range along one axis, and its numbers.

The table is the text alternative and the data of the chart at once. Places are per cent of the axis, so that a strip is
drawn at any width. Curves (`Curve`) have a table of their own beside the drawing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pricelint.model.money import Money
from pricelint_reports.charts.scale import Scale, scale_of
from pricelint_reports.language import Language
from pricelint_reports.site.links import Owner

MOST_ROWS = 40
"""Rows that a chart draws: those that come first in its order; the ranking beside it has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place of an axis, in per cent, and its words."""

    place: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """One row: `line` is the platform that it is of, where there are several; `low` and `high` in per cent.

    beyond  the range goes on past the end of the axis
    """

    name: str
    line: Owner | None
    low: float
    high: float
    says: str
    claim: str
    beyond: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A chart of rows along one axis. `id` is unique on its page, `more` counts rows that are not drawn."""

    id: str
    title: str
    ticks: tuple[Tick, ...]
    rows: tuple[StripRow, ...]
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A point of a curve in per cent of both axes (from the left, from the top), its words and its claim."""

    x: float
    y: float
    name: str
    says: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """Points joined from left to right, with ticks of both axes."""

    id: str
    title: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    dots: tuple[Dot, ...]


def count_strip(
    name: str, title: str, rows: Iterable[tuple[str, Decimal, Decimal, str, str]], language: Language
) -> Strip:
    """Numbers of one kind side by side."""
    known = list(rows)
    scale = scale_of(value for _, low, high, _, _ in known for value in (low, high))
    return Strip(
        id=name,
        title=title,
        ticks=ticks(scale, language.count),
        rows=tuple(
            StripRow(
                name=item, line=None, low=place(scale, low), high=place(scale, high), says=says, claim=claim
            )
            for item, low, high, says, claim in known[:MOST_ROWS]
        ),
        more=max(0, len(known) - MOST_ROWS),
    )  # fmt: skip


def rate_curve(
    name: str, title: str, sizes: Sequence[tuple[Decimal, Money, str, str, str]], language: Language
) -> Curve | None:
    """What a unit costs over the number of units that are bought at once; None for fewer than three sizes.

    A size is its units, the money per unit, its name, its words and its claim.
    """
    if len({units for units, *_ in sizes}) < 3:
        return None
    known = sorted(sizes, key=lambda size: size[0])
    least, most = math.log(known[0][0]), math.log(known[-1][0])
    scale = scale_of(money.amount for _, money, *_ in known)
    currency = known[0][1].currency
    return Curve(
        id=name,
        title=title,
        across=tuple(
            Tick(place=share(math.log(units), least, most), words=language.count(units))
            for units in _spread([units for units, *_ in known])
        ),
        up=tuple(
            Tick(place=100 - tick.place, words=tick.words)
            for tick in ticks(scale, lambda value: language.rounded_money(Money(currency, value))[0])
        ),
        dots=tuple(
            Dot(
                x=share(math.log(units), least, most), y=round(100 - place(scale, money.amount), 2), name=item,
                says=says, claim=claim,
            )
            for units, money, item, says, claim in known
        ),
    )  # fmt: skip


def _spread(units: Sequence[Decimal]) -> list[Decimal]:
    """The first, the middle and the last of some numbers: their words do not stand on top of each other."""
    return list(dict.fromkeys((units[0], units[len(units) // 2], units[-1])))


def share(value: float, low: float, high: float) -> float:
    """How far a value stands between two others, in per cent."""
    return round((value - low) / (high - low) * 100, 2)


def place(scale: Scale, value: Decimal) -> float:
    """The place of a value on an axis, in per cent."""
    return round(scale.share(value) * 100, 2)


def ticks(scale: Scale, words: Callable[[Decimal], str]) -> tuple[Tick, ...]:
    """The ticks of an axis with their words."""
    return tuple(Tick(place=place(scale, value), words=words(value)) for value in scale.ticks)
