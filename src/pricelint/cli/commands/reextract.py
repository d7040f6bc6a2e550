"""`pricelint reextract`: all history read again by today's version, and what it says otherwise, in figures."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from pricelint.cli.app import app, done, out
from pricelint.cli.commands.store import Since
from pricelint.cli.counts import counted
from pricelint.cli.options import STORE, NoPlugins, StoreOption
from pricelint.cli.over_time import store_folder
from pricelint.cli.running import progress
from pricelint.readings.figures import change_counts, figures
from pricelint.readings.method import todays_method
from pricelint.readings.reextract import reextract as read_again
from pricelint.store.store import Store


@app.command()
def reextract(
    store: StoreOption = STORE,
    platform: Annotated[str | None, typer.Option("--platform", help="Only the visits of this platform.")] = None,
    since: Since = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=1, help="Processes that read at the same time (default: one per processor).")
    ] = os.cpu_count() or 1,
    no_plugins: NoPlugins = False,
) -> None:
    """Read every visit in the store by this version of pricelint, and judge it by the rules of today.

    Visits that were read by it are skipped, so a run that broke off goes on where it ended. What this version says
    otherwise of the same captures is recorded as `method_changed`, and never told as a change of the site
    (`pricelint history ID --method-changes`).
    """
    folder = store_folder(store)
    with Store.open(folder) as kept:
        before = change_counts(kept)
    day = since.replace(tzinfo=UTC) if since else None
    with progress("Reading", None) as advance:
        read = read_again(
            folder, platform=platform, since=day, jobs=jobs, plugins=not no_plugins, told=advance
        )  # fmt: skip
    with Store.open(folder) as kept:
        found, after = figures(kept), change_counts(kept)
    visits, platforms = counted(read.visits, "visit"), counted(read.platforms, "platform")
    out.print(f"{visits} read, {platforms} followed, by {todays_method()}.", highlight=False, markup=False)
    if found.visits:
        _tell(f"Facts of {counted(found.visits, 'visit')} that an earlier version had read", found.facts)
        _tell("Outcomes of those that both have judged", found.outcomes)
    names = sorted(before.keys() | after.keys())
    _tell("Changes on record", {name: (before.get(name, 0), after.get(name, 0)) for name in names})
    raise done(read.lost)


def _tell(title: str, figures_: Mapping[str, tuple[int, int]]) -> None:
    """Figures before and after; those that are the same are only counted."""
    same = sum(before == after for before, after in figures_.values())
    out.print(f"{title}: {same} of {len(figures_)} figures are the same.", highlight=False, markup=False)
    if same < len(figures_):
        out.print(_table(figures_))


def _table(figures_: Mapping[str, tuple[int, int]]) -> Table:
    table = Table()
    for head in ("What", "Before", "After"):
        table.add_column(head, justify="left" if head == "What" else "right", overflow="fold")
    for name, (before, after) in figures_.items():
        if before != after:
            table.add_row(Text(name), f"{before:,}", f"{after:,}")
    return table
