"""The same thing made with another model ("an image costs 4 credits with Comet and 9 credits with Comet Pro")."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pricelint.extract.costs.found import QUALITY, RESOLUTION, Found, clean_item
from pricelint.extract.costs.lists.labels import measure_behind
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.sentences.earning import is_report, rewards
from pricelint.extract.costs.surroundings.lengths import length_end
from pricelint.extract.costs.surroundings.naming import is_bare
from pricelint.extract.costs.wording.joints import closing
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import SEEN, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.sentences import sentence_ends
from pricelint.extract.words import alternatives

_SPOKEN = frozenset({"cost.subject", "cost.measured", "cost.per", "cost.purpose", "cost.label", "cost.variant"})
_LONGEST = 60
_ENDS = ",;.)"
_NAME = r"[\p{L}\d«„\"“][\p{L}\d.'’»“”\"-]*(?:\s[\p{L}\d«„\"“][\p{L}\d.'’»“”\"-]*){0,4}?"


def other_variant(place: Place, found: list[Found]) -> tuple[Found, Found] | None:
    """The cost before and the one of this count, which is for the same thing made with another model, or for another
    length of it; the first is told what it is made with, where only the second would be."""
    before = found[-1] if found else None
    if before is None or before.method not in _SPOKEN or place.granted or rewards(place) or is_report(place):
        return None
    if place.lexicon.never_start.match(place.after):
        return None
    told = max(span[1] for span in (before.count, before.item_span, before.measure_span or before.count))
    gap = place.reading.plain[min(told, place.count.start) : place.count.start]
    if len(gap) > 2 * _LONGEST or sentence_ends().search(gap) or wording(place.language, "added").search(gap):
        return None
    if (length := _length(place, gap)) and (QUALITY.search(before.item) or RESOLUTION.fullmatch(length)):
        thing = length_end(place.language).sub("", QUALITY.sub("", before.item).rstrip(" ,-"))
        return before, _varied(place, before, f"{thing.rstrip()}, {length}", place.count.end)
    name, end = _name(place, gap)
    if not name or not _tells(name, place):
        return None
    thing = made(place.language).sub("", before.item)
    thing = "" if _leads(place.language).fullmatch(thing) else thing
    item = ", ".join(filter(None, (thing, name.rstrip("."))))
    return _told(place, before, gap), _varied(place, before, item, end)


def _told(place: Place, before: Found, gap: str) -> Found:
    """The cost before with the name that stands behind its own count."""
    match = joined(place.language).match(gap) or led(place.language).match(gap)
    name = match["former"] if match else None
    if not name or name in before.item or not _tells(name, place):
        return before
    item_span = (min(before.item_span[0], before.count[0]), place.count.start)
    return replace(before, item=clean_item(f"{before.item}, {name}", place.language), item_span=item_span)


def _name(place: Place, gap: str) -> tuple[str, int]:
    """What a thing is made with, before or behind a count, and where the two end; "" where neither tells it."""
    first, ahead = joined(place.language).fullmatch(gap), led(place.language).fullmatch(gap)
    told = behind(place.language).match(place.after)
    if first and told:
        return told["name"], place.count.end + told.end("name")
    ended = _closed(place.language).match(place.after) or place.lexicon.per_start.match(place.after)
    if ahead and not told and ended:
        return ahead["name"], place.count.end
    return "", 0


def _length(place: Place, gap: str) -> str:
    """The length or resolution that is all a clause names between two counts ("; an 8-second one is"); else ""."""
    sizes = [match[0] for match in QUALITY.finditer(gap)]
    joint = joined(place.language).match(gap)
    if len(sizes) != 1 or joint is None or joint.end() == 0 or not _closed(place.language).match(place.after):
        return ""
    rest = _fillers(place.language).sub(" ", QUALITY.sub(" ", gap))
    return sizes[0].strip(" -") if not any(char.isalpha() for char in rest) else ""


def _varied(place: Place, before: Found, item: str, end: int) -> Found:
    measure, span = measure_behind(place)
    return replace(
        before,
        measure=measure or before.measure,
        count=(place.count.start, place.count.end),
        low=place.count.low,
        high=place.count.high,
        item=clean_item(item, place.language),
        item_span=(min(before.item_span[0], before.count[0]), end),
        measure_span=span,
        approximate=place.count.approximate,
        method="cost.variant",
    )


def _tells(name: str, place: Place) -> bool:
    """Whether a name tells of a model or mode, and not of a plan, a measure or another thing that is made."""
    told = place.lexicon.never.search(name) or place.lexicon.verb.search(name)
    bare = is_bare(name, place.reading.unit_pattern.pattern, place.language)
    measured = measures_in(name, place.language)
    one = measured and place.lexicon.article.match(name)
    return not (told or bare or one or any(measure.per in SEEN for measure in measured))


@lru_cache
def _parts(language: str) -> tuple[str, str, str]:
    """Sources for a word that joins a thing to what it is made with, for a joint of two costs, and for a verb."""
    words = lexicon(language).words
    joint = rf"(?:\s?[,;]\s|\s[(]?)(?:{alternatives(words.conjunctions)}\s)?"
    each = alternatives(lexicon(language).actions.each)
    return rf"(?:(?:{each})\s)?(?:{alternatives(words.made_with)})", joint, alternatives(words.verbs)


@lru_cache
def _leads(language: str) -> Pattern:
    """A lead that names no thing but what is made with ("In Eco mode")."""
    return Pattern(rf"(?:{_parts(language)[0]})\s{_NAME}")


@lru_cache
def _fillers(language: str) -> Pattern:
    """Words that may stand beside a length in a clause that names nothing else."""
    lex = lexicon(language)
    lists = [
        lex.words.articles,
        lex.words.lengths,
        lex.words.conjunctions,
        lex.words.verbs,
        lex.words.approximate,
        lex.words.at,
    ]
    return Pattern(alternatives([word for group in (*lists, lex.words.pronouns, lex.actions.one) for word in group]))


@lru_cache
def made(language: str) -> Pattern:
    """What a thing is made with, at the end of its name ("image with Comet 2", "image, Comet 2")."""
    made = _parts(language)[0]
    return Pattern(rf"(?:\s(?:{made})\s|,\s){_NAME}$")


@lru_cache
def joined(language: str) -> Pattern:
    """Nothing but what the first thing is made with and a joint between two counts."""
    made, joint, _ = _parts(language)
    return Pattern(rf"(?:\s(?:{made})\s(?P<former>{_NAME}))?{joint}")


@lru_cache
def led(language: str) -> Pattern:
    """The same with what the second thing is made with in front of its count."""
    made, joint, verb = _parts(language)
    joins = alternatives(lexicon(language).words.joins)
    return Pattern(
        rf"(?:\s(?:{made})\s(?P<former>{_NAME}))?{joint}(?:{made})\s(?P<name>{_NAME})\s?(?:[,:—–-]\s?)?(?:(?:{verb})\s)?(?:(?:{joins})\s)?"
    )


@lru_cache
def behind(language: str) -> Pattern:
    """What a thing is made with right behind its count."""
    made = _parts(language)[0]
    return Pattern(rf"\s(?:{made})\s(?P<name>{_NAME})\s?(?={closing(language, _ENDS)})")


@lru_cache
def _closed(language: str) -> Pattern:
    return Pattern(rf"\s?{closing(language, _ENDS)}")
