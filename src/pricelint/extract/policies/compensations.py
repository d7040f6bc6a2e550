"""Units that a seller owes for outages: "Service Credits lapse when the agreement ends" is no rule of what is sold."""

from __future__ import annotations

from msgspec.structs import replace

from pricelint.extract.policies.reader import Statement
from pricelint.extract.policies.words import words
from pricelint.extract.reading import Reading
from pricelint.extract.unit.marks import Places, trade_marks

_NEAR = 6
"""Blocks of a section that are looked at on either side."""
OWED = "the page speaks of such units as owed for outages"


def doubted_if_owed(reading: Reading, statement: Statement) -> Statement:
    """The statement, in doubt where its block calls the units service credits and its section speaks of outages."""
    block = reading.document.block_at(statement.span[0])
    language = reading.language_of(block)
    if statement.ruling.doubt or not words(language).policy["owed"].search(block.text):
        return statement
    around = reading.document.blocks[max(0, block.index - _NEAR) : block.index + _NEAR + 1]
    marks = [trade_marks(code)["outage"] for code in dict.fromkeys((language, "en"))]
    near = [other.text for other in around if other.under == block.under]
    spoken = any(True for mark in marks for text in near for _ in Places(mark, text))
    return replace(statement, ruling=replace(statement.ruling, doubt=OWED)) if spoken else statement
