"""What the cells of a table say of prices."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pricelint.extract.cards.card import Line
from pricelint.extract.cards.words import phrase

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_SHORT = 30
_LEAST = 2


def is_priced(reading: Reading, line: Line | None) -> bool:
    """Whether a cell holds an amount of money."""
    return line is not None and bool(reading.money_in(line.start, line.end))


def cell_text(reading: Reading, line: Line | None) -> str:
    """A cell's text in one line, "" where there is none."""
    return reading.plain[line.start : line.end].replace("\n", " ") if line else ""


def is_told(reading: Reading, line: Line | None) -> bool:
    """Whether a cell says what an offer costs: an amount, nothing, or that one has to ask."""
    if is_priced(reading, line):
        return True
    text = cell_text(reading, line)
    return len(text) <= _SHORT and any(phrase(reading.language, name).search(text) for name in ("free", "contact"))


def offering_rows(reading: Reading, rows: list[list[Line | None]]) -> list[list[Line | None]]:
    """The rows that have a price, and those that say "free" or "on request" where others have one."""
    columns = Counter(number for row in rows for number, line in enumerate(row) if is_priced(reading, line))
    prices = {number for number, count in columns.items() if count >= _LEAST and number}
    told = {number: is_told if number in prices else is_priced for number in range(max(map(len, rows), default=0))}
    return [row for row in rows if any(told[number](reading, line) for number, line in enumerate(row))]
