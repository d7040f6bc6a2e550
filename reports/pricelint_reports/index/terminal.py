"""The index on the terminal: every series in a line; of a few series, every point."""

from __future__ import annotations

from collections.abc import Iterator

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pricelint.history.index.points import Index, Overall
from pricelint.history.index.report import CreditIndex
from pricelint_reports.index.words import action_words, method, percent, series_name, shown, total
from pricelint_reports.text import one_line

FEW = 3
"""Series of which every point is printed."""

_ACTIONS = 3


def index_text(found: CreditIndex) -> Group:
    """Everything about some indices, what is over all first."""
    parts: list[RenderableType] = []
    every: tuple[Index | Overall, ...] = (*found.overall, *found.indices)
    if not every:
        return Group(Text("No visit prices any action: there is no index."))
    parts.append(_summary(every))
    if len(found.indices) <= FEW:
        parts.extend(_points(index) for index in found.indices if len(index.points) > 1)
    return Group(*parts, *_told(found))


def _summary(every: tuple[Index | Overall, ...]) -> Table:
    table = _table("Price index of credits", "Series", "From", "To", "Index", "Change", "Points")
    for series in every:
        first, last = series.points[0], series.points[-1]
        table.add_row(
            *_cells(
                series_name(series),
                first.period,
                last.period,
                shown(last.value),
                total(series),
                str(len(series.points)),
            )
        )
    return table


def _points(index: Index) -> Table:
    table = _table(series_name(index), "Period", "Index", "Change", "Compared", "Size", "Visit")
    for point in index.points:
        said = [action_words(one, index.currency) for one in point.matched if one.ratio != 1]
        said = said or ["nothing moved" if point.link is not None else f"{len(point.reading.prices)} priced"]
        more = f" and {len(said) - _ACTIONS} more" if len(said) > _ACTIONS else ""
        sure = "" if point.sure else " (seen once)"
        table.add_row(
            *_cells(
                point.period, shown(point.value), percent(point.link), "; ".join(said[:_ACTIONS]) + more + sure,
                point.reading.size.name, point.reading.visit,
            )
        )  # fmt: skip
    return table


def _told(found: CreditIndex) -> Iterator[Text]:
    yield Text(method(found), style="dim")
    yield Text("Receipts of every point: --format csv, json or html. docs/index.md says how to read them.", style="dim")


def _table(title: str, *heads: str) -> Table:
    table = Table(title=Text(one_line(title)), title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for head in heads:
        table.add_column(head, justify="right" if head in {"Index", "Change", "Points"} else "left", overflow="fold")
    return table


def _cells(*cells: str) -> list[Text]:
    return [Text(one_line(cell)) for cell in cells]
