from __future__ import annotations

import pytest

from pricelint.extract.annotate.periods import period_behind, read_periods


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("/mo", "en", "month"),
        ("per month", "en", "month"),
        ("/yr", "en", "year"),
        ("a year", "en", "year"),
        ("weekly", "en", "week"),
        ("pro Monat", "de", "month"),
        ("jährlich", "de", "year"),
        ("par mois", "fr", "month"),
        ("/an", "fr", "year"),
        ("al mes", "es", "month"),
        ("/mês", "pt", "month"),
        ("al mese", "it", "month"),
        ("/月", "ja", "month"),
        ("每年", "zh", "year"),
        ("one-time", "en", "once"),
        ("per month", "zh", "month"),
    ],
)
def test_a_period_is_read_in_its_language_and_in_english(text: str, language: str, expected: str) -> None:
    assert [p.period for p in read_periods(text, language)] == [expected]


def test_charging_wins_over_the_period_inside_its_words() -> None:
    found = read_periods("billed annually", "en")
    assert [(p.period, p.billing) for p in found] == [("year", True)]


@pytest.mark.parametrize("text", ["/M tokens", " per million", " images", "", ". Monthly plans"])
def test_what_stands_behind_an_amount_is_not_always_a_period(text: str) -> None:
    assert period_behind(f"$5{text}", 2, "en") is None
