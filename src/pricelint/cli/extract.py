"""`pricelint extract`: the facts of each page as JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from pricelint.audit.registry import load_rules
from pricelint.cli.app import app, complain, note
from pricelint.cli.exits import Exit
from pricelint.cli.fetching import Conduct, visits_of
from pricelint.cli.options import STORE, Delay, Loopback, StoreOption
from pricelint.cli.running import Run, progress
from pricelint.cli.sources import read_sources
from pricelint.export import facts_json
from pricelint.model.capture import Visit
from pricelint.model.platform import Platform
from pricelint.pipeline import best_captures, page_id


@app.command()
def extract(
    sources: Annotated[list[str], typer.Argument(help="Addresses, platform files, folders or HTML files.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for one <page id>.json per page.")],
    store: StoreOption = STORE,
    allow_loopback: Loopback = False,
    delay: Delay = 1.0,
) -> None:
    """Write the facts of every page, each with its evidence, and what the rules say of the page taken alone."""
    found = read_sources(sources)
    run = Run(rules=load_rules(), options={})
    visits = visits_of(found, run, Conduct(store, delay=delay, allow_loopback=allow_loopback))
    written = _write_all(run, visits, out)
    for sentence in run.lost:
        complain(sentence)
    note(f"{written} pages written to {out}")
    raise typer.Exit(Exit.INCOMPLETE if run.lost else Exit.CLEAN)


def _write_all(run: Run, visits: list[tuple[Platform, Visit]], out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    pages = [page for platform, visit in visits for page in _alone(platform, visit)]
    names: dict[str, int] = {}
    with progress("Extracting", len(pages)) as advance:
        for name, platform, visit in pages:
            result = run.audit(platform, visit)
            for facts in result.facts.pages:
                names[name] = names.get(name, 0) + 1
                file = out / f"{name if names[name] == 1 else f'{name}-{names[name]}'}.json"
                data = msgspec.json.encode(facts_json(facts, result.outcomes))
                file.write_bytes(msgspec.json.format(data, indent=1) + b"\n")
            advance(name)
    return sum(names.values())


def _alone(platform: Platform, visit: Visit) -> Iterator[tuple[str, Platform, Visit]]:
    """Each page as a visit of its own: what a page says is judged here without its neighbours."""
    for capture in best_captures(visit):
        yield _file_name(page_id(capture)), platform, replace(visit, captures=(capture,))


def _file_name(page: str) -> str:
    """A page id as a file name: the id itself, unless it holds characters that are none of a plain name."""
    return re.sub(r"[^\w.-]+", "_", page).strip("._") or "page"
