"""What is written as TOML is read back as it was."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.audit.toml_text import toml_string, toml_value
from pricelint.model.units import Period

TEXT = st.text(st.characters(codec="utf-8"))
VALUES = st.recursive(
    st.booleans() | st.integers() | st.dates() | TEXT | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


def read(written: str) -> object:
    return tomllib.loads(f"x = {written}", parse_float=Decimal)["x"]


@given(TEXT)
def test_any_text_comes_back_and_stays_on_one_line(text: str) -> None:
    assert read(toml_string(text)) == text
    assert len(toml_string(text).splitlines()) == 1


@given(VALUES)
def test_any_value_comes_back(value: object) -> None:
    assert read(toml_value(value)) == value


def test_enumerations_are_their_values_and_sets_are_in_order() -> None:
    assert toml_value(frozenset({Period.MONTH, Period.DAY})) == '["day", "month"]'
    assert toml_value((date(2027, 1, 2), Decimal("0.010"))) == "[2027-01-02, 0.010]"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match=r"U\+D800 is half a character"):
        toml_string("a\ud800")
