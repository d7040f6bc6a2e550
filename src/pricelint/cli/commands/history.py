"""`pricelint history` and `pricelint diff`: what became of a platform's statements. Looking alerts nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from pricelint.cli.app import app, done, note
from pricelint.cli.app import out as console
from pricelint.cli.counts import counted
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import blob_of
from pricelint.cli.history_page import history_of, write_page
from pricelint.cli.options import REPORT, STORE, LanguageOption, OutOption, Spoken, StoreOption
from pricelint.cli.over_time import keep_readings, opened, platforms_of
from pricelint.cli.sources import read_sources
from pricelint.errors import UsageError
from pricelint.history.between import between
from pricelint.history.compare import changes
from pricelint.history.timeline import CONFIRM, in_time, timeline
from pricelint.model.announcement import Announced
from pricelint.model.capture import Visit
from pricelint.model.change import DatedChange, Origin, RecordedChange
from pricelint.model.declaration import Edit, edits
from pricelint.model.site import Snapshot
from pricelint.pipeline import snapshot
from pricelint.readings.follow import follow
from pricelint.readings.kept_runs import runs_kept
from pricelint.readings.looked import Looked
from pricelint.readings.method import todays_method
from pricelint.readings.scheduled import announced_of
from pricelint.store.store import Store
from pricelint_reports.changes import announced_table, changes_json, dated_table, difference_table
from pricelint_reports.history import difference_page
from pricelint_reports.language import speak
from pricelint_reports.text import one_line


class HistoryFormat(StrEnum):
    """What changes are written as."""

    TABLE = "table"
    JSON = "json"
    HTML = "html"


FormOption = Annotated[HistoryFormat, typer.Option("--format", help="How changes are written.")]


ConfirmOption = Annotated[
    int, typer.Option("--confirm", min=1, help="Visits that must show a new value before it counts.")
]
VisitsOption = Annotated[bool, typer.Option("--visits", help="List the visits instead, for `pricelint diff`.")]
OursOption = Annotated[
    bool, typer.Option("--method-changes", help="Tell what we read otherwise than an earlier version did, instead.")
]
AnnouncedOption = Annotated[
    bool, typer.Option("--announced", help="Tell what was announced for a day and what became of it, instead.")
]


@app.command()
def history(
    platform: Annotated[str, typer.Argument(help="The id of a platform that was captured into the store.")],
    store: StoreOption = STORE,
    confirm: ConfirmOption = CONFIRM,
    list_visits: VisitsOption = False,
    ours: OursOption = False,
    scheduled: AnnouncedOption = False,
    form: FormOption = HistoryFormat.TABLE,
    language: LanguageOption = Spoken.EN,
    out: OutOption = None,
) -> None:
    """Tell what changed on a platform's pages, from every visit in the store.

    Each visit is read once by every version of pricelint and the reading kept; changes are told of readings by today's
    version alone, so a change is the site's and never ours. A value that was seen once and gave way again is no change;
    pages that failed to load are none either. What the pages announced for a day is followed: whether it came, is
    overdue, or was called off.

    --format html writes a page with charts: each point opens the screenshot of its day with the place framed.
    """
    with opened(store) as read:
        platforms_of(read, [platform])
        if list_visits:
            _list(read.visits.visits(platform))
            raise typer.Exit(Exit.CLEAN)
        lost = keep_readings(read, [platform])
        found = _changes(read, platform, confirm, ours=ours and form is not HistoryFormat.HTML)  # a page tells both
        _tell_edits(edits(read.visits.declarations(platform)))
        title, told = f"{platform}: {counted(read.visits.count(platform), 'visit')}", announced_of(read, platform)
        if form is HistoryFormat.HTML:
            _written(write_page(read, history_of(read, platform, found, told), out or REPORT, speak(language.value)))
    if form is not HistoryFormat.HTML and not scheduled:
        _tell(title, [one.dated for one in found], form)
    if scheduled or (told and form is HistoryFormat.TABLE and not ours):
        _tell_announced(title, told, form)
    raise done(lost)


def _changes(store: Store, platform: str, confirm: int, *, ours: bool) -> list[RecordedChange]:
    """The changes as they are recorded, oldest first; timed anew where another confirmation is asked for."""
    follow(store, platform)
    if confirm != CONFIRM and not ours:
        every, looked = timeline(runs_kept(store.runs.of(platform)), confirm), Looked(store)
        timed = (one for one in every if looked.at_both_sides(one))
        return [_timed(platform, number, one) for number, one in enumerate(timed, 1)]
    origin = Origin.METHOD_CHANGED if ours else Origin.SITE_CHANGED
    return sorted(store.changes.found(platform=platform, origins=(origin,)), key=lambda one: in_time(one.dated))


def _timed(platform: str, number: int, dated: DatedChange) -> RecordedChange:
    """A change that is shown and not kept: its id holds on its page only."""
    return RecordedChange(
        id=str(number), platform=platform, origin=Origin.SITE_CHANGED, dated=dated, method=todays_method(),
        recorded_at=dated.until,
    )  # fmt: skip


def _tell(title: str, found: list[DatedChange], form: HistoryFormat) -> None:
    if form is HistoryFormat.JSON:
        typer.echo(changes_json(found), nl=False)
    elif found:
        console.print(dated_table(title, found))
    else:
        console.print(f"{title}, nothing changed.", markup=False, highlight=False)


def _tell_announced(title: str, found: Sequence[Announced], form: HistoryFormat) -> None:
    if form is HistoryFormat.JSON:
        typer.echo(changes_json(found), nl=False)
    elif found:
        console.print(announced_table(title, found))
    elif form is HistoryFormat.TABLE:
        console.print(f"{title}, nothing was announced for a day.", markup=False, highlight=False)


def _tell_edits(found: Iterable[Edit]) -> None:
    for edit in found:
        when = between(edit.before.at, edit.after.at)
        note(f"The platform file was edited {when}: {one_line('; '.join(edit.what))}. That is no change of the site.")


def _written(page: Path) -> None:
    console.print(f"Report: {page}", highlight=False, soft_wrap=True, markup=False)


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="The earlier capture: a visit of the store, a folder or a file.")],
    after: Annotated[str, typer.Argument(help="The later one.")],
    store: StoreOption = STORE,
    form: FormOption = HistoryFormat.TABLE,
    language: LanguageOption = Spoken.EN,
    out: OutOption = None,
) -> None:
    """Compare any two captures: every price, allowance, cost, promise and wording that differs."""
    found = changes(_looked_at(before, store).facts, _looked_at(after, store).facts)
    if form is HistoryFormat.JSON:
        typer.echo(changes_json(found), nl=False)
    elif form is HistoryFormat.HTML:
        page = (out or REPORT) / "difference.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(difference_page(before, after, found, speak(language.value)), encoding="utf-8")
        _written(page)
    elif found:
        console.print(difference_table(f"{before} → {after}", found))
    else:
        console.print("Nothing that both state differs.", markup=False)


def _list(visits: Sequence[Visit]) -> None:
    for visit in visits:
        kept = sum(bool(capture.sha256) for capture in visit.captures)
        line = f"{visit.id}  {visit.finished_at:%Y-%m-%d %H:%M} UTC  {kept} of {counted(len(visit.captures), 'page')}"
        console.print(line, markup=False, highlight=False)


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
