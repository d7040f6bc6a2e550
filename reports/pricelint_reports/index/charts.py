"""The chart of an index: for its own page, and to be set into any other that has the style of charts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, time
from decimal import Decimal

from pricelint.history.index.periods import Every
from pricelint.history.index.points import Index, IndexPoint, Overall, OverallPoint
from pricelint_reports.charts import LineChart, Point, Series
from pricelint_reports.index.words import percent, series_name, shown
from pricelint_reports.language import ENGLISH, N_, Language

TITLE = N_("Price index of credits")

Href = Callable[[IndexPoint], str]
"""Where a point leads: the receipt of its visit; "" for nowhere."""


def nowhere(_point: IndexPoint) -> str:
    """A chart without receipts beside it."""
    return ""


def index_chart(
    indices: Iterable[Index],
    href: Href = nowhere,
    *,
    name: str = "index",
    title: str = TITLE,
    language: Language = ENGLISH,
) -> LineChart:
    """A line for each platform, currency and basis; `name` is the prefix of its anchors on the page."""
    series = tuple(
        Series(
            name=series_name(one, language),
            points=tuple(_point(point, one.every, href, language) for point in one.points),
        )
        for one in indices
    )
    return _chart(series, name, title, language)


def overall_chart(series: Iterable[Overall], *, name: str = "overall", language: Language = ENGLISH) -> LineChart:
    """A line for each currency and basis, over all platforms."""
    lines = tuple(
        Series(
            name=series_name(one, language),
            points=tuple(_overall_point(point, one.every, language) for point in one.points),
        )
        for one in series
    )
    return _chart(lines, name, language.say("Price index of credits, all platforms"), language)


def _chart(series: Sequence[Series], name: str, title: str, language: Language) -> LineChart:
    return LineChart(
        id=name,
        title=title,
        description=_description(series, language),
        series=tuple(series),
        amount=lambda number: language.decimal(number, max(0, -int(number.as_tuple().exponent))),
        from_zero=False,
        base=Decimal(100),
    )


def _description(series: Sequence[Series], language: Language) -> str:
    ends = (_ends(one.name, one.points[0], one.points[-1], language) for one in series if one.points)
    return " ".join((language.say("The first period is 100; a higher number is dearer."), *ends))


def _ends(name: str, first: Point, last: Point, language: Language) -> str:
    return language.say(
        "%(name)s: %(first)s in %(began)s, %(last)s in %(ended)s.",
        name=name, first=first.says, began=first.when, last=last.says, ended=last.when,
    )  # fmt: skip


def _point(point: IndexPoint, every: Every, href: Href, language: Language) -> Point:
    return Point(
        at=_begin(point.period, every), value=point.value, says=_says(point.value, point.link, language),
        when=point.period, href=href(point), joined=point.link is not None, sure=point.sure,
    )  # fmt: skip


def _overall_point(point: OverallPoint, every: Every, language: Language) -> Point:
    says = _says(point.value, point.link, language)
    return Point(at=_begin(point.period, every), value=point.value, says=says, when=point.period)


def _begin(period: str, every: Every) -> datetime:
    """Where a period stands on the axis: at its first moment, whichever of its visits counts."""
    return datetime.combine(every.begins(period), time(), UTC)


def _says(value: Decimal, link: Decimal | None, language: Language) -> str:
    told = shown(value, language)
    return told if link is None else f"{told} ({percent(link, language)})"
