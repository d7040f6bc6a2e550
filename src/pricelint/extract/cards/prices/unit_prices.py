"""Amounts that are the price of one unit or one output, not of what a card sells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.money import MoneyMention
from pricelint.extract.annotate.periods import PeriodMention, period_behind, uncommon_behind
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.card import Line
from pricelint.extract.cards.prices.beside import CODE
from pricelint.extract.cards.words import opening, phrase
from pricelint.extract.language import section
from pricelint.extract.patterns import Pattern
from pricelint.extract.rate_words import RateWords, some
from pricelint.extract.unit.words import plain_names
from pricelint.extract.words import alternatives
from pricelint.model.once import once

if TYPE_CHECKING:
    from pricelint.extract.cards.prices.amounts import Amount
    from pricelint.extract.reading import Reading

_NEAR, _MOST = Decimal("0.02"), Decimal("0.05")
_HALF, _CENTS = Decimal("0.5"), -2
_TAIL = 40
_LEAST_GAP = 3
_AGAIN = 250
_LEAST_SIZES = 2
_SLASH = regex.compile(r" ?/ ?")
_FACTORS = ("×", "✕", "*")


def is_each(reading: Reading, end: int) -> bool:
    """Whether an amount that ends at `end` is the price of one thing ("per image"), not of a period or a seat."""
    known: dict[int, bool] = reading.memo.setdefault("cards.each", {})
    if end not in known:
        known[end] = _is_each(reading, end)
    return known[end]


def _is_each(reading: Reading, end: int) -> bool:
    tail = reading.plain[end : end + _TAIL]
    match = opening(reading.language, ("each",), rf"{CODE}[ \n]?").match(tail)
    if not match or _new_sentence(match[0]) or period_behind(reading.plain, end, reading.language):
        return False
    if period_of_units(reading, end) or is_size_price(reading, end):
        return False
    if uncommon_behind(reading.plain, end, reading.language):
        return False
    if "\n" in match[0] and reading.money_in(end + match.end(), end + match.end() + _LEAST_GAP):
        return False
    return not phrase(reading.language, "seat").search(match[0])


def period_of_units(reading: Reading, end: int) -> PeriodMention | None:
    """The period of the units that a slash ties to an amount that ends at `end`: "$10/5,000 credits/month"."""
    slash = _SLASH.match(reading.plain, end)
    counts = reading.counts_in(slash.end(), slash.end() + 1) if slash else ()
    return period_behind(reading.plain, counts[0].end, reading.language) if counts and counts[0].per else None


def is_size_price(reading: Reading, end: int) -> bool:
    """Whether a stroke ties an amount that ends at `end` to the number of units that is sold for it, which a later line
    repeats ("$5 / 10 credits" above "10 credits"), which is the name above it, or which is another one for each amount
    of the page."""
    size = _tied(reading, end)
    if size is None or phrase(reading.language, "extras").match(reading.plain[size.end : size.end + _TAIL].lstrip()):
        return False
    if _is_named_above(reading, size):
        return True
    again = reading.counts_in(size.end, size.end + _AGAIN)
    return any(count.high == size.high for count in again) or _are_sizes(reading)


def _is_named_above(reading: Reading, size: Count) -> bool:
    """Whether a line of its own says the same number of units before the amount, and no other amount parts them."""
    start = max(0, size.start - _AGAIN)
    priced = list(reading.money_in(start, size.start))[-_LEAST_SIZES:]
    before = priced[0].end if len(priced) == _LEAST_SIZES else start
    for count in reading.counts_in(before, size.start):
        block = reading.document.block_at(count.start)
        if count.high == size.high and (block.start, block.end) == (count.start, count.end):
            return True
    return False


def _tied(reading: Reading, end: int) -> Count | None:
    """The several units that a stroke ties to an amount that ends at `end`, None where none are or they come again."""
    slash = _SLASH.match(reading.plain, end)
    counts = reading.counts_in(slash.end(), slash.end() + 1) if slash else ()
    return counts[0] if counts and counts[0].high > 1 and not counts[0].per else None


@once
def _are_sizes(reading: Reading) -> bool:
    """Whether the numbers of units that strokes tie to amounts differ from amount to amount, as those of packs do: a
    page that prints rates states them for the same number."""
    tied = [size.high for mention in reading.money if (size := _tied(reading, mention.end))]
    return len(tied) >= _LEAST_SIZES and len(set(tied)) == len(tied)


def is_worth(reading: Reading, end: int) -> bool:
    """Whether an amount that ends at `end` is what units are worth that come with each period: "$25/mo credits
    included", "$25 per month in token credits"."""
    period = period_behind(reading.plain, end, reading.language)
    if period is None or "\n" in reading.plain[end : period.end]:
        return False
    units = reading.unit_pattern if reading.unit else plain_names(reading.language)
    return bool(_worth(reading.language, units.pattern).match(reading.plain, period.end))


@lru_cache(maxsize=256)
def _worth(language: str, unit: str) -> Pattern:
    joined, without_end = phrase(language, "worth_in").pattern, phrase(language, "unlimited").pattern
    kind = rf"(?:{joined}) (?:\p{{L}}+ )?|(?!{without_end})(?-i:\p{{Lu}})\p{{L}}* "
    return Pattern(rf" (?:{kind})?(?:{unit})(?!\p{{L}})(?= ?(?:[.,;)\n]|$|\p{{L}}))")


def is_rate(reading: Reading, mention: MoneyMention) -> bool:
    """Whether an amount is one side of a stated rate: "1 credit = $0.01"."""
    return reading.in_rate(mention.start)


@lru_cache(maxsize=4096)
def leads_as_rate(lead: str, language: str, unit: str) -> bool:
    """Whether the words right before an amount make it the price of one unit ("크레딧당 990원", "per credit: $0.02") or
    a factor ("usage × $0.02")."""
    last = max((match.end() for match in phrase(language, "rate", unit).finditer(lead)), default=-_LEAST_GAP)
    return len(lead) - last < _LEAST_GAP or lead.rstrip()[-1:] in _FACTORS


def is_equated(reading: Reading, mention: MoneyMention, start: int) -> bool:
    """Whether an amount is what the units that an action takes come to: "50 credits for a search = $1.00"."""
    counts = reading.counts_in(start, mention.start)
    between = reading.plain[counts[-1].end : mention.start].rstrip() if counts else ""
    return between.endswith("=") and "\n" not in between and any(map(str.isalpha, between))


def _new_sentence(words: str) -> bool:
    """A capital on the next line begins a sentence of its own: "€25", "A sketch takes 3 credits"."""
    _, broken, behind = words.partition("\n")
    return bool(broken) and behind[:1].isupper()


def is_rate_column(reading: Reading, line: Line) -> bool:
    """Whether a table calls an amount the price of one unit or one output: "Price per credit", "Unit
    price", or that of a number of units: "Price per 1,000 credits", "Per 1,000"."""
    if not line.label:
        return False
    rate = phrase(reading.language, "rate", some(reading.unit_pattern.pattern))
    return bool(rate.search(line.label) or _per_many(reading.language).search(line.label))


@lru_cache
def _per_many(language: str) -> Pattern:
    """A table head over the price of many units that does not name them: "Per 1,000", "Price / 1k"."""
    per = alternatives(section(language, "rates", RateWords).per)
    return Pattern(
        rf"(?:^|[\s(])(?:{per})\s?(?:\d{{3}}[\d.,]*|\d{{1,3}}(?:[.,\s]\d{{3}})+|\d{{1,4}}\s?[kKmM]|[kK])(?:$|[^\p{{L}}\d])"
    )


def without_rates(amounts: Sequence[Amount], units: Decimal | None) -> list[Amount]:
    """The amounts of a card without those that, times the card's units, give another one of them.

    "$3.90 · 50 credits · $0.078": the last is what one credit comes to, wherever the words for it stand.
    """
    if units is None or units <= 1:
        return list(amounts)
    totals = [amount.mention for amount in amounts]
    return [a for a in amounts if a.per or a.billed or not _is_part(a.mention, totals, units)]


def _is_part(one: MoneyMention, totals: list[MoneyMention], units: Decimal) -> bool:
    return any(times(one, units, total) for total in totals)


def times(one: MoneyMention, units: Decimal, total: MoneyMention) -> bool:
    """Whether `units` at the price of `one` come to `total`, rounding aside: that of a cent is half of one per unit."""
    expected, stated = one.money.amount * units, total.money.amount
    same = one.money.currency == total.money.currency
    digits = one.money.amount.as_tuple().exponent
    rounded = units * _HALF.scaleb(digits) if isinstance(digits, int) and digits <= _CENTS else Decimal(0)
    return same and expected > 0 and abs(expected - stated) <= max(stated * _NEAR, min(rounded, stated * _MOST))
