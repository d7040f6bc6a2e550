"""Lines with amounts that offer nothing: rows of bills, and tables of other sellers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.extract.cards.bills import bill_lines
from pricelint.extract.cards.others import lines_of_others
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading


@once
def not_offered(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks that no card is made of."""
    return bill_lines(reading) | lines_of_others(reading)
