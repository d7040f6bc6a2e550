"""Channels as configuration files say them, and when they are sent what."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from pricelint.errors import ConfigError
from pricelint.model.change import ChangeKind, Status
from pricelint.model.outcome import Severity
from pricelint.schedule.channels import SEVERITIES, Channel, channels_of, weight

CONFIG = Path("conf/pricelint.toml")
SECRET = "json://user:s3cret@127.0.0.1/hook"  # noqa: S105 - of nobody


def read(**keys: Any) -> Channel:
    (channel,) = channels_of([{"name": "desk", "url": SECRET, **keys}], CONFIG, {})
    return channel


def test_a_channel_hears_of_confirmed_changes_of_all_platforms_at_once_where_nothing_else_is_said() -> None:
    channel = read()
    assert channel.hears_of("suno")
    assert channel.wants(ChangeKind.WORDING, Status.CONFIRMED)
    assert not channel.wants(ChangeKind.COST_ROSE, Status.UNCONFIRMED)
    assert channel.due_at(datetime(2026, 5, 3, tzinfo=UTC)) == datetime(2026, 5, 3, tzinfo=UTC)


def test_platforms_kinds_and_severity_narrow_what_it_hears() -> None:
    channel = read(platforms=["suno"], kinds=["cost_rose", "cost_fell"], severity="medium", confirmed=False)
    assert [channel.hears_of(name) for name in ("suno", "udio")] == [True, False]
    assert channel.wants(ChangeKind.COST_ROSE, Status.FLAPPING)
    assert not channel.wants(ChangeKind.COST_FELL, Status.CONFIRMED)
    assert not channel.wants(ChangeKind.ALLOWANCE_CUT, Status.CONFIRMED)


def test_what_is_worse_for_buyers_weighs_more() -> None:
    assert {kind for kind in ChangeKind if weight(kind) is Severity.HIGH} == {
        ChangeKind.COST_ROSE, ChangeKind.ALLOWANCE_CUT, ChangeKind.PRICE_ROSE, ChangeKind.EXPIRY_TIGHTENED,
    }  # fmt: skip
    assert weight(ChangeKind.PRICE_FELL) is Severity.LOW
    assert set(SEVERITIES) < set(ChangeKind)


@pytest.mark.parametrize(
    ("keys", "now", "due"),
    [
        ({"digest": "daily", "zone": "Europe/Berlin"}, "2026-03-28T06:59", "2026-03-28T07:00"),
        ({"digest": "daily", "zone": "Europe/Berlin"}, "2026-03-28T07:00", "2026-03-29T06:00"),
        ({"digest": "daily", "zone": "Europe/Berlin", "hour": 2}, "2026-03-28T12:00", "2026-03-29T01:00"),
        ({"digest": "weekly", "day": "friday", "hour": 0}, "2026-05-03T12:00", "2026-05-08T00:00"),
        ({"digest": "weekly", "day": "friday", "hour": 0}, "2026-05-08T00:00", "2026-05-15T00:00"),
    ],
)
def test_a_digest_comes_at_its_hour(keys: dict[str, Any], now: str, due: str) -> None:
    moments = [datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (now, due)]
    assert read(**keys).due_at(moments[0]) == moments[1]


def test_an_address_may_stand_in_a_variable_and_is_shown_nowhere() -> None:
    (channel,) = channels_of([{"name": "desk", "env": "DESK_URL"}], CONFIG, {"DESK_URL": SECRET})
    assert channel.url == SECRET
    assert "s3cret" not in repr(channel)


def test_several_addresses_are_as_many_channels() -> None:
    found = channels_of([{"name": "desk", "urls": [SECRET, "json://127.0.0.1/b"]}], CONFIG, {})
    assert [channel.name for channel in found] == ["desk", "desk 2"]


@pytest.mark.parametrize(
    ("keys", "said"),
    [
        ({"url": None}, "url, urls and env"),
        ({"env": "DESK_URL"}, "url, urls and env"),
        ({"url": None, "env": "DESK_URL"}, "DESK_URL is not set"),
        ({"url": None, "env": "desk url; rm"}, "no name of a variable"),
        ({"name": "../desk"}, "name"),
        ({"kinds": ["prices"]}, "kinds[0]"),
        ({"severity": "grave"}, "severity"),
        ({"hour": 24}, "hour"),
        ({"failures": 0}, "failures"),
        ({"zone": "Mars/Olympus"}, "no time zone"),
        ({"template": "missing.j2"}, "no such template"),
        ({"colour": "red"}, "colour"),
        ({"digest": "hourly"}, "digest"),
    ],
)
def test_a_mistake_is_named_and_the_address_is_not(keys: dict[str, Any], said: str) -> None:
    table = {name: value for name, value in {"name": "desk", "url": SECRET, **keys}.items() if value is not None}
    with pytest.raises(ConfigError, match=r"pricelint\.toml") as caught:
        channels_of([table], CONFIG, {})
    assert said in str(caught.value)
    assert "s3cret" not in str(caught.value)


def test_two_channels_of_one_name_are_refused() -> None:
    table = {"name": "desk", "url": SECRET}
    with pytest.raises(ConfigError, match="'desk'"):
        channels_of([table, table], CONFIG, {})
