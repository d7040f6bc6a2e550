"""`pricelint export`: what a store holds, as a dated dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from pricelint.audit.registry import load_rules
from pricelint.audit.rule import Rule
from pricelint.cli.app import app, done
from pricelint.cli.app import out as console
from pricelint.cli.options import STORE, NoPlugins, StoreOption
from pricelint.cli.over_time import keep_readings, opened, platforms_of, prices_of
from pricelint.cli.running import progress
from pricelint.errors import UsageError
from pricelint.history.index.chained import index_of
from pricelint.model.change import RecordedChange
from pricelint.readings.follow import follow
from pricelint.readings.judge import judge_visits, outcomes_of
from pricelint.readings.method import todays_method
from pricelint.readings.read import read_of
from pricelint.store.store import Store
from pricelint_reports.release import Given, ReadVisit, write_release


@app.command()
def export(
    release: Annotated[Path, typer.Option("--release", help="Folder that a dated folder of the release is put into.")],
    store: StoreOption = STORE,
    platform: Annotated[
        list[str] | None, typer.Option("--platform", help="Only this platform. May be repeated.")
    ] = None,
    since: Annotated[
        str, typer.Option("--since", help="Only visits that ended on this day or later: 2026-05-31.")
    ] = "",
    publisher: Annotated[str, typer.Option("--publisher", help="Who publishes it.")] = "",
    licence: Annotated[str, typer.Option("--licence", help="Under which terms: a name such as CC-BY-4.0.")] = "",
    no_plugins: NoPlugins = False,
) -> None:
    """Write a dataset release: offers, costs, expiry, outcomes, changes, the index and visits as JSON Lines.

    With a data package, a README of every column, and the sha256 of every file. The same visits, read by the same
    version, give the same bytes: times come from captures.
    """
    first = _day(since)
    rules = load_rules(plugins=not no_plugins)
    with opened(store) as read:
        names = platforms_of(read, platform or ())
        lost = keep_readings(read, names)
        given = _given(read, names, first, rules)
    if not given.visits:
        raise UsageError("no visit is left to publish", where="--since", expected="a day before the last visit")
    folder = write_release(replace(given, publisher=publisher, licence=licence), release)
    console.print(f"Release: {folder}", highlight=False, soft_wrap=True, markup=False)
    raise done(lost)


def _given(store: Store, names: Sequence[str], first: datetime | None, rules: Sequence[Rule]) -> Given:
    visits: list[ReadVisit] = []
    changes: list[RecordedChange] = []
    with progress("Judging", len(names)) as advance:
        for name in names:
            follow(store, name)
            judge_visits(store, name, rules)
            changes.extend(store.changes.found(platform=name, since=first))
            visits.extend(one for one in _visits(store, name) if first is None or one.visit.finished_at >= first)
            advance(name)
    prices = [one for one in prices_of(store, names) if first is None or one.at >= first]
    return Given(
        visits=tuple(visits), changes=tuple(changes), indices=index_of(prices),
        severities={rule.id: rule.info.severity for rule in rules},
    )  # fmt: skip


def _visits(store: Store, platform: str) -> Iterator[ReadVisit]:
    """Every visit of a platform with what the rules say of it."""
    by_id = {visit.id: visit for visit in store.visits.visits(platform)}
    for reading in store.readings.of(platform, todays_method()):
        facts = read_of(store, reading).facts
        yield ReadVisit(visit=by_id[reading.visit], facts=facts, outcomes=outcomes_of(store, reading))


def _day(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError as error:
        raise UsageError(f"{text!r} is no day", where="--since", expected="2026-05-31") from error
