"""Words that only lead to a price, and so name nothing to buy: "from", "billed", "first month", "or"."""

from __future__ import annotations

import regex

from pricelint.extract.cards.words import phrase

_INSTALMENTS = regex.compile(r"(?:\p{L}{1,4} ){0,3}\d+ ?[x×](?: \p{L}{1,3})?")
_LEADING = ("from_", "was", "total", "comes_to")
_SHORT_NAME = 4


def leads_to_price(text: str, language: str) -> bool:
    """Whether a text leads to a price, from one to the next or to its instalments ("that is", "or", "12x de")."""
    leads = any(phrase(language, name).fullmatch(text) for name in _LEADING)
    return leads or bool(phrase(language, "link").fullmatch(f"{text} ".lower()) or _INSTALMENTS.fullmatch(text))


def is_intro(text: str, language: str) -> bool:
    """ "First month" and "初月は" are a period of a plan, not its name."""
    if phrase(language, "intro_lead").fullmatch(text):
        return True
    match = phrase(language, "intro").match(text)
    return match is not None and " " in text and len(match[0]) * 2 > len(text)


def is_teaser(text: str, language: str) -> bool:
    """ "Find your ideal plan starting at" before an amount announces a list; a name before "from" is short."""
    starts = list(phrase(language, "from_").finditer(text))
    return bool(starts) and starts[-1].end() == len(text) and len(text[: starts[-1].start()].split()) >= _SHORT_NAME
