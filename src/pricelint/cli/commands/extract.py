"""`pricelint extract`: the facts of each page as JSON, and explained."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from pricelint.audit.registry import load_rules
from pricelint.cli.app import app, complain, note
from pricelint.cli.app import out as console
from pricelint.cli.counts import counted
from pricelint.cli.exits import Exit
from pricelint.cli.explaining import show
from pricelint.cli.fetching import Conduct, visits_of
from pricelint.cli.options import STORE, Delay, Loopback, NoPlugins, StoreOption
from pricelint.cli.running import Run, progress
from pricelint.cli.sources import read_sources
from pricelint.errors import UsageError
from pricelint.export import facts_json
from pricelint.model.capture import Visit
from pricelint.model.platform import Platform
from pricelint.model.result import PlatformResult
from pricelint.model.site import PageFacts
from pricelint.pipeline import best_captures, page_id, read_capture


@dataclass(slots=True)
class _Asked:
    """What is to become of each page: facts as JSON in a folder, an explanation, or both."""

    out: Path | None
    explain: bool
    names: Counter[str] = field(default_factory=Counter)
    explained: list[Path] = field(default_factory=list)


@app.command()
def extract(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Addresses, platform files, folders, HTML or MHTML files, archives, lists of addresses in an archive."
        ),
    ],
    out: Annotated[Path | None, typer.Option("--out", help="Folder for one <page id>.json per page.")] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain",
            help="Show fact by fact what was read, where it stands, what read it and what it was bound to; also as "
            "<page id>.explain.html, the page with its facts marked (in --out, else here).",
        ),
    ] = False,
    store: StoreOption = STORE,
    allow_loopback: Loopback = False,
    delay: Delay = 1.0,
    no_plugins: NoPlugins = False,
) -> None:
    """Write the facts of every page, each with its evidence, and what the rules say of the page taken alone."""
    if out is None and not explain:
        raise UsageError("nothing is to be written or shown", where="extract", do="name a folder with --out FOLDER")
    found = read_sources(sources)
    run = Run(rules=load_rules(plugins=not no_plugins), options={})
    visits = visits_of(found, run, Conduct(store, delay=delay, allow_loopback=allow_loopback))
    asked = _Asked(out, explain)
    _each_page(run, visits, asked)
    for sentence in run.lost:
        complain(sentence)
    if out is not None:
        note(f"{counted(asked.names.total(), 'page')} written to {out}")
    for file in asked.explained:
        console.print(f"Explained: {file}", highlight=False, soft_wrap=True, markup=False)
    raise typer.Exit(Exit.INCOMPLETE if run.lost else Exit.CLEAN)


def _each_page(run: Run, visits: list[tuple[Platform, Visit]], asked: _Asked) -> None:
    pages = [page for platform, visit in visits for page in _alone(platform, visit)]
    with progress("Extracting", len(pages)) as advance:
        for name, platform, visit in pages:
            result = run.audit(platform, visit)
            for facts in result.facts.pages:
                _finish(run, asked, name, result, facts)
            advance(name)


def _finish(run: Run, asked: _Asked, name: str, result: PlatformResult, facts: PageFacts) -> None:
    """Write what was asked for of one page; a second page of the same name is "name-2"."""
    asked.names[name] += 1
    name = name if asked.names[name] == 1 else f"{name}-{asked.names[name]}"
    if asked.out is not None:
        asked.out.mkdir(parents=True, exist_ok=True)
        data = msgspec.json.encode(facts_json(facts, result.outcomes))
        (asked.out / f"{name}.json").write_bytes(msgspec.json.format(data, indent=1) + b"\n")
    document = read_capture(result.visit.captures[0], run.blob).document if asked.explain else None
    if document is not None:
        asked.explained.append(show(document, facts, name, asked.out or Path()))


def _alone(platform: Platform, visit: Visit) -> Iterator[tuple[str, Platform, Visit]]:
    """Each page as a visit of its own: what a page says is judged here without its neighbours."""
    for capture in best_captures(visit):
        yield _file_name(page_id(capture)), platform, replace(visit, captures=(capture,))


def _file_name(page: str) -> str:
    """A page id as a file name: the id itself, unless it holds characters that are none of a plain name."""
    return re.sub(r"[^\w.-]+", "_", page).strip("._") or "page"
