"""`pricelint history` and `pricelint diff`: what became of a platform's statements. Looking alerts nobody."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from pricelint.cli.app import app, done, out
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import blob_of
from pricelint.cli.options import STORE, StoreOption, TableOrJson
from pricelint.cli.over_time import keep_readings, opened, visits_of_platforms
from pricelint.cli.sources import read_sources
from pricelint.errors import UsageError
from pricelint.history.compare import changes
from pricelint.history.timeline import CONFIRM, in_time, timeline
from pricelint.model.capture import Visit
from pricelint.model.change import DatedChange, Origin
from pricelint.model.site import Snapshot
from pricelint.pipeline import snapshot
from pricelint.readings.follow import follow
from pricelint.readings.kept_runs import runs_kept
from pricelint.store.store import Store
from pricelint_reports.changes import changes_json, dated_table, difference_table

FormOption = Annotated[TableOrJson, typer.Option("--format", help="How changes are written.")]


@app.command()
def history(
    platform: Annotated[str, typer.Argument(help="The id of a platform that was captured into the store.")],
    store: StoreOption = STORE,
    confirm: Annotated[
        int, typer.Option("--confirm", min=1, help="Visits that must show a new value before it counts.")
    ] = CONFIRM,
    list_visits: Annotated[
        bool, typer.Option("--visits", help="List the visits instead, for `pricelint diff`.")
    ] = False,
    ours: Annotated[
        bool, typer.Option("--method-changes", help="Tell what we read otherwise than an earlier version did, instead.")
    ] = False,
    form: FormOption = TableOrJson.TABLE,
) -> None:
    """Tell what changed on a platform's pages, from every visit in the store.

    Each visit is read once by every version of pricelint and the reading kept; changes are told of readings by today's
    version alone, so a change is the site's and never ours. A value that was seen once and gave way again is no change;
    pages that failed to load are none either.
    """
    with opened(store) as read:
        visits = visits_of_platforms(read, [platform])
        if list_visits:
            _list(visits)
            raise typer.Exit(Exit.CLEAN)
        lost = keep_readings(read, [platform])
        found = _changes(read, platform, confirm, ours=ours)
    _tell(f"{platform}: {_counted(visits)}", found, form)
    raise done(lost)


def _changes(store: Store, platform: str, confirm: int, *, ours: bool) -> list[DatedChange]:
    """The changes as they are recorded; timed anew where another confirmation is asked for."""
    follow(store, platform)
    if confirm != CONFIRM and not ours:
        return list(timeline(runs_kept(store.runs.of(platform)), confirm))
    origin = Origin.METHOD_CHANGED if ours else Origin.SITE_CHANGED
    recorded = store.changes.found(platform=platform, origins=(origin,))
    return sorted((one.dated for one in recorded), key=in_time)


def _tell(title: str, found: list[DatedChange], form: TableOrJson) -> None:
    if form is TableOrJson.JSON:
        typer.echo(changes_json(found), nl=False)
    elif found:
        out.print(dated_table(title, found))
    else:
        out.print(f"{title}, nothing changed.", markup=False, highlight=False)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="The earlier capture: a visit of the store, a folder or a file.")],
    after: Annotated[str, typer.Argument(help="The later one.")],
    store: StoreOption = STORE,
    form: FormOption = TableOrJson.TABLE,
) -> None:
    """Compare any two captures: every price, allowance, cost, promise and wording that differs."""
    found = changes(_looked_at(before, store).facts, _looked_at(after, store).facts)
    if form is TableOrJson.JSON:
        typer.echo(changes_json(found), nl=False)
    elif found:
        out.print(difference_table(f"{before} → {after}", found))
    else:
        out.print("Nothing that both state differs.", markup=False)


def _counted(visits: Sequence[Visit]) -> str:
    return f"{len(visits)} {'visit' if len(visits) == 1 else 'visits'}"


def _list(visits: Sequence[Visit]) -> None:
    for visit in visits:
        kept = sum(bool(capture.sha256) for capture in visit.captures)
        line = f"{visit.id}  {visit.finished_at:%Y-%m-%d %H:%M} UTC  {kept} of {len(visit.captures)} pages"
        out.print(line, markup=False, highlight=False)


def _looked_at(name: str, folder: Path) -> Snapshot:
    """What a source states; a name that is no file is looked up among the visits of the store."""
    if not Path(name).exists() and folder.is_dir():
        with Store.open(folder) as store:
            if visit := store.visits.visit(name):
                return snapshot(visit, blob_of(store))
    sources = read_sources([name])
    if sources.platforms or len(sources.files) != 1:
        raise UsageError(
            f"{name!r} is not one capture", where="pricelint diff", do="list them: `pricelint history ID --visits`",
            expected="a visit of the store, a folder, an HTML file, or an archive of one site",
        )  # fmt: skip
    return snapshot(sources.files[0].visit, sources.files[0].blobs.get)
