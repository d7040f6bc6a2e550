"""Stated rates of money to units: "1 credit = $0.01", "$0.078/credit", "100 credits per dollar"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
import regex

from pricelint.documents.document import Cell
from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.words import alternatives
from pricelint.model.fact import Rate
from pricelint.model.money import Money

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NEAR = 60
_GAP = r"\s{0,3}"
"""Space between words: bounded, so that no pattern can spend its time on a run of it."""
_THOUSANDS = r"\d{1,3}(?:[., ]?\d{3}){0,3}"
_NO_DIGIT = regex.compile(r"\D")
_SENTENCE = regex.compile(r"[.!?。]\s|\n")
_SHORT = 2
_ABOUT = regex.compile(r"[≈~]")


class RateWords(msgspec.Struct):
    """[rates]: what joins money to one unit, what equates the two, and the names of money by ISO 4217 code.

    `each` stands behind a price of one, `headers` over a column of rates, `about` before a rounded amount, `before`
    before the unit's word where it counts one.
    """

    per: list[str] = []
    equals: list[str] = []
    each: list[str] = []
    headers: list[str] = []
    about: list[str] = []
    before: list[str] = []
    money: dict[str, str] = {}


def read_rates(reading: Reading) -> tuple[Rate, ...]:
    """Rates that the document prints, each once. A pack ("500 credits for $5") is no rate: one side has to be one."""
    if reading.unit is None:
        return ()
    found = [*_per_unit(reading), *_equations(reading), *_units_per_money(reading), *_columns(reading)]
    found.sort(key=lambda rate: rate.evidence[0].start)
    kept: dict[tuple[str, Decimal], Rate] = {}
    for rate in found:
        kept.setdefault((rate.money.currency, rate.money.amount / rate.units), rate)
    return tuple(kept.values())


@lru_cache(maxsize=256)
def rate_patterns(unit: str, language: str) -> dict[str, Pattern]:
    """What ties money to one unit, by name; `unit` is the source of the unit's words."""
    words = section(language, "rates", RateWords)
    per, equals, each = alternatives(words.per), alternatives(words.equals), alternatives(words.each)
    about = alternatives(words.about)
    many = alternatives([word for word in words.per if len(word) > _SHORT])
    one = alternatives(words.money)
    tail = rf"(?:{unit})(?![\p{{L}}\d])"
    gap = rf"(?:{_GAP}(?:{equals}|{about})){{1,3}}{_GAP}"
    sources = {
        "per": rf"{_GAP}\(?{per}{_GAP}(?P<n>1{_GAP}|100{_GAP}|1[., ]?000{_GAP})?{tail}",
        "per_many": rf"{_GAP}\(?{many}{_GAP}(?P<n>{_THOUSANDS})(?:{_GAP}{tail}|(?={_GAP}(?:$|[.;)\n])))",
        "before": rf"(?:{alternatives(words.before)}){_GAP}{tail}{_GAP}[:：]?{_GAP}$",
        "equals": gap,
        "one": rf"(?:{tail}|{alternatives(words.before)}{_GAP}{tail}){gap}",
        "each": rf"{tail}{_GAP}(?:{equals}{_GAP})?",
        "each_behind": rf"{_GAP}{each}",
        "money": rf"(?:{_GAP}(?:{per}|{equals})){_GAP}(?:1{_GAP})?(?P<name>{one})(?!\p{{L}})",
        "money_before": rf"(?P<name>{one})(?:\s{{1,3}}[^\W\d_]+){{0,2}}?{gap}$",
    }
    return {name: Pattern(source) for name, source in sources.items()}


def _compiled(reading: Reading) -> dict[str, Pattern]:
    return rate_patterns(reading.unit_pattern.pattern, reading.language)


def _rate(reading: Reading, span: tuple[int, int], money: Money, units: Decimal, about: bool = False) -> Rate | None:
    if money.amount <= 0 or units <= 0 or "\n" in reading.plain[span[0] : span[1]].strip():
        return None
    approximate = about or bool(_ABOUT.search(reading.plain[span[0] : span[1]]))
    evidence = (reading.document.cite(*span, "money", "units"),)
    return Rate(money=money, units=units, approximate=approximate, evidence=evidence, method="rate.words")


def _per_unit(reading: Reading) -> Iterator[Rate]:
    """ "$0.20 per credit", "€0,02 pro Credit", "1クレジットあたり10円", "credits at $0.02 each"."""
    patterns = _compiled(reading)
    for mention in reading.money:
        behind = reading.plain[mention.end : mention.end + _NEAR]
        if match := patterns["per"].match(behind) or _per_many(reading, mention, behind):
            units = Decimal(_NO_DIGIT.sub("", match["n"])) if match["n"] else Decimal(1)
            rate = _rate(reading, (mention.start, mention.end + match.end()), mention.money, units)
        elif patterns["each_behind"].match(behind):
            rate = _each(reading, mention, patterns)
        else:
            rate = _unit_before(reading, mention)
        if rate:
            yield rate


def _per_many(reading: Reading, mention: MoneyMention, behind: str) -> regex.Match[str] | None:
    """ "$10 per 500 credits"; without the unit's word only where the sentence names it before ("extra credits: $10 per
    500")."""
    match = _compiled(reading)["per_many"].match(behind)
    if match is None or reading.unit_pattern.search(match[0]):
        return match
    lead = reading.plain[max(0, mention.start - _NEAR) : mention.start]
    return match if reading.unit_pattern.search(_SENTENCE.split(lead)[-1]) else None


def _each(reading: Reading, mention: MoneyMention, patterns: dict[str, Pattern]) -> Rate | None:
    left = max(0, mention.start - _NEAR)
    found = [
        m for m in patterns["each"].finditer(reading.plain[left : mention.start]) if left + m.end() == mention.start
    ]
    behind = patterns["each_behind"].match(reading.plain[mention.end : mention.end + _NEAR])
    if not found or behind is None:
        return None
    return _rate(reading, (left + found[-1].start(), mention.end + behind.end()), mention.money, Decimal(1))


def _unit_before(reading: Reading, mention: MoneyMention) -> Rate | None:
    """ "a credit costs about $0.01", "每积分 0.1 元"."""
    left = max(0, mention.start - _NEAR)
    text = reading.plain[left : mention.start]
    words = section(reading.language, "rates", RateWords).before
    if not words:
        return None
    pattern = _leading(reading.unit_pattern.pattern, reading.language)
    found = [m for m in pattern.finditer(text) if m.end() == len(text)]
    if not found:
        return None
    return _rate(reading, (left + found[-1].start(), mention.end), mention.money, Decimal(1))


@lru_cache(maxsize=256)
def _leading(unit: str, language: str) -> Pattern:
    words = section(language, "rates", RateWords)
    equals = alternatives([*words.equals, *words.about])
    return Pattern(rf"(?:{alternatives(words.before)}){_GAP}(?:{unit})(?!\p{{L}})(?:{_GAP}{equals}){{0,3}}{_GAP}")


def _equations(reading: Reading) -> Iterator[Rate]:
    """ "1 credit = $0.01", "$1 = 100 credits": money on one side, a count on the other, one of them 1."""
    equals = _compiled(reading)["equals"]
    for count in reading.counts:
        if count.per is not None or count.low != count.high:
            continue
        for mention in reading.money_in(count.end, count.end + _NEAR):
            if _joined(reading, equals, count.end, mention.start) and _one_sided(count, mention):
                yield from _maybe(
                    _rate(reading, (count.start, mention.end), mention.money, count.low, count.approximate)
                )
            break
        before = reading.money_in(max(0, count.start - _NEAR), count.start)
        if before and before[-1].money.amount == 1 and _joined(reading, equals, before[-1].end, count.start):
            span = (before[-1].start, count.end)
            yield from _maybe(_rate(reading, span, before[-1].money, count.low, count.approximate))


def _joined(reading: Reading, equals: Pattern, start: int, end: int) -> bool:
    return bool(equals.fullmatch(reading.plain[start:end]))


def _one_sided(count: Count, mention: MoneyMention) -> bool:
    return count.low == 1 or mention.money.amount == 1


def _maybe(rate: Rate | None) -> Iterator[Rate]:
    if rate:
        yield rate


def _units_per_money(reading: Reading) -> Iterator[Rate]:
    """ "100 credits per dollar", "chaque euro rechargé donne 50 jetons"."""
    names = {name.lower(): code for name, code in section(reading.language, "rates", RateWords).money.items()}
    patterns = _compiled(reading)
    if not names:
        return
    for count in reading.counts:
        behind = patterns["money"].match(reading.plain[count.end : count.end + _NEAR])
        left = max(0, count.start - _NEAR)
        ahead = patterns["money_before"].search(reading.plain[left : count.start])
        match = behind or ahead
        if match is None or count.per is not None:
            continue
        span = (count.start, count.end + behind.end()) if behind else (left + match.start(), count.end)
        money = Money(names[match["name"].lower()], Decimal(1))
        yield from _maybe(_rate(reading, span, money, count.low, count.approximate))


@lru_cache(maxsize=256)
def _header(unit: str, language: str) -> Pattern:
    words = section(language, "rates", RateWords)
    joined = rf"(?:{alternatives(words.per)}){_GAP}{some(unit)}(?!\p{{L}})"
    return Pattern(rf"{joined}|(?:{alternatives(words.headers)})$")


def some(unit: str) -> str:
    """The source of a unit's words with or without a number: "credit", "1,000 credits", "1 million tokens"."""
    return rf"(?:\d[\d.,]{{0,12}} ?(?:\p{{L}}{{1,8}} )?)?(?:{unit})"


def _columns(reading: Reading) -> Iterator[Rate]:
    """The cells of a table's column or row that is headed "price per credit" or "per 1,000 credits"."""
    for table in reading.document.tables:
        for column, head in enumerate(table.rows[0]):
            if units := _units_priced(reading, head):
                yield from _cells(reading, [row[column] for row in table.rows[1:]], units)
        for row in table.rows[1:]:
            if units := _units_priced(reading, row[0]):
                yield from _cells(reading, row[1:], units)


def _units_priced(reading: Reading, head: Cell | None) -> Decimal | None:
    """How many units a heading gives the price of, 1 where it counts none; None where it is no such heading."""
    span = _span(reading, head)
    if not _header(reading.unit_pattern.pattern, reading.language).search(reading.document.text[slice(*span)]):
        return None
    return next((count.low for count in reading.counts_in(*span)), Decimal(1))


def _cells(reading: Reading, cells: list[Cell | None], units: Decimal) -> Iterator[Rate]:
    for cell in cells:
        mentions = reading.money_in(*_span(reading, cell))
        if len(mentions) == 1:
            where = (mentions[0].start, mentions[0].end)
            yield from _maybe(_rate(reading, where, mentions[0].money, units))


def _span(reading: Reading, cell: Cell | None) -> tuple[int, int]:
    return reading.document.span_of(reading.document.elements[cell.element]) if cell else (0, 0)
