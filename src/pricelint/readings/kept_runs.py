"""Runs as a store keeps them, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from pricelint.history.runs import Run, Runs
from pricelint.history.statement import Key, Statement
from pricelint.model.visit_reading import KeptRun

_STATEMENT = msgspec.json.Decoder(Statement)


def runs_kept(kept: Iterable[KeptRun]) -> dict[Key, tuple[Run, ...]]:
    """The runs of a platform by key, oldest first."""
    found: dict[Key, list[Run]] = {}
    for one in kept:
        found.setdefault(one.key, []).append(_run(one))
    return {key: tuple(series) for key, series in found.items()}


def differing(before: Runs, now: Runs) -> Iterator[KeptRun]:
    """The runs of `now` that are new or went on since `before`."""
    for key, series in now.items():
        known = before.get(key, ())
        for place, run in enumerate(series):
            if place >= len(known) or known[place] != run:
                yield _kept(key, place, run)


def _kept(key: Key, place: int, run: Run) -> KeptRun:
    return KeptRun(
        key=key, place=place, present=run.present, value=run.value, first_at=run.first_at, last_at=run.last_at,
        statement=msgspec.json.encode(run.statement, order="deterministic").decode(), first_visit=run.first_visit,
        last_visit=run.last_visit, seen=run.seen,
    )  # fmt: skip


def _run(one: KeptRun) -> Run:
    return Run(
        statement=_STATEMENT.decode(one.statement), present=one.present, first_at=one.first_at, last_at=one.last_at,
        seen=one.seen, first_visit=one.first_visit, last_visit=one.last_visit,
    )  # fmt: skip
