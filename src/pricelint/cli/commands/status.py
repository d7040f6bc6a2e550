"""`pricelint status`: how the platforms that are watched stand."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from pricelint.cli.app import app, out
from pricelint.cli.counts import counted
from pricelint.cli.options import STORE, StoreOption, TableOrJson
from pricelint.cli.over_time import opened
from pricelint.errors import UsageError
from pricelint.result_json.text import json_text
from pricelint.schedule.status import Standing, Status, status_of
from pricelint_reports.text import one_line


@app.command()
def status(
    platforms: Annotated[list[str] | None, typer.Argument(help="Platform ids; all that were watched if none.")] = None,
    store: StoreOption = STORE,
    form: Annotated[TableOrJson, typer.Option("--format", help="How it is written.")] = TableOrJson.TABLE,
) -> None:
    """Tell for every watched platform what came of the last visit, when the next is due, and who is at it.

    Also how many messages of each channel are waiting, sent, or given up.
    """
    with opened(store) as read:
        found = status_of(read, set(platforms) if platforms else None)
    missing = set(platforms or ()) - {one.platform for one in found.platforms}
    if missing:
        raise UsageError(
            f"{sorted(missing)[0]!r} was never watched", where=str(store), do="begin with `pricelint watch`",
            expected="a platform that `pricelint status` lists",
        )  # fmt: skip
    if form is TableOrJson.JSON:
        typer.echo(json_text(found), nl=False)
        return
    if not found.platforms:
        out.print("Nothing was watched yet.", markup=False)
        return
    out.print(_table(found))
    for one in found.platforms:
        if one.reason:
            out.print(f"{one.platform}: {one_line(one.reason)}", markup=False, highlight=False, soft_wrap=True)
        if one.edited:
            told = f"{one.platform}: its file was edited before the last visit: {one_line('; '.join(one.edited))}"
            out.print(told, markup=False, highlight=False, soft_wrap=True)
    for channel, states in found.deliveries.items():
        counted = ", ".join(f"{number} {state.replace('_', ' ')}" for state, number in states.items())
        out.print(f"Channel {channel}: {counted}", markup=False, highlight=False)


def _table(found: Status) -> Table:
    failing = sum(one.failures > 0 for one in found.platforms)
    watched = counted(len(found.platforms), "platform")
    table = Table(title=f"{watched} watched, {failing} failing (times in UTC)", title_justify="left")
    for head in ("Platform", "Last round", "Outcome", "Next due", "Failures", "Back-off until", "Held by"):
        table.add_column(head, overflow="fold", no_wrap=head == "Platform")
    for one in found.platforms:
        table.add_row(*(Text(one_line(cell)) for cell in _cells(one)))
    return table


def _cells(one: Standing) -> tuple[str, ...]:
    held = f"process {one.held_by.pid} on {one.held_by.host}" if one.held_by else ""
    return (
        one.platform, _moment(one.last_visit), one.outcome, _moment(one.next_due), str(one.failures or ""),
        _moment(one.back_off_until), held,
    )  # fmt: skip


def _moment(at: datetime | None) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M}" if at else ""
