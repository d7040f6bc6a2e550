"""Caps of what is carried on: in the page's words, and in allowances where they say so."""

from __future__ import annotations

from decimal import Decimal

import regex

from pricelint.extract.policies.wording.words import Words

_CAP_LENGTH = 90
_PERCENT = regex.compile(r"(\d{1,4}) ?[%％]")


def read_cap(text: str, start: int, end: int, words: Words) -> tuple[str | None, Decimal | None]:
    """The words of a cap and, where it is stated so, its size in periods' allowances."""
    match = words.policy["cap"].search(text, start, end)
    if not match:
        return None, None
    stop = min(end, match.start() + _CAP_LENGTH)
    phrase = " ".join(text[match.start() : stop].split()).rstrip(" .,;")
    times = words.policy["cap_times"].search(text, match.start(), stop)
    if times:
        return phrase, _count(times.group("n"), words)
    one = words.policy["cap_one"].search(text, match.start(), stop)
    factor = _factor(text[match.start() : one.end() if one else stop], words, of_one=one is not None)
    return phrase, factor or (Decimal(1) if one else None)


def _factor(cap: str, words: Words, *, of_one: bool) -> Decimal | None:
    """By how much an allowance is multiplied ("double your monthly credits", and `of_one` allowance "300 % of it")."""
    said = next((factor for pattern, factor in words.factors if pattern.search(cap)), None)
    if said is not None:
        return Decimal(said)
    share = _PERCENT.search(cap) if of_one else None
    return Decimal(share[1]) / 100 if share else None


def _count(number: str, words: Words) -> Decimal:
    clear = number.lower().replace(",", ".")
    return Decimal(words.numbers[clear]) if clear in words.numbers else Decimal(clear)
