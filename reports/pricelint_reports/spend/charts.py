"""Where the marks of a drawn figure stand: numbers only, in the units of its view box."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

WIDTH, HEIGHT = 720, 240
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 8, 28, 28
_GAP = Fraction(1, 4)


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar: its rectangle, the group it stands in (from 0), and the middle of that group."""

    x: float
    y: float
    width: float
    height: float
    group: int
    middle: float
    series: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """The bars of a figure, and the height of its line of nothing."""

    marks: tuple[Mark, ...]
    zero: float


def columns(values: Sequence[Fraction | None]) -> Figure:
    """One bar per value from a line of nothing upwards; None leaves its place empty."""
    return grouped([(value,) for value in values])


def grouped(groups: Sequence[Sequence[Fraction | None]]) -> Figure:
    """Bars side by side in groups, upwards and downwards from a line of nothing."""
    known = [value for group in groups for value in group if value is not None]
    high, low = max([Fraction(0), *known]), min([Fraction(0), *known])
    span = high - low or Fraction(1)
    tall = HEIGHT - _TOP - _BOTTOM
    zero = _TOP + high / span * tall
    broad = Fraction(WIDTH - _LEFT - _RIGHT, max(len(groups), 1))
    marks = []
    for number, group in enumerate(groups):
        start, wide = _LEFT + broad * (number + _GAP / 2), broad * (1 - _GAP) / max(len(group), 1)
        for place, value in enumerate(group):
            if value is not None:
                top = zero - max(value, Fraction(0)) / span * tall
                marks.append(
                    Mark(
                        _plain(start + wide * place), _plain(top), _plain(wide), _plain(abs(value) / span * tall),
                        number, _plain(_LEFT + broad * (number + Fraction(1, 2))), place,
                    )
                )  # fmt: skip
    return Figure(tuple(marks), _plain(zero))


def middle(number: int, groups: int) -> float:
    """Where the name of a group stands."""
    return _plain(_LEFT + Fraction(WIDTH - _LEFT - _RIGHT, max(groups, 1)) * (number + Fraction(1, 2)))


def _plain(value: Fraction) -> float:
    return round(float(value), 2)
