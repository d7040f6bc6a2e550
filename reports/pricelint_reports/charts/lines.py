"""Where the lines, marks and dates of a line chart stand: numbers only, in the units of its view box."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from pricelint_reports.charts.model import LineChart, Point, Series
from pricelint_reports.charts.scale import Scale, TimeScale, scale_of, time_scale_of
from pricelint_reports.language import ENGLISH, Language

WIDTH, HEIGHT = 560, 280
COLOURS = 6
"""Colours that the style sheet has; each goes with a mark of its own, so that no colour alone tells anything."""

Drawn = TypeVar("Drawn")

_LEFT, _RIGHT, _TOP, _BOTTOM = 62, 46, 26, 34
_MARKS = (
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0Z", "M-3.7-3.7H3.7V3.7H-3.7Z", "M0-4.8 4.4 3.4H-4.4Z",
    "M0-5 5 0 0 5-5 0Z", "M0 4.8 4.4-3.4H-4.4Z", "M-1.6-4.6H1.6V-1.6H4.6V1.6H1.6V4.6H-1.6V1.6H-4.6V-1.6H-1.6Z",
)  # fmt: skip


def by_chart(series: Sequence[Drawn]) -> list[Sequence[Drawn]]:
    """Series in as many charts as they take: one shows as many as there are colours."""
    return [series[start : start + COLOURS] for start in range(0, len(series), COLOURS)]


@dataclass(frozen=True, slots=True)
class Mark:
    """A point at its place."""

    x: float
    y: float
    point: Point


@dataclass(frozen=True, slots=True)
class Line:
    """One series as drawn: its path, its marks, and their shape; `number` is that of its colour."""

    name: str
    path: str
    marks: tuple[Mark, ...]
    shape: str
    number: int


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number or date of an axis at its place; `minor` ones are left out where there is little room."""

    place: float
    words: str
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything of a line chart with its place."""

    lines: tuple[Line, ...]
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    base: float | None


def drawn(chart: LineChart, language: Language = ENGLISH) -> Drawing:
    """The places of everything in a chart. Points of one moment stand above each other, never aside."""
    points = [point for one in chart.series for point in one.points]
    base = [] if chart.base is None else [chart.base]
    scale = scale_of([*(point.value for point in points), *base], from_zero=chart.from_zero)
    time = time_scale_of([*(chart.span or ()), *(point.at for point in points)], language)
    dates = len(time.ticks)
    return Drawing(
        lines=tuple(_line(one, number, chart.steps, scale, time) for number, one in enumerate(chart.series)),
        across=tuple(
            Tick(_x(time, at), words, minor=bool((dates - number) % 2 == 0 and dates > 3))
            for number, (at, words) in enumerate(time.ticks)
        ),
        up=tuple(Tick(_y(scale, tick), chart.amount(tick)) for tick in scale.ticks),
        base=None if chart.base is None else _y(scale, chart.base),
    )


def _line(series: Series, number: int, steps: bool, scale: Scale, time: TimeScale) -> Line:
    marks = tuple(Mark(_x(time, point.at), _y(scale, point.value), point) for point in series.points)
    return Line(series.name, " ".join(_path(marks, steps)), marks, _MARKS[number % len(_MARKS)], number % COLOURS)


def _path(marks: tuple[Mark, ...], steps: bool) -> Iterator[str]:
    for number, mark in enumerate(marks):
        if number == 0 or not mark.point.joined:
            yield f"M{mark.x} {mark.y}"
        else:
            yield f"H{mark.x}V{mark.y}" if steps else f"L{mark.x} {mark.y}"


def _x(time: TimeScale, at: datetime) -> float:
    return round(_LEFT + time.share(at) * (WIDTH - _LEFT - _RIGHT), 2)


def _y(scale: Scale, value: Decimal) -> float:
    return round(_TOP + (1 - scale.share(value)) * (HEIGHT - _TOP - _BOTTOM), 2)
