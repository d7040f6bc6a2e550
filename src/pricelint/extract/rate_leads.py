"""A price of one unit that the unit's word leads: "a credit costs about $0.01", "one Owlet credit equals $1"."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.words import phrase
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.rate_words import GAP, RateWords, stated_rate
from pricelint.extract.unit.words import UnitWords
from pricelint.extract.words import alternatives
from pricelint.model.fact import Rate

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NEAR = 60


def unit_before(reading: Reading, mention: MoneyMention) -> Rate | None:
    """ "a credit costs about $0.01", "每积分 0.1 元"."""
    left = max(0, mention.start - _NEAR)
    text = reading.plain[left : mention.start]
    words = section(reading.language, "rates", RateWords).before
    if not words:
        return None
    pattern = _leading(reading.unit_pattern.pattern, reading.language)
    found = [m for m in pattern.finditer(text) if m.end() == len(text)]
    if not found or _counts_packs(reading, found[-1]):
        return None
    return stated_rate(reading, (left + found[-1].start(), mention.end), mention.money, Decimal(1))


def _counts_packs(reading: Reading, match: regex.Match[str]) -> bool:
    """Whether a name before the unit's word is one of a pack or a period ("ein Paket Credits kostet …")."""
    name = match["brand"] or ""
    pack = phrase(reading.language, "pack", reading.unit_pattern.pattern)
    return bool(name) and bool(pack.search(name) or read_periods(f"1 {name}", reading.language))


@lru_cache(maxsize=256)
def _leading(unit: str, language: str) -> Pattern:
    """One unit, by its plain word, by what it is for or by the name of who sells it ("one Owlet credit"), and what
    equates it with money."""
    words, purposes = section(language, "rates", RateWords), section(language, "units", UnitWords).purposes
    name = r"(?-i:\p{Lu})[\p{L}\d]{1,20}"
    kind = rf"(?:(?:{'|'.join(purposes) or '(?!)'})\s|(?P<brand>(?:{name}\s){{1,2}}))?"
    equals = alternatives([*words.equals, *words.about])
    extra = rf"(?:{GAP}{alternatives(words.extra)})?"
    behind = rf"(?!\p{{L}})(?:\s{name})?"
    one = rf"(?:{alternatives(words.before)}){extra}{GAP}{kind}(?:{unit}){behind}{extra}"
    alone = rf"|(?:{unit})(?:{alternatives(words.of)})" if words.of else ""
    return Pattern(rf"(?:{one}{alone})(?:{GAP}{equals}){{0,3}}{GAP}")
