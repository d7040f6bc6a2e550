"""Costs stated the other way round: "10 events per credit", "2 seconds of video per token"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pricelint.documents.document import Block
from pricelint.extract.costs.found import Found, clean_item
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.modalities import measure_from
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.words import alternatives

_NEAR = 24


def read_reciprocals(reading: Reading, block: Block, language: str) -> Iterator[Found]:
    """The outputs per one unit that a line states."""
    for match in pattern(reading.unit_pattern.pattern, language).finditer(reading.plain[block.start : block.end]):
        measure = measure_from(match, language)
        if not (match["number"] or match["many"]) or reading.unit_pattern.fullmatch(measure.word):
            continue
        start, end = block.start + match.start(), block.start + match.end()
        if _most(language).search(reading.plain[max(block.start, start - _NEAR) : start]):
            continue
        item = clean_item(
            reading.document.text[block.start + measure.start : block.start + match.start("per")], language
        )
        one = Decimal(1)
        yield Found((start, end), one, one, item, (start, end), measure, None, "", False, "cost.reciprocal")


@lru_cache
def _most(language: str) -> Pattern:
    """ "Up to", "maximum" right before a number, which then is the most that one unit may bring."""
    words = lexicon(language).words
    return Pattern(rf"{alternatives([*words.best, *words.bounds])}\s$")


@lru_cache(maxsize=256)
def pattern(unit: str, language: str) -> Pattern:
    """Outputs per one unit; `unit` is the source of the unit's words."""
    return Pattern(lexicon(language).reciprocal(unit))
