"""Prices and quantities that a page puts off: "price at checkout", "plenty every month" where a number would stand."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from pricelint.documents.document import Block
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.model.fact import Hint, HintTopic

METHOD = "plans.put_off/1"
_REACH = 3
_LONGEST = 60


class PutOffWords(msgspec.Struct):
    """[put_off]: regular expressions of words in place of a price, and of words in place of a number of units."""

    price: list[str] = []
    grant: list[str] = []


@lru_cache
def _pattern(language: str, kind: str) -> Pattern | None:
    words: list[str] = getattr(section(language, "put_off", PutOffWords), kind)
    return Pattern("|".join(f"(?:{word})" for word in words)) if words else None


def _worded(reading: Reading, kind: str) -> Pattern | None:
    """The pattern of a kind, None where no line of the page can be worded so."""
    pattern = _pattern(reading.language, kind)
    return pattern if pattern and pattern.may_match(reading.document.text) else None


def read_price_hints(reading: Reading) -> tuple[Hint, ...]:
    """Short lines that stand where a price or a number of units would, beside the unit or a count of it.

    A price that is put off counts only within three lines of a count of the unit, and cites both.
    """
    if reading.unit is None:
        return ()
    price, grant = _worded(reading, "price"), _worded(reading, "grant")
    hints: list[Hint] = []
    for block in reading.document.blocks if price or grant else ():
        if len(block.text) > _LONGEST:
            continue
        if price and price.search(block.text) and (spans := _counts_near(reading, block)):
            hints.append(_hint(reading, [*spans, (block.start, block.end)], "the price is put off"))
        elif grant and grant.search(block.text) and not reading.counts_in(block.start, block.end):
            hints.append(_hint(reading, [(block.start, block.end)], "no number of units is stated"))
    return tuple(hints)


def _counts_near(reading: Reading, block: Block) -> list[tuple[int, int]]:
    blocks = reading.document.blocks
    first, last = blocks[max(0, block.index - _REACH)], blocks[min(len(blocks) - 1, block.index + _REACH)]
    return [(count.start, count.end) for count in reading.counts_in(first.start, last.end)][:1]


def _hint(reading: Reading, spans: list[tuple[int, int]], note: str) -> Hint:
    evidence = tuple(reading.document.cite(*span, "hint") for span in spans)
    return Hint(topic=HintTopic.PRICE, note=note, evidence=evidence, method=METHOD)
