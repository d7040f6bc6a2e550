"""Costs as taken from a balance: "we deduct 3 credits for each upload", "for every page, 2 credits are deducted"."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.costs.found import Found, clean_item, from_count, is_action
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.wording.joints import joining
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import measures_in
from pricelint.extract.patterns import Pattern

_LONGEST = 40
_CLAUSE = 60
_FEW = 2
_BULLETS = " ~≈+•·-–"
_END = regex.compile(r"[,;.:)(，。；、]| [–—] |$")


def each_action(place: Place) -> Found | None:
    """ "3 credits for each background removal" behind a verb of spending, or where a line begins so: what follows is an
    action."""
    match = _for_each(place.language).match(place.after)
    spent = place.verbal and place.lexicon.strong.search(place.before)
    if match is None or not (spent or _leads(place)):
        return None
    goal = place.after[match.end() : match.end() + _LONGEST + 1]
    goal = goal[: _first_end(goal)]
    if not 1 < len(goal) <= _LONGEST or place.lexicon.never.search(goal) or not is_action(goal, place.language):
        return None
    start = place.count.end + match.end()
    item = clean_item(goal, place.language)
    return from_count(place.count, item, (start, start + len(goal)), method="cost.each")


def _leads(place: Place) -> bool:
    """Whether a line or a clause behind another cost begins with the count."""
    return not place.before.strip(_BULLETS)


def taken_for(place: Place) -> Found | None:
    """ "For every 1,000 words generated, 3 credits will be deducted": the measure leads, the verb ends."""
    if not place.lexicon.passive_start.match(f"{place.after.rstrip(' .。)')} "):
        return None
    led = [
        m for m in measures_in(place.before, place.language) if place.lexicon.per_end.search(place.before[: m.start])
    ]
    if len(led) != 1 or place.reading.unit_pattern.fullmatch(led[0].word):
        return None
    span = (place.left + led[0].start, place.left + len(place.before.rstrip(" ,")))
    item = clean_item(place.reading.document.text[slice(*span)], place.language)
    return from_count(place.count, item, span, measure=led[0], measure_span=span, method="cost.taken")


def taken_when(place: Place) -> Found | None:
    """ "One credit is spent only when a candidate starts a test": the clause behind the verb tells what is done."""
    match = _taken_when(place.language).match(place.after)
    if match is None or place.before.strip(_BULLETS).count(" ") > _FEW:
        return None
    goal = place.after[match.end() : match.end() + _CLAUSE + 1]
    goal = goal[: _first_end(goal)]
    told = is_action(goal, place.language) or place.lexicon.article.match(f"{goal} ")
    if not 1 < len(goal) <= _CLAUSE or not told or place.lexicon.never.search(goal):
        return None
    start = place.count.end + match.end()
    item = clean_item(goal, place.language)
    return from_count(place.count, item, (start, start + len(goal)), method="cost.when")


@lru_cache
def _taken_when(language: str) -> Pattern:
    return Pattern("|".join(rf"\s(?:{source})\s{{1,3}}" for source in lexicon(language).words.taken_when) or "(?!)")


def _first_end(text: str) -> int:
    found = _END.search(text)
    return found.start() if found else len(text)


@lru_cache
def _for_each(language: str) -> Pattern:
    """A joining word right behind a count; bare articles would join too much."""
    return Pattern(rf"\s{{1,3}}{joining(language)}\s{{1,3}}")
