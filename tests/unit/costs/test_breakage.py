"""Units that end unused make the others dearer: by how much, day by day."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quote_offers import buyable, cost, offer

from pricelint.costs.breakage import Breakage, Shape, breakages, profile, read_profile
from pricelint.costs.breakage_report import BreakageReport, Broken, breakage_json, breakage_schema
from pricelint.costs.pools import Grant, spend
from pricelint.errors import LedgerError


def by_policy(found: tuple[Breakage, ...]) -> dict[str, Breakage]:
    return {one.policy: one for one in found}


def test_half_of_an_allowance_that_ends_with_the_month_doubles_the_price_of_a_unit() -> None:
    found = by_policy(breakages(buyable("Pro", 10, 1000, every=1, lasts=1), profile(Shape.CONSTANT, Fraction(500), 12)))

    assert found["as stated"].lost_share == Fraction(1, 2)
    assert found["as stated"].per_unit == Fraction(2, 100)
    assert found["no expiry"].per_unit == Fraction(1, 100)
    assert found["no expiry"].usage.left == 6000


def test_bursts_lose_units_that_a_constant_use_of_the_same_sum_would_not() -> None:
    plan = buyable("Pro", 10, 500, every=1, lasts=1)
    constant = by_policy(breakages(plan, profile(Shape.CONSTANT, Fraction(500), 12)))
    bursty = by_policy(breakages(plan, profile(Shape.BURSTY, Fraction(500), 12)))

    assert constant["monthly expiration"].usage.lost == 0
    assert bursty["monthly expiration"].usage.lost > bursty["rollover of a month"].usage.lost
    assert bursty["rollover of a month"].usage.lost >= bursty["no expiry"].usage.lost == 0


def test_a_rollover_is_held_to_its_cap() -> None:
    days = [Fraction(0)] * 90
    free = spend([Grant(at=day, units=Fraction(100), last=None, pool="p") for day in (0, 30, 60)], days, cycle=30)
    capped = spend(
        [Grant(at=day, units=Fraction(100), last=None, pool="p", cap=Fraction(150)) for day in (0, 30, 60)],
        days,
        cycle=30,
    )

    assert (free.lost, capped.lost, capped.left) == (Fraction(0), Fraction(150), Fraction(150))


def test_what_ends_soonest_is_spent_first() -> None:
    grants = [Grant(at=0, units=Fraction(10), last=None), Grant(at=0, units=Fraction(10), last=1)]
    found = spend(grants, [Fraction(5), Fraction(5), Fraction(0)])

    assert (found.lost, found.left) == (Fraction(0), Fraction(10))


def test_packs_are_bought_on_the_days_on_which_what_is_there_does_not_suffice() -> None:
    pack = buyable("Pack", 5, 100, lasts=1)
    found = by_policy(breakages(pack, profile(Shape.CONSTANT, Fraction(60), 3)))

    assert (found["as stated"].times, found["no expiry"].times) == (3, 2)
    assert found["as stated"].usage.unmet == 0


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 50), st.none() | st.integers(0, 12)), max_size=6),
    st.lists(st.integers(0, 30), min_size=1, max_size=10),
)
def test_every_unit_is_used_lost_or_left(grants: list[tuple[int, int, int | None]], wanted: list[int]) -> None:
    given_ = [
        Grant(at=at, units=Fraction(units), last=None if last is None else at + last) for at, units, last in grants
    ]
    found = spend(given_, [Fraction(one) for one in wanted])

    assert found.used + found.lost + found.left == sum(grant.units for grant in given_)
    assert found.used + found.unmet == sum(wanted)


@given(st.sampled_from(Shape), st.integers(1, 10_000))
@settings(max_examples=30)
def test_profiles_of_a_year_have_the_mean_that_was_asked_for(shape: Shape, monthly: int) -> None:
    assert sum(profile(shape, Fraction(monthly), 12)) == 12 * monthly


def test_a_profile_of_ones_own_is_read_by_day_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "use.csv"
    path.write_text("units;date\n5;2026-01-03\n2.5;2026-01-01\n1;2026-01-03\n", encoding="utf-8")

    assert read_profile(path) == (Fraction("2.5"), Fraction(0), Fraction(6))


@pytest.mark.parametrize(
    "text",
    ["a,b\n", "date,units\n", "date,units\n2026-01-01,-5\n", "date,units\nnever,5\n", "date,units\n2026-01-01\n"],
)
def test_what_is_no_profile_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "use.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LedgerError, match=r"use\.csv"):
        read_profile(path)


def test_a_profile_of_too_many_days_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "use.csv"
    path.write_text(f"date,units\n2016-01-01,1\n{date(2016, 1, 1) + timedelta(days=3660)},1\n", encoding="utf-8")
    with pytest.raises(LedgerError):
        read_profile(path)


def test_json_follows_its_schema_and_prices_actions() -> None:
    days = profile(Shape.CONSTANT, Fraction(500), 12)
    plan = buyable("Pro", 10, 1000, every=1, lasts=1)
    sold = offer([plan], [], [cost("Image", "5")])
    data = json.loads(
        breakage_json(BreakageReport(use="constant", days=days, things=(Broken(sold, plan, breakages(plan, days)),)))
    )
    jsonschema.validate(data, json.loads(breakage_schema()))

    assert data["things"][0]["policies"][0]["actions"][0]["high"] == "0.1"
    assert data["things"][0]["policies"][0]["lost_share"] == "0.5"
