"""Costs written as equations: "1 credit = 1 report", "One question = 1 coin", whatever the thing is called."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.extract.costs.found import TICKER, Found, Span, clean_item, from_count
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.surroundings.naming import is_bare
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import measure_from, measure_source, measures_in
from pricelint.extract.patterns import NEVER, Pattern
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.words import words
from pricelint.extract.rate_words import RateWords
from pricelint.extract.unit.words import known_units
from pricelint.extract.words import alternatives
from pricelint.model.units import Per

_MOST_WORDS = 8
_LONGEST = 60
_WORD = regex.compile(r"\p{L}[\p{L}\p{N}'’.-]*")
_EMOJI = r"(?:\s?[\p{So}\ufe0f]{1,3})?"
"""A small picture behind a word ("1 credit 🪙 = 1 poster 🖼")."""
_EQUALS = rf"{_EMOJI}\s?(?:=|＝|≙)\s?"
_THING = r"(?P<thing>(?:[^=≙:,;.!?(){}\d\p{So}]|[2-4]D(?!\w)){2,60}?)"
_ENDS = rf"(?P<one>1\s)?{_THING}{_EMOJI}\s*(?:$|[,;.!?()（）/]|\s(?=\p{{Lu}}{{2,4}}\s\d))"
_DASHED = regex.compile(rf"{_EMOJI}\s[–—-]\s{_ENDS}")
"""A dash between one unit and one thing equates them too ("1 credit — one report")."""
_PRICED = regex.compile(rf"{_EQUALS}\D{{0,4}}")
_BEFORE = regex.compile(rf"(?:^|[,;.!?•·]\s*)(?P<one>1\s)?{_THING}{_EQUALS}$")


def read_equation(place: Place) -> Found | None:
    """The units that one thing is equated with, None where a sentence equates none, or something that can be no action.

    A thing that is not counted ("2 credits = image upscale") has to be all that its line says beside the units.
    """
    if _is_priced(place):
        return None
    if behind := _after(place.language).match(place.after) or _dashed(place):
        span = (place.count.end + behind.start("thing"), place.count.end + behind.end("thing"))
        thing, counted = behind["thing"], bool(behind["one"]) or _one(place.language).match(behind["thing"]) is not None
    elif counter := _counted_behind(place.language).match(place.after):
        return _one_of(place, counter)
    elif before := _BEFORE.search(place.before) or _each_is(place):
        span = (place.left + before.start("one" if before["one"] else "thing"), place.left + before.end("thing"))
        thing = f"{before['one'] or ''}{before['thing']}"
        counted = _one(place.language).match(thing) is not None or bool(before["one"])
    else:
        return None
    if not (counted or _is_line(place, span)) or not can_cost(place, thing, span):
        return None
    measure = next((m for m in measures_in(thing, place.language) if m.number == 1), None)
    return from_count(place.count, clean_item(thing, place.language), span, measure=measure, method="cost.equation")


def _dashed(place: Place) -> regex.Match[str] | None:
    """One thing behind a dash that follows one unit at the beginning of a sentence."""
    if place.count.low != 1 or place.count.high != 1 or place.before.strip():
        return None
    match = _DASHED.match(place.after)
    if match is None or is_money(match["thing"].split()[-1], place.language):
        return None
    return match if match["one"] or _one(place.language).match(match["thing"]) else None


def _is_priced(place: Place) -> bool:
    """Whether an amount of money ends the equation: so many units are sold for it ("1 block = 60 credits = $10")."""
    match = _PRICED.match(place.after)
    start = place.count.end
    return match is not None and bool(place.reading.money_in(start, start + match.end() + 1))


def _one_of(place: Place, match: regex.Match[str]) -> Found | None:
    """What one unit is equated with, counted behind its name ("1 크레딧 = 리포트 1건")."""
    measure = measure_from(match, place.language)
    span = (place.count.end + match.start("thing"), place.count.end + match.end("thing"))
    thing = match["thing"].strip()
    if measure.number != 1 or place.count.low != place.count.high or not can_cost(place, thing, span):
        return None
    return from_count(place.count, clean_item(thing, place.language), span, measure=measure, method="cost.equation")


def is_money(thing: str, language: str) -> bool:
    """Whether a thing is named like a currency ("one dollar")."""
    return bool(thing.lower().rstrip("s") in section(language, "rates", RateWords).money)


def _names_money(word: str, language: str) -> bool:
    """Whether a word is money: where words are not spaced, also behind what counts it ("每元")."""
    behind = not words(language).spaced and is_money(word[1:], language)
    return is_money(word, language) or behind


def _each_is(place: Place) -> regex.Match[str] | None:
    """What every one of is said to be so many units, and which brings none in ("Each redraw is 2 credits")."""
    match = _every_one(place.language).search(place.before)
    return match if match and not given(place.language).search(match["thing"]) else None


@lru_cache
def given(language: str) -> Pattern:
    """The stems of what brings units in: referrals, purchases, sign-ups."""
    stems = section(language, "bonus", dict[str, list[str]]).get("stems", ())
    return Pattern("|".join(map(regex.escape, stems)) or NEVER)


@lru_cache
def _every_one(language: str) -> Pattern:
    """ "Each redraw is" right before a count."""
    words = lexicon(language).words
    ends = rf"\s{alternatives(words.being)}\s$"
    return Pattern(rf"(?:^|[,;.!?•·]\s{{0,3}})(?P<one>{alternatives(words.every_one)}\s){_THING}{ends}")


@lru_cache
def _after(language: str) -> regex.Pattern[str]:
    """ "= 1 report" right behind a count and its kind, up to the end of the clause."""
    return regex.compile(rf"{kind_behind(language)}{_EQUALS}{_ENDS}")


@lru_cache
def kind_behind(language: str) -> str:
    """Source of what may stand behind a unit's word and tells its kind ("crédit d'analyse")."""
    words = "|".join(map(regex.escape, lexicon(language).words.of_kind))
    return rf"(?:\s(?:{words})\s?\p{{L}}{{2,20}})?" if words else ""


@lru_cache
def _counted_behind(language: str) -> Pattern:
    """ "= report 1 [piece]" right behind a count, where counters follow their noun."""
    return Pattern(rf"{_EQUALS}{_THING}\s?(?=1){measure_source(language)}\s{{0,3}}(?:$|[,;.，。、(（])")


@lru_cache
def _one(language: str) -> Pattern:
    return Pattern(rf"\s*{lexicon(language).one}\s")


def _is_line(place: Place, thing: Span) -> bool:
    block = place.reading.document.block_at(place.left)
    first, last = min(place.count.start, thing[0]), max(place.count.end, thing[1])
    return first - block.start <= 2 and block.end - last <= 2


def can_cost(place: Place, thing: str, span: Span) -> bool:
    """Whether a thing is no unit, money, grant or bare measure of the unit itself."""
    reading, lex = place.reading, place.lexicon
    named = _WORD.findall(thing)
    if not 1 <= len(named) <= _MOST_WORDS or len(thing) > _LONGEST or reading.money_in(*span):
        return False
    told = (
        lex.never.search(thing)
        or TICKER.search(thing)
        or reading.counts_in(*span)
        or _units(place.language).search(thing)
    )
    known = words(place.language)
    lasting = read_durations(f"1 {thing}", known) or known.policy["day_cycle"].search(thing)
    if told or lasting or _names_money(named[-1], place.language):
        return False
    return _is_generation(place, thing) or not is_bare(thing, reading.unit_pattern.pattern, place.language)


def _is_generation(place: Place, thing: str) -> bool:
    """Whether a thing is one generation of whatever the page makes ("1 generation = 2 credits")."""
    measured = measures_in(thing, place.language)
    return len(measured) == 1 and measured[0].per is Per.GENERATION and measured[0].number == 1


@lru_cache
def _units(language: str) -> Pattern:
    """Words of every currency: one unit of a page that equals another is no action."""
    named = [spelled for word in known_units(language) if not word.output for spelled in word.words]
    return Pattern(rf"(?<!\p{{L}})(?:{'|'.join(named)})(?!\p{{L}})")
