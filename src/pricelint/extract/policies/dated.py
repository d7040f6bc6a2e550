"""Statements that a page dates: the entries of a changelog, of which later ones may have set older ones aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex
from msgspec.structs import replace

from pricelint.documents.document import Block
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.clauses.asides import held_once
from pricelint.extract.policies.clauses.scope import Span
from pricelint.extract.policies.reader import Statement
from pricelint.extract.policies.wording.dates import month_names, read_month
from pricelint.extract.policies.wording.words import plain, words
from pricelint.extract.reading import Reading
from pricelint.model.once import once

_LONGEST = 40
"""Characters of a heading that is a date with little beside it ("Version 3.1 – May 2025")."""

_LEAD = regex.compile(r"[^:：–—]{4,24}(?=[:：]| [–—] )")
"""What stands before a colon or a dash at the beginning of a line."""

Month = tuple[int, int]
"""Year and month."""

ONCE = "the page says it under a heading of what held once"


def doubted_if_dated(reading: Reading, told: Sequence[Statement]) -> Iterator[Statement]:
    """The statements, in doubt where they stand in an entry that a later one on units may have set aside."""
    newest = latest(reading, [statement.span for statement in told])
    for statement in told:
        doubt = statement.ruling.doubt or told_of_the_past(reading, statement.span, newest)
        yield replace(statement, ruling=replace(statement.ruling, doubt=doubt)) if doubt else statement


def told_of_the_past(reading: Reading, span: Span, newest: Month | None) -> str | None:
    """Why what stands at a span may hold no more: its heading tells of the past, or it stands in an entry older than
    the newest on its subject; None where nothing says so."""
    block = reading.document.block_at(span[0])
    above = reading.document.blocks[block.under] if block.under >= 0 else None
    if above and held_once(plain(above.text), "", words(reading.language_of(above))):
        return ONCE
    own = _entry(reading, block)
    if own is None or newest is None or own >= newest:
        return None
    return f"the page says it of {own[0]}-{own[1]:02}, and later entries follow"


def latest(reading: Reading, spans: Iterable[Span]) -> Month | None:
    """The month of the newest entry that holds one of some spans, None where none is dated."""
    months = (_entry(reading, reading.document.block_at(start)) for start, _ in spans)
    return max(filter(None, months), default=None)


def _entry(reading: Reading, block: Block) -> Month | None:
    """The month of the entry that a block stands in: of its own date, or of its heading's."""
    entries = _entries(reading)
    return entries.get(block.index) or entries.get(block.under)


@once
def _entries(reading: Reading) -> dict[int, Month]:
    """Year and month of the blocks that are dated: headings, and lines that begin with a date."""
    dated = {block.index: _dated(block, month_names(reading.language_of(block))) for block in reading.document.blocks}
    return {index: month for index, month in dated.items() if month}


def _dated(block: Block, months: Pattern) -> Month | None:
    if block.heading:
        return read_month(plain(block.text), months) if len(block.text) <= _LONGEST else None
    lead = _LEAD.match(plain(block.text))
    return read_month(lead[0], months) if lead else None
