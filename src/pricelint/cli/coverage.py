"""`pricelint coverage`: what allowances buy, what is missing to say so, and whether printed yields hold."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from pricelint.cli.app import app, complain
from pricelint.cli.app import out as console
from pricelint.cli.exits import Exit
from pricelint.cli.options import STORE, Delay, Loopback, Needs, StoreOption
from pricelint.cli.priced import priced
from pricelint.costs.coverage_report import coverage_json, coverage_of
from pricelint.costs.quote import need_of
from pricelint_reports.coverage import coverage_text


class CoverageFormat(StrEnum):
    """What coverage is written as."""

    TABLE = "table"
    JSON = "json"


@app.command()
def coverage(
    sources: Annotated[
        list[str] | None,
        typer.Argument(help="Addresses, platform files, folders, HTML files or a result.json (default: the samples)."),
    ] = None,
    need: Needs = None,
    form: Annotated[CoverageFormat, typer.Option("--format", help="How it is written.")] = CoverageFormat.TABLE,
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
    if form is CoverageFormat.JSON:
        typer.echo(coverage_json(found), nl=False)
    else:
        console.print(coverage_text(found))
    for sentence in lost:
        complain(sentence)
    raise typer.Exit(Exit.INCOMPLETE if lost else Exit.CLEAN)
