"""What every index has to keep: identity, proportion, the way back, its bounds, its chain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from index_readings import indexed, reading

from pricelint.history.index.chained import index_of
from pricelint.history.index.formula import Formula, Relative, link
from pricelint.history.index.weights import Basket, Weights

CLOSE = Decimal("1e-25")
AMOUNT = st.decimals("0.0001", "10000", places=4)
NAMES = ("a", "b", "c", "d", "e")
PRICES = st.lists(AMOUNT, min_size=1, max_size=5).map(lambda amounts: dict(zip(NAMES, amounts, strict=False)))
SERIES = st.integers(1, 5).flatmap(
    lambda number: st.lists(
        st.lists(AMOUNT, min_size=number, max_size=number).map(lambda one: dict(zip(NAMES, one, strict=False))),
        min_size=2, max_size=6,
    )
)  # fmt: skip
few = settings(max_examples=40)
FORMULAS = pytest.mark.parametrize("formula", list(Formula))


def last(series: Sequence[Mapping[str, Decimal]], formula: Formula = Formula.TORNQVIST) -> Decimal:
    return indexed(series, formula).points[-1].value


def near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= CLOSE * max(one, other)


@FORMULAS
@few
@given(prices=PRICES)
def test_prices_that_stay_leave_the_index_at_exactly_100(formula: Formula, prices: dict[str, Decimal]) -> None:
    assert last([prices, prices, prices], formula) == 100


@FORMULAS
@few
@given(prices=PRICES, factor=AMOUNT)
def test_prices_times_a_factor_are_the_index_times_it(
    formula: Formula, prices: dict[str, Decimal], factor: Decimal
) -> None:
    assert near(last([prices, {name: price * factor for name, price in prices.items()}], formula), 100 * factor)


@FORMULAS
@few
@given(series=SERIES)
def test_there_and_back_is_where_it_began(formula: Formula, series: list[dict[str, Decimal]]) -> None:
    assert near(last([series[0], series[1], series[0]], formula), Decimal(100))


@FORMULAS
@few
@given(series=SERIES, first=AMOUNT, second=AMOUNT)
def test_time_reversal_holds_under_stated_quantities_too(
    formula: Formula, series: list[dict[str, Decimal]], first: Decimal, second: Decimal
) -> None:
    weights = Weights(
        (Basket(date(2026, 1, 1), {"image/image": first}), Basket(date(2026, 2, 1), {"image/image": second}))
    )
    there = indexed(series[:2], formula, weights).points[-1].value
    assert near(there * indexed(series[1::-1], formula, weights).points[-1].value, Decimal(10000))


@FORMULAS
@few
@given(series=SERIES)
def test_the_index_lies_between_the_least_and_the_largest_change(
    formula: Formula, series: list[dict[str, Decimal]]
) -> None:
    ratios = [series[1][name] / series[0][name] for name in series[0]]
    value = last(series[:2], formula) / 100
    assert min(ratios) * (1 - CLOSE) - CLOSE <= value <= max(ratios) * (1 + CLOSE) + CLOSE


@few
@given(series=SERIES)
def test_a_chain_over_equal_actions_is_the_direct_comparison(series: list[dict[str, Decimal]]) -> None:
    assert near(last(series), last([series[0], series[-1]]))


@few
@given(series=SERIES)
def test_every_point_is_the_one_before_times_its_link(series: list[dict[str, Decimal]]) -> None:
    points = indexed(series).points
    for one, other in pairwise(points):
        assert other.link is not None
        assert near(one.value * other.link, other.value)


@few
@given(series=SERIES, order=st.permutations(range(6)))
def test_the_order_of_visits_and_actions_does_not_matter(series: list[dict[str, Decimal]], order: list[int]) -> None:
    visits = [reading(dict(reversed(prices.items())), n) for n, prices in enumerate(series)]
    shuffled = [visits[n] for n in order if n < len(visits)]
    assert [p.value for p in index_of(shuffled)[0].points] == [p.value for p in indexed(series).points]


def test_an_index_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one action"):
        link([], Formula.FISHER)
    assert link([Relative(Decimal(2), Decimal(1), Decimal(1))], Formula.FISHER) == 2
