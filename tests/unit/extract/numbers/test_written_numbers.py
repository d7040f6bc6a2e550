"""Whatever a number is written as, it is read back: every convention of grouping and decimals, in every language."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.extract.annotate.currencies import CODES, PREFIXED, SUFFIXED, SYMBOLS, WHOLE
from pricelint.extract.annotate.money import read_money
from pricelint.extract.annotate.numbers import read_numbers

POINTS = [("", "."), (",", "."), ("'", "."), ("’", ".")]
COMMAS = [("", ","), (".", ","), ("'", "."), ("’", ".")]
SPACES = [("", ","), (" ", ",")]
CONVENTIONS = [
    *((code, *marks) for code in ("en", "ja", "zh") for marks in POINTS),
    *((code, *marks) for code in ("de", "es", "it", "pt", "fr") for marks in COMMAS),
    *((code, *marks) for code in ("fr",) for marks in SPACES),
]
WHOLES = st.integers(min_value=0, max_value=10**10)
CENTS = st.integers(min_value=0, max_value=10**9).map(lambda cents: Decimal(cents) / 100)


def grouped(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)


def indian(value: int) -> str:
    """12,34,567: the last three digits, then pairs."""
    digits = str(value)
    head, tail = digits[:-3], digits[-3:]
    pairs = [head[max(0, end - 2) : end] for end in range(len(head), 0, -2)]
    return ",".join([*reversed(pairs), tail])


def written(value: Decimal, mark: str, point: str) -> str:
    whole, _, cents = f"{value:.2f}".partition(".")
    return f"{grouped(int(whole), mark)}{point}{cents}"


def values(text: str, language: str) -> list[Decimal]:
    return [number.value for number in read_numbers(text, language)]


@pytest.mark.parametrize(("language", "mark", "point"), CONVENTIONS)
@given(value=WHOLES, amount=CENTS)
def test_grouped_and_decimal_numbers_are_read_back(
    language: str, mark: str, point: str, value: int, amount: Decimal
) -> None:
    assert values(f"({grouped(value, mark)})", language) == [value]
    assert values(f"({written(amount, mark, point)})", language) == [amount]


@given(value=st.integers(min_value=1, max_value=10**9))
def test_pairs_of_digits_group_in_india(value: int) -> None:
    assert values(indian(value), "en") == [value]


@given(value=st.integers(min_value=1, max_value=10**4).map(lambda tenths: Decimal(tenths) / 10))
def test_scales_multiply(value: Decimal) -> None:
    assert values(f"{value}K {value}M", "en") == [value * 1000, value * 10**6]
    assert values(f"{value} million", "en") == [value * 10**6]
    assert values(f"{value}万", "zh") == values(f"{value}萬", "zh") == values(f"{value}万", "ja") == [value * 10**4]
    assert values(f"{value}億", "ja") == [value * 10**8]
    assert values(f"{value}".replace(".", ",") + " milhões", "pt") == [value * 10**6]
    assert values(f"{value}".replace(".", ",") + " Millionen", "de") == [value * 10**6]


@given(amount=CENTS, sign=st.sampled_from(sorted({**PREFIXED, **SYMBOLS}.items())))
def test_signs_before_an_amount_name_its_currency(amount: Decimal, sign: tuple[str, str]) -> None:
    amount = amount.quantize(Decimal(1)) if sign[1] in WHOLE else amount
    text = f"{amount:,}"
    for shown in (f"{sign[0]}{text}", f"{sign[0]} {text}"):
        assert [(m.money.currency, m.money.amount) for m in read_money(shown, "en", None)] == [(sign[1], amount)], shown


@given(amount=CENTS, code=st.sampled_from(sorted(CODES)))
def test_codes_stand_on_either_side(amount: Decimal, code: str) -> None:
    amount = amount.quantize(Decimal(1)) if code in WHOLE else amount
    for shown in (f"{code} {amount:,}", f"{amount:,} {code}", f"{amount:,}{code}"):
        assert [(m.money.currency, m.money.amount) for m in read_money(shown, "en", None)] == [(code, amount)], shown


@given(value=st.integers(min_value=1, max_value=10**6), sign=st.sampled_from(sorted({**SUFFIXED, **SYMBOLS}.items())))
def test_signs_behind_an_amount_name_its_currency(value: int, sign: tuple[str, str]) -> None:
    for language, mark in (("en", ","), ("de", "."), ("fr", " ")):
        for shown in (f"{grouped(value, mark)} {sign[0]}", f"{grouped(value, mark)}{sign[0]}"):
            found = [(m.money.currency, m.money.amount) for m in read_money(shown, language, None)]
            assert found == [(sign[1], Decimal(value))], shown
