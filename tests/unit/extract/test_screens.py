"""Screens may let too much through, never too little."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from pricelint.extract.patterns import Pattern
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


@given(st.text(alphabet="ab1é٣\u00a0 \n積", max_size=40))
def test_a_pattern_answers_as_its_expression_does(text: str) -> None:
    for source in (r"a\s+b", r"\bé\w", r"(?<!\w)a(?= b)", r"[\d ]{2}$", r"^b", r"[^\W_]é", r"(a)\1", r"[^\W\d]b"):
        expression, pattern = regex.compile(source, regex.I), Pattern(source)
        found = expression.search(text)
        assert (found and found.span()) == ((again := pattern.search(text)) and again.span())
        assert [m.span() for m in expression.finditer(text)] == [m.span() for m in pattern.finditer(text)]
        assert expression.sub("_", text) == pattern.sub("_", text)
        assert bool(expression.search(text, 2, 20)) == bool(pattern.search(text, 2, 20))
