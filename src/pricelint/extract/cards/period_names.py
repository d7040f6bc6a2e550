"""Tiers that are called by a period alone ("Monthly", "Yearly", "月卡")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from pricelint.documents.document import Block
from pricelint.extract.cards.named import is_badge_line, is_named, without_badges
from pricelint.extract.cards.titles import TRIM, only_period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_LETTERS = regex.compile(r"\p{L}")
_SHORT_NAME = 4


def period_title(reading: Reading, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Span of a line that is a period and no price: tiers called "Monthly", "Yearly", "Lifetime".

    It is the first line, or behind a badge the second; behind another line a heading or what the markup calls a name.
    """
    second = len(blocks) > 1 and (
        blocks[1].heading or is_named(reading, blocks[1]) or is_badge_line(reading, blocks[0])
    )
    return _period_in(reading, blocks[0]) or (_period_in(reading, blocks[1]) if second else None)


def leading_period(reading: Reading, blocks: Sequence[Block]) -> tuple[int, int] | None:
    """Span of the period that the first of some lines with units begins with, right before its amount: "Monthly $9 (100
    credits)", "月卡 ¥30"."""
    block = blocks[0]
    money = reading.money_in(block.start, block.end)
    if not money or not reading.counts_in(block.start, blocks[-1].end):
        return None
    start, _ = without_badges(reading, block)
    text = reading.plain[start : money[0].start].rstrip(TRIM)
    short = text and len(text.split()) <= _SHORT_NAME and bool(_LETTERS.match(text))
    return (start, start + len(text)) if short and only_period(text, reading.language) else None


def _period_in(reading: Reading, first: Block) -> tuple[int, int] | None:
    start, end = without_badges(reading, first)
    text = reading.plain[start:end]
    short = len(text.split()) <= _SHORT_NAME and bool(_LETTERS.match(text))
    plain = not reading.money_in(first.start, first.end) and not reading.counts_in(first.start, first.end)
    return (start, end) if short and plain and only_period(text, reading.language) else None
