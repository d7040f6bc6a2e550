"""`pricelint platforms`: the target catalogue, a live check of it, and the file of a new platform."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec
import typer
from rich.table import Table
from rich.text import Text

from pricelint.cli.app import app, complain, note, out
from pricelint.cli.checking import Checked, checked
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import Conduct, fetch, stored_in
from pricelint.cli.options import STORE, Delay, Loopback, PlatformFolder, StoreOption, TableOrJson
from pricelint.cli.sources import platform_of_address
from pricelint.cli.targets import OWN, Target, chosen_targets, known_targets
from pricelint.errors import ConfigError, UsageError
from pricelint.extract.facts import extract_all
from pricelint.model.capture import CaptureOutcome, Visit
from pricelint.model.platform import PageTarget
from pricelint.model.state import FIRST
from pricelint.pipeline import Blob, read_capture
from pricelint_spiders.declaring import new_text, verified_text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """One platform of the catalogue, as JSON has it."""

    id: str
    name: str
    unit: str | None
    makes: tuple[str, ...]
    status: str
    verified: str | None
    file: str | None
    pages: tuple[dict[str, str], ...]


group = typer.Typer(invoke_without_command=True)
app.add_typer(group, name="platforms")


@group.callback()
def platforms(
    context: typer.Context,
    folder: PlatformFolder = None,
    form: Annotated[TableOrJson, typer.Option("--format", help="How the list is written.")] = TableOrJson.TABLE,
) -> None:
    """List the platforms that can be crawled by id, with what they sell and when a visit last confirmed them."""
    if context.invoked_subcommand is not None:
        return
    known = list(known_targets(folder).values())
    if form is TableOrJson.JSON:
        typer.echo(msgspec.json.format(msgspec.json.encode([_line(target) for target in known]), indent=1).decode())
    else:
        out.print(_listed(known))


def _line(target: Target) -> _Line:
    platform, entry = target.platform, target.entry
    return _Line(
        id=platform.id, name=platform.name, unit=platform.unit, makes=entry.makes, status=entry.status,
        verified=entry.verified.isoformat() if entry.verified else None, file=str(target.own) if target.own else None,
        pages=tuple({"role": page.role.value, "url": page.url} for page in platform.pages),
    )  # fmt: skip


def _listed(known: list[Target]) -> Table:
    confirmed = sum(target.entry.verified is not None for target in known)
    table = Table(title=f"{len(known)} platforms, {confirmed} of them verified by a visit", title_justify="left")
    for head in ("Id", "Platform", "Unit", "Makes", "Pages", "Verified"):
        table.add_column(head, overflow="fold", no_wrap=head == "Id")
    for target in known:
        line = _line(target)
        roles = ", ".join(page["role"] for page in line.pages)
        cells = (line.id, line.name, line.unit or "", ", ".join(line.makes), roles, line.verified or line.status)
        table.add_row(*(Text(cell) for cell in cells))
    return table


@group.command()
def check(
    ids: Annotated[list[str] | None, typer.Argument(help="Platform ids; all of the folder, else all, if none.")] = None,
    folder: PlatformFolder = None,
    store: StoreOption = STORE,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
) -> None:
    """Visit every declared page, and date the platforms whose pages are there and are what their roles say.

    The day of the visit is written into the file in --platforms; of a platform that ships with pricelint a copy is
    written into that folder (pricelint-platforms if none is named). What ships is never changed.
    """
    targets = {target.platform.id: target for target in chosen_targets(ids or [], folder)}
    if not targets:
        raise UsageError("there is no platform to check", where=str(folder or OWN), expected="files ending in .toml")
    conduct = Conduct(store, delay=delay, allow_loopback=allow_loopback, max_pages=1)
    visits = fetch([target.platform for target in targets.values()], conduct)
    blob, failed = stored_in(store), False
    for platform, visit in visits:
        pages = checked(platform, visit, blob)
        failed |= any(page.problem for page in pages)
        _tell(targets[platform.id], pages)
        if not any(page.problem for page in pages):
            _write_verified(targets[platform.id], visit, pages, folder or OWN)
    raise typer.Exit(Exit.INCOMPLETE if failed else Exit.CLEAN)


def _tell(target: Target, pages: list[Checked]) -> None:
    for page in pages:
        if page.problem:
            complain(f"{target.platform.id}: {page.url}: {page.told}")
        else:
            out.print(f"{target.platform.id}: {page.url}: {page.told}", highlight=False, soft_wrap=True, markup=False)


def _write_verified(target: Target, visit: Visit, pages: list[Checked], folder: Path) -> None:
    path = target.own or folder / f"{target.platform.id}.toml"
    remark = f"Visited: {'; '.join(page.told for page in pages)}."
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(verified_text(target.text, visit.finished_at.date(), remark), encoding="utf-8")
    out.print(f"Verified: {path}", highlight=False, soft_wrap=True, markup=False)


@group.command()
def new(
    url: Annotated[str, typer.Argument(help="The pricing page, or any page that links to it.")],
    folder: PlatformFolder = None,
    store: StoreOption = STORE,
    delay: Delay = 1.0,
    allow_loopback: Loopback = False,
) -> None:
    """Begin the file of a platform: visit an address and what it links to, and declare the pages that were there."""
    platform = platform_of_address(url)
    path = (folder or OWN) / f"{platform.id}.toml"
    if path.exists():
        raise ConfigError("there is a platform file of this name", where=str(path), do="edit it, or remove it first")
    conduct = Conduct(store, delay=delay, allow_loopback=allow_loopback)
    ((_, visit),) = fetch([platform], conduct)
    asked = [capture for capture in visit.captures if capture.state == FIRST]
    found = [capture for capture in asked if capture.outcome is CaptureOutcome.CAPTURED]
    for capture in asked:
        if capture not in found:
            complain(f"{capture.requested_url}: {capture.outcome.value}: {capture.reason}")
    if not found:
        raise typer.Exit(Exit.INCOMPLETE)
    pages = [PageTarget(capture.requested_url, capture.role) for capture in found]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(new_text(platform.name, _unit(visit, stored_in(store)), pages, visit.finished_at.date()), "utf-8")
    out.print(f"Written: {path}", highlight=False, soft_wrap=True, markup=False)
    note("to do: the platform's name, what its units buy (makes), and whether each role is right")


def _unit(visit: Visit, blob: Blob) -> str | None:
    """The unit that the pages name."""
    read = [read_capture(capture, blob).document for capture in visit.captures]
    facts = extract_all([document for document in read if document is not None])
    return next((page.unit.name for page in facts if page.unit is not None), None)
