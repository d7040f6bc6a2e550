"""Per what an amount on a card is: the words around it that name a period, or the markup's toggle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex
from msgspec.structs import replace

from pricelint.extract.annotate.periods import PeriodMention, read_periods
from pricelint.extract.cards.brackets import bracket_end, open_bracket
from pricelint.extract.cards.card import Card, Line
from pricelint.extract.cards.prices.beside import LINE_BREAKS
from pricelint.extract.cards.prices.charging import NEXT, charged_beside, placed
from pricelint.extract.cards.prices.toggles import toggle_of
from pricelint.extract.cards.prices.unit_prices import period_of_units
from pricelint.extract.cards.words import phrase
from pricelint.extract.patterns import Match
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.cards.prices.amounts import Amount
    from pricelint.extract.reading import Reading

_PER_REACH = 26
_BESIDE = 3
_TAXES = 60
_GAP = regex.compile(r"[^\d.!?]*")
_LEADS_ON = regex.compile(r" ?[:：] ?")
_OF_NOUNS = frozenset({Period.DAY, Period.WEEK})
_NOUN = regex.compile(r" \p{L}")
_JOINED = regex.compile(r" ?[-–—:：] ?$")
Span = tuple[int, int]


def with_per(reading: Reading, card: Card, number: int, amount: Amount, tail: str) -> Amount:
    """Per what: words behind, then a table's header or caption, then the line's beginning, then the markup's toggle."""
    toggle = toggle_of(reading.document, (amount.mention.start, amount.mention.end), card)
    amount = replace(amount, billed=toggle)
    if units := period_of_units(reading, amount.mention.end):
        return replace(amount, per=units.period, per_span=(units.start, units.end))
    tail = _untaxed(tail, reading.language)
    seatless = phrase(reading.language, "seat").sub(_blank, tail[: _PER_REACH + 24])
    behind = _unbilled(read_periods(seatless, reading.language), tail)
    led = _led(reading, card.lines[number], amount)
    if led and (not behind or behind[0].start > 1 or _JOINED.fullmatch(tail, behind[0].end)):
        return replace(amount, per=led[0], per_span=led[1])
    elsewhere = behind and ("\n" in tail[: behind[0].start] or not tail[behind[0].end :].strip())
    if elsewhere and (beside := _beside(reading, card.lines[number], amount)):
        return replace(amount, per=beside[0], per_span=beside[1])
    if behind and _reaches(reading, amount.mention.end, behind[0], tail):
        first = behind[0]
        unsure = len(behind) > 1 and _clashes(reading, amount.mention.end, first, behind[1])
        span = (amount.mention.end + first.start, amount.mention.end + first.end)
        return replace(amount, per=first.period, per_span=span, unsure=unsure)
    if named := _caption(reading, card, number, amount):
        return replace(amount, per=named[0], per_span=named[1], billed=toggle or named[2])
    return amount


def _untaxed(tail: str, language: str) -> str:
    """The words behind an amount, those about taxes blank: their dots end no sentence ("€19 excl. VAT per month")."""
    return phrase(language, "net").sub(_blank, tail[:_TAXES]) + tail[_TAXES:]


def _blank(match: Match) -> str:
    return " " * len(match[0])


def _unbilled(periods: tuple[PeriodMention, ...], tail: str) -> list[PeriodMention]:
    """The periods behind an amount that are not words of charging; where those stand right behind it, none that begins
    a later line: "$96 billed yearly", "Monthly"."""
    charged = next((p for p in periods if p.billing and p.start <= _BESIDE), None)
    stop = tail.find("\n", charged.end) if charged else -1
    return [p for p in periods if not p.billing and (stop < 0 or p.start < stop)]


def _led(reading: Reading, line: Line, amount: Amount) -> tuple[Period, Span] | None:
    """The period right before an amount, joined to it by a dash or colon: "Monthly — $5.90 Yearly — $59"."""
    start = max(line.start, amount.mention.start - _PER_REACH)
    match = _JOINED.search(reading.plain[start : amount.mention.start])
    periods = read_periods(reading.plain[start : start + match.start()], reading.language) if match else ()
    if not match or not periods or periods[-1].end < match.start():
        return None
    return placed(periods[-1], start)


def _beside(reading: Reading, line: Line, amount: Amount) -> tuple[Period, Span] | None:
    """The period that stands right before an amount on its line ("연 276,000원"): one on the next line, or right before
    the next amount, is another's."""
    start = max(line.start, amount.mention.start - _PER_REACH)
    lead = reading.plain[start : amount.mention.start]
    periods = [p for p in _before(reading, start, amount) if not p.billing and not lead[p.end :].strip()]
    return placed(periods[-1], start) if periods else None


def _before(reading: Reading, start: int, amount: Amount) -> list[PeriodMention]:
    """The periods between an offset and an amount, which some of them need behind them."""
    found = read_periods(reading.plain[start : amount.mention.end], reading.language)
    return [p for p in found if start + p.end <= amount.mention.start]


def _reaches(reading: Reading, end: int, period: PeriodMention, tail: str) -> bool:
    """Whether a period behind an amount belongs to it: near, nothing but words between, at most one line on.

    On the next line it is not the period of units there: "每月300积分", "Monthly credits: 500"; nor that of an amount
    that a colon leads it to: "Total per week: €331"; nor a day's or a week's before a noun: "Daily reports".
    """
    between = tail[: period.start]
    if "\n" in between and period.period in _OF_NOUNS and _NOUN.match(tail, period.end):
        return False
    if period.start > _PER_REACH or not _GAP.fullmatch(between) or between.count("\n") > LINE_BREAKS:
        return False
    if (
        "\n" in between
        and _LEADS_ON.fullmatch(tail, period.end)
        and reading.money_in(end + len(tail), end + len(tail) + 1)
    ):
        return False
    counts = reading.counts_in(end + period.end, end + period.end + NEXT) if "\n" in between else ()
    gap = reading.plain[end + period.end : counts[0].start] if counts else "\n"
    return "\n" in gap or bool(gap.strip())


def _clashes(reading: Reading, end: int, first: PeriodMention, second: PeriodMention) -> bool:
    """Whether another period stands right behind the first; not where units on the next line own it ("每月50积分")."""
    if second.period is first.period or second.start - first.end > 1:
        return False
    broken = "\n" in reading.plain[end + first.end : end + second.start]
    return not (broken and reading.counts_in(end + second.end, end + second.end + NEXT))


def _caption(reading: Reading, card: Card, number: int, amount: Amount) -> tuple[Period, Span, Period | None] | None:
    """Period, where it stands and how often is charged, by a table's head, the line's beginning or the line above."""
    line = card.lines[number]
    if line.label and (heads := read_periods(line.label, reading.language)):
        return _headed(heads, line)
    lead = reading.plain[line.start : amount.mention.start]
    periods = _inside(reading, line, amount, _before(reading, line.start, amount)) if len(lead) <= 30 else []
    if periods and not (periods[-1].billing and charged_beside(reading, amount.mention.end)):
        return *placed(periods[-1], line.start), None
    if number and not lead.strip():
        above = card.lines[number - 1]
        text = reading.plain[above.start : above.end]
        named = read_periods(text, reading.language) if len(text) <= 20 and not _amounts_in(reading, above) else ()
        if named and not phrase(reading.language, "occasion").match(text, named[0].end):
            return *placed(named[0], above.start), None
    return _below(reading, card, number, amount)


def _inside(reading: Reading, line: Line, amount: Amount, periods: list[PeriodMention]) -> list[PeriodMention]:
    """The periods before an amount; only those of its bracket where that says how often it is charged: "$9 per month
    ($98 billed annually)"."""
    opened = open_bracket(reading.plain[line.start : amount.mention.start])
    if opened < 0 or not periods:
        return periods
    tail = reading.plain[amount.mention.end : line.end]
    bracket = reading.plain[line.start + opened : amount.mention.end + bracket_end(tail)]
    return [p for p in periods if p.start > opened] if read_periods(bracket, reading.language) else periods


def _below(reading: Reading, card: Card, number: int, amount: Amount) -> tuple[Period, Span, None] | None:
    """The period that fills the next line of a card, where markup writes it elsewhere: rows of a table of elements."""
    line, after = card.lines[number], card.lines[number + 1] if number + 1 < len(card.lines) else None
    if after is None or reading.plain[amount.mention.end : line.end].strip():
        return None
    text = reading.plain[after.start : after.end]
    periods = read_periods(text, reading.language) if len(text) <= _PER_REACH else ()
    whole = len(periods) == 1 and not (text[: periods[0].start] + text[periods[0].end :]).strip()
    return (*placed(periods[0], after.start), None) if whole else None


def _headed(periods: tuple[PeriodMention, ...], line: Line) -> tuple[Period, Span, Period | None]:
    """ "Annual price (per month)" heads amounts per month that are charged yearly."""
    monthly = next((p for p in periods if p.period is Period.MONTH and not p.billing), None)
    yearly = any(p.period is Period.YEAR for p in periods)
    first = monthly if monthly and yearly else periods[0]
    return *placed(first, line.label_start), Period.YEAR if first is monthly and yearly else None


def _amounts_in(reading: Reading, line: Line) -> bool:
    return bool(reading.money_in(line.start, line.end)) or bool(reading.counts_in(line.start, line.end))
