"""What one unit is good for, told in the list behind its lead ("One credit lets you:", "transcribe a minute") or in the
answer to a question ("What does 1 credit get me?", "One mask, in every colour")."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

import regex

from pricelint.documents.document import Block
from pricelint.documents.lists import list_of
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import Found, clean_item, from_count
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import TIMES, Measure, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.words import alternatives

_MOST = 8
_LONGEST = 120
_CLAUSE = regex.compile(r"[^.,;:!?。，；()（）]{3,60}(?=[.,;!。，；(（]|$)")
_METHOD = "cost.yields"


def bought_with_one(reading: Reading, lines: list[tuple[Block, list[Count]]]) -> Iterator[Found]:
    """The costs of the items of such lists: each of them takes the unit, as one of several things to choose from."""
    for block, counts in lines:
        count = next((c for c in counts if c.low == c.high == 1 and c.per is None), None)
        if count is None:
            continue
        if (answer := _answer(reading, block, count)) and (found := _told(reading, count, answer)):
            yield found
        for item in _items(reading, block) if _leads(reading, block, count) else ():
            if found := _of(reading, count, item):
                yield found


def _answer(reading: Reading, block: Block, count: Count) -> Block | None:
    """The block behind a question that asks what one unit is good for, its verb before or behind the unit."""
    behind = reading.plain[count.end : block.end].strip()
    if not behind.endswith(("?", "？")):
        return None
    asked, lead = _asked(reading.language_of(block)), reading.plain[block.start : count.start].split()
    asks = asked.fullmatch(behind[:-1].strip()) if behind[:-1].strip() else lead and asked.fullmatch(lead[-1])
    return next(iter(reading.document.blocks[block.index + 1 : block.index + 2]), None) if asks else None


@lru_cache
def _asked(language: str) -> Pattern:
    """A verb of what a unit is good for, and whom it serves or not."""
    return Pattern(rf"{alternatives(lexicon(language).words.worth_asked)}(?:\s\w{{2,4}})?")


def _told(reading: Reading, count: Count, answer: Block) -> Found | None:
    """The cost of the one thing that an answer begins with."""
    language = reading.language_of(answer)
    clause = _CLAUSE.match(reading.plain[answer.start : answer.end])
    one = _single(language).match(clause[0]) if clause else None
    if clause is None or one is None or reading.counts_in(answer.start, answer.start + clause.end()):
        return None
    span = answer.start + one.end(), answer.start + clause.end()
    item = clean_item(clause[0][one.end() :], language)
    measure = _measure(tuple(m for m in measures_in(clause[0], language) if m.number == 1))
    return from_count(count, item, span, measure=measure, method=_METHOD)


@lru_cache
def _single(language: str) -> Pattern:
    return Pattern(rf"(?:1|{alternatives(lexicon(language).actions.one)})\s")


def _leads(reading: Reading, block: Block, count: Count) -> bool:
    """Whether a line is only one unit and a verb of what it is good for."""
    lead = reading.plain[block.start : count.start].strip()
    behind = _verb(reading.language_of(block)).fullmatch(reading.plain[count.end : block.end])
    return behind is not None and (not lead or lead[-1] in ".?!:")


@lru_cache
def _verb(language: str) -> Pattern:
    words = lexicon(language).words
    signs = [word for word in words.yields if word in "=≙"]
    return Pattern(rf"\s{{0,3}}{alternatives([*words.yield_verbs, *signs, *words.enabling])}\s?[:：…]?\s?")


def _items(reading: Reading, lead: Block) -> list[Block]:
    """The items of the list that a lead begins or stands right before."""
    blocks = reading.document.blocks[lead.index + 1 : lead.index + 1 + _MOST]
    listed = list_of(reading.document, blocks[0]) if blocks else None
    if listed is None:
        return []
    return list(takewhile(lambda block: list_of(reading.document, block) is listed, blocks))


def _of(reading: Reading, count: Count, item: Block) -> Found | None:
    language = reading.language_of(item)
    span, text = (item.start, item.end), reading.plain[item.start : item.end]
    if len(text) > _LONGEST or reading.money_in(*span) or reading.counts_in(*span):
        return None
    measure = _measure(measures_in(text, language))
    if measure is None or lexicon(language).best.search(text):
        return None
    return from_count(count, clean_item(text.rstrip(" .;,"), language), span, measure=measure, method=_METHOD)


def _measure(named: tuple[Measure, ...]) -> Measure | None:
    """The length that is handled, else the first thing that is made."""
    return next((m for m in named if m.per in TIMES), None) or next(iter(named), None)
