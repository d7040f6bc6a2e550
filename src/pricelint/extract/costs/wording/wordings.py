"""The lists of the phrase file that tell something of costs wherever one of their phrases stands."""

from __future__ import annotations

from functools import lru_cache

from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives


@lru_cache(maxsize=256)
def wording(language: str, name: str) -> Pattern:
    """Any phrase of a list of section [costs], by the name of the list."""
    return Pattern(alternatives(getattr(lexicon(language).words, name)))
