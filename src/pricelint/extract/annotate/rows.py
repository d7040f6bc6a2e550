"""Counts that only seem to be: a number that ends one row of a table, and the unit's word that labels the next."""

from __future__ import annotations

from collections.abc import Iterable

from pricelint.documents.document import Document
from pricelint.extract.annotate.quantities import Count


def in_one_row(document: Document, counts: Iterable[Count]) -> list[Count]:
    """The counts without those that reach from one row of a table into another ("1,000", "AI credits | $2 | …")."""
    return [c for c in counts if "\n" not in document.text[c.start : c.end] or _is_whole(document, c)]


def _is_whole(document: Document, count: Count) -> bool:
    return _row(document, count.start) == _row(document, count.end - 1)


def _row(document: Document, offset: int) -> int:
    """Index of the row of a table that an offset stands in, -1 outside of tables."""
    ancestors = document.ancestors(document.block_at(offset).element)
    return next((element.index for element in ancestors if element.tag == "tr"), -1)
