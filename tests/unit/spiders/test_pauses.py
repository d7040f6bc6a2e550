from __future__ import annotations

from datetime import UTC, datetime

import pytest
from event_loop import run
from hypothesis import given
from hypothesis import strategies as st
from scrapy.exceptions import IgnoreRequest

from pricelint_spiders.pauses import LONGEST_PAUSE, Pauses, asked_pause

NOW = datetime(2026, 11, 26, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "value", "seconds"),
    [
        (429, "7", 7.0), (503, " 0 ", 0.0), (429, "Thu, 26 Nov 2026 12:00:30 GMT", 30.0),
        (429, "Thu, 26 Nov 2026 11:00:00 GMT", 0.0), (429, "", None), (429, "soon", None), (429, "-5", None),
        (200, "7", None), (429, "٧", None),
    ],
)  # fmt: skip
def test_a_wish_for_a_pause_is_a_number_of_seconds_or_a_date(status: int, value: str, seconds: float | None) -> None:
    assert asked_pause(status, value, NOW) == seconds


@given(st.text(max_size=60))
def test_no_header_breaks_the_reading_of_it(value: str) -> None:
    seconds = asked_pause(429, value, NOW)
    assert seconds is None or seconds >= 0


def test_a_host_that_wants_a_long_pause_is_not_asked_again() -> None:
    pauses = Pauses()
    assert pauses.note("a.example", 429, "1")
    assert not pauses.note("b.example", 429, str(int(LONGEST_PAUSE) + 100))
    assert not pauses.note("c.example", 429, "")
    with pytest.raises(IgnoreRequest, match="asked for a pause"):
        run(pauses.over("b.example"))
    run(pauses.over("c.example"))
