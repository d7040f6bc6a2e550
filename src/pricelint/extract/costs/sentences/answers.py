"""Costs of what an answer or a list names: "How many credits is an image?" "With Comet it's 1 credit"; "Images: Draft 1
credit, Fine 4 credits"."""

from __future__ import annotations

from functools import lru_cache

from pricelint.documents.document import Block
from pricelint.extract.costs.found import Found, clean_item, from_count, is_action
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.surroundings.naming import SCRIPT, distinguishing, is_bare, is_tier, lead_label
from pricelint.extract.costs.wording.joints import closing
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import Measure, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.sentences import sentence_start
from pricelint.extract.words import alternatives

_NEAR = 2
_LONGEST = 120
_NAME = r"(?P<name>[\p{L}\d][\p{L}\d.'’-]*(?:\s[\p{L}\d][\p{L}\d.'’-]*){0,3}?)"


def answered(block: Block, place: Place) -> Found | None:
    """The cost of what an answer names before its count, where the line above asks what such a thing costs, or of what
    a list names behind the label of its kind."""
    asked, label = _question(block, place), _label(block, place)
    match = _leads(place.language).fullmatch(place.before) if asked else None
    if label and match is None:
        asked, match = label, _listed(place.language).fullmatch(place.before.removeprefix(label).lstrip(" :："))
    if match is None or place.count.per is not None or not _closed(place.language).match(place.after):
        return None
    name = match["name"]
    if not _names(name, place) or place.lexicon.never_start.match(place.after):
        return None
    start = place.count.start - len(place.before) + place.before.rindex(name)
    acting = is_action(name, place.language)
    measure = None if acting else next(iter(_named(asked, place)), None)
    kind = measure.word if measure else asked
    item = clean_item(name if acting else f"{name}, {kind}", place.language)
    return from_count(place.count, item, (start, start + len(name)), measure=measure, method="cost.answer")


def _names(name: str, place: Place) -> bool:
    """Whether words can name a thing that costs: no plan, verb or grant."""
    if is_bare(name, place.reading.unit_pattern.pattern, place.language) or is_tier(name, place.language):
        return False
    return not place.lexicon.verb.search(name) and not place.lexicon.never.search(place.before)


def _label(block: Block, place: Place) -> str:
    """The kind of thing that a line lists by name ("Images: Draft 1 credit, Fine 4 credits"); else ""."""
    text = block.text[: place.count.start - block.start]
    cut = sentence_start(text)
    label = lead_label(text[cut:])
    several = len(place.reading.counts_in(block.start + cut, block.end)) > 1
    kind = is_action(label, place.language) and not distinguishing(label, place.language)
    return label if label and several and kind and not place.lexicon.never.search(label) else ""


def _question(block: Block, place: Place) -> str:
    """The question above a line that asks how many units something takes, "" where none does."""
    for above in reversed(place.reading.document.blocks[max(0, block.index - _NEAR) : block.index]):
        text = above.text
        if not text.rstrip().endswith(("?", "？")) or len(text) > _LONGEST:
            continue
        asks = place.lexicon.heading.search(text) or place.reading.unit_pattern.search(text)
        return text if asks and not place.lexicon.never.search(text) and _named(text, place) else ""
    return ""


def _named(text: str, place: Place) -> list[Measure]:
    return [m for m in measures_in(text, place.language) if m.number == 1]


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
def _listed(language: str) -> Pattern:
    """Nothing but a name and the mark that parts it from the count before."""
    words = alternatives(lexicon(language).words.conjunctions)
    return Pattern(rf"\W{{0,3}}(?:{words}\s)?{_NAME}\s?[:：–—-]?\s?")


@lru_cache
def _closed(language: str) -> Pattern:
    return Pattern(rf"\s?{closing(language, ',;.，；。、')}")
