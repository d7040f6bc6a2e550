"""`pricelint crawl`: capture platforms into a store, and tell what came of every page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from pricelint.bundle.write import save_bundle
from pricelint.cli.app import app, complain, out
from pricelint.cli.commands.bundle import bundle_of, file_name
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import Conduct, fetch, resume
from pricelint.cli.options import (
    FRESH_AFTER,
    MAX_STATES,
    MOST_PAGES,
    STORE,
    AllowHost,
    BundleConfig,
    BundleFolder,
    Delay,
    Fidelity,
    FreshAfter,
    HttpFirst,
    Loopback,
    MaxPages,
    MaxStates,
    PlatformFolder,
    Resume,
    StoreOption,
    Vary,
)
from pricelint.cli.sources import Sources
from pricelint.cli.stamping import Stamping, stamping_of
from pricelint.cli.targets import chosen_targets, known_targets, platform_named
from pricelint.errors import PricelintError
from pricelint.model.capture import CaptureOutcome, Visit
from pricelint.model.platform import Platform
from pricelint.net.address import plain_host
from pricelint.store.store import Store


@app.command()
def crawl(
    platforms: Annotated[
        list[str] | None, typer.Argument(help="Platform ids, platform files or addresses; all platforms if none.")
    ] = None,
    folder: PlatformFolder = None,
    store: StoreOption = STORE,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
    allow_host: AllowHost = None,
    max_pages: MaxPages = MOST_PAGES,
    max_states: MaxStates = MAX_STATES,
    vary: Vary = None,
    http_first: HttpFirst = True,
    fresh_after: FreshAfter = FRESH_AFTER,
    bundle: BundleFolder = None,
    fidelity: Fidelity = False,
    config: BundleConfig = None,
    go_on: Resume = False,
) -> None:
    """Visit platforms politely and keep what they show: pages, geometry, screenshots, hashes, times."""
    conduct = Conduct(
        store, delay, allow_loopback, http_first=http_first, fidelity=fidelity, max_pages=max_pages, vary=vary,
        max_states=max_states, fresh_after=fresh_after, hosts=frozenset(map(plain_host, allow_host or ())),
    )  # fmt: skip
    wanted = Sources() if go_on else _wanted(platforms or [], folder)
    visits = resume(conduct, platforms or []) if go_on else fetch(wanted.platforms, conduct)
    _show(visits, store)
    if bundle:
        _bundle(visits, store, bundle, stamping_of(config))
    raise typer.Exit(_concluded(visits, wanted))


def _show(visits: list[tuple[Platform, Visit]], store: Path) -> None:
    out.print(_table(visits))
    out.print(f"Store: {store}", highlight=False, markup=False)


def _concluded(visits: list[tuple[Platform, Visit]], wanted: Sources) -> Exit:
    for sentence in wanted.refused:
        complain(sentence)
    lost = any(c.outcome is not CaptureOutcome.CAPTURED for _, visit in visits for c in visit.captures)
    return Exit.INCOMPLETE if lost or wanted.refused else Exit.CLEAN


def _bundle(visits: list[tuple[Platform, Visit]], store: Path, folder: Path, stamping: Stamping) -> None:
    with Store.open(store) as opened:
        for platform, visit in visits:
            path = save_bundle(bundle_of(opened, visit, platform, stamping.stamp), folder / file_name(visit))
            out.print(f"Bundle: {path}", highlight=False, markup=False, soft_wrap=True)


def _wanted(names: list[str], folder: Path | None) -> Sources:
    """The platforms that were named; without a name those of the folder, else all that ship."""
    if not names:
        return Sources(platforms=[target.platform for target in chosen_targets([], folder)])
    known = known_targets(folder)
    wanted = Sources()
    for name in names:
        try:
            wanted.platforms.append(platform_named(name, known))
        except PricelintError as error:
            wanted.refused.append(str(error))
    return wanted


def _table(visits: list[tuple[Platform, Visit]]) -> Table:
    table = Table(title="Captures", title_justify="left")
    for head in ("Platform", "Role", "Page", "State", "Outcome", "By", "sha256", "Reason"):
        table.add_column(head, overflow="fold")
    for platform, visit in visits:
        for c in visit.captures:
            cells = (
                platform.name,
                c.role.value,
                c.requested_url,
                c.state,
                c.outcome.value,
                c.fetcher.value,
                c.sha256[:12],
                c.reason,
            )
            table.add_row(*(Text(cell) for cell in cells))
        table.add_section()
    return table
