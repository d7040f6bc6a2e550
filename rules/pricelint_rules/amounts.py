"""Numbers and names in messages: exact to what a reader needs, never in exponents."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import lru_cache

_FOUR = Context(prec=4, rounding=ROUND_HALF_EVEN)


def short(number: Decimal) -> str:
    """A number with at most four significant digits: "0.01094", "1,050", "91.38"."""
    if number == number.to_integral_value():
        return f"{number.to_integral_value():,f}"
    rounded = _FOUR.create_decimal(number).normalize()
    return f"{rounded:,f}"


@lru_cache(maxsize=256)
def many(word: str) -> str:
    """The plural of a unit's name in our messages; in scripts without one (クレジット) the name itself."""
    latin = all(char < "\u0250" for char in word)
    return f"{word}s" if latin and not word.endswith("s") else word


def capital(words: str) -> str:
    """Words as the beginning of a sentence; names keep their capitals."""
    return words[:1].upper() + words[1:]


def number_of(count: int, one: str, several: str) -> str:
    """ "1 value is", "3 values are"."""
    return f"{count} {one if count == 1 else several}"
