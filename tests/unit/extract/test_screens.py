"""Screens may let too much through, never too little."""

from __future__ import annotations

import pytest
import regex

from pricelint.extract.screens import screen


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\bverdict\b", "Our Verdict"),
        (r"(?<![^\W_])ein[\w'’]*(?![^\W_])\s+(?:token)(?!\p{L})", "für einen Token"),
        (r"(?<![^\W_])uné\w+", "pour unétonnant prix"),
        (r"^pros$", "first\nPros\nlast"),
        (r"credits?(?! card)", "100 credits"),
        (r"(\d)\1", "11 credits"),
    ],
)
def test_a_screen_finds_something_wherever_its_pattern_does(source: str, text: str) -> None:
    assert regex.search(source, text, regex.I | regex.M)
    assert screen(source).search(text)


@pytest.mark.parametrize(("source", "text"), [(r"\bverdict\b", "100 credits a month"), (r"(\d)\1", "12 credits")])
def test_a_screen_stops_texts_that_share_nothing_with_its_pattern(source: str, text: str) -> None:
    assert not screen(source).search(text)
