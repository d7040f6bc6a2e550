"""`pricelint store`: look a store through, sweep it, and carry it to another machine."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from pricelint.cli.app import app, complain, done, out
from pricelint.cli.counts import counted
from pricelint.cli.exits import Exit
from pricelint.cli.options import STORE, StoreOption, TableOrJson
from pricelint.cli.over_time import opened, store_folder
from pricelint.cli.running import progress
from pricelint.cli.sources import existing
from pricelint.errors import UsageError
from pricelint.store.archive import write_archive
from pricelint.store.check import check as check_store
from pricelint.store.clocks import accept_clock
from pricelint.store.faults import Fault
from pricelint.store.merge import merge_archive
from pricelint.store.store import Store
from pricelint.store.sweep import GRACE, sweep

SHOWN = 20
"""Findings of one kind that are printed; JSON has all of them."""

group = typer.Typer(no_args_is_help=True, help="Look a store through, sweep it, and carry it to another machine.")
app.add_typer(group, name="store")

Since = Annotated[
    datetime | None,
    typer.Option("--since", formats=["%Y-%m-%d"], help="Only visits that ended on this day (UTC) or later."),
]


@group.command()
def check(
    store: StoreOption = STORE,
    hashes: Annotated[
        bool, typer.Option("--hashes/--no-hashes", help="Read every blob and hash it again (default), or only look.")
    ] = True,
    set_aside: Annotated[
        bool, typer.Option("--set-aside", help="Rename damaged blobs, so that they can be imported or made anew.")
    ] = False,
    form: Annotated[TableOrJson, typer.Option("--format", help="How findings are written.")] = TableOrJson.TABLE,
) -> None:
    """Find blobs that are missing, damaged or unreferenced, rows that belong to nothing, visits that broke off, a clock
    that was set back, and a schema of a newer version; exits with 1 where something is wrong.

    What is merely left over is told, too, and nothing is wrong with it.
    """
    with progress("Checking", None) as advance:
        found = check_store(store_folder(store), hashes=hashes, set_aside=set_aside, told=advance)
    if form is TableOrJson.JSON:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        _print(found)
    raise typer.Exit(Exit.FOUND if any(each.wrong for each in found) else Exit.CLEAN)


def _print(found: Sequence[Fault]) -> None:
    order = sorted(found, key=lambda each: (not each.wrong, each.trouble))
    for trouble, some in groupby(order, key=lambda each: each.trouble):
        faults = list(some)
        for each in faults[:SHOWN]:
            told = f"{trouble.value.replace('_', ' ')}: {each.where}: {each.what}. To do: {each.do}."
            complain(told) if each.wrong else out.print(told, markup=False, highlight=False, soft_wrap=True)
        if len(faults) > SHOWN:
            more = f"… and {len(faults) - SHOWN:,} more that are {trouble.value} (--format json lists them)"
            out.print(more, markup=False, highlight=False)
    wrong = sum(each.wrong for each in found)
    out.print(f"{wrong} wrong, {len(found) - wrong} left over." if found else "Nothing is wrong.", highlight=False)


@group.command("accept-clock")
def accept(
    visit: Annotated[str, typer.Argument(help="A visit that `pricelint store check` says a wrong clock has dated.")],
    reason: Annotated[str, typer.Option("--reason", help="What was found when somebody looked into it.")],
    author: Annotated[str, typer.Option("--author", help="Who looked.")],
    store: StoreOption = STORE,
) -> None:
    """Say that the wrong date of a visit was looked into: `check` goes on naming it, and it is wrong no longer."""
    with opened(store) as kept:
        accept_clock(kept.database, visit, reason, author)
    out.print(f"Accepted, and named by `pricelint store check` from now on: {visit}", markup=False, highlight=False)


@group.command()
def gc(
    store: StoreOption = STORE,
    grace: Annotated[
        float, typer.Option("--grace", min=0.0, help="Hours that must have passed since a blob was kept.")
    ] = GRACE / timedelta(hours=1),
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be removed, and remove nothing.")] = False,
) -> None:
    """Remove blobs that no record refers to, and the rest of interrupted writes.

    A visit keeps what it captures before it records it: what is younger than --grace stays.
    """
    with opened(store) as kept:
        swept = sweep(kept, datetime.now(UTC), timedelta(hours=grace), dry_run=dry_run)
    verb = "would be removed" if dry_run else "removed"
    young = f"; {swept.young:,} are too young" if swept.young else ""
    out.print(f"{swept.files:,} files {verb}, {swept.size:,} bytes{young}.", highlight=False)


@group.command()
def export(
    store: StoreOption = STORE,
    to: Annotated[
        Path | None, typer.Option("--out", help="The file (default: pricelint-store-DATE.tar, by the latest visit).")
    ] = None,
    platform: Annotated[str | None, typer.Option("--platform", help="Only the visits of this platform.")] = None,
    since: Since = None,
) -> None:
    """Write visits with everything that they captured into one file, which `pricelint store import` merges elsewhere.

    The same visits give the same bytes.
    """
    with opened(store) as kept, progress("Exporting", None) as advance:
        last = max((v.finished_at for v in kept.visits.latest() if platform in (None, v.platform)), default=None)
        if last is None:
            raise UsageError("there is no finished visit to export", where=str(store), expected="a store with visits")
        path = to or Path(f"pricelint-store-{last:%Y-%m-%d}.tar")
        manifest = write_archive(kept, path, platform, since.replace(tzinfo=UTC) if since else None, advance)
    told = (counted(manifest.visits, "visit"), counted(manifest.captures, "capture"),
            counted(len(manifest.members) - 1, "blob"))  # fmt: skip
    out.print(f"{', '.join(told)}: {path}", highlight=False, markup=False, soft_wrap=True)
    raise done([f"blob {sha} is not in the store: {path} lacks it, too" for sha in manifest.missing])


@group.command(name="import")
def merge(
    archive: Annotated[Path, typer.Argument(help="A file that `pricelint store export` wrote.")],
    store: StoreOption = STORE,
) -> None:
    """Merge an exported file into a store, made where it is missing; merging it again changes nothing.

    A file of which anything is not what its hashes say is refused whole.
    """
    path = existing(str(archive), "a file that `pricelint store export` wrote")
    with Store.open(store) as kept, progress("Importing", None) as advance:
        merged = merge_archive(kept, path, advance)
    known = f", {counted(merged.known, 'was', 'were')} there already" if merged.known else ""
    out.print(f"{counted(merged.visits, 'visit')} imported{known}; {counted(merged.blobs, 'blob')}.", highlight=False)
