"""What a card says of being paid for once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.prices.unit_prices import is_each
from pricelint.extract.cards.units.grants import Grant
from pricelint.extract.cards.words import phrase
from pricelint.model.units import RECURRING, Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_SHORT = 70


def is_bought_once(reading: Reading, card: Card) -> bool:
    """A short line of the card says that it is bought once, or the head of the column of names does."""
    words = phrase(reading.language, "pack", reading.unit_pattern.pattern)
    short = [line for line in card.lines if line.end - line.start <= _SHORT and not _rated(reading, line)]
    lines = [reading.plain[line.start : line.end] for line in short]
    lines += [line.label for line in card.lines if line.label and line.start == card.title_start]
    return bool(words.search(card.title)) or any(words.search(text) for text in lines)


def is_lasting(reading: Reading, card: Card, grant: Grant | None) -> bool:
    """Whether a card that is paid once grants units again and again: "$199 once, 1,000 credits every month". A period
    that says how long the units are good for does not."""
    if grant is None or grant.per not in RECURRING or grant.per_span is None or paid_once(reading, card) is None:
        return False
    return not phrase(reading.language, "lasting").search(reading.plain[slice(*grant.per_span)])


def is_sold_once(reading: Reading, card: Card) -> bool:
    """Whether a card on a page that counts no units says that what it offers is bought once: a license, a set-up."""
    return reading.unit is None and is_bought_once(reading, card) and paid_once(reading, card) is not None


def paid_once(reading: Reading, card: Card) -> tuple[int, int] | None:
    """Span of the words by which a short line of a card, or its name, says that it is paid once."""
    for line in card.lines:
        if line.end - line.start <= _SHORT and not _rated(reading, line):
            for period in read_periods(reading.plain[line.start : line.end], reading.language):
                if period.period is Period.ONCE:
                    return line.start + period.start, line.start + period.end
    return None


def _rated(reading: Reading, line: Line) -> bool:
    """A line with a price per unit ("$0.09 per additional image") speaks of what comes on top of the offer."""
    return any(is_each(reading, mention.end) for mention in reading.money_in(line.start, line.end))
