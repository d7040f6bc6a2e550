"""Rows of a table that answer their label: "Unused credits roll over | No", "Credit rollover | – | 3 months"."""

from __future__ import annotations

from collections.abc import Sequence

from pricelint.documents.document import Block
from pricelint.extract.policies.wording.durations import read_durations
from pricelint.extract.policies.wording.words import Words
from pricelint.extract.reading import Reading

_MARK = 12
_TIME = 20
_YES = frozenset("✓✔✅☑")
_NO = frozenset("✗✘❌✕×–—-")


def answered_by(cells: Sequence[Block], words: Words) -> tuple[tuple[Block, bool], ...]:
    """The cells behind a row's first one and whether they say yes; none where one of them says neither yes nor no."""
    said = [(cell, _says(cell.text.strip(" .!"), words)) for cell in cells]
    return (
        tuple((cell, yes) for cell, yes in said if yes is not None) if all(yes is not None for _, yes in said) else ()
    )


def lasting_by(cells: Sequence[Block], words: Words) -> tuple[tuple[Block, int], ...]:
    """The cells behind a row's first one that are a length of time, with its days."""
    short = [cell for cell in cells if len(cell.text) <= _TIME]
    times = [(cell, read_durations(cell.text, words)) for cell in short]
    return tuple((cell, told[0].days) for cell, told in times if len(told) == 1)


def cells_behind(reading: Reading, block: Block) -> list[Block]:
    """The blocks of a row behind its first one, where that is the block."""
    row = next((e for e in reading.document.ancestors(block.element) if e.tag in ("tr", "table")), None)
    first, *cells = reading.document.blocks_of(row) if row and row.tag == "tr" else (block,)
    return cells if first.index == block.index else []


def _says(text: str, words: Words) -> bool | None:
    if len(text) > _MARK:
        return None
    if text in _YES or words.question["yes"].fullmatch(text):
        return True
    return False if text in _NO or words.question["no"].fullmatch(text) else None
