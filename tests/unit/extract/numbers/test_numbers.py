from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.extract.annotate.numbers import plain_digits, read_numbers


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1,000 credits", "en", "1000"),
        ("1.000 Credits", "de", "1000"),
        ("1,000 Credits", "de", "1000"),
        ("1.000.000 créditos", "pt", "1000000"),
        ("3 000 crédits", "fr", "3000"),
        ("1,5 milhão de créditos", "pt", "1500000.0"),
        ("2 milhões", "pt", "2000000"),
        ("40K credits", "en", "40000"),
        ("1.5M tokens", "en", "1500000.0"),
        ("3万ポイント", "ja", "30000"),
        ("1万9800円", "ja", "19800"),
        ("2万3千", "ja", "23000"),
        ("1만 5천원", "ko", "15000"),
        ("12萬點", "zh", "120000"),
        ("2亿", "zh", "200000000"),
        ("１，０００クレジット", "ja", "1000"),
        ("1,00,000 credits", "en", "100000"),
        ("1'000 Credits", "de", "1000"),
        ("0.125 credits", "en", "0.125"),
        ("0,125 Credits", "de", "0.125"),
        ("1.234,56 €", "de", "1234.56"),
        ("1,234.56", "en", "1234.56"),
    ],
)
def test_a_printed_number_has_the_value_its_language_gives_it(text: str, language: str, expected: str) -> None:
    assert read_numbers(text, language)[0].value == Decimal(expected)


def test_one_dot_before_three_digits_is_a_decimal_in_english_and_a_group_in_german() -> None:
    assert read_numbers("1.125", "en")[0].value == Decimal("1.125")
    assert read_numbers("1.125", "de")[0].value == Decimal(1125)


@pytest.mark.parametrize("text", ["GPT4", "mp3", "v2"])
def test_digits_inside_a_word_are_no_number(text: str) -> None:
    assert read_numbers(text, "en") == []


def test_minutes_and_months_are_not_millions() -> None:
    assert read_numbers("5m", "en")[0].value == 5


@given(st.integers(min_value=0, max_value=10**12))
def test_grouping_in_any_style_does_not_change_a_whole_number(value: int) -> None:
    english = f"{value:,}"
    for language, text in (("en", english), ("de", english.replace(",", ".")), ("fr", english.replace(",", " "))):
        numbers = read_numbers(f"{text} x", language)
        assert [number.value for number in numbers] == [Decimal(value)]


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_two_decimals_survive_in_both_styles(value: Decimal) -> None:
    english = f"{value:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    assert read_numbers(english, "en")[0].value == value
    assert read_numbers(german, "de")[0].value == value


@given(st.text(max_size=200), st.sampled_from(["en", "de", "fr", "es", "pt", "it", "ja", "zh"]))
def test_any_text_is_read_without_error_and_spans_hold_digits(text: str, language: str) -> None:
    plain = plain_digits(text)
    assert len(plain) == len(text)
    for number in read_numbers(text, language):
        assert any(char.isdigit() for char in plain[number.start : number.end])


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=0, max_value=9))
def test_altering_a_digit_alters_the_value(value: int, digit: int) -> None:
    text = str(value)
    changed = text[:-1] + str(digit)
    same = read_numbers(text, "en")[0].value == read_numbers(changed, "en")[0].value
    assert same == (text == changed)


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [("10万 500", "zh", [100000, 500]), ("1万 2万", "ja", [10000, 20000]), ("10K 500", "en", [10000, 500])],
)
def test_two_numbers_beside_each_other_stay_two(text: str, language: str, values: list[int]) -> None:
    assert [number.value for number in read_numbers(text, language)] == values
