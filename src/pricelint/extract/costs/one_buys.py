"""What one unit is good for, told in the list behind its lead: "One credit lets you:", "transcribe a minute"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from pricelint.documents.document import Block
from pricelint.documents.lists import list_of
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import Found, clean_item, from_count
from pricelint.extract.costs.lexicon import lexicon
from pricelint.extract.modalities import TIMES, Measure, measures_in
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.words import alternatives

_MOST = 8
_LONGEST = 120
_METHOD = "cost.yields"


def bought_with_one(reading: Reading, lines: list[tuple[Block, list[Count]]]) -> Iterator[Found]:
    """The costs of the items of such lists: each of them takes the unit, as one of several things to choose from."""
    for block, counts in lines:
        count = next((c for c in counts if c.low == c.high == 1 and c.per is None), None)
        if count is None or not _leads(reading, block, count):
            continue
        for item in _items(reading, block):
            if found := _of(reading, count, item):
                yield found


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
