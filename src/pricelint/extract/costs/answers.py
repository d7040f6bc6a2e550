"""Costs in the answer to a question: "How many credits does an image take?" "With Comet it's 1 credit"."""

from __future__ import annotations

from functools import lru_cache

from pricelint.documents.document import Block
from pricelint.extract.costs.found import Found, clean_item, from_count, is_action
from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.costs.naming import SCRIPT, is_bare, is_tier
from pricelint.extract.costs.places import Place
from pricelint.extract.modalities import Measure, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives

_NEAR = 2
_LONGEST = 120
_NAME = r"(?P<name>[\p{L}\d][\p{L}\d.'’-]*(?:\s[\p{L}\d][\p{L}\d.'’-]*){0,3}?)"


def answered(block: Block, place: Place) -> Found | None:
    """The cost of what an answer names before its count, where the line above asks what such a thing costs."""
    asked = _question(block, place)
    match = _leads(place.language).fullmatch(place.before) if asked is not None else None
    if asked is None or match is None or place.count.per is not None or not _closed(place.language).match(place.after):
        return None
    name, unit = match["name"], place.reading.unit_pattern.pattern
    told = is_bare(name, unit, place.language) or is_tier(name, place.language) or place.lexicon.verb.search(name)
    if told or place.lexicon.never.search(place.before) or place.lexicon.never_start.match(place.after):
        return None
    start = place.left + match.start("name")
    measure = _measure(asked, place)
    item = clean_item(name if is_action(name, place.language) else f"{name}, {measure.word}", place.language)
    return from_count(place.count, item, (start, start + len(name)), measure=measure, method="cost.answer")


def _question(block: Block, place: Place) -> Block | None:
    """The question above a line that asks how many units something takes, None where none does."""
    for above in reversed(place.reading.document.blocks[max(0, block.index - _NEAR) : block.index]):
        text = above.text
        if not text.rstrip().endswith(("?", "？")) or len(text) > _LONGEST:
            continue
        asks = place.lexicon.heading.search(text) or place.reading.unit_pattern.search(text)
        return above if asks and not place.lexicon.never.search(text) and _named(text, place) else None
    return None


def _named(text: str, place: Place) -> list[Measure]:
    return [m for m in measures_in(text, place.language) if m.number == 1]


def _measure(asked: Block, place: Place) -> Measure:
    return _named(asked.text, place)[0]


@lru_cache
def _leads(language: str) -> Pattern:
    """All that stands between two counts: what a thing is made with, and a verb where the script has spaces."""
    words = lexicon(language).words
    joint = rf"(?:\W{{0,3}}(?:[^\W\d_]{{1,2}}[:：]\s?)?(?:{alternatives(words.conjunctions)}\s)?)"
    made, verb = alternatives(words.made_with), alternatives(words.verbs)
    script = rf"(?P<script>{SCRIPT.pattern})"
    spaced = rf"(?:{made})\s{_NAME},?\s(?:{verb})(?:\s{alternatives(words.approximate)})?"
    return (
        Pattern(rf"{joint}(?:{spaced})\s?")
        if words.made_with
        else Pattern(rf"{joint}{script.replace('script', 'name')}\s?")
    )


@lru_cache
def _closed(language: str) -> Pattern:
    return Pattern(rf"\s?(?:$|[,;.，；。、](?!\d)|\s(?:{alternatives(lexicon(language).words.conjunctions)})\s)")
