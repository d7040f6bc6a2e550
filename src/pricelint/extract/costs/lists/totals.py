"""Numbers of units that are a sum of others, and what one action takes in none of them."""

from __future__ import annotations

import regex

from pricelint.extract.costs.places import Place

EQUALS = ("=", "＝", "≙")
_PUT_TOGETHER = regex.compile(r"\d[^+×*]{0,40}[+×*] ?\d")


def is_total(place: Place) -> bool:
    """Whether a word between number and unit says that the units are a sum, a grant or a gift ("26 total credits"), or
    they are what an example comes to ("10 images + 5 videos = 90 credits")."""
    if place.before.rstrip().endswith(EQUALS) and _PUT_TOGETHER.search(place.before):
        return True
    counted = place.reading.plain[place.count.start : place.count.end]
    words = place.reading.unit_pattern.sub(" ", counted)
    told = place.lexicon.never.search(words)
    return told is not None or (any(map(str.isalpha, words)) and place.lexicon.never.search(counted) is not None)
