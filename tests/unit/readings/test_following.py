"""Readings are kept by method, and a platform is followed over them: whose change it is, and when it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from packs_page import packs_page
from stored_visits import keep_cost, keep_page
from timetable import MAY

import pricelint
from pricelint.errors import BlobMissingError
from pricelint.model.capture import Visit
from pricelint.model.change import ChangeKind, Origin, RecordedChange, Status
from pricelint.model.platform import Role
from pricelint.pipeline import VisitRead
from pricelint.readings.follow import follow
from pricelint.readings.method import todays_method
from pricelint.readings.read import keep_read, keep_reading, read_of, read_whole
from pricelint.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def as_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Another version of pricelint reads from now on: `as_version.setattr(pricelint, "__version__", …)`."""
    yield monkeypatch
    todays_method.cache_clear()


def read_all(store: Store) -> tuple[RecordedChange, ...]:
    for name in store.readings.unread(todays_method()):
        visit = store.visits.visit(name)
        assert visit
        keep_reading(store, visit)
    return follow(store, "inkwell")


def told(store: Store, origin: Origin = Origin.SITE_CHANGED) -> list[tuple[str, str, str]]:
    found = reversed(store.changes.found(platform="inkwell", origins=(origin,)))
    return [(one.dated.change.kind.value, one.dated.status.value, one.dated.until_visit) for one in found]


def dearer(read: VisitRead) -> VisitRead:
    """The same pages, read by somebody who takes every cost for twice as much."""
    pages = tuple(
        replace(page, costs=tuple(replace(one, low=one.low * 2, high=one.high * 2) for one in page.costs))
        for page in read.facts.pages
    )
    return replace(read, facts=replace(read.facts, pages=pages))


def test_a_page_that_does_not_change_is_read_once_and_costs_one_row_and_no_blob(store: Store) -> None:
    first = keep_reading(store, keep_cost(store, 0, 5))
    blobs = sorted(store.folder.rglob("*.zst"))
    second = keep_reading(store, keep_cost(store, 1, 5))
    assert (first.facts, first.content) == (second.facts, second.content)
    assert sorted(store.folder.rglob("*.zst")) == blobs
    follow(store, "inkwell")
    runs = store.runs.of("inkwell")
    assert {run.seen for run in runs} == {2}
    assert len({run.key for run in runs}) == len(runs)


def test_a_reading_comes_back_as_what_the_pages_say(store: Store) -> None:
    visit = keep_cost(store, 0, 5)
    reading = keep_reading(store, visit)
    assert read_of(store, reading) == read_whole(store, visit)
    assert reading.counts["pages"] == 1
    assert reading.counts["costs"] >= 1


def test_a_to_b_to_a_is_two_changes_and_each_is_new_once(store: Store) -> None:
    news = []
    for day, cost in enumerate((5, 5, 8, 8, 5, 5)):
        keep_cost(store, day, cost)
        news.append([(one.dated.change.kind.value, one.dated.status.value) for one in read_all(store)])
    assert told(store) == [("cost_rose", "confirmed", "inkwell-2"), ("cost_fell", "confirmed", "inkwell-4")]
    assert news == [
        [], [], [("cost_rose", "unconfirmed")], [("cost_rose", "confirmed")], [("cost_fell", "unconfirmed")],
        [("cost_fell", "confirmed")],
    ]  # fmt: skip


def test_what_gave_way_again_is_no_change_any_more(store: Store) -> None:
    for day, cost in enumerate((5, 5, 8)):
        keep_cost(store, day, cost)
    read_all(store)
    assert told(store) == [("cost_rose", "unconfirmed", "inkwell-2")]
    for day in (3, 4):
        keep_cost(store, day, 5)
    read_all(store)
    assert told(store) == []


def test_two_values_in_turn_are_told_as_flapping_under_one_name(store: Store) -> None:
    for day, cost in enumerate((5, 8, 5, 8, 5, 8, 5)):
        keep_cost(store, day, cost)
    read_all(store)
    (one,) = store.changes.found(platform="inkwell")
    assert one.dated.status is Status.FLAPPING
    for day, cost in enumerate((8, 5), start=7):
        keep_cost(store, day, cost)
    read_all(store)
    (again,) = store.changes.found(platform="inkwell")
    assert (again.id, again.recorded_at) == (one.id, one.recorded_at)
    assert again.dated.until_visit == "inkwell-7"


def test_visits_that_failed_or_saw_other_pages_change_nothing(store: Store) -> None:
    for day, cost in enumerate((5, None, 5)):
        keep_cost(store, day, cost)
    keep_page(store, 3, "<p>Terms. Nothing is said of costs here.</p>", role=Role.TERMS)
    keep_cost(store, 4, 5)
    read_all(store)
    assert told(store) == []


def test_a_platform_whose_declared_pages_were_edited_between_visits_changed_nothing(store: Store) -> None:
    """The terms were dropped from its file, help was added: neither came or went on the site."""
    terms = "<p>Terms. Purchased credits never expire. An image costs 5 credits.</p>"
    for day in (0, 2):
        keep_page(store, day, terms, role=Role.TERMS)
        keep_cost(store, day + 1, 5)
    for day in (4, 5):
        keep_page(store, day, "<p>Help. A video costs 50 credits. Unused credits roll over.</p>", role=Role.HELP)
    read_all(store)
    assert told(store) == []
    assert {one.page.rpartition("/")[2] for one in store.changes.firsts("inkwell")} == {"terms", "pricing", "help"}


def test_a_change_that_a_page_announced_is_kept_with_the_notice(store: Store) -> None:
    notice = "From 6 May we increase the cost of image generation from 5 to 8 credits."
    keep_cost(store, 0, 5)
    keep_cost(store, 1, 5)
    keep_page(store, 2, packs_page(5).replace("</body>", f"<p>{notice}</p></body>"))
    for day in (3, 4):
        keep_cost(store, day, 8)
    read_all(store)
    (one,) = store.changes.found(platform="inkwell", kinds=(ChangeKind.COST_ROSE,))
    assert [item.quote for item in one.dated.change.announced] == [notice]
    keep_cost(store, 5, 8)
    read_all(store)
    assert store.changes.found(kinds=(ChangeKind.COST_ROSE,))[0].dated.change.announced == one.dated.change.announced


def test_following_one_by_one_leaves_what_following_all_at_once_leaves(tmp_path: Path) -> None:
    kept = []
    for name, every in (("one", True), ("all", False)):
        with Store.open(tmp_path / name) as store:
            for day, cost in enumerate((5, 5, 8, None, 8, 5, 8, 8, 5, 5)):
                keep_cost(store, day, cost)
                if every:
                    read_all(store)
            read_all(store)
            changes = [replace(one, recorded_at=MAY) for one in store.changes.found()]
            kept.append((store.runs.of("inkwell"), changes, store.changes.firsts("inkwell")))
    assert kept[0] == kept[1]
    assert kept[0][1]


def test_a_visit_from_before_is_followed_in_its_place(store: Store) -> None:
    for day, cost in ((0, 5), (8, 8), (9, 8)):
        keep_cost(store, day, cost)
    read_all(store)
    keep_cost(store, 4, 5)
    read_all(store)
    (one,) = store.changes.found(platform="inkwell")
    assert (one.dated.since_visit, one.dated.until_visit) == ("inkwell-4", "inkwell-8")


def test_the_first_capture_of_a_page_is_first_and_no_change(store: Store) -> None:
    for day in (0, 1):
        keep_cost(store, day, 5)
    keep_page(store, 2, "<p>Terms. Purchased credits never expire.</p>", role=Role.TERMS)
    read_all(store)
    found = {(one.page, one.visit) for one in store.changes.firsts("inkwell")}
    assert found == {("inkwell.example/pricing", "inkwell-0"), ("inkwell.example/terms", "inkwell-2")}
    assert told(store) == []


def read_twice_as_dear(store: Store, visits: list[Visit]) -> None:
    for visit in visits:
        keep_read(store, visit, dearer(read_whole(store, visit)))
    follow(store, "inkwell")


def test_another_reading_of_the_same_captures_is_our_change_and_never_the_sites(
    store: Store, as_version: pytest.MonkeyPatch
) -> None:
    visits = [keep_cost(store, day, cost) for day, cost in enumerate((5, 5, 6, 6))]
    as_version.setattr(pricelint, "__version__", "0.0.1")
    todays_method.cache_clear()
    read_twice_as_dear(store, visits)
    assert told(store) == [("cost_rose", "confirmed", "inkwell-2")]
    as_version.undo()
    todays_method.cache_clear()
    read_all(store)
    assert told(store) == [("cost_rose", "confirmed", "inkwell-2")]
    ours = store.changes.found(origins=(Origin.METHOD_CHANGED,))
    assert {one.dated.change.kind for one in ours} == {ChangeKind.COST_FELL}
    assert {one.dated.seen for one in ours} == {2}
    assert all(one.earlier_method.startswith("0.0.1+") and one.method == todays_method() for one in ours)
    assert len(store.readings.methods()) == 2
    (run,) = [run for run in store.runs.of("inkwell", "cost") if run.place == 1]
    assert Decimal(run.value[0]) == 6


def test_a_visit_with_a_missing_blob_leaves_no_reading(store: Store) -> None:
    visit = keep_cost(store, 0, 5)
    for path in store.folder.rglob("*.zst"):
        path.unlink()
    with pytest.raises(BlobMissingError):
        keep_reading(store, visit)
    assert list(store.readings.unread(todays_method())) == [visit.id]


def test_changes_are_found_by_time_kind_and_platform_newest_first(store: Store) -> None:
    for name, first in (("inkwell", 0), ("pensieve", 20)):
        for day, cost in enumerate((5, 5, 8, 8), start=first):
            keep_reading(store, keep_cost(store, day, cost, name))
        follow(store, name)
    found = store.changes.found
    assert [one.platform for one in found(kinds=(ChangeKind.COST_ROSE,))] == ["pensieve", "inkwell"]
    assert [one.platform for one in found(limit=1)] == ["pensieve"]
    assert [one.platform for one in found(until=found(platform="pensieve")[0].dated.until)] == ["inkwell"]
    assert found(kinds=(ChangeKind.PRICE_ROSE,)) == found(statuses=(Status.FLAPPING,)) == []
