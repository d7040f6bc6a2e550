"""Rates of one's own: dated, never chained, and refused where they are none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pricelint.costs.rates import Rate, Rates, read_rates
from pricelint.errors import ConfigError
from pricelint.model.money import Money


def test_a_day_takes_the_latest_rate_that_is_not_later_and_the_reverse_where_only_that_is_given() -> None:
    rates = Rates([
        Rate(day=date(2026, 2, 1), source="USD", target="EUR", rate=Decimal("0.5")),
        Rate(day=date(2026, 1, 1), source="USD", target="EUR", rate=Decimal("0.8")),
    ])  # fmt: skip
    found = rates.convert(Money("USD", Decimal(10)), "EUR", date(2026, 1, 31))
    back = rates.convert(Money("EUR", Decimal(10)), "USD", date(2026, 2, 1))

    assert found is not None
    assert (found.money, found.rate.day) == (Money("EUR", Decimal("8.0")), date(2026, 1, 1))
    assert back is not None
    assert back.money == Money("USD", Decimal(20))


def test_nothing_is_converted_before_the_first_rate_or_over_a_third_currency() -> None:
    rates = Rates([
        Rate(day=date(2026, 1, 1), source="USD", target="EUR", rate=Decimal("0.8")),
        Rate(day=date(2026, 1, 1), source="EUR", target="GBP", rate=Decimal("0.8")),
    ])  # fmt: skip

    assert rates.convert(Money("USD", Decimal(1)), "EUR", date(2025, 12, 31)) is None
    assert rates.convert(Money("USD", Decimal(1)), "GBP", date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    "text",
    [
        "", "[[rate", "rate = 1", '[[rate]]\ndate = "2026-01-01"\nfrom = "USD"\nto = "EUR"\nrate = "1"',
        '[[rate]]\ndate = 2026-01-01\nfrom = "USD"\nto = "USD"\nrate = "1"',
        '[[rate]]\ndate = 2026-01-01\nfrom = "USD"\nto = "EUR"\nrate = 0.93',
        '[[rate]]\ndate = 2026-01-01\nfrom = "USD"\nto = "EUR"\nrate = "-1"',
        '[[rate]]\ndate = 2026-01-01\nfrom = "USD"\nto = "EUR"\nrate = "much"',
    ],
)  # fmt: skip
def test_a_file_that_holds_no_rates_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "rates.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError):
        read_rates(path)
