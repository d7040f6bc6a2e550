"""One price printed twice, without tax and with it: "29 € HT (34,80 € TTC)". The first of the two is the price."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.cards.prices.amounts import Amount
    from pricelint.extract.reading import Reading

_REACH = 26
_APART = 48
_HIGHEST = Decimal("1.3")
_MARKS = ("before_tax", "after_tax")


def without_twins(reading: Reading, amounts: list[Amount]) -> list[Amount]:
    """The amounts of a card without those that say the one before them again, with tax or without it."""
    kept: list[Amount] = []
    for amount in amounts:
        if not (kept and _is_twin(reading, kept[-1], amount)):
            kept.append(amount)
    return kept


def _is_twin(reading: Reading, first: Amount, second: Amount) -> bool:
    """Whether an amount right behind another is told apart from it by a word for tax and differs by no more."""
    one, other = first.mention.money, second.mention.money
    low, high = sorted((one.amount, other.amount))
    near = 0 <= second.mention.start - first.mention.end <= _APART
    if not near or one.currency != other.currency or not low < high <= low * _HIGHEST:
        return False
    mark = _mark(reading, second)
    return bool(mark) and mark != _mark(reading, first)


def _mark(reading: Reading, amount: Amount) -> str:
    """Which word for tax stands behind an amount, on its line and before the next amount; "" where none does."""
    end = amount.mention.end
    following = reading.money_in(end, end + _REACH)
    stop = following[0].start if following else end + _REACH
    tail = reading.plain[end:stop].partition("\n")[0]
    return next((mark for mark in _MARKS if phrase(reading.language, mark).search(tail)), "")
