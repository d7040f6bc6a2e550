"""Several costs told in the order of what they are for: "Fast and Fine images cost 2 and 5 credits, respectively"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

import msgspec
import regex

from pricelint.documents.document import Block
from pricelint.extract.annotate.numbers import Number
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import QUALITY, RESOLUTION, Found, Span, clean_item, is_action
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.modalities import Measure, measure_from, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_ends
from pricelint.extract.words import alternatives

_MOST = 6
_LONGEST = 200
_NUMBER = regex.compile(r"\d+")


class _Told(msgspec.Struct, frozen=True, gc=False):
    """A sentence with numbers of units in a row: its span, the numbers, where the row ends, and whether by strokes."""

    start: int
    end: int
    values: tuple[Number, ...]
    behind: int
    slashed: bool


def read_respective(reading: Reading, block: Block, counts: list[Count], language: str) -> tuple[list[Found], set[int]]:
    """The costs that sentences tell in order, and the counts in them, which are no costs of their own.

    A sentence that says "respectively" and names another number of things tells nothing that can be read.
    """
    found: list[Found] = []
    taken: set[int] = set()
    for told in _sentences(reading, block, counts, language):
        ordered = bool(wording(language, "ordered").search(reading.plain[told.start : told.end]))
        here = _by_length(reading, told, language) or _by_quality(reading, told, language)
        here = here or (_by_name(reading, told, language) if ordered else [])
        if here or ordered or told.slashed:
            found += here
            taken |= {count.start for count in counts if told.start <= count.start < told.end}
    return found, taken


def _sentences(reading: Reading, block: Block, counts: list[Count], language: str) -> Iterator[_Told]:
    start = block.start
    for end in [*(block.start + mark.start() for mark in sentence_ends().finditer(block.text)), block.end]:
        inside = [count for count in counts if start <= count.start and count.end <= end]
        if inside and end - start <= _LONGEST:
            values = _row(reading, start, inside[-1], language)
            if 1 < len(values) <= _MOST:
                slashed = "/" in reading.plain[values[0].end : values[-1].start]
                yield _Told(start, end, tuple(values), inside[-1].end, slashed)
        start = end


def _row(reading: Reading, start: int, last: Count, language: str) -> list[Number]:
    """The numbers that end with a count, with nothing between them but commas, "and" and the unit."""
    row: list[Number] = []
    between = joint(language, reading.unit_pattern.pattern)
    for number in reversed(reading.numbers_in(start, last.end)):
        if row and not between.fullmatch(reading.plain[number.end : row[0].start]):
            break
        row.insert(0, number)
    return row


def _by_length(reading: Reading, told: _Told, language: str) -> list[Found]:
    """ "20, 30 or 40 credits for 5, 10 or 15 seconds"."""
    match = row_of_lengths(language).match(reading.plain[told.behind : told.end])
    subject = _subject(reading, told, language)
    if match is None or subject is None:
        return []
    named = [part[0] for part in RESOLUTION.finditer(match["row"])]
    named = named or [f"{number} {match['word']}" for number in _NUMBER.findall(match["row"]) if match["word"]]
    if len(named) != len(told.values):
        return []
    text, span = subject
    return [_found(reading, told, at, f"{text}, {name}", span, None, language) for at, name in enumerate(named)]


def _by_quality(reading: Reading, told: _Told, language: str) -> list[Found]:
    """ "Upscale (2K / 4K): 15 / 20 credits", "Kestrel 5 s, 10 s and 15 s cost 10, 20 and 30 credits"."""
    lead = reading.plain[told.start : told.values[0].start]
    row = list(QUALITY.finditer(lead))[-len(told.values) :]
    if len(row) != len(told.values) or not _is_row(lead, row, language):
        return []
    name = _leading(language).sub("", lead[: row[0].start()].strip(" (（:：–—-•"))
    granted = lexicon(language).never.search(reading.plain[told.start : told.end])
    if not name or granted or not (is_action(name, language) or told.slashed):
        return []
    span = (told.start, told.start + row[0].start())
    rest = lexicon(language).per_start.match(reading.plain[told.behind : told.end])
    measure = measure_from(rest, language) if rest and not rest["joined"] else None
    named = [f"{name}, {part[0]}" for part in row]
    return [_found(reading, told, at, item, span, measure, language) for at, item in enumerate(named)]


def _is_row(lead: str, row: list[regex.Match[str]], language: str) -> bool:
    """Whether qualities follow each other, with nothing but a verb, a colon or "about" behind the last."""
    parted = _parted(language)
    if not all(parted.fullmatch(lead[a.end() : b.start()]) for a, b in pairwise(row)):
        return False
    lex = lexicon(language)
    return not lex.verb.sub("", lex.nearly.sub("", lead[row[-1].end() :])).strip(" ~≈:：=–—-)）")


@lru_cache
def _leading(language: str) -> Pattern:
    """A short word that leads from a name to its qualities ("Upscale to", "Enhancing in")."""
    words = lexicon(language).words
    return Pattern(rf"\s(?:{alternatives([*words.at, *words.joins, *words.until])})$")


@lru_cache
def _parted(language: str) -> Pattern:
    return Pattern(_parting(language, ",，、/"))


def _by_name(reading: Reading, told: _Told, language: str) -> list[Found]:
    """ "Fast and Fine images cost 2 and 5 credits"."""
    subject = _subject(reading, told, language)
    if subject is None:
        return []
    text, span = subject
    names = [name.strip() for name in _split(language).split(text) if name and name.strip()]
    if len(names) != len(told.values):
        return []
    rest = lexicon(language).per_start.match(reading.plain[told.behind : told.end])
    named = next((m for m in measures_in(text, language) if m.number == 1), None)
    measure = measure_from(rest, language) if rest and not rest["joined"] else named
    return [_found(reading, told, at, name, span, measure, language) for at, name in enumerate(names)]


def _subject(reading: Reading, told: _Told, language: str) -> tuple[str, Span] | None:
    """What stands before the verb of a sentence, where it names an action and grants nothing."""
    lex = lexicon(language)
    lead = reading.plain[told.start : told.values[0].start]
    verb = next(iter(reversed(list(lex.verb.finditer(lead)))), None)
    if verb is None or lex.never.search(reading.plain[told.start : told.end]):
        return None
    if lex.nearly.sub("", lead[verb.end() :]).strip(" ~≈:"):
        return None
    text = lead[: verb.start()].strip()
    named = is_action(text, language) or is_action(reading.plain[told.behind : told.end], language)
    start = told.start + lead.find(text)
    return (text, (start, start + len(text))) if text and named else None


def _found(
    reading: Reading, told: _Told, at: int, item: str, span: Span, measure: Measure | None, language: str
) -> Found:
    number = told.values[at]
    value: Decimal = number.value
    context = reading.plain[slice(*span)]
    where = (number.start, max(number.end, told.behind) if at == len(told.values) - 1 else number.end)
    return Found(where, value, value, clean_item(item, language), span, measure, None, context, False, "cost.ordered")


@lru_cache(maxsize=256)
def joint(language: str, unit: str) -> Pattern:
    """What may stand between two numbers of a row; `unit` is the source of the unit's words."""
    return Pattern(rf"(?:\s?(?:{unit}))?{_parting(language, ',，、/')}")


def _parting(language: str, marks: str) -> str:
    """Source for what parts two of a row: one of some marks, "and", or both."""
    words = alternatives(lexicon(language).words.conjunctions)
    return rf"\s?(?:[{marks}]\s?(?:{words}\s?)?|(?:{words})\s?)"


@lru_cache
def _split(language: str) -> regex.Pattern[str]:
    words = alternatives(lexicon(language).words.conjunctions)
    return regex.compile(rf"[,，、]\s?(?:(?:{words})\s)?|\s(?:{words})\s", regex.I)


@lru_cache
def row_of_lengths(language: str) -> Pattern:
    """A row of lengths or resolutions right behind the unit; `word` is what the lengths are measured in."""
    lex = lexicon(language)
    joint = alternatives([*lex.words.at, *lex.actions.per])
    word = rf"(?P<word>{alternatives([*lex.actions.measures['second'], *lex.actions.measures['minute']])})"
    between = _parting(language, ",，、")
    return Pattern(
        rf"\s?(?:{joint})\s?(?P<row>(?:\d{{1,4}}[pk]?{between}){{1,5}}\d{{1,4}}(?:[pk](?!\p{{L}})|[\s-]?{word}))"
    )
