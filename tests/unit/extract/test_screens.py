"""Screens may let too much through, never too little."""

from __future__ import annotations

from functools import cached_property

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from phrase_patterns import policy_patterns

from pricelint.extract.costs.wording.lexicon import Lexicon, lexicon
from pricelint.extract.language import languages
from pricelint.extract.patterns import Pattern, Patterns
from pricelint.extract.policies.lines import phrases
from pricelint.extract.screens import screen
from pricelint.extract.unit.coined import currency_forms


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\bverdict\b", "Our Verdict"),
        (r"(?<![^\W_])ein[\w'’]*(?![^\W_])\s+(?:token)(?!\p{L})", "für einen Token"),
        (r"(?<![^\W_])uné\w+", "pour unétonnant prix"),
        (r"^pros$", "first\nPros\nlast"),
        (r"credits?(?! card)", "100 credits"),
        (r"(\d)\1", "11 credits"),
        (r"[^\W\d_]{2,4} é", "une é"),
        (r"[^\s\D]+x", "٣x"),
        (r"\d{3}a{0,2}b", "123b"),
        (r"a{2,9}b", "caab"),
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


@pytest.mark.parametrize("language", languages())
def test_every_phrase_pattern_has_a_screen(language: str) -> None:
    """A pattern that cannot be written for the screen, or makes one that is too large, is searched at full cost."""
    words = lexicon(language)
    costs = [getattr(words, name) for name, kind in vars(Lexicon).items() if isinstance(kind, cached_property)]
    patterns = [*(p for _, p in policy_patterns(language)), *(p for p in costs if isinstance(p, Pattern))]
    bare = [p.pattern[:60] for p in (*patterns, currency_forms(language)) if not p.screened]
    assert bare == []


def test_one_pass_tells_which_of_several_patterns_may_match() -> None:
    known = Patterns({"refund": Pattern("refunds?"), "twice": Pattern(r"(\d)\1"), "tax": Pattern(r"(?<!\w)tax")})
    assert known.that_may_match("Refunds within 14 days") == {"refund", "twice"}, "what no screen can hold always may"
    assert known.that_may_match("TAX and refund") == {"refund", "tax", "twice"}
    assert known.that_may_match("") == {"twice"}


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("name", ["bonus", "tactics", "terms", "variation"])
def test_the_screen_of_a_section_misses_no_wording(language: str, name: str) -> None:
    patterns = phrases(language, name)
    known = Patterns(patterns)
    for key, pattern in patterns.items():
        text = f"- {pattern.pattern} -"
        assert {key} & {k for k in patterns if patterns[k].search(text)} <= known.that_may_match(text)
