"""What a count of a sentence takes over from the cost before it: its thing, the word of the unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.numbers import Number
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.asides import is_former, is_present, without_present
from pricelint.extract.costs.found import RESOLUTION, Found, clean_item, is_action, quality_of
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.wording.joints import closing, joining, told_start
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import TIMES, measures_in, modality_of
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_ends
from pricelint.extract.words import alternatives

_WORD = regex.compile(r"\p{L}[\p{L}'’-]*\s*[,，]?\s*$")
_LONGEST = 40
_ENDS = ",;.)"
_SPOKEN = frozenset({"cost.subject", "cost.measured", "cost.qualified", "cost.label"})


def qualified(place: Place, found: Found) -> Found:
    """A cost with the resolution that stands right behind its count ("a video costs 8 credits at 1080p")."""
    match = _behind(place.language).match(place.after) if found.method in _SPOKEN else None
    if match is None or _graded(found.item, place.language):
        return found
    item = clean_item(f"{found.item}, {match['quality']}", place.language)
    return replace(found, item=item, item_span=_span(place, found, place.count.end + match.end()))


def requalified(place: Place, found: list[Found]) -> Found | None:
    """The same thing at another resolution ("… 8 credits at 1080p and 5 credits at 720p", "…, in 720p 5 credits")."""
    before = found[-1] if found else None
    if before is None or before.count[1] != place.left or before.method not in _SPOKEN:
        return None
    if not _graded(before.item, place.language):
        return None
    behind = _behind(place.language).match(place.after)
    between = _between(place.language).fullmatch(place.before)
    rest = place.after[behind.end() if behind else 0 :].lstrip(" )）")
    if between is None or bool(between["own"]) == bool(behind) or place.lexicon.per_start.match(rest):
        return None
    quality, end = (between["own"], place.count.end) if behind is None else (behind["quality"], behind.end())
    name = _grade_end(place.language).sub("", RESOLUTION.sub("", before.item)).rstrip(" ,")
    return replace(
        before,
        count=(place.count.start, place.count.end),
        low=place.count.low,
        high=place.count.high,
        item=clean_item(f"{name}, {quality}", place.language),
        item_span=_span(place, before, place.count.end + end if behind else end),
        approximate=place.count.approximate,
        method="cost.qualified",
    )


def renewed(place: Place, found: list[Found]) -> Found | None:
    """What a thing costs now that cost something else before ("used to cost 8 credits; since March it costs 5")."""
    before = found[-1] if found else None
    if before is None or before.count[1] != place.left or not is_present(place.before, place.language):
        return None
    own = without_present(place.before, place.language)
    if is_action(own, place.language) or not is_former(place.reading, *before.count, place.language):
        return None
    return replace(
        before,
        count=(place.count.start, place.count.end),
        low=place.count.low,
        high=place.count.high,
        approximate=place.count.approximate,
        method="cost.renewed",
    )


def _span(place: Place, found: Found, end: int) -> tuple[int, int]:
    """From the thing to its resolution where both stand in one line, else the line of the count alone."""
    block = place.reading.document.block_at(place.count.start)
    return (found.item_span[0] if found.item_span[0] >= block.start else block.start, end)


def unworded(reading: Reading, block: Block, counts: list[Count], language: str) -> Iterator[Count]:
    """Numbers that leave the unit out because the sentence named it ("an image costs 2 credits, a video 10").

    The word before such a number names what is made or spends units, and nothing but the next thing stands behind it.
    """
    if not counts or not _tells_on(reading, block, counts[0], language):
        return
    taken = [(count.start, count.end) for count in counts]
    for number in reading.numbers_in(counts[0].end, block.end):
        last = max((end for _, end in taken if end <= number.start), default=0)
        gap = reading.plain[last : number.start]
        if len(gap) > _LONGEST or any(start < number.end and number.start < end for start, end in taken):
            continue
        if sentence_ends().search(gap) or not _carries(reading, number, gap, language):
            continue
        taken.append((number.start, number.end))
        yield Count(number.start, number.end, number.value, number.value)


def _tells_on(reading: Reading, block: Block, first: Count, language: str) -> bool:
    """Whether numbers behind the first count of a line may be costs: it spends, or says what that one is for."""
    behind = reading.plain[first.end : block.end]
    told = _behind(language).match(behind) or told_start(language).match(behind)
    return told is not None or lexicon(language).verb.search(reading.plain[block.start : block.end]) is not None


def _carries(reading: Reading, number: Number, gap: str, language: str) -> bool:
    lex = lexicon(language)
    after = reading.plain[number.end : number.end + _LONGEST]
    if reading.money_in(number.start - 2, number.end + 2) or lex.never.search(gap):
        return False
    if _behind(language).match(after):
        return bool(_between(language).fullmatch(gap))
    if told := _for_one(language).match(after):
        return _names_next(gap, told["thing"], language)
    word = _WORD.search(gap)
    if _follows_former(reading, number, gap, language):
        return _closed(language).match(after) is not None
    if word is None or not _closed(language).match(after):
        return False
    sized = _between(language).fullmatch(gap)
    if _next(language).fullmatch(gap) or (sized and sized["own"]):
        return True
    if not is_action(gap, language):
        return False
    last = word[0].strip(" ,，\n")
    return bool(lex.verb.fullmatch(last)) or is_action(last, language) or bool(measures_in(last, language))


def _names_next(gap: str, thing: str, language: str) -> bool:
    """Whether a number is told for one thing more that is made ("1 credit per picture, 8 for a film")."""
    made = [measure for measure in measures_in(thing, language) if measure.per not in TIMES]
    parted = _parted(language).fullmatch(gap) or told_start(language).fullmatch(gap)
    return parted is not None and (bool(made) or modality_of(thing, language) is not None)


def _follows_former(reading: Reading, number: Number, gap: str, language: str) -> bool:
    """Whether words that come back to the present stand between a cost that holds no longer and a number."""
    count = number.start - len(gap)
    return is_present(gap, language) and is_former(reading, count - 1, count, language)


@lru_cache
def _for_one(language: str) -> Pattern:
    """ "for a film" right behind a number, up to the end of the clause."""
    lex = lexicon(language)
    joints = rf"(?:{joining(language)}|{alternatives([*lex.words.at, *lex.words.joins])}\s(?:{lex.one}))"
    thing = r"(?P<thing>[\p{L}-]{2,24}(?:\s[\p{L}-]{2,24}){0,2}?)"
    return Pattern(rf"\s{joints}\s(?:{lex.one}\s)?{thing}(?:{closing(language, _ENDS)})")


@lru_cache
def _next(language: str) -> Pattern:
    """The next thing of a row, with an article or "each" before it (", a touch-up ", " and a long film ")."""
    joined = alternatives(lexicon(language).words.conjunctions)
    parted = rf"(?:\s?[,;]\s(?:{joined}\s)?|\s(?:{joined})\s)"
    return Pattern(rf"{parted}(?:{lexicon(language).one})\s[\p{{L}}-]{{3,24}}(?:\s[\p{{L}}-]{{3,24}})?\s")


@lru_cache
def _parted(language: str) -> Pattern:
    """Nothing but a mark or "and" between two costs."""
    joined = alternatives(lexicon(language).words.conjunctions)
    return Pattern(rf"\s?[,;，、/]\s?(?:{joined}\s)?|\s(?:{joined})\s")


@lru_cache
def _closed(language: str) -> Pattern:
    """The end of a clause right behind a number; "or" before the next number only joins the two."""
    joined = rf"\s{alternatives(lexicon(language).words.conjunctions)}\s(?!\d)"
    return Pattern(rf"\s?(?:$|[.,;)](?!\d)|[，。；、）]|{joined})")


@lru_cache
def _behind(language: str) -> Pattern:
    """ "at 1080p", "(1080p)" right behind a count."""
    return Pattern(rf"\s{{0,2}}[(（]?{_resolution(language, 'quality')}")


@lru_cache
def _between(language: str) -> Pattern:
    """Nothing but a resolution, its marks and a joining word between two counts; `own`: that of the second."""
    lex = lexicon(language)
    joined = rf"(?:\s?[,;，、/；]\s?|\s)(?:{alternatives(lex.words.conjunctions)}\s?)?"
    verb = alternatives(lex.words.verbs)
    joined += rf"(?:(?:{alternatives(lex.words.joins)})\s)?"
    first = rf"\s{{0,2}}[(（]?{_resolution(language, 'first')}[)）]?"
    return Pattern(rf"(?:{first})?{joined}(?:{_resolution(language, 'own')}\s?(?:{verb})?[:：=]?\s?)?")


def _resolution(language: str, group: str) -> str:
    """A resolution, or a quality that ends its clause ("basic", "in HD")."""
    words, lex = alternatives(lexicon(language).words.at), lexicon(language)
    ends = rf"(?=\s?(?:$|[)）,;/.])|\s{alternatives(lex.words.conjunctions)}\s)"
    return rf"(?:{words}\s){{0,2}}(?P<{group}>{RESOLUTION.pattern}|{alternatives(lex.words.grades)}{ends})"


def _graded(item: str, language: str) -> str:
    """The resolution or quality that an item names last; "" where it names none."""
    told = _grade_end(language).search(item)
    return quality_of(item) or (told["grade"] if told else "")


@lru_cache
def _grade_end(language: str) -> Pattern:
    return Pattern(rf",\s(?P<grade>{alternatives(lexicon(language).words.grades)})$")
