from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.audit.by_hand import pack, page, plan, quote, site_of, unit
from pricelint.derive.derive import derive
from pricelint.model.derivation import Size
from pricelint.model.fact import Rate
from pricelint.model.money import Money
from pricelint_rules.rounding import is_plain, is_round, matches, offered, readings

NEAR = Decimal("0.01")


def size(units: int, price: str, bonus: int = 0) -> Size:
    return derive(site_of(page(unit=unit(), packs=(pack(units, price, bonus),)))).sizes[0]


@pytest.mark.parametrize("text", ["0.01", "0.0099", "0.101", "1.5", "250", "7.5", "0.0075", "9.9", "100.9", "4E+7"])
def test_numbers_near_one_digit_and_zeros_are_round(text: str) -> None:
    assert is_round(Decimal(text), NEAR)


@pytest.mark.parametrize("text", ["0.0098", "0.0615", "16.25", "1.2", "3.5", "0.01094", "91.4", "4.5", "98.9"])
def test_other_numbers_are_not_round(text: str) -> None:
    assert not is_round(Decimal(text), NEAR)


@given(st.decimals("0.001", "9999", places=6), st.integers(-6, 6))
def test_roundness_does_not_depend_on_the_power_of_ten(number: Decimal, power: int) -> None:
    assert is_round(number, NEAR) == is_round(number.scaleb(power), NEAR)


@pytest.mark.parametrize(
    ("printed", "read"),
    [("9.99", "10"), ("14.9", "15"), ("39.95", "40"), ("7.98", "8"), ("49", "50"), ("299", "300"), ("0.99", "1")],
)
def test_a_charm_price_is_also_read_as_the_next_whole(printed: str, read: str) -> None:
    assert readings(Decimal(printed)) == (Decimal(printed), Decimal(read))


@pytest.mark.parametrize("printed", ["11.49", "297", "99.96", "10", "7.5"])
def test_other_prices_are_read_as_printed(printed: str) -> None:
    assert readings(Decimal(printed)) == (Decimal(printed),)


@pytest.mark.parametrize(
    ("units", "price", "bonus", "plain"),
    [
        (500, "5.00", 0, True),
        (1050, "11.49", 0, False),
        (2530, "27.49", 0, False),
        (1000, "9.99", 0, True),
        (1200, "7.99", 0, True),
        (1, "99.96", 1, True),
        (850, "10", 150, True),
        (850, "10", 0, False),
        (1320, "12", 120, True),
        (1, "0.01", 0, True),
    ],
)
def test_a_size_is_plain_if_any_reading_is_round(units: int, price: str, bonus: int, plain: bool) -> None:
    assert is_plain(size(units, price, bonus), NEAR) is plain


def test_a_printed_rate_matches_within_its_share() -> None:
    rate = Rate(evidence=quote("0.0119 each"), money=Money("EUR", Decimal("0.0119")), units=Decimal(1))
    sold = derive(site_of(page(unit=unit(), plans=(plan("Pro", "31", 2600, "EUR"),)))).sizes[0]
    assert matches(rate, sold, NEAR)
    assert not matches(rate, size(2600, "31"), NEAR), "another currency is never compared"


def test_a_plan_is_offered_once_and_free_tiers_not_at_all() -> None:
    tiers = (plan("Pro", "31", 2600), plan("Gift", "9", 100, free=True), plan("Big", "99", 5000, contact_sales=True))
    site = site_of(page(unit=unit(), plans=tiers))
    assert [one.name for one in offered(site, derive(site))] == ["Pro"]
