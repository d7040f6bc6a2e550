"""No phrase pattern runs away on hostile text: near-matches without an end, runs of spaces, digits and letters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import regex
from phrase_patterns import cost_patterns, policy_patterns

from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.words import PlanWords, phrase
from pricelint.extract.language import languages
from pricelint.extract.patterns import Pattern

_LENGTH = 3000
_SECONDS = 2.0
"""A linear pattern needs a few milliseconds; one that backtracks without bound needs years."""
_WORD = regex.compile(r"\p{L}{2,}")


def patterns(language: str) -> Iterator[tuple[str, Pattern]]:
    """The patterns of all sections, with their names."""
    yield from policy_patterns(language)
    yield from cost_patterns(language)
    for name in PlanWords.__struct_fields__:
        yield name, phrase(language, name, "credits?")


def hostile(pattern: Pattern) -> Iterator[str]:
    """Texts in which a pattern begins to match everywhere: its own words, in order, and what its gaps let through."""
    own = _WORD.findall(pattern.pattern) or ["a"]
    for text in (" ".join(own), " ".join(own[:2]), own[0], own[0] + " ", "1 ", "1", " ", "a", "a ", "1,", "(", "\n"):
        yield (text * (_LENGTH // len(text) + 1))[:_LENGTH] + "!"


@pytest.mark.parametrize("language", languages())
def test_every_phrase_pattern_ends_on_hostile_text(language: str) -> None:
    slow = []
    for name, pattern in patterns(language):
        for text in hostile(pattern):
            try:
                pattern.compiled.search(text, timeout=_SECONDS)
            except TimeoutError:
                slow.append((name, text[:40]))
    assert slow == []


@pytest.mark.parametrize("language", languages())
def test_periods_are_read_in_time_from_text_that_almost_names_them(language: str) -> None:
    text = "per each every billed / month monthly 1 " * 40
    assert read_periods(text, language)
