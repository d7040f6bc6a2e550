"""Allowances that a sentence states away from the cards: "Plus includes 1,800 credits per month and Max 6,000"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.periods import PeriodMention, read_periods
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.units.not_granted import is_cost
from pricelint.extract.cards.words import phrase
from pricelint.model.fact import Allowance, Plan

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_LEAD = 60
_NEAR = 24
_STOP = regex.compile(r"[.!?。！？;；\n]|\d")


def with_stated_allowances(reading: Reading, plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans, those without an allowance with the one that a sentence gives to them by name."""
    open_to = [plan for plan in plans if plan.allowance is None and plan.prices and len(plan.name) > 1]
    if not open_to or not reading.counts:
        return tuple(plans)
    pattern = regex.compile("|".join(spelled(plan.name) for plan in sorted(plans, key=lambda p: -len(p.name))))
    found: dict[str, Allowance] = {}
    for count in reading.counts:
        if stated := _stated(reading, pattern, count):
            found.setdefault(*stated)
    known = {plan.name: found.get(plan.name.casefold()) for plan in open_to}
    return tuple(replace(p, allowance=known[p.name]) if p in open_to and known[p.name] else p for p in plans)


def spelled(name: str) -> str:
    """The pattern of a name as a word of its own; scripts without spaces have no word edges. One that a card prints in
    capitals, or without any, begins with one in a sentence."""
    ways = {name, name.title() if name.isupper() or name.islower() else name}
    edged = rf"(?:{'|'.join(regex.escape(way) for way in sorted(ways))})"
    return rf"(?<![\p{{Latin}}\p{{Cyrillic}}]){edged}(?![\p{{Latin}}\p{{Cyrillic}}])" if name[:1] < "\u2e80" else edged


def _stated(reading: Reading, pattern: regex.Pattern[str], count: Count) -> tuple[str, Allowance] | None:
    """The plan that a count of units is given to, its name folded, and the allowance: name, word of granting, number,
    period."""
    start = max(0, count.start - _LEAD)
    lead = reading.plain[start : count.start]
    names = [match for match in pattern.finditer(lead) if match[0]]
    if not names or count.plus or is_cost(reading, count, count.end + _NEAR):
        return None
    between = lead[names[-1].end() :]
    if _STOP.search(between) or not phrase(reading.language, "grants").search(between):
        return None
    period = _period(reading, count, start + names[-1].end())
    if period is None:
        return None
    cite = reading.document.cite
    evidence = (cite(count.start, count.end, "units"), cite(period.start, period.end, "per"))
    return names[-1][0].casefold(), Allowance(
        amount=count.high, per=period.period, evidence=evidence, method="plans.prose"
    )


def _period(reading: Reading, count: Count, start: int) -> PeriodMention | None:
    """The period behind a count or between the name and it; an allowance without one is not settled by a sentence."""
    for left, right in ((count.end, count.end + _NEAR), (start, count.end)):
        for found in read_periods(reading.plain[left:right].partition("\n")[0], reading.language):
            return PeriodMention(left + found.start, left + found.end, found.period)
    return None
