"""Lines with amounts that offer nothing: rows of bills, and tables of other sellers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.extract.cards.bills import bill_lines
from pricelint.extract.cards.others import lines_of_others

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading


def not_offered(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks that no card is made of."""
    known: frozenset[int] | None = reading.memo.get("cards.not_offered")
    if known is None:
        known = reading.memo["cards.not_offered"] = bill_lines(reading) | lines_of_others(reading)
    return known
