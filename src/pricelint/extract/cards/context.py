"""What stands above a list of cards and tells what it offers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.documents.document import Element

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_CONTEXT_LEVELS = 4
_CONTEXT_LINES = 5
_CAPTION = 120


def context_of(reading: Reading, parent: Element, first: int) -> str:
    """What stands above a list of cards, in lower case: the lines between it and whatever is priced before it or, above
    its heading, grants units."""
    document = reading.document
    start = parent.first
    for _, element in zip(range(_CONTEXT_LEVELS), document.ancestors(parent.index), strict=False):
        start = element.first
        if first - start >= _CONTEXT_LINES:
            break
    lines: list[str] = []
    headed = False
    for block in reversed(document.blocks[start:first]):
        granting = headed and reading.counts_in(block.start, block.end)
        if reading.money_in(block.start, block.end) or granting or len(lines) == _CONTEXT_LINES:
            break
        headed = headed or bool(block.heading)
        if len(block.text) <= _CAPTION or block.heading:
            lines.append(block.text)
    names = " ".join(filter(None, [parent.attrs.get("id"), parent.attrs.get("aria-label")]))
    return " \n ".join([*reversed(lines), names]).lower()
