"""Lengths that only say how long a thing is: they measure no cost."""

from __future__ import annotations

from functools import lru_cache

from pricelint.extract.costs.found import is_action
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import TIMES, Measure
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives


def is_length(measure: Measure, text: str, place: Place) -> bool:
    """Whether seconds or minutes only say how long a thing is ("une musique de 2 minutes")."""
    lead = text[: measure.start].rstrip()
    tied = length_end(place.language).search(lead) if measure.number > 1 and measure.per in TIMES else None
    return tied is not None and is_action(lead[: tied.start()], place.language)


@lru_cache
def length_end(language: str) -> Pattern:
    """A word right before the length of a thing ("a song of 2 minutes")."""
    return Pattern(rf"{alternatives(lexicon(language).words.lengths)}$")
