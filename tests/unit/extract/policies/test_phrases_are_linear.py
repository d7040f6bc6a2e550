"""No phrase backtracks without bound: four times the text takes about four times as long, whatever the text."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

import pytest
import regex
from phrase_patterns import policy_patterns

from pricelint.extract.language import languages
from pricelint.extract.patterns import Pattern

SHORT, FACTOR = 5_000, 4
MOST = 8.0
"""A quadratic pattern takes 16 times as long for four times the text, a linear one four times."""
FAST = 0.02
"""Seconds below which no ratio is taken: it would be noise, and what is quadratic takes longer."""
LITERAL = regex.compile(r"(?<!\\)\p{L}{2,}")


def _near_matches(pattern: Pattern) -> Iterator[str]:
    """Texts that begin to match over and over and never end: the words of the phrases, the last of them left out."""
    found = LITERAL.findall(pattern.pattern)
    yield " ".join(found[:-1][:12]) + " "
    yield " ".join(found[:1]) + " "
    yield " ".join(found[-2:-1]) + " 12 ("


def _seconds(pattern: Pattern, text: str) -> float:
    start = process_time()
    for _ in pattern.compiled.finditer(text):
        pass
    return process_time() - start


def _ratio(pattern: Pattern, unit: str) -> float:
    short = unit * (SHORT // len(unit) + 1)
    if _seconds(pattern, short * FACTOR) < FAST:
        return 1.0
    return min(_seconds(pattern, short * FACTOR) for _ in range(3)) / min(_seconds(pattern, short) for _ in range(3))


def _grows_faster(pattern: Pattern, unit: str) -> bool:
    """Whether each of three measurements says so: a busy machine may spoil one, and never speeds a quadratic one up."""
    return all(_ratio(pattern, unit) > MOST for _ in range(3))


@pytest.mark.parametrize("code", languages())
def test_time_grows_with_the_text_and_no_faster(code: str) -> None:
    asked = ((name, pattern, unit) for name, pattern in policy_patterns(code) for unit in _near_matches(pattern))
    assert {name: unit for name, pattern, unit in asked if _grows_faster(pattern, unit)} == {}


def test_a_phrase_that_backtracks_without_bound_is_noticed() -> None:
    assert _ratio(Pattern(r"(?:roll \w+ )+over soon"), "roll on ") > MOST
