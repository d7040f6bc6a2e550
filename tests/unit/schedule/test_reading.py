"""Cadences as configuration files say them."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.errors import ConfigError
from pricelint.schedule.cadence import Cadence, Quiet
from pricelint.schedule.reading import CadenceKeys, WatchKeys, cadence_of, checked, clock, span, zone


def read(**keys: str) -> Cadence:
    return cadence_of(CadenceKeys(**keys), Cadence(), "pricelint.toml [watch]")


def test_every_key_is_read() -> None:
    cadence = read(
        every="2 days", at="06:30", zone="Asia/Tokyo", jitter="5 minutes", quiet="22:00-06:00", retry="30 minutes",
        retry_most="2 weeks",
    )  # fmt: skip
    assert (cadence.every, cadence.at, cadence.zone.key) == (timedelta(days=2), time(6, 30), "Asia/Tokyo")
    assert (cadence.jitter, cadence.quiet) == (timedelta(minutes=5), Quiet(time(22), time(6)))
    assert (cadence.retry, cadence.retry_most) == (timedelta(minutes=30), timedelta(weeks=2))


def test_what_a_platform_leaves_open_is_as_for_all_and_hours_have_no_time_of_day() -> None:
    base = read(at="06:30", zone="Europe/Berlin", jitter="2 hours")
    own = cadence_of(CadenceKeys(every="6 hours"), base, "suno.toml: watch")
    assert (own.every, own.at, own.zone.key) == (timedelta(hours=6), None, "Europe/Berlin")
    assert own.jitter == timedelta(minutes=36)


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"every": "daily"}, "daily"),
        ({"every": "0 hours"}, "less than five minutes"),
        ({"every": "99999 weeks"}, "up to a year"),
        ({"every": "-1 days"}, "length of time"),
        ({"at": "6:30"}, "time of day"),
        ({"at": "24:00"}, "time of day"),
        ({"every": "6 hours", "at": "06:30"}, "no whole days"),
        ({"zone": "Berlin"}, "no time zone 'Berlin'"),
        ({"zone": "../../etc/passwd"}, "no time zone"),
        ({"quiet": "22:00"}, "time of day"),
        ({"quiet": "06:00-06:00"}, "whole day"),
        ({"quiet": "22:00-06:00", "at": "23:00"}, "quiet hours"),
        ({"jitter": "13 hours"}, "half of every"),
        ({"retry": "2 days", "retry_most": "1 day"}, "less than retry"),
    ],
)
def test_a_mistake_is_named_with_its_place(keys: dict[str, str], said: str) -> None:
    with pytest.raises(ConfigError, match=r"^pricelint\.toml") as caught:
        read(**keys)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("table", "key"),
    [({"evry": "1 day"}, "evry"), ({"every": 6}, "every"), ({"platform": [{"every": "1 day"}]}, "platform[0]")],
)
def test_a_key_that_does_not_exist_or_is_of_another_kind_is_named(table: dict[str, object], key: str) -> None:
    with pytest.raises(ConfigError) as caught:
        checked(table, WatchKeys, "pricelint.toml [watch]")
    assert key in str(caught.value)
    assert "pricelint.toml" in str(caught.value)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_in_a_sentence(text: str) -> None:
    for parse in (span, clock, zone):
        try:
            refused = "" if parse(text, "pricelint.toml") is not None else "nothing"
        except ConfigError as error:
            refused = str(error)
        assert not refused or refused.startswith("pricelint.toml: ")
