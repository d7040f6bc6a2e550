"""Tables that stand in a page as text: rows of "|" as in Markdown, or markup that was escaped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.cards.card import Line

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

TypedGrid = list[list["Line | None"]]

_RULE = regex.compile(r"[|\s:+-]+")
_CELL = regex.compile(r"[^|]+")
_ROW = regex.compile(r"<tr\b[^>]*>(.*?)</tr>", regex.I | regex.S)
_FIELD = regex.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", regex.I | regex.S)
_MARKS = " \t\n*`_~"
_LEAST_ROWS = 2


def typed_tables(reading: Reading) -> Iterator[tuple[Block, TypedGrid]]:
    """Each such table with the block it begins in; its first row is its head."""
    text = reading.plain
    if "|" not in text and "</td>" not in text:
        return
    run: list[Block] = []
    for block in reading.document.blocks:
        if "</td>" in block.text:
            yield block, _escaped(reading, block)
        if block.text.startswith("|") and block.text.count("|") > 1:
            run.append(block)
            continue
        if _is_table(run):
            yield run[0], _piped(reading, run)
        run = []
    if _is_table(run):
        yield run[0], _piped(reading, run)


def _is_table(run: list[Block]) -> bool:
    return len(run) > _LEAST_ROWS and bool(_RULE.fullmatch(run[1].text))


def _piped(reading: Reading, run: list[Block]) -> TypedGrid:
    rows = [block for number, block in enumerate(run) if number != 1]
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
