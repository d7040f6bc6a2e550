"""Costs in running text: "every image takes 5 credits", "10 credits per second", "1 credit = 2 pages"."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import regex

from pricelint.extract.costs.found import QUALITY, Found, Span, clean_item, from_count, is_action, quality_of
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.sentences.deducted import each_action, taken_for, taken_when
from pricelint.extract.costs.sentences.earning import is_report, rewards
from pricelint.extract.costs.sentences.equations import can_cost, read_equation
from pricelint.extract.costs.sentences.items import (
    afresh,
    apposed,
    headed,
    inverted,
    listed,
    model_of,
    named_by_lead,
    output_of,
    own_clause,
    span_of,
)
from pricelint.extract.costs.sentences.measured import measured_before
from pricelint.extract.costs.sentences.one_unit import made_with_one, per_thing, unnamed_yield
from pricelint.extract.costs.sentences.produced import made_behind, read_yield
from pricelint.extract.costs.sentences.purpose import clause_end, for_deed, for_making, for_purpose, own_measure
from pricelint.extract.costs.sentences.told_measures import (
    counts_unlisted,
    measure_of_object,
    stated_behind,
    subject_measure,
)
from pricelint.extract.costs.surroundings.naming import SCRIPT, is_bare, is_model, names_price
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import TIMES, Measure
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives

_LEAD = regex.compile(r"^.*[:：]\s*")
_LABEL = regex.compile(r"^(?:[^.!?。]|\.(?=\d)){2,60}(?:[:：=–—|→·]|\s-)\s*[~≈+]?\s*$")
_QUALIFIED = regex.compile(r"\s?[(（][^()（）]{1,24}[)）]")
_BRACKETED = regex.compile(r"\s?(?:[)）]|[(（]\d)")
_SIZED = regex.compile(rf"\s?[(（](?:{QUALITY.pattern})\s?[)）]", regex.I)
_PARTICIPLE = regex.compile(r"\s*(?:\p{Ll}+\s+)?(?:\p{Ll}+\s*)?[,;、，]\s*")
_TIGHT = 30
_SHORT = 5
_LONG = 8
_NOUN = 3
_SHORT_SCRIPT = 14


def relate(place: Place) -> Found | None:
    """The cost that a sentence states with this count, None where it states none."""
    if (
        place.count.per is not None
        or place.lexicon.never.search(place.before)
        or (place.lexicon.never_start.match(place.after) and not _BRACKETED.match(place.after))
        or rewards(place)
        or is_report(place)
    ):
        return None
    return (
        made_behind(place)
        or read_yield(place)
        or unnamed_yield(place)
        or made_with_one(place)
        or for_making(place)
        or _per_behind(place)
        or per_thing(place)
        or (None if counts_unlisted(place) else _spoken(place))
    )


def _spoken(place: Place) -> Found | None:
    """What the words of a sentence name, where nothing behind its count says what it is for."""
    return (
        _subject(place)
        or measured_before(place)
        or for_purpose(place)
        or each_action(place)
        or taken_for(place)
        or taken_when(place)
        or read_equation(place)
        or for_deed(place)
    )


def _per_behind(place: Place) -> Found | None:
    """ "10 credits per second", "5 credits for every 30 seconds of audio"."""
    between = place.lexicon.passive_start.match(place.after) or _QUALIFIED.match(place.after)
    skipped = between.end() if between else 0
    measure = stated_behind(place, skipped)
    if measure is None or not own_measure(place, measure):
        return None
    base = place.count.end
    span = (base + skipped, base + measure.end)
    item, item_span = _item_before(place, measure)
    if not item and measure.per in TIMES and place.lexicon.best.search(place.before) and not _is_bare(place):
        return None
    told = _SIZED.match(place.after, measure.end)
    tail = told.end() if told else measure.end + _told_end(place, measure.end)
    if not item and place.before.rstrip().endswith("+"):
        return None
    if not item:
        item_span = (base + measure.start, base + tail)
        item = clean_item(place.reading.document.text[slice(*item_span)], place.language)
    elif quality_of(place.after[measure.end : tail]):
        size = quality_of(told[0]) if told else place.after[measure.end : tail]
        item = clean_item(f"{item}, {size}", place.language)
    found = from_count(place.count, item, item_span, measure=measure, measure_span=span, method="cost.per")
    return replace(found, context=place.after[measure.end : tail])


def _is_bare(place: Place) -> bool:
    """Whether the words before a count name nothing: "Costs 2 credits per second", but "the tier allows up to 8"."""
    return is_bare(place.before, place.reading.unit_pattern.pattern, place.language)


def _told_end(place: Place, start: int) -> int:
    """How much behind a measure still tells of it: the rest of the clause, up to what a range hangs on."""
    told = place.after[start : start + min(clause_end(place.after[start:]), 50)]
    hangs = wording(place.language, "varying").search(told)
    return hangs.start() if hangs else len(told)


def _item_before(place: Place, measure: Measure) -> tuple[str, Span]:
    """What a count is about, from the text before it; "" where that names no action.

    "About" behind a comma still tells of it where the measure names nothing ("clips, about 14 credits a second").
    """
    text = place.before
    begun = not text[:1].isspace() and place.lexicon.article.match(text)
    rest = None if begun else place.lexicon.per_start.match(text)
    text = text[rest.end() :] if rest else text
    text = _SIZED.sub("", text, count=1) if rest else text
    text = afresh(text, place, measure)
    verbs = list(place.lexicon.verb.finditer(text))
    if verbs and len(text) - verbs[-1].end() <= _TIGHT:
        text = own_clause(text[: verbs[-1].start()], place)
    own = text.rpartition(";")[2]
    text = own if is_action(own, place.language) else text
    if verbs and names_price(text, place.language) and not is_action(text, place.language):
        return "", (0, 0)
    text = listed(text) or named_by_lead(text, place) or text
    labelled = _LABEL.search(text) or listed(place.before) or (verbs and _named(text, place, True))
    labelled = labelled and not place.lexicon.never.search(text)
    name = apposed(text, place) or output_of(text)
    bare = (rest is None or verbs) and is_bare(text, place.reading.unit_pattern.pattern, place.language)
    name = name or (quality_of(text) if bare else "")
    name = name or ("" if labelled or is_action(text, place.language) else model_of(text))
    if not is_action(text, place.language) and not labelled and not name:
        return "", (0, 0)
    text = name or text
    item = clean_item(text, place.language)
    return item, span_of(place.before, item, place.left)


def _subject(place: Place) -> Found | None:
    """ "Every image takes 5 credits", "an image takes 2 credits, a song 10 credits"."""
    verbs = [m for m in place.lexicon.verb.finditer(place.before) if len(place.before) - m.end() <= _TIGHT]
    inherited = not place.lexicon.verb.search(place.before) and place.verbal and (
        bool(_PARTICIPLE.match(place.before)) or bool(place.lexicon.article.match(place.before.lstrip() + " "))
    )  # fmt: skip
    if not verbs and not inherited:
        return None
    if verbs and _counts_other(place, verbs[-1].end()):
        return None
    text = own_clause(place.before[: verbs[-1].start()], place) if verbs else _behind_participle(place.before)
    text = headed(text, place) or named_by_lead(text, place).rstrip(":") or text
    text = inverted(place, verbs[-1].end()) or text if verbs else text
    if not is_action(text, place.language) and (names_price(text, place.language) or not _tells(text, place)):
        return None
    lead = _LEAD.search(text)
    if lead and is_action(text[lead.end() :], place.language):
        text = " " * lead.end() + text[lead.end() :]
    measure, span = measure_of_object(place, verbs[-1].end() if verbs else 0)
    measure = measure or subject_measure(text, place)
    item = clean_item(text, place.language)
    if _is_somebody(place.language).fullmatch(item):
        return None
    where = span_of(text, item, place.left)
    return from_count(place.count, item, where, measure=measure, measure_span=span, method="cost.subject")


def _tells(text: str, place: Place) -> bool:
    """Whether what stands before a count names a thing: by its verb, or as the next of a row (", a touch-up 2")."""
    counted = place.reading.plain[place.count.start : place.count.end]
    if any(map(str.isalpha, counted)) or place.lexicon.verb.search(place.before):
        return _named(text, place)
    return can_cost(place, clean_item(text, place.language), (place.left, place.count.start))


@lru_cache
def _is_somebody(language: str) -> Pattern:
    """A word that begins a clause, and who does what it tells ("If you …"): that names no thing that costs."""
    words = lexicon(language).words
    return Pattern(rf"{alternatives([*words.suppositions, *words.clause_heads])}\s{alternatives(words.pronouns)}")


def _counts_other(place: Place, start: int) -> bool:
    """Whether another number stands between a verb and a count ("are slowed after 2,000 images or 4,000 credits")."""
    gap = QUALITY.sub(" ", place.before[start : max(start, place.count.start - place.left)])
    return not place.lexicon.words.tails and any(char.isdigit() for char in gap)


def _behind_participle(text: str) -> str:
    """A clause without the rest of the one before ("werden 4 Credits abgezogen, pro Video 40 Credits"), as long."""
    rest = _PARTICIPLE.match(text)
    return " " * rest.end() + text[rest.end() :] if rest else text


def _named(text: str, place: Place, measured: bool = False) -> bool:
    """Whether a short subject stands before a verb that is said of costs only ("each motion costs 10 credits").

    `measured`: what stands behind the count is known to be its measure.
    """
    if is_bare(text, place.reading.unit_pattern.pattern, place.language):
        return False
    item = clean_item(text, place.language)
    words = item.split()
    if SCRIPT.search(item) and len(item) > _SHORT_SCRIPT:
        return False
    if (
        not 1 <= len(words) <= (_LONG if place.lexicon.strong.search(place.before) else _SHORT)
        or (len(words[-1]) < _NOUN and not is_model(text) and words[-1].lower() not in place.lexicon.words.general)
        or (not measured and place.lexicon.making.search(place.after, 0, min(_TIGHT, clause_end(place.after))))
    ):
        return False
    added = place.before.rstrip().endswith("+")
    told = place.lexicon.strong.search(place.before) or (measured and len(words) > 1 and not added)
    return bool(told) and words[0].lower() not in place.lexicon.words.pronouns
