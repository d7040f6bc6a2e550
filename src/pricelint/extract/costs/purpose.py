"""Costs named by what they are for: "It costs 5 credits to generate an image"."""

from __future__ import annotations

import regex

from pricelint.extract.costs.found import Found, clean_item, from_count, is_action
from pricelint.extract.costs.places import Place
from pricelint.extract.modalities import Measure, measures_in

_CLAUSE = regex.compile(r"[,;.:)(，。；、]|\s[–—]\s|\s(?:and|und|et|y|e)\s|$")
_BEHIND = 14


def clause_end(text: str) -> int:
    """Where the clause ends that a text begins with."""
    found = _CLAUSE.search(text)
    return found.start() if found else len(text)


def own_measure(place: Place, measure: Measure) -> bool:
    """A measure that is no word of the unit itself."""
    return not place.reading.unit_pattern.fullmatch(measure.word)


def for_making(place: Place) -> Found | None:
    """A purpose right behind a count, which outweighs any subject ("… and 3 credits to generate a video")."""
    making = place.lexicon.making.search(place.after, 0, _BEHIND)
    behind = making is not None and 0 < making.start() <= clause_end(place.after)
    return for_purpose(place) if behind else None


def for_purpose(place: Place) -> Found | None:
    """ "It costs 5 credits to generate an image"."""
    near = place.after[:60]
    making = place.lexicon.making.search(near)
    leading = place.lexicon.lead.fullmatch(place.before)
    if not (place.verbal or leading) or not making or making.start() > 24 or place.lexicon.past.search(place.before):
        return None
    goal = near[making.end() :]
    goal = goal[: clause_end(goal)]
    named = [m for m in measures_in(goal, place.language) if own_measure(place, m)]
    if not (named or is_action(goal, place.language)) or any(m.number != 1 for m in named) or (leading and not named):
        return None
    start = place.count.end + making.start()
    end = place.count.end + making.end() + (named[0].end if named else len(goal))
    item = clean_item(place.reading.document.text[start:end], place.language)
    return from_count(place.count, item, (start, end), measure=next(iter(named), None), method="cost.purpose")
