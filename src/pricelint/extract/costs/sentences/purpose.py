"""Costs named by what they are for: "It costs 5 credits to generate an image"."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.costs.found import Found, clean_item, from_count, is_action
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.surroundings.naming import is_bare
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import Measure, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives

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
    several = _counts_several(goal, named, place) or any(m.number != 1 for m in named)
    if several or not (named or is_action(goal, place.language)) or (leading and not named):
        return None
    start = place.count.end + making.start()
    told = not named or _with(place.language).match(goal, named[0].end)
    end = place.count.end + making.end() + (len(goal) if told else named[0].end)
    item = clean_item(place.reading.document.text[start:end], place.language)
    return from_count(place.count, item, (start, end), measure=next(iter(named), None), method="cost.purpose")


def _counts_several(goal: str, named: list[Measure], place: Place) -> bool:
    """Whether a number begins what is made, words between it and its measure ("roughly 120 short videos")."""
    begins = place.lexicon.nearly.sub("", goal).strip(" ~≈")[:1].isdigit()
    return begins and bool(named) and any(map(str.isdigit, goal[: named[0].start]))


def for_deed(place: Place) -> Found | None:
    """ "It costs 2 credits to enter a contest": whatever is done, where nothing but "it" is said to cost so many."""
    match = _deed(place.language).match(place.after) if is_taken(place) else None
    if match is None or place.lexicon.never.search(match["deed"]):
        return None
    span = (place.count.end + match.start("deed"), place.count.end + match.end("deed"))
    return from_count(place.count, clean_item(match["deed"], place.language), span, method="cost.deed")


def is_taken(place: Place) -> bool:
    """Whether nothing but a pronoun is said to cost, or to take, so many units ("It costs 2", "We deduct 2")."""
    spent = place.lexicon.strong.search(place.before)
    if spent is None:
        return False
    lead = place.before[: spent.start()].strip(" \n:–—-,").lower()
    return not lead or lead in place.lexicon.words.pronouns or is_bare(lead, "(?!)", place.language)


@lru_cache
def _with(language: str) -> Pattern:
    """ "with the model" behind what is made."""
    return Pattern(rf"\s{alternatives(lexicon(language).words.made_with)}\s")


@lru_cache
def _deed(language: str) -> Pattern:
    """A word of purpose and what is done, up to the end of the clause."""
    to = alternatives(lexicon(language).words.aims)
    return Pattern(rf",?\s{to}\s(?P<deed>\p{{L}}[^.,;:!?()\n\d]{{3,60}}?)\s?(?:$|[.,;:!?(](?!\d))")
