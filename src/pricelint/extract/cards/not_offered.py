"""Lines with amounts that offer nothing: rows of bills, tables of other sellers, and tables of worked examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.extract.cards.bills import bill_lines
from pricelint.extract.cards.others import lines_of_others
from pricelint.extract.example_heads import is_worked_out
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading


@once
def not_offered(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks that no card is made of."""
    return bill_lines(reading) | lines_of_others(reading) | _lines_of_examples(reading)


def _lines_of_examples(reading: Reading) -> frozenset[int]:
    """Indexes of the blocks of all tables under a heading that announces an example."""
    document = reading.document
    worked = [table for table in document.tables if is_worked_out(document, table, reading.language)]
    elements = [document.elements[table.element] for table in worked]
    return frozenset(index for table in elements for index in range(table.first, table.last))
