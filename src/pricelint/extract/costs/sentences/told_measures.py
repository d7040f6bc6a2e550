"""The measures that a sentence states for its cost: of its subject, of its object, of the noun behind one."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.found import QUALITY, Span
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.sentences.equations import can_cost, is_money
from pricelint.extract.costs.sentences.purpose import own_measure
from pricelint.extract.costs.surroundings.lengths import is_length
from pricelint.extract.costs.wording.joints import joint_end
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import NUMBER, SEEN, TEXTS, Measure, measure_from, measures_in, shifted
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives
from pricelint.model.units import Per

_TIGHT = 30


def stated_behind(place: Place, start: int) -> Measure | None:
    """What a count is for, right behind it: a known measure, or several of anything."""
    match = place.lexicon.per_start.match(place.after[start:])
    if match is None:
        return _unlisted(place, start)
    return None if match["joined"] else _head_noun(place, shifted(measure_from(match, place.language), start))


def _head_noun(place: Place, measure: Measure) -> Measure:
    """A measure that only tells of the one right behind it ("for each training image") is that one."""
    behind = place.after[measure.end : measure.end + _TIGHT]
    noun = next(iter(measures_in(behind, place.language)), None) if measure.per is Per.OTHER else None
    if noun is None or noun.number != 1 or noun.per not in SEEN or behind[: noun.start].strip():
        return measure
    return replace(noun, start=measure.start, end=measure.end + noun.end, number=measure.number)


def counts_unlisted(place: Place, start: int = 0) -> bool:
    """Whether a count is for several of something that no list of measures knows ("1 credit per 20 venues")."""
    return _several(place.language).match(place.after[start:]) is not None


def _unlisted(place: Place, start: int) -> Measure | None:
    """The measure of such a count; None where what is counted is money, units, seats, a time or a size."""
    match = _several(place.language).match(place.after[start:])
    if match is None or QUALITY.match(match[0], match.start("number")):
        return None
    first, end, thing = start + match.start("number"), start + match.end(), match["thing"]
    told = is_money(thing, place.language) or phrase(place.language, "seat").search(thing)
    if told or not can_cost(place, thing, (place.count.end + first, place.count.end + end)):
        return None
    number = to_decimal(match["number"], section(place.language, "numbers", NumberWords).decimal)
    return Measure(first, end, Per.OTHER, number, thing) if number > 1 else None


@lru_cache
def _several(language: str) -> Pattern:
    """A word for "per", a number and one word."""
    joined = alternatives(lexicon(language).actions.per)
    return Pattern(rf"[\s(]{{0,3}}{joined}\s{{0,3}}(?P<number>{NUMBER})\s?(?P<thing>\p{{L}}[\p{{L}}-]{{1,24}})")


def measure_of_object(place: Place, start: int) -> tuple[Measure | None, Span | None]:
    """The measure between the verb and the count, in languages that put it there ("音声は1分あたり10クレジット")."""
    match = place.lexicon.measure_end.search(place.before, start) if place.lexicon.words.tails else None
    measure = measure_from(match, place.language) if match else None
    if (
        not match
        or not measure
        or not (
            place.lexicon.joined_measure.search(match[0])
            or (match["number"] and measure.number == 1 and measure.per is not Per.REQUEST)
        )
    ):
        return None, None
    return measure, (place.left + match.start(), place.left + match.end())


def subject_measure(text: str, place: Place) -> Measure | None:
    """What a sentence's cost is for: a stated amount of text, else its first measure; None where one thing
    makes several outputs. "Character" and "word" before another noun ("character sheet") measure nothing.
    """
    named = [m for m in measures_in(text, place.language) if own_measure(place, m)]
    texts = [m for m in named if m.per in TEXTS and m.number > 1]
    if texts:
        return texts[0]
    if any(m.number > 1 and m.per in SEEN for m in named) and any(m.number == 1 for m in named):
        return None
    counted = joint_end(place.language)
    named = [
        m
        for m in named
        if m.per not in TEXTS or not text[m.end :].strip() or text[m.start].isdigit() or counted.search(text[: m.start])
    ]
    named = [m for m in named if not is_length(m, text, place)]
    usable = [m for m in named if m.per is not Per.OTHER] or named
    joined = [m for m in usable if place.lexicon.per_end.search(text[: m.start])]
    return next(iter(joined or usable), None)


def counter(measure: Measure, head: str, language: str) -> Measure:
    """A measure whose word counts anything is that of the noun before it ("메시지 1개당")."""
    nouns = [noun for noun in measures_in(head, language) if not head[noun.end :].strip()]
    return replace(measure, per=nouns[-1].per) if measure.per is Per.OTHER and nouns else measure
