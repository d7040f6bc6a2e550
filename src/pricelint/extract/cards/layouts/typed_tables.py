"""Tables that stand in a page as text: rows of "|" as in Markdown or drawn as boxes, columns of preformatted text, or
markup that was escaped."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.cards.card import Line

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

TypedGrid = list[list["Line | None"]]

_BARS = ("|", "│", "┃", "║")
_RULE = regex.compile(r"[|\s:+=\-\u2500-\u257f]+")
_CELL = regex.compile(r"[^|│┃║]+")
_ROW = regex.compile(r"<tr\b[^>]*>(.*?)</tr>", regex.I | regex.S)
_FIELD = regex.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", regex.I | regex.S)
_MARKS = " \t\n*`_~"
_LEAST_ROWS = 2
_HEAD = 3


def typed_tables(reading: Reading) -> Iterator[tuple[Block, TypedGrid]]:
    """Each such table with the block it begins in; its first row is its head."""
    text, blocks = reading.plain, reading.document.blocks
    if "</td>" in text:
        yield from ((block, _escaped(reading, block)) for block in blocks if "</td>" in block.text)
    if any(bar in text for bar in _BARS):
        yield from ((run[0], _barred(reading, run)) for run in _runs(blocks, _is_barred) if _is_table(run))
    elements = reading.document.elements
    pre = [block for block in blocks if elements[block.element].tag == "pre"]
    yield from ((run[0], _columns(run)) for run in _runs(pre, _width) if _is_columned(run))


def _runs(blocks: list[Block], kind: Callable[[Block], object]) -> Iterator[list[Block]]:
    """The blocks of one kind that follow each other, for each kind that is one."""
    for found, run in groupby(blocks, kind):
        if found:
            yield list(run)


def _is_barred(block: Block) -> bool:
    """Whether a line is a row between bars or a rule between two rows."""
    row = block.text.startswith(_BARS) and sum(block.text.count(bar) for bar in _BARS) > 1
    return row or bool(_RULE.fullmatch(block.text))


def _width(block: Block) -> int:
    """The number of columns of a line of preformatted text, 0 for a row between bars."""
    return 0 if _is_barred(block) else len(block.pieces)


def _is_rule(block: Block) -> bool:
    return _RULE.fullmatch(block.text) is not None


def _is_table(run: list[Block]) -> bool:
    rows = sum(not _is_rule(block) for block in run)
    return rows >= _LEAST_ROWS and any(_is_rule(block) for block in run[1:_HEAD])


def _is_columned(run: list[Block]) -> bool:
    """Whether lines of preformatted text have as many columns each, two or more, below a head."""
    return len(run) > _LEAST_ROWS and len(run[0].pieces) >= _LEAST_ROWS


def _columns(run: list[Block]) -> TypedGrid:
    return [[Line(piece.start, piece.end) for piece in block.pieces] for block in run]


def _barred(reading: Reading, run: list[Block]) -> TypedGrid:
    rows = [block for block in run if not _is_rule(block)]
    return [
        [_trimmed(reading, block.start + m.start(), block.start + m.end()) for m in _CELL.finditer(block.text)]
        for block in rows
    ]


def _escaped(reading: Reading, block: Block) -> TypedGrid:
    return [
        [_trimmed(reading, block.start + row.start(1) + f.start(1), block.start + row.start(1) + f.end(1))
         for f in _FIELD.finditer(row[1])]
        for row in _ROW.finditer(block.text)
    ]  # fmt: skip


def _trimmed(reading: Reading, start: int, end: int) -> Line | None:
    """The span of a cell without the marks of emphasis around it; None for an empty cell."""
    raw = reading.plain[start:end]
    start += len(raw) - len(raw.lstrip(_MARKS))
    end -= len(raw) - len(raw.rstrip(_MARKS))
    return Line(start, end) if end > start else None
