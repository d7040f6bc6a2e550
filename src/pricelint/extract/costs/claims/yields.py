"""What may say what units make and states no cost: counts of outputs on a card that sells units ("25 videos max"), what
one unit is equated with ("1 credit = 1 week of hosting"), what one output comes to in money ("$0.10 per image")."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.numbers import NumberWords
from pricelint.extract.cards.card import Line
from pricelint.extract.cards.prices.unit_prices import is_each, times
from pricelint.extract.costs.claims.matched import matched
from pricelint.extract.costs.found import is_action
from pricelint.extract.costs.sentences.equations import kind_behind
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.language import section
from pricelint.extract.modalities import Measure, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.words import alternatives
from pricelint.model.fact import Hint, HintTopic
from pricelint.model.units import Per

METHOD = "yield.card"

_OUTPUTS = frozenset({Per.IMAGE, Per.VIDEO, Per.CLIP, Per.SONG, Per.PAGE, Per.MODEL, Per.MESSAGE, Per.WORDS})
_MOST = 6
_LEAST = 5  # smaller numbers before a noun are more often the version of a model ("Ember 3 images")
_LONGEST = 120
_REACH = 24
_NAMING = regex.compile(r"(?<!\p{L})(\p{Ll}{4,})[ -]$")
_PER = regex.compile(r" ?(?:/|\p{L}{1,4}(?= )) ?(\p{L}{4,})(?=$|[\s.,;)])")
_QUOTES = frozenset('“„«「『"')
_QUOTING = frozenset({"blockquote", "q"})
_ONE = regex.compile(r"(?<![\d.,])1(?![\d.,])")
_SAME = regex.compile(r"[✓•·\s]*(?:\p{L}+ ){0,2}(?P<number>\d[\d.,]*)(?P<what>(?: \p{L}[\p{L}-]*){1,3})")


def read_yields(reading: Reading) -> tuple[Hint, ...]:
    """Hints that the page tells how many outputs a price or units make, without saying what one of them takes.

    Also an output that stands before the unit's own name ("50 Page Credits"; "remix credits" where one has a price),
    and something else that a card counts as often as its units ("100 uses" beside "100 credits"): a unit may then be
    one of those.
    """
    if reading.unit is None or reading.unit.is_output:
        return ()
    found: dict[int, Hint] = {}
    for offer in reading.offers:
        if not (offer.amounts or offer.grant):
            continue
        for line in offer.card.lines:
            if line.end - line.start > _LONGEST or line.start in found:
                continue
            if _counts_outputs(reading, line) or (offer.grant and _repeats(reading, line, offer.grant.amount)):
                found[line.start] = _hint(reading, line.start, line.end)
    told = [*_equated(reading), *_priced_outputs(reading), *_named_after(reading), *matched(reading)]
    for start, end in told:
        found.setdefault(start, _hint(reading, start, end))
    return tuple(found.values())[:_MOST]


def _counts_outputs(reading: Reading, line: Line) -> bool:
    text = reading.plain[line.start : line.end]
    language = reading.language_of(reading.document.block_at(line.start))
    return any(_is_output(measure, text, reading) for measure in measures_in(text, language))


def _repeats(reading: Reading, line: Line, units: Decimal | None) -> bool:
    """Whether a line begins with a number of something else, a verb before it or none, which is that of the card's
    units."""
    match = _SAME.match(reading.plain[line.start : line.end])
    if match is None or units is None or units < _LEAST or reading.unit_pattern.search(match["what"]):
        return False
    start = line.start + match.start("number")
    return any(number.value == units for number in reading.numbers_in(start, start + 1))


def _equated(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where one unit is said to equal or to cover something that is no amount of money, to the end of the line."""
    for match in _one_unit(reading.language, reading.unit_pattern.pattern).finditer(reading.plain):
        start = match.start("one")
        block = reading.document.block_at(start)
        if match.end() < block.end and not reading.money_in(match.end(), match.end() + 1):
            yield start, min(block.end, start + _LONGEST)


@lru_cache
def _one_unit(language: str, unit: str) -> Pattern:
    """One of the unit, with a word of its kind or without, and what ties it to what it is good for ("one render credit
    covers")."""
    lex = lexicon(language)
    one = alternatives(lex.actions.one)
    verbs = alternatives(lex.words.yield_verbs)
    unit = rf"(?:{unit}){kind_behind(language)}"
    return Pattern(rf"(?:^|[\s(])(?P<one>(?:1|{one}) ?(?:\p{{L}}+ )?{unit}) ?(?:[=≈]|{verbs}(?!\p{{L}})) ?")


def _priced_outputs(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where an amount of money is said to be that of one output."""
    for mention in reading.money:
        block = reading.document.block_at(mention.start)
        if mention.end == block.end and _is_one_output(reading, block.start, mention.start):
            yield block.start, block.end
        if is_each(reading, mention.end):
            if _is_quoted(reading, block):
                continue
            text = reading.plain[mention.end : min(block.end, mention.end + _REACH)]
            measure = next(
                (m for m in measures_in(text, reading.language) if m.number == 1 and m.per in _OUTPUTS), None
            )
            named = _PER.match(text) if measure is None else None
            if measure or (named and _is_thing(reading, named[1], known=_is_share(reading, mention))):
                yield mention.start, mention.end + (measure.end if measure else named.end() if named else 0)


def _named_after(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where units are called after something that the page counts or prices by the piece."""
    pieces: dict[str, bool] = {}
    for match in reading.unit_pattern.finditer(reading.plain):
        before = _NAMING.search(reading.plain, max(0, match.start() - _REACH), match.start())
        if before is None:
            continue
        thing = before[1]
        if thing not in pieces:
            pieces[thing] = _is_counted(reading, thing)
        if pieces[thing]:
            yield before.start(1), match.end()


def _is_counted(reading: Reading, thing: str) -> bool:
    """Whether the page names a number of a thing, or a price for one of it, away from the unit's word."""
    priced = {mention.end for mention in reading.money}
    for match in _pieces(reading.language, thing).finditer(reading.plain):
        if match["number"] or match.start() + 1 in priced:
            return True
    return False


@lru_cache(maxsize=256)
def _pieces(language: str, thing: str) -> Pattern:
    """A number of a thing, or the last digit of an amount with a thing behind its stroke; no other noun behind."""
    per = alternatives(lexicon(language).actions.per)
    led = rf"(?:(?P<number>\d[\d.,]{{0,9}}) |\d\s?{per}\s?)"
    return Pattern(rf"{led}{regex.escape(thing)}\p{{Ll}}{{0,2}}(?:\s?(?:$|[^\p{{L}}\s-]|\n|{per}\b))")


def _is_one_output(reading: Reading, start: int, end: int) -> bool:
    """Whether a line names one output before the amount that ends it ("1 фото 10₽", "画像1枚 10円")."""
    lead = reading.plain[start:end]
    if len(lead) > _REACH or not _ONE.search(lead):
        return False
    return any(m.number == 1 and m.per in _OUTPUTS for m in measures_in(lead, reading.language))


def _is_quoted(reading: Reading, block: Block) -> bool:
    """Whether a line is what a customer says."""
    ancestors = reading.document.ancestors(block.element)
    return block.text[:1] in _QUOTES or any(element.tag in _QUOTING for element in ancestors)


def _is_share(reading: Reading, mention: MoneyMention) -> bool:
    """Whether an amount is what a card's price comes to per unit: then what it is the price of takes one unit."""
    offers = (o for o in reading.offers if o.grant and o.card.start <= mention.start < o.card.end)
    return any(
        o.grant and o.grant.amount and times(mention, o.grant.amount, a.mention) for o in offers for a in o.amounts
    )


def _is_thing(reading: Reading, word: str, *, known: bool) -> bool:
    """Whether a word names an action or what it makes, or is `known` to, and no unit and no length of time."""
    numbers: NumberWords = section(reading.language, "numbers", NumberWords)
    lasting = word.lower() in numbers.spans or reading.unit_pattern.search(word)
    return not lasting and (known or is_action(word, reading.language))


def _is_output(measure: Measure, text: str, reading: Reading) -> bool:
    if measure.per not in _OUTPUTS:
        return False
    return measure.number >= _LEAST or bool(reading.unit_pattern.match(text[measure.end :].lstrip()))


def _hint(reading: Reading, start: int, end: int) -> Hint:
    evidence = (reading.document.cite(start, end, "hint"),)
    note = "a count of outputs that may say what the units make"
    return Hint(topic=HintTopic.YIELD, note=note, evidence=evidence, method=METHOD)
