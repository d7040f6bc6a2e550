"""Caps of what is carried on: in the page's words, and in allowances where they say so."""

from __future__ import annotations

from decimal import Decimal

from pricelint.extract.policies.wording.words import Words

_CAP_LENGTH = 90


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
    return phrase, Decimal(1) if words.policy["cap_one"].search(text, match.start(), stop) else None


def _count(number: str, words: Words) -> Decimal:
    clear = number.lower().replace(",", ".")
    return Decimal(words.numbers[clear]) if clear in words.numbers else Decimal(clear)
