"""`pricelint coverage`: what allowances buy, what is missing to say so, and whether printed yields hold."""

from __future__ import annotations

from typing import Annotated

import typer

from pricelint.cli.app import app, done
from pricelint.cli.app import out as console
from pricelint.cli.options import STORE, Delay, Loopback, Needs, PricedSources, StoreOption, TableOrJson
from pricelint.cli.priced import priced
from pricelint.costs.coverage_report import coverage_json, coverage_of
from pricelint.costs.quote import need_of
from pricelint_reports.coverage import coverage_text


@app.command()
def coverage(
    sources: PricedSources = None,
    need: Needs = None,
    form: Annotated[TableOrJson, typer.Option("--format", help="How it is written.")] = TableOrJson.TABLE,
    store: StoreOption = STORE,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
) -> None:
    """Say what every plan and pack buys of each action, and how many days it lasts for what you --need.

    Printed yields ("≈ 250 images") are held against the page's own costs.
    """
    use = tuple(map(need_of, need or ()))
    seen, lost = priced(sources or [], store, delay=delay, allow_loopback=allow_loopback)
    found = [coverage_of(result, use) for result in seen.platforms]
    if form is TableOrJson.JSON:
        typer.echo(coverage_json(found), nl=False)
    else:
        console.print(coverage_text(found))
    raise done(lost)
