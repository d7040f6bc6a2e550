"""Baskets and periods as they are stated: what they weigh, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_readings import action, reading

from pricelint.errors import ConfigError, UsageError
from pricelint.history.index.chained import index_of
from pricelint.history.index.formula import Formula
from pricelint.history.index.periods import Every, period_in
from pricelint.history.index.weights import Basket, Weights, read_weights
from pricelint.model.units import Modality, Per


def test_a_basket_weighs_by_what_its_quantities_cost() -> None:
    video = action("clip", Modality.VIDEO, Per.SECOND)
    weights = Weights((Basket(date(2026, 1, 1), {"image/image": Decimal(100), "video/second": Decimal(10)}),))
    visits = [reading({"still": 1, video: 10}, 0), reading({"still": 2, video: 10}, 1)]
    (index,) = index_of(visits, Every.MONTH, Formula.FISHER, weights)
    assert index.points[-1].value == 150  # 100 × 1 + 10 × 10 became 100 × 2 + 10 × 10
    only = Weights((Basket(date(2026, 1, 1), {"video/second": Decimal(10)}),))
    assert index_of(visits, weights=only)[0].points[-1].value == 100


@pytest.mark.parametrize(
    ("every", "text", "period"),
    [(Every.MONTH, "2026-05", "2026-05"), (Every.MONTH, "2026-05-31", "2026-05"), (Every.WEEK, "2026-W19", "2026-W19"),
     (Every.WEEK, "2027-01-01", "2026-W53")],
)  # fmt: skip
def test_periods_are_named_by_themselves_or_by_a_day(every: Every, text: str, period: str) -> None:
    assert period_in(text, every, "--from") == period


@pytest.mark.parametrize("text", ["2026-13", "yesterday", "2026-02-30", "2026", ""])
def test_what_is_no_period_is_refused_with_the_form_that_is(text: str) -> None:
    with pytest.raises(UsageError, match="is no month"):
        period_in(text, Every.MONTH, "--from")


@pytest.mark.parametrize("every", list(Every))
@given(st.datetimes(timezones=st.just(UTC)))
def test_a_moment_lies_in_the_period_that_is_named_for_it(every: Every, at: datetime) -> None:
    begins = every.begins(every.of(at))
    assert begins <= at.date() < begins + timedelta(days=31)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "holds no basket"),
        ("basket = 1", "holds no basket"),
        ("[[basket]]\nquantities = { 'image/image' = 1 }", "has no day"),
        ("[[basket]]\nsince = 2026-01-01", "has no quantities"),
        ("[[basket]]\nsince = 2026-01-01\nquantities = { pictures = 1 }", "is no kind of action"),
        ("[[basket]]\nsince = 2026-01-01\nquantities = { 'image/image' = 1.5 }", "is no quantity"),
        ("[[basket]]\nsince = 2026-01-01\nquantities = { 'image/image' = 0 }", "is no quantity"),
        ("[[basket]]\nsince = 2026-01-01\nquantities = { 'image/image' = 1 }\n" * 2, "two baskets begin"),
        ("[[", "cannot be read"),
    ],
)
def test_a_basket_that_cannot_be_used_is_an_error_that_names_it(tmp_path: Path, text: str, problem: str) -> None:
    file = tmp_path / "basket.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=problem):
        read_weights(file)


def test_the_latest_basket_that_has_begun_holds(tmp_path: Path) -> None:
    file = tmp_path / "basket.toml"
    tables = [f"[[basket]]\nsince = {day}\nquantities = {{ 'image/image' = {n} }}\n" for n, day in
              ((2, "2026-02-01"), (1, "2026-01-01"))]  # fmt: skip
    file.write_text("".join(tables), encoding="utf-8")
    weights = read_weights(file)
    for day, quantity in ((date(2025, 1, 1), 1), (date(2026, 1, 31), 1), (date(2026, 2, 1), 2)):
        basket = weights.basket(day)
        assert basket is not None
        assert basket.quantities == {"image/image": quantity}
