"""Costs that a text only works out from others ("12 credits per second, so 60 credits for 5 s")."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.costs.found import QUALITY, Found
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import Measure, scale_to
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives

_CALCULATED = regex.compile(r"\d\s?[*×x÷/]\s?\d")
_BRACKETED = regex.compile(r"[^()（）]{0,40}[(（]\s?")
_LENGTHS = regex.compile(rf"\d\s?(?:\p{{L}}{{1,3}}|[-–,/])\s?(?:{QUALITY.pattern})", regex.I)
"""Several lengths of one thing, told beside as many costs ("5 or 10 seconds, which cost 5 or 10 credits")."""


def is_derived(place: Place, found: Found, earlier: list[Found]) -> bool:
    """Whether a cost only works out one that was stated before ("12 credits per second, so 60 credits for 5 s")."""
    if place.lexicon.derived.search(place.before) and (earlier or _CALCULATED.search(place.before)):
        return True
    if _worked_out(place.language).search(place.before):
        return True
    if not earlier:
        return False
    if found.low != found.high and _LENGTHS.search(place.before):
        return True
    if wording(place.language, "added").search(place.before):
        return False
    rate = _rate(found)
    return rate is not None and found.measure is not None and found.measure.number > 1 and rate in map(_rate, earlier)


def is_varied_example(place: Place, worked: int) -> bool:
    """Whether a count in brackets varies one that was only worked out and ends at an offset ("…, 20 credits for 10 s
    (40 credits with sound)")."""
    return place.left == worked and _BRACKETED.fullmatch(place.before) is not None


@lru_cache
def _worked_out(language: str) -> Pattern:
    """ "A 12-second clip therefore takes": a word of working out right before the verb."""
    words = lexicon(language).words
    return Pattern(rf"\s{alternatives(words.derived)}\s(?:{alternatives(words.verbs)})")


def _rate(found: Found) -> tuple[object, ...] | None:
    measure: Measure | None = found.measure
    return (*scale_to(measure, found.low), scale_to(measure, found.high)[0]) if measure else None
