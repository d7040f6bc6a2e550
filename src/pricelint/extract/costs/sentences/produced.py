"""What one unit makes, or several units one thing: "1 credit = 2 pages", "4 credits can generate 1 image"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from pricelint.extract.costs.found import Found, clean_item, from_count, is_action
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.sentences.purpose import clause_end, own_measure
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import TEXTS, measure_from, measure_source
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives

_REACH = 30
_MOST = 10_000
"""Most outputs that one unit yields; what counts more counts something smaller (pixels)."""


def read_yield(place: Place) -> Found | None:
    """ "4 credits can generate 1 image", "1 credit = 2 seconds": only where units or outputs are one."""
    match = place.lexicon.yields_start.match(place.after)
    if not match:
        return None
    measure = measure_from(match, place.language)
    single = place.count.low == place.count.high == 1 or (measure.number == 1 and _counted(match))
    stated = _counted(match)
    if match["named"] and not is_action(match["named"], place.language):
        return None
    huge = measure.number > _MOST and measure.per not in TEXTS
    if not single or not stated or huge or not own_measure(place, measure) or place.count.approximate:
        return None
    if match["join"].strip() in {":", ","} and (place.count.low != 1 or _goes_on(place, match)):
        return None
    if match["about"] and place.lexicon.best.search(match["about"]):
        return None
    base = place.count.end
    span = (base + measure.start, base + measure.end + clause_end(place.after[measure.end :]))
    item = clean_item(
        place.reading.document.text[
            base + match.end("about" if match["about"] else "join") : min(span[1], span[0] + 70)
        ],
        place.language,
    )
    found = from_count(place.count, item, (span[0], min(span[1], span[0] + 70)), measure=measure, method="cost.yields")
    return replace(found, approximate=bool(match["about"]))


def also_made(place: Place, found: Found) -> Iterator[Found]:
    """What else one unit makes ("1 credit = 2 pages or 1 picture")."""
    if found.method != "cost.yields" or found.measure is None or place.count.low != 1:
        return
    start = found.measure.end
    while match := _also(place.language).match(place.after, start):
        measure = measure_from(match, place.language)
        if not _counted(match) or not own_measure(place, measure):
            return
        span = (place.count.end + measure.start, place.count.end + measure.end + clause_end(place.after[measure.end :]))
        item = clean_item(place.reading.document.text[slice(*span)], place.language)
        yield from_count(place.count, item, span, measure=measure, method="cost.yields")
        start = measure.end


@lru_cache
def _also(language: str) -> Pattern:
    """ "of video or 1 picture" behind what one unit makes."""
    lex = lexicon(language)
    thing, words = r"(?:\s[^\W_][\w'’-]*){0,3}?", alternatives(lex.words.conjunctions)
    return Pattern(rf"{thing}\s?(?:[,/]|(?:{words})\s)\s?(?P<one>{lex.one}\s)?{measure_source(language, 2)}")


def made_behind(place: Place) -> Found | None:
    """ "1クレジットで画像を2枚生成できます": one unit makes so many, counted behind their name."""
    match = _behind(place.language).match(place.after) if place.lexicon.words.tails else None
    if match is None or not place.count.low == place.count.high == 1 or place.lexicon.never.search(match["thing"]):
        return None
    measure = measure_from(match, place.language)
    if not match["number"] or not is_action(match["thing"], place.language) or not own_measure(place, measure):
        return None
    span = (place.count.end + match.start("thing"), place.count.end + measure.end)
    item = clean_item(match["thing"], place.language)
    return from_count(place.count, item, span, measure=measure, method="cost.yields")


@lru_cache
def _behind(language: str) -> Pattern:
    """A thing and the number of it right behind a count, in languages that put the number behind."""
    words = lexicon(language).words
    tails = alternatives(words.tails)
    thing = r"(?P<thing>[^\d=,;，。、；:：\s]{1,16}?)"
    return Pattern(rf"\s?(?:{alternatives(words.yields)})\s?{thing}\s?(?:{tails})?\s?(?=\d){measure_source(language)}")


def _goes_on(place: Place, match: regex.Match[str]) -> bool:
    """Whether a mark behind a count only parts it from the next clause ("an image is 1 credit, 1 video is …")."""
    behind = place.after[match.end() :]
    return bool(place.before.strip()) or place.lexicon.verb.search(behind[:_REACH]) is not None


def _counted(match: regex.Match[str]) -> bool:
    return bool(match["number"] or match["many"] or match["one"])
