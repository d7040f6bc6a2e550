"""Lists of actions with bare numbers: rows that begin or end with one, under words of what the unit is used for.

"How credits are used", then "5" beside "Portrait check", "20" beside "Survey".
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import regex

from pricelint.documents.document import Block, Element, Piece
from pricelint.extract.annotate.numbers import Number
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.costs.found import LONGEST_ITEM, Found, clean_item, from_count, is_action
from pricelint.extract.costs.surroundings.overhead import titles
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.patterns import Pattern
from pricelint.extract.reading import Reading
from pricelint.extract.sentences import sentence_spans
from pricelint.extract.words import alternatives

_BARE = regex.compile(r"[1-9]\d{0,4}")
_MOST_BLOCKS = 3
_LEAST_ROWS = 3
_LONGEST_ROW = 160


class _Row(msgspec.Struct, frozen=True, gc=False):
    parent: int
    first: Block
    number: Number
    label: Piece


def read_bare_rows(reading: Reading, taken: set[int]) -> list[Found]:
    """The costs of lists of at least three rows with nothing but a number each; `taken`: offsets of numbers that are
    read already. The numbers of steps count nothing."""
    lists: dict[int, list[_Row]] = {}
    for row in _rows(reading):
        lists.setdefault(row.parent, []).append(row)
    return [
        _found(reading, row)
        for rows in lists.values()
        if len(rows) >= _LEAST_ROWS and not _are_steps(rows) and _is_led(reading, rows[0])
        for row in rows
        if row.number.start not in taken
    ]


def _rows(reading: Reading) -> Iterator[_Row]:
    document = reading.document
    for block in document.blocks:
        if len(block.text) <= _LONGEST_ROW and any(_is_bare(reading, piece) for piece in _ends(block.pieces)):
            row = next((e for e in document.ancestors(block.element) if len(_pieces(reading, e)) > 1), None)
            if row is not None and (found := _row(reading, row)):
                yield found


def _ends(pieces: tuple[Piece, ...] | list[Piece]) -> list[Piece]:
    return [*pieces[:1], *pieces[1:][-1:]]


def _pieces(reading: Reading, element: Element) -> list[Piece]:
    blocks = reading.document.blocks_of(element)[: _MOST_BLOCKS + 1]
    return [piece for block in blocks for piece in block.pieces]


def _is_bare(reading: Reading, piece: Piece) -> bool:
    return _BARE.fullmatch(reading.plain[piece.start : piece.end].strip()) is not None


def _row(reading: Reading, element: Element) -> _Row | None:
    """A row that holds one bare number, first or last, and names something before or behind it."""
    blocks = reading.document.blocks_of(element)
    pieces = _pieces(reading, element)
    bare = [piece for piece in pieces if _is_bare(reading, piece)]
    if len(blocks) > _MOST_BLOCKS or len(bare) != 1 or bare[0] not in _ends(pieces) or element.parent < 0:
        return None
    start, end = blocks[0].start, blocks[-1].end
    if reading.money_in(start, end) or any(count.end <= end for count in reading.counts_in(start, end)):
        return None
    label = next(piece for piece in pieces if piece is not bare[0])
    numbers = reading.numbers_in(bare[0].start, bare[0].end)
    if len(numbers) != 1 or not _names(reading, label):
        return None
    return _Row(element.parent, blocks[0], numbers[0], label)


def _names(reading: Reading, label: Piece) -> bool:
    text = reading.plain[label.start : label.end].strip()
    if not 1 < len(text) <= LONGEST_ITEM or not text[0].isalpha():
        return False
    return is_action(text, reading.language) or not lexicon(reading.language).never.search(text)


def _are_steps(rows: list[_Row]) -> bool:
    return [int(row.number.value) for row in rows] == list(range(1, len(rows) + 1))


def _is_led(reading: Reading, row: _Row) -> bool:
    """Whether headings or the line above a list name the unit and what it is used for, and no time it was used in."""
    document, lex = reading.document, lexicon(reading.language)
    first = document.elements[row.parent].first
    over = [*titles(reading, row.first), *(block.text for block in document.blocks[max(0, first - 1) : first])]
    told = any(lex.heading.search(text) or lex.verb.search(text) for text in over)
    named = any(reading.unit_pattern.search(text) for text in over)
    told, named = (told, named) if told and named else (_is_closed(reading, row),) * 2
    spoken = " \n ".join(over)
    reported = wording(reading.language, "reports").search(spoken) or wording(reading.language, "earning").search(
        spoken
    )
    return told and named and not reported and not read_periods(over[0] if over else "", reading.language)


def _is_closed(reading: Reading, row: _Row) -> bool:
    """Whether the line below a list says what its numbers are counted in ("All costs in credits")."""
    document, lex = reading.document, lexicon(reading.language)
    after = document.elements[row.parent].last
    text = document.blocks[after].text if after < len(document.blocks) else ""
    text = next((text[start:end] for start, end in sentence_spans(text)), "")
    counted = Pattern(rf"{alternatives(lex.words.at)}\s(?:{reading.unit_pattern.pattern})").search(text)
    return bool(counted and lex.heading.search(text)) and not lex.never.search(text) and not any(map(str.isdigit, text))


def _found(reading: Reading, row: _Row) -> Found:
    value = row.number.value
    item = clean_item(reading.document.text[row.label.start : row.label.end], reading.language)
    count = Count(row.number.start, row.number.end, value, value)
    return from_count(count, item, (row.label.start, row.label.end), method="cost.row")
