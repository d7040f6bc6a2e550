from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.audit.by_hand import page, plan, quote
from pricelint.extract.trials.prices import LEAST_RUNS, differences
from pricelint.extract.trials.timers import LEAST_SECONDS, Reading, restarts, seconds_left
from pricelint.model.site import PageFacts
from pricelint.model.trial import Factor, Trial, trial_of

START = datetime(2026, 11, 26, 12, tzinfo=UTC)


def shop(price: str) -> PageFacts:
    return page(plans=(plan("Studio", price, 1000), plan("Pro", "30", 4000)))


def shops(prices: str) -> list[PageFacts]:
    return [shop(price) for price in prices.split()]


@pytest.mark.parametrize(
    ("controls", "varied", "parts"),
    [
        ("10 10 10 10", "12 12 12 12", True),
        ("10 11 10 11", "12 13 12 12", True),
        ("10 10 10 10", "10 10 10 10", False),
        ("10 12 10 10", "12 12 12 12", False),
        ("10 10 10 10", "12 12 10 12", False),
        ("10 10 10", "12 12 12", False),
    ],
)
def test_a_difference_counts_only_beyond_what_the_controls_show(controls: str, varied: str, parts: bool) -> None:
    found = differences(shops(controls), shops(varied))
    assert [difference.offer[0] for difference in found] == (["studio"] if parts else [])


@given(st.lists(st.sampled_from(["10", "12"]), min_size=2 * LEAST_RUNS, max_size=2 * LEAST_RUNS))
def test_loads_that_show_any_price_on_both_sides_prove_nothing(prices: list[str]) -> None:
    one, other = prices[:LEAST_RUNS], prices[LEAST_RUNS:]
    found = differences([shop(price) for price in one], [shop(price) for price in other])
    assert bool(found) is set(one).isdisjoint(other)


def test_an_offer_that_is_stated_twice_or_missing_is_not_compared() -> None:
    double = replace(shop("12"), plans=(*shop("12").plans, *shop("13").plans))
    assert differences(shops("10 10 10 10"), [double] * 4) == ()
    assert differences(shops("10 10 10 10"), [page()] * 4) == ()


@given(st.sampled_from(Factor), st.integers(1, 9), st.booleans(), st.text(st.characters(codec="utf-8"), min_size=1))
def test_a_trial_is_told_by_the_state_of_its_capture(factor: Factor, run: int, varied: bool, words: str) -> None:
    trial = Trial(factor, run, varied, words)
    assert trial_of(trial.state) == trial


@pytest.mark.parametrize("state", ["first", "chose “Yearly”", "trial of luck, run 1, varied: by night"])
def test_other_states_are_no_trials(state: str) -> None:
    assert trial_of(state) is None


@pytest.mark.parametrize(
    ("shown", "seconds"),
    [("00:29:59", 1799), ("Ends in 04:05", 245), ("2d 03:04:05", 183845), ("99:99:99", None), ("5", None), ("", None)],
)
def test_the_time_left_is_read_from_the_last_numbers(shown: str, seconds: int | None) -> None:
    assert seconds_left(shown) == seconds


def readings(*shown: tuple[float, int]) -> list[Reading]:
    return [Reading(left, START + timedelta(seconds=after), quote(f"{left}")) for after, left in shown]


@given(st.integers(100, 9000), st.lists(st.integers(20, 90), min_size=1, max_size=6))
def test_a_timer_to_one_moment_runs_down_and_one_per_visitor_begins_anew(left: int, gaps: list[int]) -> None:
    after = [sum(gaps[:number]) for number in range(len(gaps) + 1)]
    down = readings(*((at, left - at) for at in after))
    anew = readings(*((at, left) for at in after))
    assert restarts(down) is False
    assert restarts(anew) is True


def test_loads_in_one_breath_and_a_lone_load_tell_nothing() -> None:
    assert restarts(readings((0, 600), (LEAST_SECONDS - 1, 600))) is None
    assert restarts(readings((0, 600))) is None


def test_a_timer_that_fits_neither_is_left_open() -> None:
    assert restarts(readings((0, 600), (60, 900))) is None
    assert restarts(readings((0, 600), (60, 570))) is None
