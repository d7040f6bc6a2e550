"""What one unit is said to be good for: "1 credit lets you check 8 deeds", "one credit is one consultation"."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from pricelint.extract.annotate.numbers import NumberWords, to_decimal
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.found import Found, clean_item, from_count
from pricelint.extract.costs.places import Place
from pricelint.extract.costs.sentences.equations import can_cost, given, is_money, kind_behind
from pricelint.extract.costs.sentences.purpose import is_taken
from pricelint.extract.costs.wording.joints import joining
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.language import section
from pricelint.extract.modalities import NUMBER, Measure, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.wording.words import words
from pricelint.extract.words import alternatives
from pricelint.model.units import Per, Pool

_FEW = 10


def unnamed_yield(place: Place) -> Found | None:
    """What one unit is said to make, handle, equal or be, whatever it is called: "1 credit lets you check 8 deeds",
    "one credit is one consultation"."""
    match = _handled(place.language).match(place.after) if place.count.low == place.count.high == 1 else None
    if match is None or place.lexicon.never.search(place.before):
        return None
    thing = match["thing"] or match["single"]
    if match["is"] and (match["number"] or not _is_of_one(place, thing)):
        return None
    span = (place.count.end + match.start("one" if match["one"] else "number"), place.count.end + match.end())
    if not can_cost(place, thing, span) or measures_in(thing, place.language) or is_money(thing, place.language):
        return None
    mark = section(place.language, "numbers", NumberWords).decimal
    number = to_decimal(match["number"], mark) if match["number"] else Decimal(1)
    measure = Measure(match.start("one" if match["one"] else "number"), match.end(), Per.OTHER, number, thing)
    item = clean_item(thing, place.language)
    return from_count(place.count, item, span, measure=measure, method="cost.yields") if number else None


def _is_of_one(place: Place, thing: str) -> bool:
    """Whether a sentence begins with the unit that it says to be a thing, and does not define it ("a credit is a unit
    of account")."""
    return not place.before.strip() and not wording(place.language, "defining").search(thing)


def made_with_one(place: Place) -> Found | None:
    """What one unit is said to be good for once ("each credit can be used to create a new scene")."""
    match = _made(place.language).match(place.after) if place.count.low == place.count.high == 1 else None
    if match is None or place.before.strip() or place.lexicon.never.search(match[0]):
        return None
    span = (place.count.end + match.start("made"), place.count.end + match.end("thing"))
    if not can_cost(place, match["made"], span):
        return None
    measure = next((m for m in measures_in(match["thing"], place.language) if m.number == 1), None)
    return from_count(place.count, clean_item(match["made"], place.language), span, measure=measure, method="cost.once")


def per_thing(place: Place) -> Found | None:
    """The few units that a sentence begins with, or that are taken, for one of something that no list of measures knows
    ("One credit per receipt.", "We charge 12 credits per number found"): no seat, no period, no deed that brings units
    in."""
    taken = is_taken(place)
    match = _per(place.language).match(place.after)
    match = match if match and (taken or place.count.high <= _FEW or _is_headed(place, match["thing"])) else None
    if match is None or not (taken or not place.before.strip(" ~≈")) or phrase(place.language, "seat").search(match[0]):
        return None
    span = (place.count.end + match.start("thing"), place.count.end + match.end("thing"))
    pools = (words(place.language).pools[pool] for pool in (Pool.PURCHASED, Pool.PLAN))
    granted = any(pattern.search(match[0]) for pattern in (given(place.language), *pools))
    if granted or not can_cost(place, match["thing"], span):
        return None
    return from_count(place.count, clean_item(match["thing"], place.language), span, method="cost.per")


def _is_headed(place: Place, thing: str) -> bool:
    """Whether the heading over a line names the thing ("Teaser purchase" over "200 credits per teaser")."""
    under = place.reading.document.block_at(place.count.start).under
    title = place.reading.document.blocks[under].text if under >= 0 else ""
    return thing.lower() in title.lower().split()


@lru_cache
def _per(language: str) -> Pattern:
    """A word for "per" and up to four words that end the clause."""
    thing = r"(?P<thing>[\p{L}-]{2,24}(?:\s[\p{L}-]{2,24}){0,3})"
    return Pattern(rf"\s{{1,3}}{joining(language)}\s{{0,3}}{thing}\s?(?=$|[,.;!)](?!\d)|\s[(–—·•])")


@lru_cache
def _made(language: str) -> Pattern:
    """A word of enabling, a verb of making and one thing, up to the end of the clause."""
    lex = lexicon(language)
    ends = rf"\s?(?:$|[,.;!)](?!\d)|\s(?:{alternatives(lex.words.conjunctions)})\s)"
    thing = rf"(?:{lex.one}|1)\s(?P<thing>[\p{{L}}-]{{2,24}}(?:\s[\p{{L}}-]{{2,24}}){{0,2}}?)"
    return Pattern(
        rf"\s{{1,3}}{alternatives(lex.words.enabling)}\s(?P<made>{alternatives(lex.actions.make)}\s{thing}){ends}"
    )


@lru_cache
def _handled(language: str) -> Pattern:
    """A verb of yielding, and a number with one word, or one thing of few words, that ends the clause."""
    lex = lexicon(language)
    many = rf"(?P<number>{NUMBER})\s(?P<thing>\p{{L}}[\p{{L}}-]{{2,30}})"
    one = rf"(?P<one>{lex.one})\s(?P<single>\p{{L}}[\p{{L}}-]{{2,30}}(?:\s[\p{{L}}-]{{2,24}}){{0,2}}?)"
    return Pattern(
        rf"{kind_behind(language)}\s{{1,3}}(?:{alternatives(lex.words.yield_verbs)}|(?P<is>{alternatives(lex.words.being)}))\s{{1,3}}(?:{many}|{one})\s?(?=$|[.,;!)](?!\d)|\s[(–—])"
    )
