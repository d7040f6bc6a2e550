"""`store check` on visits: wrong clocks, also those that somebody looked into, and platform files that were edited."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from stored_visits import keep_cost
from timetable import MAY

from pricelint.errors import UsageError
from pricelint.model.capture import Visit
from pricelint.model.platform import PageTarget, Platform, Role
from pricelint.store.check import check
from pricelint.store.clocks import accept_clock
from pricelint.store.faults import Fault, Trouble
from pricelint.store.store import Store
from pricelint.store.tables import visits


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


def faults(store: Store) -> list[tuple[Trouble, bool]]:
    return [(each.trouble, each.wrong) for each in check(store.folder)]


def only(store: Store) -> Fault:
    (one,) = check(store.folder)
    return one


def later(visit: Visit, name: str, by: timedelta) -> Visit:
    return replace(visit, id=name, started_at=visit.started_at + by, finished_at=visit.finished_at + by)


def test_a_clock_that_was_set_back_between_visits_is_told_and_imports_are_not_mistaken_for_it(store: Store) -> None:
    visit = keep_cost(store, 9, 5)
    store.visits.record(later(visit, "imported", timedelta(days=-30)), imported=True)
    assert faults(store) == []
    store.visits.record(later(visit, "before", timedelta(days=-2)))
    fault = only(store)
    assert (fault.trouble, fault.wrong) == (Trouble.CLOCK, True)
    assert "before visit inkwell-9 began" in fault.what


def test_a_clock_that_somebody_looked_into_stays_named_and_is_wrong_no_longer(store: Store) -> None:
    visit = keep_cost(store, 9, 5)
    store.visits.record(later(visit, "before", timedelta(days=-2)))
    accept_clock(store.database, "before", "the battery of the clock was empty", "Ada")
    fault = only(store)
    assert (fault.trouble, fault.wrong) == (Trouble.ACCEPTED_CLOCK, False)
    assert "by Ada: the battery of the clock was empty" in fault.what
    store.visits.record(later(visit, "again", timedelta(days=-5)))
    assert [trouble for trouble, wrong in faults(store) if wrong] == [Trouble.CLOCK]


@pytest.mark.parametrize(
    ("visit", "reason", "author"), [("inkwell-9", "why not", "Ada"), ("before", " ", "Ada"), ("before", "so", "")]
)
def test_nothing_is_accepted_without_a_fault_a_reason_and_an_author(
    store: Store, visit: str, reason: str, author: str
) -> None:
    store.visits.record(later(keep_cost(store, 9, 5), "before", timedelta(days=-2)))
    with pytest.raises(UsageError):
        accept_clock(store.database, visit, reason, author)
    assert only(store).trouble is Trouble.CLOCK


def test_a_visit_that_was_accepted_for_one_fault_is_told_for_another(store: Store) -> None:
    visit = keep_cost(store, 9, 5)
    store.visits.record(later(visit, "before", timedelta(days=-2)))
    accept_clock(store.database, "before", "looked into", "Ada")
    with store.database.begin() as connection:
        connection.execute(visits.update().where(visits.c.id == "before").values(finished_at=MAY - timedelta(days=99)))
        connection.execute(
            visits.update().where(visits.c.id == "inkwell-9").values(started_at=MAY - timedelta(days=400))
        )
    assert only(store).trouble is Trouble.CLOCK


def declared(*pages: tuple[str, Role], unit: str | None = None) -> Platform:
    targets = tuple(PageTarget(f"https://inkwell.example/{path}", role) for path, role in pages)
    return Platform("inkwell", "Inkwell", targets, unit=unit)


def test_a_platform_file_that_was_edited_between_visits_is_told_and_nothing_is_wrong(store: Store) -> None:
    first = keep_cost(store, 0, 5)
    versions = (
        declared(("pricing", Role.PRICING)), declared(("pricing", Role.PRICING)),
        declared(("pricing", Role.CREDITS), ("faq", Role.FAQ), unit="drop"),
    )  # fmt: skip
    for day, version in enumerate(versions, 1):
        store.visits.record(later(first, f"edited-{day}", timedelta(days=day)), declared=version)
    fault = only(store)
    assert (fault.trouble, fault.wrong) == (Trouble.EDITED, False)
    assert fault.where == "inkwell, between visits edited-2 (2026-05-05) and edited-3 (2026-05-06)"
    assert fault.what == (
        "its platform file was edited: https://inkwell.example/faq is declared as faq; "
        "https://inkwell.example/pricing is declared as credits, was pricing; unit is another: drop, was none"
    )


def test_a_visit_of_the_future_is_told(store: Store) -> None:
    visit = keep_cost(store, 0, 5)
    store.visits.record(later(visit, "future", datetime.now(UTC) - MAY + timedelta(days=9)))
    assert "lies in the future" in only(store).what
