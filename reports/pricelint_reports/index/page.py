"""The index as one page that holds everything and runs nothing: charts whose points lead to their quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from markupsafe import Markup

from pricelint.history.index.points import Index, IndexPoint
from pricelint.history.index.report import CreditIndex
from pricelint_reports.charts import by_chart, figure_of
from pricelint_reports.frame.environment import frame_environment
from pricelint_reports.index.charts import index_chart, overall_chart
from pricelint_reports.index.words import action_words, method, percent, point_notes, series_name, shown, total
from pricelint_reports.numbers import count, exact_money
from pricelint_reports.text import slug


@dataclass(frozen=True, slots=True)
class PlatformIndex:
    """The series of one platform, with a chart for each few of them."""

    name: str
    anchor: str
    indices: tuple[Index, ...]
    figures: tuple[Markup, ...]


def index_page(found: CreditIndex) -> str:
    """HTML of some indices, those over all first."""
    environment = frame_environment("index")
    environment.globals.update(
        row_id=row_id, shown=shown, percent=percent, total=total, series_name=series_name, notes=point_notes,
        action_words=action_words, money=exact_money, count=count,
    )  # fmt: skip
    together = by_chart(found.overall)
    return environment.get_template("credit_index.html.j2").render(
        found=found,
        method=method(found),
        overall=[figure_of(overall_chart(part, name=f"overall-{n}")) for n, part in enumerate(together, 1)],
        platforms=[_platform(name, tuple(own)) for name, own in groupby(found.indices, key=lambda one: one.platform)],
    )


def row_id(index: Index, point: IndexPoint) -> str:
    """Anchor of a point's row."""
    return f"{slug(index.platform)}-{index.currency.lower()}-{index.compared.value}-{point.period.lower()}"


def index_figures(indices: tuple[Index, ...], anchor: str) -> tuple[Markup, ...]:
    """Charts of the series of one platform whose points lead to the rows of a page that has them (`row_id`)."""
    found = []
    for number, part in enumerate(by_chart(indices), 1):
        rows = {id(point): f"#{row_id(index, point)}" for index in part for point in index.points}
        title = f"Price index of credits: {part[0].platform}"
        chart = index_chart(part, partial(_row_of, rows), name=f"{anchor}-chart-{number}", title=title)
        found.append(figure_of(chart, table=False))
    return tuple(found)


def _row_of(rows: Mapping[int, str], point: IndexPoint) -> str:
    return rows[id(point)]


def _platform(name: str, indices: tuple[Index, ...]) -> PlatformIndex:
    return PlatformIndex(name, slug(name), indices, index_figures(indices, slug(name)))
