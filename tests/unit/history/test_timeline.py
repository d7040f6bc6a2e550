"""Changes over many visits: when they hold, when they only pass by, and between which days they happened."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.audit.by_hand import cost, page, plan, site_of, unit
from pricelint.history.runs import Observation, follow, latest, runs_of
from pricelint.history.stated import stated
from pricelint.history.timeline import timeline
from pricelint.model.change import ChangeKind, DatedChange, Status
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts

DAY = datetime(2026, 5, 1, tzinfo=UTC)


def shop(units: int | None) -> SiteFacts:
    costs = () if units is None else (cost("Flux Pro", units),)
    return site_of(page(Role.PRICING, unit=unit(), plans=(plan("Pro", "29", 1000),), costs=costs))


def visits(*seen: SiteFacts | int | None) -> list[Observation]:
    """One visit a day; a number stands for the cost that it shows, None for a page that states none."""
    sites = [one if isinstance(one, SiteFacts) else shop(one) for one in seen]
    return [Observation(f"v{day}", DAY + timedelta(days=day), stated(site)) for day, site in enumerate(sites)]


def told(*seen: SiteFacts | int | None, confirm: int = 2) -> list[tuple[str, str, str, str]]:
    """Kind, status and the two days between which each change happened."""
    return [_short(one) for one in timeline(runs_of(visits(*seen)), confirm)]


def _short(one: DatedChange) -> tuple[str, str, str, str]:
    return one.change.kind.value, one.status.value, one.since_visit, one.until_visit


NOTHING_CAPTURED = site_of()

CASES = [
    pytest.param((5, 5, 5), [], id="nothing changes"),
    pytest.param((5, 5, 8, 8), [("cost_rose", "confirmed", "v1", "v2")], id="seen twice"),
    pytest.param((5, 5, 8), [("cost_rose", "unconfirmed", "v1", "v2")], id="seen once, the newest"),
    pytest.param((5, 8, 5, 5), [], id="seen once, and gone again"),
    pytest.param((5, 5, 8, 8, 5, 5), [("cost_rose", "confirmed", "v1", "v2"), ("cost_fell", "confirmed", "v3", "v4")],
                 id="there and back is two changes"),
    pytest.param((5, 5, 7, 8, 8), [("cost_rose", "confirmed", "v1", "v3")], id="one value in passing"),
    pytest.param((5, 8, 5, 8, 5, 8, 5), [("cost_rose", "flapping", "v1", "v5")], id="an A/B test"),
    pytest.param((5, 5, NOTHING_CAPTURED, NOTHING_CAPTURED, 5), [], id="failed visits"),
    pytest.param((5, NOTHING_CAPTURED, 8, NOTHING_CAPTURED, 8), [("cost_rose", "confirmed", "v0", "v2")],
                 id="failed visits around a change"),
    pytest.param((5, 5, None, None), [("cost_removed", "confirmed", "v1", "v2")], id="no longer stated"),
    pytest.param((None, None, 5, 5), [("cost_added", "confirmed", "v1", "v2")], id="stated now"),
    pytest.param((NOTHING_CAPTURED, 5, 5), [], id="the first capture of a page adds nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("seen", "expected"), CASES)
def test_which_changes_hold(seen: tuple[int | None, ...], expected: list[tuple[str, str, str, str]]) -> None:
    assert told(*seen) == expected


def test_an_a_b_test_that_shows_a_value_twice_in_a_row_by_chance_stops_counting_as_changes() -> None:
    found = told(5, 5, 8, 8, 5, 5, 8, 8, 5, 5, 8, 8, 5, 5)
    assert sum(status == "confirmed" for _, status, _, _ in found) <= 4


def test_a_longer_confirmation_waits_longer() -> None:
    assert told(5, 5, 8, 8, confirm=3) == [("cost_rose", "unconfirmed", "v1", "v2")]
    assert told(5, 5, 8, confirm=1) == [("cost_rose", "confirmed", "v1", "v2")]


def test_the_interval_is_between_the_last_and_the_first_sight() -> None:
    (change,) = timeline(runs_of(visits(5, 5, NOTHING_CAPTURED, 8, 8)))
    assert (change.since, change.until, change.seen) == (DAY + timedelta(days=1), DAY + timedelta(days=3), 2)


def test_a_plan_under_another_name_is_one_change() -> None:
    before, after = shop(5), site_of(page(Role.PRICING, unit=unit(), plans=(plan("Creator", "29", 1000),),
                                          costs=(cost("Flux Pro", 5),)))  # fmt: skip
    (change,) = timeline(runs_of(visits(before, before, after, after)))
    assert (change.change.kind, change.status) == (ChangeKind.PLAN_RENAMED, Status.CONFIRMED)


def test_a_visit_out_of_order_is_refused() -> None:
    first, second = visits(5, 5)
    last = latest(runs_of([second]))
    with pytest.raises(ValueError, match="came before"):
        follow(last, first)


@given(st.lists(st.sampled_from([5, 8, None, NOTHING_CAPTURED]), max_size=12))
def test_following_visit_by_visit_gives_the_runs_of_the_whole_series(seen: list[SiteFacts | int | None]) -> None:
    series = visits(*seen)
    for key, runs in runs_of(series).items():
        assert all(one.value != other.value for one, other in itertools.pairwise(runs)), key
        assert all(one.last_at <= other.first_at for one, other in itertools.pairwise(runs)), key
    confirmed = [one for one in timeline(runs_of(series)) if one.status is Status.CONFIRMED]
    assert all(one.seen >= 2 and one.since < one.until for one in confirmed)
