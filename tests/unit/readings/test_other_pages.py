"""What is read from other pages than before is no change of the site: nobody has seen the site change it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from packs_page import packs_page
from timetable import MAY, visit_of

import pricelint_rules
from pricelint.model.capture import Artefacts, CaptureOutcome
from pricelint.model.platform import Role
from pricelint.readings.follow import follow
from pricelint.readings.judge import judge_visits
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_reading
from pricelint.store.store import Store
from pricelint.store.tables import captures


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


def kinds_told(store: Store) -> list[str]:
    for visit in store.visits.visits("inkwell"):
        keep_reading(store, visit)
    follow(store, "inkwell")
    return [one.dated.change.kind.value for one in store.changes.found(platform="inkwell")]


def keep_pages(store: Store, day: int, *pages: tuple[str, Role, int]) -> None:
    """Record a visit of several pages: the path of each, its role, and what an image costs by it."""
    first = visit_of("inkwell", MAY + timedelta(days=day), None, f"inkwell-{day}")
    kept = []
    for path, role, cost in pages:
        url, body = f"https://inkwell.example/{path}", store.blobs.put(packs_page(cost).encode())
        kept.append(
            replace(
                first.captures[0], requested_url=url, final_url=url, role=role, outcome=CaptureOutcome.CAPTURED,
                artefacts=Artefacts(body=body),
            )
        )  # fmt: skip
    store.visits.record(replace(first, captures=tuple(kept)))


PRICING, PLANS = ("pricing", Role.PRICING), ("plans", Role.PRICING)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ([(*PRICING, 5)], [(*PRICING, 8)], ["cost_rose"]),
        ([(*PRICING, 5)], [(*PLANS, 8)], []),
        ([(*PRICING, 5), (*PLANS, 5)], [(*PRICING, 8), (*PLANS, 8)], ["cost_rose"]),
        ([(*PRICING, 5)], [(*PRICING, 8), (*PLANS, 8)], ["cost_rose"]),
        ([(*PRICING, 5)], [("pricing", Role.CREDITS, 8)], []),
    ],
    ids=["same page", "another page", "same pages", "one page more", "another role"],
)
def test_what_other_pages_state_since_the_platform_file_was_edited_is_no_change_of_the_site(
    store: Store, before: list[tuple[str, Role, int]], after: list[tuple[str, Role, int]], kinds: list[str]
) -> None:
    for day in (0, 1):
        keep_pages(store, day, *before)
    for day in (2, 3):
        keep_pages(store, day, *after)
    assert kinds_told(store) == kinds
    judge_visits(store, "inkwell", (pricelint_rules.BY_ID["quiet-cost-increase"],))
    last = store.readings.of("inkwell", todays_method())[-1]
    assert last.verdicts["quiet-cost-increase"] == ("violation" if kinds else "not_applicable")


def test_a_page_that_moved_and_leads_on_from_its_old_address_is_compared(store: Store) -> None:
    for day in (0, 1):
        keep_pages(store, day, (*PRICING, 5))
    for day in (2, 3):
        keep_pages(store, day, (*PRICING, 8))
    with store.database.begin() as connection:
        moved = captures.c.visit_id.in_(["inkwell-2", "inkwell-3"])
        connection.execute(captures.update().where(moved).values(final_url="https://inkwell.example/plans"))
    assert kinds_told(store) == ["cost_rose"]
