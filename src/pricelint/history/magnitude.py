"""Whether a number that is exactly ten, a hundred, a thousand or twelve times another was read in another unit.

A lost decimal mark, cents read as money, a yearly sum in the place of a monthly one: each makes such a factor. A rise
of that size is believed where both quotes spell it out, with the same words of unit and period around their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from pricelint.history.naming import named
from pricelint.history.statement import COUNTED, Statement

FACTORS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(12))
"""What the slips of a decimal mark, and a year in the place of a month, multiply by."""

_NUMBER = re.compile(r"\d+(?:[.,’' \u00a0\u202f]\d+)*")
_FRACTION = re.compile(r"[.,](\d{1,2})$")
_WORD = re.compile(r"[^\W\d_]+")


def magnitude_doubt(before: Statement, after: Statement) -> str:
    """Why two statements of one thing may differ by our reading alone, in words; "" where the quotes settle it."""
    if before.subject not in COUNTED:
        return ""
    for was, now in zip(before.value, after.value, strict=True):
        factor = _factor(_decimal(was), _decimal(now))
        if factor and not _is_spelled_out(before, after, factor):
            times = f"{max(factor, 1 / factor):.0f} times as {'much' if factor > 1 else 'little'}"
            return f"exactly {times}, and the quotes do not say so in the same words of unit and period"
    return ""


def _factor(was: Decimal, now: Decimal) -> Decimal | None:
    """How many times as much is stated now, where that is one of the factors or its inverse."""
    if not was or not now:
        return None
    for factor in FACTORS:
        if now == was * factor:
            return factor
        if was == now * factor:
            return 1 / factor
    return None


def _is_spelled_out(before: Statement, after: Statement, factor: Decimal) -> bool:
    """Whether some numbers of both sides differ by the factor, in other digits and beside the same words."""
    thing = named(before.key)
    names = _words(thing.name if thing else "")
    for (was, there), (now, here) in product(_numbers(before), _numbers(after)):
        times = _factor(_read(was), _read(now))
        if times == factor and _digits(was) != _digits(now) and _same_words(before, there, after, here, names):
            return True
    return False


def _same_words(before: Statement, there: str, after: Statement, here: str, names: frozenset[str]) -> bool:
    """Of the quotes that hold the numbers; where these are bare, of all quotes of their sides. Names of things are no
    words of a unit."""
    was, now = _words(there) - names, _words(here) - names
    if not was and not now:
        was, now = (_words(" ".join(item.quote for item in one.evidence)) - names for one in (before, after))
    return bool(was) and was == now


def _numbers(one: Statement) -> Iterator[tuple[str, str]]:
    """The numbers of a statement as printed, each with the quote that holds it."""
    for item in one.evidence:
        yield from ((found, item.quote) for found in _NUMBER.findall(item.quote))


def _read(number: str) -> Decimal:
    """A number in its plainest reading: a mark before one or two last digits is a decimal mark, all others group."""
    fraction = _FRACTION.search(number)
    whole = number[: fraction.start()] if fraction else number
    return Decimal(f"{_digits(whole)}.{fraction[1] if fraction else 0}")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _decimal(part: str) -> Decimal:
    return Decimal(part.replace(",", ""))
