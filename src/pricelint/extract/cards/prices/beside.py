"""What the words right before and right behind an amount say of it. They are few and the same on card after card, so
each are read once."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import regex

from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.words import opening, phrase
from pricelint.extract.patterns import Pattern

CODE = r"(?:[ \n]?\(?(?:USD|EUR|GBP|CNY|JPY)\)?)?[*+]?"
"""What belongs to an amount and may stand between it and the words behind it."""
EQUATED = regex.compile(r" ?[=≈] ?\d")
OPEN_ENDED = regex.compile(r"\+(?! ?/)(?:\W|$)")
RANGED = regex.compile(r"[-–—~～][$€£¥₹]?\d")
"""What makes an amount the lower end of a range: "$9-29"."""
LINE_BREAKS = 1
"""How many lines on the words behind an amount may still be about it."""
_LEADING = ("was", "from_", "total", "intro_lead")
_NEAR = 2
LEAD_REACH = 22
"""How far before an amount words can lead to it."""
_OFF_GAP = 10
_SIGN = 2
_LAST_SPACED = "\u1100"
_INTRO_REACH = 40


class Before(NamedTuple):
    """What leads to an amount: words of a former price, of a lowest price, of a sum, of a price that holds only at
    first, of one of several payments, of a year paid by the month.

    `instalments` is the span of the last, in the words.
    """

    was: bool
    starting: bool
    total: bool
    intro: bool
    part: bool
    instalments: tuple[int, int] | None


class Behind(NamedTuple):
    """What follows an amount: that it is the lowest one, that it holds only at first."""

    starting: bool
    intro: bool


@lru_cache(maxsize=4096)
def said_before(lead: str, language: str) -> Before:
    """What the words before an amount say, up to it."""
    was, starting, total, intro = (_near_end(phrase(language, name), lead) for name in _LEADING)
    return Before(was, starting, total, intro, _is_part(lead, language), _instalments(lead, language))


@lru_cache(maxsize=4096)
def said_behind(tail: str, language: str) -> Behind:
    """What the words behind an amount say, up to where they belong to something else."""
    starting = phrase(language, "from_").match(tail) or OPEN_ENDED.match(tail) or _starts_behind_period(tail, language)
    intro = phrase(language, "intro").match(tail.lstrip(" \n(—–-")) or _intro_line(tail, language)
    return Behind(bool(starting), bool(intro))


def _starts_behind_period(tail: str, language: str) -> bool:
    """Whether the period of an amount is followed by the word that makes it the lowest one ("$19/月から"): languages
    that put this word in front of amounts have it here for other things ("$19/month from our shop")."""
    first = next(iter(read_periods(tail, language)), None)
    rest = tail[first.end :] if first and first.start <= _SIGN else ""
    return rest[:1] > _LAST_SPACED and bool(phrase(language, "from_").match(rest))


@lru_cache(maxsize=4096)
def without_lead(tail: str, language: str) -> str:
    """The words behind an amount without those that lead to the next one ("$19/month. First month at $5")."""
    leads = (m.start() for m in phrase(language, "intro_lead").finditer(tail) if len(tail.rstrip()) - m.end() <= _NEAR)
    return tail[: next(leads, len(tail))]


@lru_cache(maxsize=4096)
def leads_to_other(lead: str, language: str) -> bool:
    """Whether words before an amount make it a saving, or about what something comes to, not what is charged. A badge
    ("Best value", "Save 20%") does not."""
    lead = phrase(language, "badge").sub(" ", lead)
    off = list(phrase(language, "off").finditer(lead))
    return bool(off and len(lead) - off[-1].end() <= _OFF_GAP) or bool(phrase(language, "about").search(lead))


@lru_cache(maxsize=4096)
def is_taken_off(tail: str, language: str) -> bool:
    """Whether words behind an amount make it a saving ("$20 off")."""
    return bool(opening(language, ("off",), f"{CODE} ?").match(tail))


def _is_part(lead: str, language: str) -> bool:
    """Whether the words before an amount make it one of several payments ("10x de R$ 19,70")."""
    found = phrase(language, "part_payments").finditer(lead) if any(map(str.isdigit, lead)) else ()
    return any(not lead[match.end() :].strip() for match in found)


def _instalments(lead: str, language: str) -> tuple[int, int] | None:
    """Where the words before an amount say that a year of it is paid by the month ("12x de R$ 49,90")."""
    found = phrase(language, "instalments").finditer(lead) if "12" in lead else ()
    return next((match.span() for match in found if not lead[match.end() :].strip()), None)


def _intro_line(tail: str, language: str) -> bool:
    """The words up to the end of the next line say that the price holds only at first."""
    lines = tail.split("\n")[: 2 + LINE_BREAKS]
    return bool(phrase(language, "intro").search(" ".join(lines)[:_INTRO_REACH]))


def _near_end(pattern: Pattern, lead: str) -> bool:
    last = max((m.end() for m in pattern.finditer(lead)), default=-99)
    return len(lead.rstrip()) - last <= _NEAR
