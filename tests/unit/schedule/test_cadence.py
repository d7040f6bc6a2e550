"""Slots, jitter, quiet hours and back-off, through the days on which clocks are changed."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.schedule.cadence import Cadence, Quiet, awake, back_off, due_at, is_awake, slot_after

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
NIGHT = Quiet(time(22), time(6))
EVERY = [timedelta(minutes=7), timedelta(hours=1), timedelta(hours=36), timedelta(days=1), timedelta(days=10)]
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - aware by `timezones`
CADENCES = st.builds(
    Cadence,
    every=st.sampled_from(EVERY),
    zone=st.sampled_from([BERLIN, NEW_YORK, ZoneInfo("UTC"), ZoneInfo("Pacific/Apia")]),
    quiet=st.sampled_from([None, NIGHT, Quiet(time(1, 30), time(2, 30)), Quiet(time(9), time(17))]),
    jitter=st.sampled_from([timedelta(0), timedelta(minutes=3)]),
)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def slots(cadence: Cadence, since: str, number: int) -> list[str]:
    """The slots after a moment, one by one."""
    found = [utc(since)]
    for _ in range(number):
        found.append(slot_after(cadence, "suno", found[-1], found[-1]))
    return [f"{slot:%m-%d %H:%M}" for slot in found[1:]]


def test_a_time_of_day_stays_the_same_on_the_wall_when_clocks_go_forward() -> None:
    daily = Cadence(at=time(6, 30), zone=BERLIN)
    assert slots(daily, "2026-03-27T12:00", 3) == ["03-28 05:30", "03-29 04:30", "03-30 04:30"]


def test_a_time_that_the_clocks_leave_out_is_taken_once_and_an_hour_later() -> None:
    daily = Cadence(at=time(2, 30), zone=BERLIN)
    assert slots(daily, "2026-03-28T01:30", 2) == ["03-29 01:30", "03-30 00:30"]


def test_a_time_that_the_clocks_show_twice_is_taken_once() -> None:
    daily = Cadence(at=time(2, 30), zone=BERLIN)
    assert slots(daily, "2026-10-24T00:30", 2) == ["10-25 00:30", "10-26 01:30"]


def test_hours_are_elapsed_time_whatever_the_clocks_show() -> None:
    assert slots(Cadence(every=timedelta(hours=6), zone=BERLIN), "2026-03-28T20:00", 3) == [
        "03-29 02:00", "03-29 08:00", "03-29 14:00",
    ]  # fmt: skip


def test_weeks_keep_their_day() -> None:
    weekly = Cadence(every=timedelta(days=7), at=time(9), zone=NEW_YORK)
    assert slots(weekly, "2026-10-26T13:00", 2) == ["11-02 14:00", "11-09 14:00"]


@given(CADENCES, MOMENTS, MOMENTS)
def test_the_next_slot_is_after_the_moment_and_no_further_than_the_cadence(
    cadence: Cadence, anchor: datetime, moment: datetime
) -> None:
    slot = slot_after(cadence, "suno", anchor, moment)
    assert moment < slot <= moment + cadence.every + timedelta(hours=26 if cadence.by_days else 0)
    assert slot_after(cadence, "suno", anchor, slot - timedelta(seconds=1)) == slot


@given(CADENCES, MOMENTS)
def test_no_visit_is_due_before_its_slot_or_in_quiet_hours(cadence: Cadence, slot: datetime) -> None:
    due = due_at(cadence, "suno", slot)
    assert due == due_at(cadence, "suno", slot)
    assert slot <= due
    assert is_awake(cadence, awake(cadence, slot))
    assert is_awake(cadence, due)


def test_quiet_hours_are_local_and_go_over_midnight() -> None:
    cadence = Cadence(zone=BERLIN, quiet=NIGHT)
    assert awake(cadence, utc("2026-05-03T21:00")) == utc("2026-05-04T04:00")
    assert awake(cadence, utc("2026-05-03T03:59")) == utc("2026-05-03T04:00")
    assert awake(cadence, utc("2026-05-03T04:00")) == utc("2026-05-03T04:00")


def test_platforms_without_a_time_of_day_are_spread_over_the_hours_that_are_not_quiet() -> None:
    cadence = Cadence(quiet=NIGHT, jitter=timedelta(0))
    noon = utc("2026-05-03T12:00")
    found = [slot_after(cadence, f"platform-{number}", noon, noon) for number in range(200)]
    assert len({slot.hour for slot in found}) == 16
    assert all(is_awake(cadence, slot) for slot in found)


@pytest.mark.parametrize(("failures", "hours"), [(1, 1), (2, 2), (5, 16), (8, 128), (9, 168), (60, 168), (10_000, 168)])
def test_the_wait_after_failures_doubles_up_to_a_week(failures: int, hours: int) -> None:
    assert back_off(Cadence(), failures) == timedelta(hours=hours)
