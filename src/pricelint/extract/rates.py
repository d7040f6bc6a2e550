"""Stated rates of money to units: "1 credit = $0.01", "$0.078/credit", "100 credits per dollar"."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.asides import is_former, is_of_rivals
from pricelint.extract.cards.words import phrase
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.rate_columns import column_rates, labelled_rates
from pricelint.extract.rate_leads import unit_before
from pricelint.extract.rate_pieces import piece_rates
from pricelint.extract.rate_words import GAP, RateWords, maybe, stated_rate
from pricelint.extract.sentences import sentence_start
from pricelint.extract.words import alternatives
from pricelint.model.fact import Rate
from pricelint.model.money import Money

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_NEAR = 60
_SHORT_REACH = 12
_THOUSANDS = r"\d{1,3}(?:[., ]?\d{3}){0,3}"
_NO_DIGIT = regex.compile(r"\D")
_ENDS = regex.compile(r" ?(?:[.;)]|\n|$)")
_PICTURES = regex.compile(r"[\p{So}\ufe0f]{1,3}")
"""Small pictures behind a word ("1 credit 🪙 = $0.20")."""
_SHORT = 2
_DIVIDED = regex.compile(r"\s{0,2}[÷/]\s?\d[^=\n]{0,24}=")
"""What stands behind an amount of which a part is worked out ("cost per credit: $5 ÷ 400 = $0.0125")."""


def stated_rates(reading: Reading) -> tuple[Rate, ...]:
    """Rates that the document prints, wherever it does. A pack ("500 credits for $5") is no rate: one side has to be
    one."""
    if reading.unit is None:
        return ()
    found = [*_per_unit(reading), *_equations(reading), *_units_per_money(reading), *column_rates(reading)]
    found += [*piece_rates(reading), *labelled_rates(reading)]
    own = [rate for rate in found if not _is_aside(reading, rate)]
    return tuple(sorted(own, key=lambda rate: rate.evidence[0].start))


def _is_aside(reading: Reading, rate: Rate) -> bool:
    """Whether a rate is told of others, or of former days."""
    told = (reading, rate.evidence[0].start, rate.evidence[0].end, reading.language)
    return is_of_rivals(*told) or is_former(*told)


def read_rates(reading: Reading) -> tuple[Rate, ...]:
    """The rates that the document prints, each where it stands first."""
    kept: dict[tuple[str, Decimal], Rate] = {}
    for rate in reading.stated_rates:
        kept.setdefault((rate.money.currency, rate.money.amount / rate.units), rate)
    return tuple(kept.values())


@lru_cache(maxsize=256)
def rate_patterns(unit: str, language: str) -> dict[str, Pattern]:
    """What ties money to one unit, by name; `unit` is the source of the unit's words."""
    words = section(language, "rates", RateWords)
    per, equals, each = alternatives(words.per), alternatives(words.equals), alternatives(words.each)
    about, pieces = alternatives(words.about), alternatives(words.pieces)
    many = alternatives([word for word in words.per if len(word) > _SHORT])
    one = alternatives(words.money)
    tail = rf"(?:{unit})(?![\p{{L}}\d])"
    gap = rf"(?:{GAP}(?:{equals}|{about})){{1,3}}{GAP}"
    kind = rf"(?:\p{{L}}{{2,12}}{GAP}){{0,2}}"
    sources = {
        "per": rf"{GAP}\(?{per}{GAP}(?P<n>1{GAP}|100{GAP}|1[., ]?000{GAP})?{tail}",
        "per_many": rf"{GAP}\(?{many}{GAP}(?P<n>{_THOUSANDS})(?:{GAP}{kind}{tail}|(?={GAP}(?:$|[.;)\n])))"
        rf"|{GAP}/{GAP}(?P<m>{_THOUSANDS}){GAP}{alternatives(words.extra)}{GAP}{kind}{tail}",
        "per_scaled": r" ?/ ?(?P<n>\d{0,4})(?P<scale>[kKmM])(?![\p{L}\d])",
        "before": rf"(?:{alternatives(words.before)}){GAP}{tail}{GAP}[:：]?{GAP}$",
        "equals": gap,
        "one": rf"(?:{tail}|{alternatives(words.before)}{GAP}{tail}){gap}",
        "each": rf"{tail}{GAP}(?:{equals}{GAP})?",
        "each_behind": rf"{GAP}(?:{each}|{pieces}\b)",
        "money": rf"(?:{GAP}(?:{per}|{equals})){GAP}(?:1{GAP})?(?P<name>{one})(?!\p{{L}})",
        "per_money": rf"{GAP}{per}{GAP}",
        "money_before": rf"(?<!\d)(?<!\d )(?P<name>{one})(?:\s{{1,3}}[^\W\d_]+){{0,2}}?{gap}$",
    }
    return {name: Pattern(source) for name, source in sources.items()}


def _compiled(reading: Reading) -> dict[str, Pattern]:
    return rate_patterns(reading.unit_pattern.pattern, reading.language)


def _per_unit(reading: Reading) -> Iterator[Rate]:
    """ "$0.20 per credit", "€0,02 pro Credit", "1クレジットあたり10円", "credits at $0.02 each"."""
    patterns = _compiled(reading)
    for mention in reading.money:
        behind = reading.plain[mention.end : mention.end + _NEAR]
        if _DIVIDED.match(behind):
            continue
        if (scaled := _per_scaled(reading, mention, behind)) is not None:
            rate: Rate | None = scaled
        elif match := patterns["per"].match(behind) or _per_many(reading, mention, behind):
            many = next(filter(None, match.groupdict().values()), "")
            units = Decimal(_NO_DIGIT.sub("", many)) if many else Decimal(1)
            rate = stated_rate(reading, (mention.start, mention.end + match.end()), mention.money, units)
        elif patterns["each_behind"].match(behind):
            rate = _each(reading, mention, patterns)
        elif mention.money.amount < 1 and _ENDS.match(behind):
            rate = _extra(reading, mention, patterns)
        else:
            rate = unit_before(reading, mention)
        if rate:
            yield rate


def _per_many(reading: Reading, mention: MoneyMention, behind: str) -> regex.Match[str] | None:
    """ "$10 per 500 credits", "$10 per 500 extra credits"; without the unit's word only where the sentence names it
    before ("extra credits: $10 per 500")."""
    match = _compiled(reading)["per_many"].match(behind)
    if match is None or reading.unit_pattern.search(match[0]):
        return match
    return match if reading.unit_pattern.search(_lead(reading, mention)) else None


def _per_scaled(reading: Reading, mention: MoneyMention, behind: str) -> Rate | None:
    """ "Additional tokens at $5/1M": thousands or millions of what the sentence names before."""
    match = _compiled(reading)["per_scaled"].match(behind)
    if match is None or not reading.unit_pattern.search(_lead(reading, mention)):
        return None
    units = Decimal(match["n"] or 1) * (1000 if match["scale"] in "kK" else 1_000_000)
    return stated_rate(reading, (mention.start, mention.end + match.end()), mention.money, units)


def _lead(reading: Reading, mention: MoneyMention) -> str:
    """What stands before an amount in its sentence."""
    before = reading.plain[max(0, mention.start - _NEAR) : mention.start]
    return before[sentence_start(before) :]


def _extra(reading: Reading, mention: MoneyMention, patterns: dict[str, Pattern]) -> Rate | None:
    """ "Extra credits at $0.75": a part of one unit of money at the end of a line is the price of one, where no number
    of them stands before it."""
    left = reading.plain.rfind("\n", 0, mention.start) + 1
    lead = reading.plain[max(left, mention.start - _NEAR) : mention.start]
    bought = list(phrase(reading.language, "pack", reading.unit_pattern.pattern).finditer(lead))
    led = bought and patterns["equals"].fullmatch(lead[bought[-1].end() :])
    if not led or not reading.unit_pattern.search(bought[-1][0]) or reading.numbers_in(left, mention.start):
        return unit_before(reading, mention)
    start = mention.start - len(lead) + bought[-1].start()
    return stated_rate(reading, (start, mention.end), mention.money, Decimal(1))


def _each(reading: Reading, mention: MoneyMention, patterns: dict[str, Pattern]) -> Rate | None:
    left = max(0, mention.start - _NEAR)
    found = [
        m for m in patterns["each"].finditer(reading.plain[left : mention.start]) if left + m.end() == mention.start
    ]
    behind = patterns["each_behind"].match(reading.plain[mention.end : mention.end + _NEAR])
    if not found or behind is None:
        return None
    return stated_rate(reading, (left + found[-1].start(), mention.end + behind.end()), mention.money, Decimal(1))


def _equations(reading: Reading) -> Iterator[Rate]:
    """ "1 credit = $0.01", "$1 = 100 credits": money on one side, a count on the other, one of them 1."""
    equals = _compiled(reading)["equals"]
    for count in reading.counts:
        if count.per is not None or count.low != count.high:
            continue
        for mention in reading.money_in(count.end, count.end + _NEAR):
            if _joined(reading, equals, count.end, mention.start) and _one_sided(count, mention):
                yield from maybe(
                    stated_rate(reading, (count.start, mention.end), mention.money, count.low, count.approximate)
                )
            break
        if (behind := _per_money(reading, count)) is not None:
            yield from maybe(
                stated_rate(reading, (count.start, behind.end), behind.money, count.low, count.approximate)
            )
        before = reading.money_in(max(0, count.start - _NEAR), count.start)
        if before and before[-1].money.amount == 1 and _joined(reading, equals, before[-1].end, count.start):
            span = (before[-1].start, count.end)
            yield from maybe(stated_rate(reading, span, before[-1].money, count.low, count.approximate))


def _per_money(reading: Reading, count: Count) -> MoneyMention | None:
    """The one unit of money that units are said to come per: "50 credits per $1"."""
    mention = next(iter(reading.money_in(count.end, count.end + _SHORT_REACH)), None)
    per = _compiled(reading)["per_money"]
    joined = (
        mention is not None and mention.money.amount == 1 and per.fullmatch(reading.plain[count.end : mention.start])
    )
    return mention if joined else None


def _joined(reading: Reading, equals: Pattern, start: int, end: int) -> bool:
    return bool(equals.fullmatch(_PICTURES.sub("", reading.plain[start:end])))


def _one_sided(count: Count, mention: MoneyMention) -> bool:
    return count.low == 1 or mention.money.amount == 1


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
        match = behind or (ahead if ahead and not _in_amount(reading, left, left + ahead.start("name")) else None)
        if match is None or count.per is not None:
            continue
        span = (count.start, count.end + behind.end()) if behind else (left + match.start(), count.end)
        money = Money(names[match["name"].lower()], Decimal(1))
        yield from maybe(stated_rate(reading, span, money, count.low, count.approximate))


def _in_amount(reading: Reading, left: int, start: int) -> bool:
    """Whether a name of money at `start` is the end of an amount that begins behind `left` ("1 美元", where 元 alone is
    another currency)."""
    return any(mention.end > start for mention in reading.money_in(left, start))
