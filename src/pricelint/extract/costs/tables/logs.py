"""Lists of what was spent and bought: they report units and price nothing."""

from __future__ import annotations

from functools import lru_cache

import regex

from pricelint.documents.headings import headings_over
from pricelint.extract.cards.set_aside.histories import heads_history, lines_of_history
from pricelint.extract.costs.tables.grid import Grid
from pricelint.extract.costs.wording.lexicon import lexicon
from pricelint.extract.costs.wording.wordings import wording
from pricelint.extract.patterns import Pattern
from pricelint.extract.policies.wording.dates import month_names
from pricelint.extract.reading import Reading
from pricelint.extract.words import alternatives

_LONGEST_DATE = 32
_FIGURES = regex.compile(
    r"(?<!\d)\d{1,4}(?:[./-]\d{1,2}[./-]\d{1,4}|\s?年\s?\d{1,2}\s?月|\s?[月월]\s?\d{1,2}\s?[日일])"
)
_TIME = regex.compile(
    r"\b(?:\d{1,2}[:.]\d\d|[ap]\.?m\.?|utc|gmt|T)\b|[年月日년월일時시]|(?<=\d)(?:st|nd|rd|th|T|Z)", regex.I
)
_SIGNED = regex.compile(r"\s*(?P<sign>[+−–-])\s?\d")


def is_dated(text: str, language: str) -> bool:
    """Whether a text is a date and no more ("Nov 3, 14:20", "2026-11-03")."""
    text = text.strip()
    if not 0 < len(text) <= _LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    rest = _TIME.sub(" ", text)
    named = any(month_names(code).search(rest) for code in dict.fromkeys((language, "en")))
    if not named and not _FIGURES.search(text):
        return False
    for code in dict.fromkeys((language, "en")):
        rest = month_names(code).sub(" ", rest)
    return sum(map(str.isalpha, rest)) <= 2 * named


def is_log(grid: Grid, columns: list[int]) -> bool:
    """Whether a table with counts of the unit in some columns lists what was spent on some day: its first column holds
    dates, or its numbers come with both signs."""
    rows = range(grid.first, len(grid.texts))
    signs = {match["sign"] == "+" for row in rows for c in columns if (match := _SIGNED.match(grid.texts[row][c]))}
    dated = [any(is_dated(cell, grid.language) for cell in grid.texts[row]) for row in rows]
    first = [is_dated(grid.texts[row][0], grid.language) for row in rows]
    return len(signs) > 1 or sum(first) * 2 > len(first) or (bool(signs) and all(dated))


def is_logged(reading: Reading, start: int, language: str) -> bool:
    """Whether an offset stands in a list of past purchases, or the nearest heading over it heads a history."""
    block = reading.document.block_at(start)
    over = headings_over(reading.document, block)[:1]
    return block.index in lines_of_history(reading) or any(heads_history(title, language) for title in over)


def is_spent(label: str, language: str) -> bool:
    """Whether a label says that so many units were used in some time ("Used this month")."""
    return _used(language).search(label) is not None


@lru_cache
def _used(language: str) -> Pattern:
    """A word of having spent beside one of a time that has passed, in either order."""
    past = alternatives(lexicon(language).words.past)
    time = wording(language, "reports").pattern
    return Pattern(rf"{past}\W{{1,3}}{time}|{time}\W{{1,3}}(?:\w{{1,12}}\W{{1,3}})?{past}")
