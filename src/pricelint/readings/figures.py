"""What a new method says otherwise, in figures: facts by kind and outcomes by rule, before and after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import sqlalchemy as sa

from pricelint.model.change import Origin
from pricelint.readings.method import todays_method
from pricelint.store.derived import changes, readings
from pricelint.store.store import Store

_ROWS = 10_000


@dataclass(slots=True)
class Figures:
    """Counts over all visits that were read by today's method and by an earlier one: (before, after) by name.

    facts     facts by kind
    outcomes  verdicts by rule and verdict ("pack-misfit: pass")
    visits    how many visits that were
    """

    visits: int = 0
    facts: dict[str, tuple[int, int]] = field(default_factory=dict)
    outcomes: dict[str, tuple[int, int]] = field(default_factory=dict)


def figures(store: Store) -> Figures:
    """The figures of all visits that have both readings: that of today, and the latest by another method."""
    facts, outcomes = (Counter[str](), Counter[str]()), (Counter[str](), Counter[str]())
    found = Figures()
    for visit in _visits(store):
        for place, row in enumerate(visit):
            facts[place].update(row["counts"])
            if all(each["verdicts"] for each in visit):
                outcomes[place].update(f"{rule}: {verdict}" for rule, verdict in row["verdicts"].items())
        found.visits += 1
    found.facts, found.outcomes = _beside(*facts), _beside(*outcomes)
    return found


def _visits(store: Store) -> Iterator[tuple[sa.RowMapping, sa.RowMapping]]:
    column = readings.c
    query = sa.select(column.visit_id, column.method, column.read_at, column.counts, column.verdicts)
    with store.database.begin() as connection:
        ordered = query.order_by(column.visit_id, column.read_at)
        rows = connection.execution_options(yield_per=_ROWS).execute(ordered).mappings()
        for _, group in groupby(rows, key=lambda row: row["visit_id"]):
            every = list(group)
            now = [row for row in every if row["method"] == todays_method()]
            before = [row for row in every if row["method"] != todays_method()]
            if now and before:
                yield before[-1], now[-1]


def change_counts(store: Store) -> dict[str, int]:
    """How many changes of the site there are by kind, and how many are ours ("method_changed")."""
    query = sa.select(changes.c.origin, changes.c.kind, sa.func.count()).where(changes.c.kind.is_not(None))
    with store.database.begin() as connection:
        rows = connection.execute(query.group_by(changes.c.origin, changes.c.kind)).all()
    found = Counter[str]()
    for origin, kind, count in rows:
        found[kind if origin == Origin.SITE_CHANGED else origin] += count
    return dict(found)


def _beside(before: Counter[str], after: Counter[str]) -> dict[str, tuple[int, int]]:
    return {name: (before[name], after[name]) for name in sorted(before | after)}
