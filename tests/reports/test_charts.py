"""Charts: round numbers on their axes, everything escaped, every number in the table, well-formed as a file."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pricelint_reports.charts import Bar, BarChart, BarGroup, LineChart, Point, Series, figure_of, standalone_svg
from pricelint_reports.charts.bars import bars_drawn
from pricelint_reports.charts.lines import HEIGHT, WIDTH, drawn
from pricelint_reports.charts.scale import MOST_DATES, MOST_TICKS, scale_of, time_scale_of

START = datetime(2026, 1, 31, tzinfo=UTC)
YEARS = st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds it
VALUES = st.decimals("-1000000", "1000000", places=6)
HOSTILE = '</svg><script>alert(1)</script>"\x00\x1b[31m'


def chart(*values: str, steps: bool = False, href: str = "") -> LineChart:
    points = tuple(
        Point(at=START + timedelta(days=30 * n), value=Decimal(value), says=f"${value}", when=f"day {n}", href=href)
        for n, value in enumerate(values)
    )
    return LineChart(
        id="c", title="Price", description="What it costs.", series=(Series(name="Pro", points=points),),
        amount=lambda number: f"${number}", steps=steps,
    )  # fmt: skip


@given(st.lists(VALUES, min_size=1, max_size=8), st.booleans())
def test_an_axis_holds_its_values_between_few_round_numbers(values: list[Decimal], from_zero: bool) -> None:
    scale = scale_of(values, from_zero=from_zero)
    assert scale.low <= min(values) <= max(values) <= scale.high
    assert 2 <= len(scale.ticks) <= MOST_TICKS + 2
    steps = {b - a for a, b in zip(scale.ticks, scale.ticks[1:], strict=False)}
    assert len(steps) == 1
    assert steps.pop().normalize().as_tuple().digits in {(1,), (2,), (2, 5), (5,)}
    assert not from_zero or Decimal(0) in scale.ticks
    assert all(0 <= scale.share(value) <= 1 for value in values)


@given(st.lists(YEARS, max_size=6))
def test_a_time_axis_prints_few_dates_within_it(moments: list[datetime]) -> None:
    scale = time_scale_of(moments)
    assert 1 <= len(scale.ticks) <= MOST_DATES
    assert all(scale.since <= at <= scale.until for at, _ in scale.ticks)
    assert [at for at, _ in scale.ticks] == sorted({at for at, _ in scale.ticks})


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (12, ["2 Feb", "4 Feb", "6 Feb", "8 Feb", "10 Feb", "12 Feb"]),
        (100, ["Feb 2026", "Mar 2026", "Apr 2026", "May 2026"]),
        (2500, ["2027", "2028", "2029", "2030", "2031", "2032"]),
    ],
)
def test_dates_are_as_far_apart_as_the_time_is_long(days: int, words: list[str]) -> None:
    assert [text for _, text in time_scale_of([START, START + timedelta(days=days)]).ticks] == words


@given(st.lists(VALUES, min_size=1, max_size=6))
def test_everything_stands_within_the_drawing(values: list[Decimal]) -> None:
    drawing = drawn(chart(*map(str, values)))
    places = [(mark.x, mark.y) for line in drawing.lines for mark in line.marks]
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in places)
    bars = bars_drawn(
        BarChart(
            id="b", title="", description="",
            groups=tuple(BarGroup(name=str(n), bars=(Bar(value=v), None)) for n, v in enumerate(values)),
        )
    )  # fmt: skip
    assert all(0 <= one.x <= one.x + one.width <= WIDTH for one in bars.rects)
    assert all(0 <= one.y <= one.y + one.height <= HEIGHT and one.height >= 0 for one in bars.rects)
    assert len(bars.rects) == len(values)


def test_a_price_holds_until_the_next_point_and_a_gap_has_no_line() -> None:
    stepped = chart("10", "20", steps=True)
    assert "H" in drawn(stepped).lines[0].path
    (series,) = stepped.series
    apart = replace(series, points=(series.points[0], replace(series.points[1], joined=False)))
    assert drawn(replace(stepped, series=(apart,))).lines[0].path.count("M") == 2


def test_charts_of_one_page_can_show_the_same_time() -> None:
    one = replace(chart("10"), span=(START - timedelta(days=10), START + timedelta(days=10)))
    (mark,) = drawn(one).lines[0].marks
    ticks = [tick.words for tick in drawn(one).across]
    assert ticks[0].endswith("Jan")
    assert ticks[-1].endswith("Feb")
    assert abs(mark.x - (62 + WIDTH - 46) / 2) < 1


def test_every_number_stands_in_the_table_and_leads_where_its_point_does() -> None:
    html = figure_of(chart("10", "20", href="#receipt-1"))
    assert html.count('href="#receipt-1"') == 4  # two points, two rows
    assert '<td><a href="#receipt-1">$20</a></td>' in html
    assert "<details" not in figure_of(chart("10"), table=False)


def test_what_was_seen_once_is_drawn_hollow_and_said_so() -> None:
    one = chart("10")
    (series,) = one.series
    html = figure_of(replace(one, series=(replace(series, points=(replace(series.points[0], sure=False),)),)))
    assert "mark unsure" in html
    assert "(seen once)" in html


def test_words_from_a_page_stay_words() -> None:
    plain = chart("10")
    (series,) = plain.series
    hostile = replace(plain, title=HOSTILE, description=HOSTILE, series=(replace(series, name=HOSTILE),))
    for text in (str(figure_of(hostile)), standalone_svg(hostile)):
        assert "<script" not in text
        assert "\x00" not in text
        assert "\x1b" not in text


def test_a_chart_as_a_file_is_well_formed_and_holds_its_style_legend_and_text() -> None:
    root = etree.fromstring(standalone_svg(chart("10", "20", href="#nowhere")).encode())
    names = [element.tag.rpartition("}")[2] for element in root.iter()]
    assert names[:2] == ["svg", "title"]
    assert {"desc", "style"} <= set(names)
    assert "a" not in names  # the receipts stand beside the page that it was drawn for
    assert "Pro" in [element.text for element in root.iter() if element.get("class") == "key"]


def test_the_same_chart_is_drawn_the_same() -> None:
    assert figure_of(chart("10", "20")) == figure_of(chart("10", "20"))


def test_a_hollow_mark_is_explained_where_there_is_one() -> None:
    def figure(*, sure: bool) -> str:
        points = (
            Point(at=datetime(2026, 5, 1, tzinfo=UTC), value=Decimal(1), says="1", when="May"),
            Point(at=datetime(2026, 6, 1, tzinfo=UTC), value=Decimal(2), says="2", when="June", sure=sure),
        )
        series = (Series(name="a", points=points),)
        return str(figure_of(LineChart(id="c", title="t", description="d", series=series, amount=str), table=False))

    assert "seen once" in figure(sure=False)
    assert "seen once" not in figure(sure=True)
