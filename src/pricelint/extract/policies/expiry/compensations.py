"""Units that a seller owes for outages: "Service Credits lapse when the agreement ends" is no rule of what is sold."""

from __future__ import annotations

from msgspec.structs import replace

from pricelint.documents.document import Block
from pricelint.extract.policies.reader import Statement
from pricelint.extract.policies.wording.words import words
from pricelint.extract.reading import Reading
from pricelint.extract.unit.marks import speaks_of

_NEAR = 6
"""Blocks of a section that are looked at on either side."""
OWED = "the page speaks of such units as owed for outages"


def doubted_if_owed(reading: Reading, statement: Statement) -> Statement:
    """The statement, in doubt where it is about units that are owed for outages."""
    if statement.ruling.doubt or not owed_for_outages(reading, reading.document.block_at(statement.span[0])):
        return statement
    return replace(statement, ruling=replace(statement.ruling, doubt=OWED))


def owed_for_outages(reading: Reading, block: Block) -> bool:
    """Whether a block or one beside it calls units service credits or a compensation, and its section speaks of
    outages."""
    language = reading.language_of(block)
    owed = words(language).policy["owed"]
    if not any(owed.search(one.text) for one in blocks_near(reading, block, 1)):
        return False
    return any(speaks_of(other.text, "outage", language) for other in blocks_near(reading, block))


def blocks_near(reading: Reading, block: Block, reach: int = _NEAR) -> list[Block]:
    """The blocks under the heading of a block that are near it, with itself."""
    around = reading.document.blocks[max(0, block.index - reach) : block.index + reach + 1]
    return [other for other in around if other.under == block.under]
