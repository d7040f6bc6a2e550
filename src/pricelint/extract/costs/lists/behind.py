"""What may stand right behind the count of a label's line and leave it the label's cost."""

from __future__ import annotations

from functools import lru_cache

from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives


@lru_cache
def graded(language: str) -> Pattern:
    """A quality right behind a count, and what the next one costs ("10 credits basic, 20 premium")."""
    grades, joined = alternatives(lexicon(language).words.grades), alternatives(lexicon(language).words.conjunctions)
    return Pattern(rf"\s[(（]?{grades}[)）]?(?:\s?[,;/]|\s{joined})\s{{0,2}}(?:\d|$)")


@lru_cache
def partly_free(language: str) -> Pattern:
    """A remark in brackets on who pays nothing ("(free on paid plans)")."""
    return Pattern(rf"\s?[(（]{alternatives(lexicon(language).words.partly_free)}\s")


@lru_cache
def on_top(language: str) -> Pattern:
    """ "Extra" right behind a count, as the last word of a label's line."""
    return Pattern(rf"\s{{1,3}}{alternatives(lexicon(language).words.on_top)}\s{{0,3}}$")
