"""Rows of a table that answer their label with yes and no: "Unused credits roll over | No"."""

from __future__ import annotations

from pricelint.documents.document import Block
from pricelint.extract.policies.wording.words import Words
from pricelint.extract.reading import Reading

_MARK = 12
_YES = frozenset("✓✔✅☑")
_NO = frozenset("✗✘❌✕×–—-")


def answered_by(reading: Reading, block: Block, words: Words) -> tuple[tuple[Block, bool], ...]:
    """The cells behind a row's first one and whether they say yes; none where one of them says neither yes nor no."""
    row = next((e for e in reading.document.ancestors(block.element) if e.tag in ("tr", "table")), None)
    if row is None or row.tag == "table":
        return ()
    first, *cells = reading.document.blocks_of(row)
    if first.index != block.index:
        return ()
    said = [(cell, _says(cell.text.strip(" .!"), words)) for cell in cells]
    return (
        tuple((cell, yes) for cell, yes in said if yes is not None) if all(yes is not None for _, yes in said) else ()
    )


def _says(text: str, words: Words) -> bool | None:
    if len(text) > _MARK:
        return None
    if text in _YES or words.question["yes"].fullmatch(text):
        return True
    return False if text in _NO or words.question["no"].fullmatch(text) else None
