"""`pricelint index`: the price index of credits, as a table, as data to cite, and as a chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pricelint.cli.app import app, done, note
from pricelint.cli.app import out as console
from pricelint.cli.options import REPORT, STORE, OutOption, StoreOption
from pricelint.cli.over_time import keep_readings, opened, platforms_of, prices_of
from pricelint.history.index.formula import Formula
from pricelint.history.index.periods import Every, period_in
from pricelint.history.index.report import CreditIndex, credit_index, index_json
from pricelint.history.index.weights import EQUAL, read_weights
from pricelint_reports.charts import standalone_svg
from pricelint_reports.index import index_chart, index_csv, index_page, index_text, overall_chart


class IndexFormat(StrEnum):
    """What an index is written as."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    HTML = "html"
    SVG = "svg"


@app.command()
def index(
    platform: Annotated[list[str] | None, typer.Argument(help="Platforms of the store (default: all).")] = None,
    store: StoreOption = STORE,
    every: Annotated[Every, typer.Option("--every", help="How long a period is.")] = Every.MONTH,
    since: Annotated[str, typer.Option("--from", help="First period, and the base: 2026-05, 2026-W19, a day.")] = "",
    until: Annotated[str, typer.Option("--to", help="Last period.")] = "",
    formula: Annotated[Formula, typer.Option("--formula", help="How two periods are compared.")] = Formula.TORNQVIST,
    basket: Annotated[
        Path | None, typer.Option("--basket", help="TOML file of dated baskets (default: every action counts alike).")
    ] = None,
    form: Annotated[IndexFormat, typer.Option("--format", help="How the index is written.")] = IndexFormat.TABLE,
    out: OutOption = None,
) -> None:
    """Say how much dearer a fixed basket of actions became: credit inflation, chained from period to period.

    Money per action at the cheapest paid month-to-month plan, and apart from it at the smallest pack; actions that are
    priced in two neighbouring periods are compared, and each point names its visit and quotes. docs/index.md describes
    the formula, what enters and leaves, and how baskets are stated.
    """
    weights = read_weights(basket) if basket else EQUAL
    first = period_in(since, every, "--from") if since else ""
    last = period_in(until, every, "--to") if until else ""
    with opened(store) as read:
        names = platforms_of(read, platform or ())
        lost = keep_readings(read, names)
        prices = prices_of(read, names)
    _publish(credit_index(prices, every, formula, weights, since=first, until=last), form, out)
    raise done(lost)


def _publish(found: CreditIndex, form: IndexFormat, folder: Path | None) -> None:
    if form is IndexFormat.TABLE:
        console.print(index_text(found))
        return
    text = _TEXTS[form](found)
    if folder is None and form is not IndexFormat.HTML:
        typer.echo(text.encode(), nl=False)
        return
    target = folder or REPORT
    target.mkdir(parents=True, exist_ok=True)
    file = target / f"credit-index.{form.value}"
    file.write_bytes(text.encode())
    note(f"Written: {file}")


def _svg(found: CreditIndex) -> str:
    """The chart of what is over all; where it is one platform, of that."""
    one = len({index.platform for index in found.indices}) == 1
    return standalone_svg(index_chart(found.indices) if one else overall_chart(found.overall))


_TEXTS: Mapping[IndexFormat, Callable[[CreditIndex], str]] = {
    IndexFormat.JSON: lambda found: index_json(found).decode(),
    IndexFormat.CSV: index_csv,
    IndexFormat.HTML: index_page,
    IndexFormat.SVG: _svg,
}
