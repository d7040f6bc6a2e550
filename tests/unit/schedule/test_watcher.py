"""What a watcher makes of failures, absences, clocks, locks and files that change under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from timetable import MAY, Clock, FakeVisitor, platform_named, visit_of

from pricelint.errors import ConfigError, CrawlError, StoreError
from pricelint.model.appointment import RoundOutcome
from pricelint.model.platform import Platform
from pricelint.schedule.cadence import Cadence, Quiet
from pricelint.schedule.locks import Lock, Locks
from pricelint.schedule.status import status_of
from pricelint.schedule.watcher import BATCH, Made, Watcher
from pricelint.store.store import Store

DAILY = Cadence(at=MAY.time(), jitter=timedelta(0))
HOURLY = Cadence(every=timedelta(hours=1), jitter=timedelta(0))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "store") as opened:
        yield opened


@pytest.fixture
def clock() -> Clock:
    return Clock()


def watcher(store: Store, clock: Clock, visitor: FakeVisitor, **cadences: Cadence) -> Watcher:
    return Watcher(store, cadences or {"suno": DAILY}, platform_named, visitor, clock)


def days_later(clock: Clock, watching: Watcher) -> float:
    upcoming = watching.next_at()
    assert upcoming
    return (upcoming - clock.now) / timedelta(days=1)


def test_a_platform_is_visited_at_once_and_then_by_its_cadence(store: Store, clock: Clock) -> None:
    watching = watcher(store, clock, visitor := FakeVisitor(store, clock))
    (made,) = watching.turn()
    assert (made.ended.outcome, made.next.turn, days_later(clock, watching)) == (RoundOutcome.CAPTURED, 2, 1)
    assert list(watching.turn()) == []
    assert len(visitor.asked) == len(store.visits.visits()) == 1


def test_a_platform_that_was_crawled_by_hand_is_due_one_cadence_later(store: Store, clock: Clock) -> None:
    store.visits.record(visit_of("suno", MAY - timedelta(hours=6), None))
    store.visits.record(visit_of("udio", MAY - timedelta(hours=11), None))
    by_hours = Cadence(every=timedelta(hours=10), jitter=timedelta(0))
    watching = watcher(store, clock, FakeVisitor(store, clock), runway=by_hours, suno=by_hours, udio=by_hours)
    assert [made.round.platform for made in watching.turn()] == ["runway", "udio"]
    assert days_later(clock, watching) * 24 == pytest.approx(4)


def test_days_that_were_missed_are_made_up_for_once(store: Store, clock: Clock) -> None:
    watching = watcher(store, clock, visitor := FakeVisitor(store, clock))
    list(watching.turn())
    clock.on(days=9, hours=5)
    assert [len(list(watching.turn())) for _ in range(3)] == [1, 0, 0]
    assert days_later(clock, watching) == pytest.approx(19 / 24)
    assert len(visitor.asked) == 2


def test_failures_wait_twice_as_long_each_time_and_one_success_ends_that(store: Store, clock: Clock) -> None:
    pages: dict[str, str | None] = {"suno": None}
    watching = watcher(store, clock, FakeVisitor(store, clock, shown=pages.__getitem__))
    waits = []
    for _ in range(9):
        (made,) = watching.turn()
        waits.append(round(days_later(clock, watching) * 24))
        assert made.ended.outcome is RoundOutcome.FAILED
        assert "no answer" in made.ended.reason
        clock.on(hours=waits[-1])
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 168]
    assert status_of(store).platforms[0].failures == 9
    pages["suno"] = "<title>back</title>"
    (made,) = watching.turn()
    assert (made.next.failures, made.next.back_off_until) == (0, None)
    assert days_later(clock, watching) <= 1


def test_a_crawl_that_breaks_is_a_failure_of_what_it_did_not_visit(store: Store, clock: Clock) -> None:
    def breaks(when: str, name: str) -> None:
        if (when, name) == ("asked", "runway"):
            raise CrawlError("the crawling process ended")

    watching = watcher(store, clock, FakeVisitor(store, clock, step=breaks), runway=DAILY, suno=DAILY)
    rounds = list(watching.turn())
    assert [made.ended.reason for made in rounds] == ["the crawling process ended"] * 2
    assert list(watching.turn()) == []


def test_what_no_platform_is_to_blame_for_ends_the_turn_and_is_taken_up_later(store: Store, clock: Clock) -> None:
    full = [True]

    def fills(when: str, name: str) -> None:
        if full and when == "asked":
            raise StoreError(f"cannot keep a blob of {name}")

    visitor = FakeVisitor(store, clock, step=fills)
    watching = watcher(store, clock, visitor)
    with pytest.raises(StoreError):
        list(watching.turn())
    full.clear()
    (made,) = watching.turn()
    assert (made.round.attempts, made.round.turn, made.next.failures, visitor.broken_off) == (2, 1, 0, ["suno"])


def test_a_platform_file_that_is_broken_between_visits_is_a_failure_with_its_reason(store: Store, clock: Clock) -> None:
    def load(name: str) -> Platform:
        if clock.now > MAY:
            raise ConfigError("is not valid TOML", where=f"{name}.toml")
        return platform_named(name)

    watching = Watcher(store, {"suno": DAILY}, load, FakeVisitor(store, clock), clock)
    list(watching.turn())
    clock.on(days=1)
    (made,) = watching.turn()
    assert (made.ended.outcome, made.ended.reason) == (RoundOutcome.FAILED, "suno.toml: is not valid TOML")
    assert len(store.visits.visits("suno")) == 1


@pytest.mark.parametrize("back", [timedelta(minutes=3), timedelta(hours=20), timedelta(days=30), timedelta(days=4000)])
def test_a_clock_that_goes_back_neither_doubles_visits_nor_stops_them(
    store: Store, clock: Clock, back: timedelta
) -> None:
    watching = watcher(store, clock, visitor := FakeVisitor(store, clock))
    list(watching.turn())
    clock.now -= back
    assert list(watching.turn()) == []
    assert 0 < days_later(clock, watching) <= 2
    for _ in range(4):
        clock.on(days=1)
        list(watching.turn())
    assert 4 <= len(visitor.asked) <= 5


def test_a_run_that_left_a_visit_is_ended_by_it_though_the_clock_went_back(store: Store, clock: Clock) -> None:
    def dies(when: str, name: str) -> None:
        if when == "recorded":
            raise KeyboardInterrupt(name)

    with pytest.raises(KeyboardInterrupt):
        list(watcher(store, clock, FakeVisitor(store, clock, step=dies)).turn())
    clock.on(hours=-3)
    watching = watcher(store, clock, visitor := FakeVisitor(store, clock))
    assert list(watching.turn()) == []
    clock.on(hours=3)
    (made,) = watching.turn()
    assert (made.ended.visit, visitor.asked) == (store.visits.visits()[0].id, [])


def test_two_watchers_never_visit_one_platform_together(store: Store, clock: Clock, tmp_path: Path) -> None:
    with Store.open(tmp_path / "store") as again:
        other = watcher(again, clock, theirs := FakeVisitor(again, clock), suno=DAILY, runway=DAILY)
        meanwhile: list[Made] = []

        def looks(when: str, name: str) -> None:
            if (when, name) == ("asked", "runway"):
                meanwhile.extend(other.turn())

        one = watcher(store, clock, ours := FakeVisitor(store, clock, step=looks), runway=DAILY, suno=DAILY)
        assert len(list(one.turn())) == 2
        assert (meanwhile, theirs.asked, list(other.turn())) == ([], [], [])
        assert len(ours.asked) == 2


def test_a_run_that_somebody_else_made_between_the_look_and_the_lock_is_not_made_again(
    store: Store, clock: Clock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "store") as again:
        other = watcher(again, clock, FakeVisitor(again, clock))
        take = Locks.take

        def late(locks: Locks, name: str) -> Lock | None:
            monkeypatch.setattr(Locks, "take", take)
            assert len(list(other.turn())) == 1
            return take(locks, name)

        monkeypatch.setattr(Locks, "take", late)
        one = watcher(store, clock, visitor := FakeVisitor(store, clock))
        assert list(one.turn()) == []
        assert (visitor.asked, len(store.visits.visits())) == ([], 1)


def test_quiet_hours_delay_what_was_overtaken_by_them(store: Store, clock: Clock) -> None:
    night = replace(HOURLY, quiet=Quiet(MAY.replace(hour=11).time(), MAY.replace(hour=18).time()))
    watching = watcher(store, clock, FakeVisitor(store, clock), suno=night)
    assert list(watching.turn()) == []
    assert days_later(clock, watching) * 24 == 6
    clock.on(hours=6)
    assert len(list(watching.turn())) == 1


def test_another_cadence_holds_from_the_next_visit_on(store: Store, clock: Clock) -> None:
    weekly = Cadence(every=timedelta(days=7), jitter=timedelta(0))
    list(watcher(store, clock, FakeVisitor(store, clock), suno=weekly).turn())
    clock.on(hours=2)
    hourly = watcher(store, clock, FakeVisitor(store, clock), suno=HOURLY)
    assert len(list(hourly.turn())) == 1
    assert 0 < days_later(clock, hourly) * 24 <= 1


def test_many_platforms_are_visited_in_batches(store: Store, clock: Clock) -> None:
    names = {f"platform-{number}": DAILY for number in range(BATCH + 3)}
    watching = Watcher(store, names, platform_named, FakeVisitor(store, clock), clock)
    assert [len(list(watching.turn())) for _ in range(3)] == [BATCH, 3, 0]


def test_what_was_visited_already_can_be_left_out_though_it_is_due_again(store: Store, clock: Clock) -> None:
    watching = watcher(store, clock, FakeVisitor(store, clock), suno=HOURLY, udio=DAILY)
    assert len(list(watching.turn(besides=["udio"]))) == 1
    clock.on(hours=2)
    assert [made.round.platform for made in watching.turn(besides=["suno"])] == ["udio"]


def test_the_status_names_who_is_at_it(store: Store, clock: Clock) -> None:
    seen = []

    def looks(when: str, name: str) -> None:
        seen.append((when, name, status_of(store).platforms[0].held_by))

    list(watcher(store, clock, FakeVisitor(store, clock, step=looks)).turn())
    assert all(holder and holder.since == MAY for _, _, holder in seen)
    (standing,) = status_of(store).platforms
    assert (standing.held_by, standing.outcome, standing.last_visit) == (None, "captured", MAY)
