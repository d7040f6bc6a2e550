"""Where the bars of a chart stand: numbers only, in the units of its view box."""

from __future__ import annotations

from dataclasses import dataclass

from pricelint_reports.charts.lines import COLOURS, HEIGHT, WIDTH, Tick
from pricelint_reports.charts.model import Bar, BarChart
from pricelint_reports.charts.scale import Scale, scale_of

_SIDE, _TOP, _BOTTOM = 8, 28, 34
_GAP = 0.25
_CROWDED = 6


@dataclass(frozen=True, slots=True)
class Rect:
    """One bar: its rectangle, where its words stand, and the number of its colour."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    bar: Bar
    number: int


@dataclass(frozen=True, slots=True)
class BarDrawing:
    """The bars, the names of their groups, and the height of the line of nothing."""

    rects: tuple[Rect, ...]
    names: tuple[Tick, ...]
    zero: float


def bars_drawn(chart: BarChart) -> BarDrawing:
    """The places of everything in a bar chart."""
    scale = scale_of([bar.value for group in chart.groups for bar in group.bars if bar])
    broad = (WIDTH - 2 * _SIDE) / max(len(chart.groups), 1)
    crowded = len(chart.groups) > _CROWDED
    return BarDrawing(
        rects=tuple(rect for number in range(len(chart.groups)) for rect in _group(chart, number, broad, scale)),
        names=tuple(
            Tick(round(_SIDE + broad * (number + 0.5), 2), group.name, minor=crowded and number % 2 == 1)
            for number, group in enumerate(chart.groups)
        ),
        zero=_y(scale, 0.0),
    )


def _group(chart: BarChart, number: int, broad: float, scale: Scale) -> list[Rect]:
    bars = chart.groups[number].bars
    wide = broad * (1 - _GAP) / max(len(bars), 1)
    start = _SIDE + broad * (number + _GAP / 2)
    found = []
    for place, bar in enumerate(bars):
        if bar is not None:
            ends = sorted((_y(scale, 0.0), _y(scale, float(bar.value))))
            x = start + wide * place
            found.append(
                Rect(
                    round(x, 2), ends[0], round(wide, 2), round(ends[1] - ends[0], 2), round(x + wide / 2, 2), bar,
                    (place + chart.first) % COLOURS,
                )
            )  # fmt: skip
    return found


def _y(scale: Scale, value: float) -> float:
    share = (value - float(scale.low)) / float(scale.high - scale.low)
    return round(_TOP + (1 - share) * (HEIGHT - _TOP - _BOTTOM), 2)
