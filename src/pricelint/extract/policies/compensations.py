"""Units that a seller owes for outages: "Service Credits lapse when the agreement ends" is no rule of what is sold."""

from __future__ import annotations

from msgspec.structs import replace

from pricelint.documents.document import Block
from pricelint.extract.policies.reader import Statement
from pricelint.extract.policies.words import words
from pricelint.extract.reading import Reading
from pricelint.extract.unit.marks import speaks_of

_NEAR = 6
"""Blocks of a section that are looked at on either side."""
OWED = "the page speaks of such units as owed for outages"


def doubted_if_owed(reading: Reading, statement: Statement) -> Statement:
    """The statement, in doubt where its block or one beside it calls the units service credits or a compensation, and
    its section speaks of outages."""
    block = reading.document.block_at(statement.span[0])
    language = reading.language_of(block)
    called = [one.text for one in _section(reading, block, 1)]
    if statement.ruling.doubt or not any(words(language).policy["owed"].search(text) for text in called):
        return statement
    spoken = any(speaks_of(other.text, "outage", language) for other in _section(reading, block, _NEAR))
    return replace(statement, ruling=replace(statement.ruling, doubt=OWED)) if spoken else statement


def _section(reading: Reading, block: Block, reach: int) -> list[Block]:
    """The blocks under the heading of a block that are near it, with itself."""
    around = reading.document.blocks[max(0, block.index - reach) : block.index + reach + 1]
    return [other for other in around if other.under == block.under]
