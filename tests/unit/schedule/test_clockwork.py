"""The clockwork wakes for what is due, and ends with whatever ended it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pricelint.schedule.clockwork import LONGEST, PAUSE, Clockwork


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=3)])
def test_it_turns_until_something_ends_it_and_raises_that(late: timedelta) -> None:
    turns = []

    def turn() -> bool:
        turns.append(1)
        if len(turns) == 3:
            raise KeyboardInterrupt
        return True

    with pytest.raises(KeyboardInterrupt):
        Clockwork(turn, lambda: datetime.now(UTC) - late).run()
    assert len(turns) == 3


def test_what_ends_it_need_not_be_an_exception_that_is_expected() -> None:
    def turn() -> bool:
        raise SystemExit(0)

    with pytest.raises(SystemExit):
        Clockwork(turn, lambda: None if datetime.now(UTC).year < 1 else datetime.now(UTC)).run()


def test_it_is_woken_every_minute_and_does_not_spin_where_others_are_at_it() -> None:
    now = datetime(2026, 5, 3, tzinfo=UTC)
    idle, busy = Clockwork(lambda: False, lambda: now), Clockwork(lambda: True, lambda: now)
    idle._once()
    busy._once()
    assert (idle._moment(now), busy._moment(now)) == (now + PAUSE, now)
    for due in (None, now + timedelta(days=3)):
        assert Clockwork(lambda: True, lambda due=due: due)._moment(now) == now + LONGEST  # type: ignore[misc]
