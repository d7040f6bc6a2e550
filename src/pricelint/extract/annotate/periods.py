"""Periods beside amounts: per what something costs or is granted, and how often it is charged."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple, TypeVar

import msgspec
import regex

from pricelint.extract.annotate.numbers import NumberWords
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.screens import Screen, screen
from pricelint.extract.words import alternatives
from pricelint.model.units import Period

_SECTIONS = ("periods", "billing")
_NEAR = 30
_BESIDE = 3


class PeriodWords(msgspec.Struct):
    """[periods] and [billing]: regular expressions per period; `ruled_out` are words before one that does not hold,
    `uncommon` are lengths of time that are no period of the vocabulary."""

    day: list[str] = []
    week: list[str] = []
    month: list[str] = []
    quarter: list[str] = []
    year: list[str] = []
    once: list[str] = []
    ruled_out: list[str] = []
    uncommon: list[str] = []


class PeriodMention(msgspec.Struct, frozen=True, gc=False):
    """A period named at a span of text; `billing` where the words say how often is charged."""

    start: int
    end: int
    period: Period
    billing: bool = False


class Uncommon(NamedTuple):
    """A length of time named at a span of text that is no period of the vocabulary ("every 6 months"); `billing` as in
    `PeriodMention`."""

    start: int
    end: int
    billing: bool


_Named = TypeVar("_Named", PeriodMention, Uncommon)


@lru_cache(maxsize=4096)
def uncommon_periods(text: str, language: str) -> tuple[Uncommon, ...]:
    """The lengths of time that a text names and the vocabulary does not, in order; with their words of charging."""
    billed = [Uncommon(*match.span(), billing=True) for match in _uncommon(language, "billing").finditer(text)]
    plainly = [Uncommon(*match.span(), billing=False) for match in _uncommon(language, "periods").finditer(text)]
    return tuple(sorted(_with_charging(billed, plainly)))


def _with_charging(billed: list[_Named], plainly: list[_Named]) -> list[_Named]:
    """The words of charging, and of the others those that do not begin inside them."""
    return billed + [p for p in plainly if not any(b.start <= p.start < b.end for b in billed)]


@lru_cache(maxsize=4096)
def read_periods(text: str, language: str) -> tuple[PeriodMention, ...]:
    """All periods that a text with ASCII digits names, in order; words of charging win over the period inside them."""
    if not _screen(language).search(text):
        return ()
    billed = [_mention(match, billing=True) for match in _pattern(language, "billing").finditer(text)]
    plainly = [_mention(match, billing=False) for match in _pattern(language, "periods").finditer(text)]
    kept = _with_charging(billed, plainly)
    other = uncommon_periods(text, language) if kept else ()
    kept = [p for p in kept if not any(o.start < p.end and p.start < o.end for o in other)]
    return tuple(sorted(kept, key=lambda mention: mention.start))


def holding_periods(text: str, language: str) -> tuple[PeriodMention, ...]:
    """The periods that a text names and does not rule out ("no monthly fee", "per job, not per month")."""
    denied = _ruled_out(language)
    return tuple(p for p in read_periods(text, language) if not denied.search(text[max(0, p.start - _NEAR) : p.start]))


@lru_cache
def time_words(language: str) -> Pattern:
    """Words for lengths of time, from a second to a year; matches nothing where a language lists none."""
    known: NumberWords = section(language, "numbers", NumberWords)
    return Pattern(alternatives(known.spans))


@lru_cache
def _ruled_out(language: str) -> Pattern:
    words = section(language, "periods", PeriodWords).ruled_out
    return Pattern(rf"{alternatives(words)}\s(?:\p{{L}}{{2,12}}\s)?$")


def period_behind(text: str, end: int, language: str, reach: int = 24) -> PeriodMention | None:
    """The period that words right behind an offset name ("/mo", " monatlich", "/ one-time"), up to the next line."""
    found = _leading(text[end : end + reach], language)
    return PeriodMention(end + found[0], end + found[1], found[2]) if found else None


def uncommon_behind(text: str, end: int, language: str, reach: int = 24) -> bool:
    """Whether words right behind an offset name a length of time that is no period of the vocabulary."""
    found = next(iter(uncommon_periods(text[end : end + reach], language)), None)
    return found is not None and found.start <= _BESIDE


@lru_cache(maxsize=8192)
def _leading(window: str, language: str) -> tuple[int, int, Period] | None:
    """Where a period that a text begins with starts and ends, and which it is."""
    match = _behind(language).match(window)
    if match is None:
        return None
    return match.start(match.lastgroup or 0), match.end(), Period(match.lastgroup or "")


def _mention(match: regex.Match[str], *, billing: bool) -> PeriodMention:
    return PeriodMention(match.start(), match.end(), Period(match.lastgroup or ""), billing)


def _groups(language: str, name: str) -> str:
    """One named group per period; English stands on pages of every language, so its words are always read too."""
    words = [section(code, name, PeriodWords) for code in dict.fromkeys((language, "en"))]
    groups = [(period, [pattern for own in words for pattern in getattr(own, period)]) for period in Period]
    return "|".join(f"(?P<{period}>{'|'.join(found)})" for period, found in groups if found) or r"(?!)"


@lru_cache
def _uncommon(language: str, name: str) -> Pattern:
    words = [section(code, name, PeriodWords).uncommon for code in dict.fromkeys((language, "en"))]
    return Pattern("|".join(f"(?:{pattern})" for own in words for pattern in own) or r"(?!)")


@lru_cache
def _pattern(language: str, name: str) -> Pattern:
    return Pattern(_groups(language, name), regex.MULTILINE)


@lru_cache
def _screen(language: str) -> Screen:
    """What tells texts without a period at a fraction of the cost."""
    words = [section(code, name, PeriodWords) for code in dict.fromkeys((language, "en")) for name in _SECTIONS]
    patterns = [pattern for own in words for period in Period for pattern in getattr(own, period)]
    return screen("|".join(patterns))


@lru_cache
def _behind(language: str) -> Pattern:
    return Pattern(rf"[ \n]{{0,2}}[(·•|,/-]?[ \n]?(?:{_groups(language, 'periods')})")
