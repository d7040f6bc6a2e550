"""Counts beside those of the units that may say what one unit is good for: a row of a table with the plans' own numbers
("Listings | 20 | 80" beside 20 and 80 credits), a share in brackets ("8 credits (2 per chapter)")."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from pricelint.documents.document import Block
from pricelint.documents.tables import only_block
from pricelint.extract.annotate.periods import time_words
from pricelint.extract.cards.words import phrase
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.words import alternatives

_LEAST = 2
_LARGE = 5
_CELL = 40
Span = tuple[int, int]


def matched(reading: Reading) -> Iterator[Span]:
    """Where such a count stands: the row's label, or the bracket."""
    yield from _shares(reading)
    granted = [o.grant.amount for o in reading.offers if o.grant and o.grant.amount]
    if len(set(granted)) < _LEAST:
        return
    for table in reading.document.tables:
        for row in table.rows:
            label, *cells = (only_block(reading.document, cell, _CELL) for cell in row)
            if label and not reading.unit_pattern.search(label.text) and _repeat(reading, cells, granted):
                yield label.start, label.end


def _repeat(reading: Reading, cells: list[Block | None], granted: list[Decimal]) -> bool:
    """Whether the numbers of a row, two or more, are those of the units of as many offers, in their order."""
    told = [cell for cell in cells if cell is not None]
    numbers = [n.value for cell in told for n in reading.numbers_in(cell.start, cell.start + 1)]
    order = iter(granted)
    alike = len(numbers) >= _LEAST and all(number in order for number in numbers)
    return alike and max(numbers) >= _LARGE and not any(reading.money_in(cell.start, cell.end) for cell in told)


def _shares(reading: Reading) -> Iterator[Span]:
    """Brackets behind a number of units that say how many of them one of something is given or takes."""
    seat = phrase(reading.language, "seat")
    for count in reading.counts:
        share = _share(reading.language).match(reading.plain, count.end)
        if share and not time_words(reading.language).fullmatch(share["what"]) and not seat.search(share[0]):
            yield count.start, share.end()


@lru_cache
def _share(language: str) -> Pattern:
    per = alternatives(lexicon(language).actions.per)
    return Pattern(rf"\s?[(（]\d[\d.,]*\s?(?:{per})\s?(?P<what>\p{{L}}+)[)）]")
