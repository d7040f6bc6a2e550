"""A free tier that has no card: "Start free with 40 credits a month"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.annotate.quantities import Count
from pricelint.extract.cards.units.not_granted import is_cost
from pricelint.extract.cards.words import phrase
from pricelint.extract.plans.prose import spelled
from pricelint.extract.sentences import sentence_around
from pricelint.model.fact import Allowance, Plan
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

_REPEATED = frozenset({Period.DAY, Period.WEEK, Period.MONTH})


def with_told_free(reading: Reading, plans: Sequence[Plan]) -> tuple[Plan, ...]:
    """The plans, and the free tier that a sentence away from the cards names with its units per period, where no card
    is free. A sentence about another tier, a trial or money gives nothing away."""
    if any(plan.free for plan in plans) or not reading.counts:
        return tuple(plans)
    found = next((tier for count in reading.counts if (tier := _told(reading, count, plans))), None)
    return (found, *plans) if found else tuple(plans)


def _told(reading: Reading, count: Count, plans: Sequence[Plan]) -> Plan | None:
    if count.plus or _on_card(reading, count):
        return None
    start, end = sentence_around(reading, count.start, count.end)
    said = reading.plain[start:end]
    named = phrase(reading.language, "free_tier").search(said)
    if named is None or phrase(reading.language, "no_tier").search(said) or reading.money_in(start, end):
        return None
    periods = read_periods(said, reading.language)
    if len(periods) != 1 or periods[0].period not in _REPEATED:
        return None
    others = any(regex.search(spelled(plan.name), said) for plan in plans if plan.name)
    if others or len(reading.counts_in(start, end)) > 1 or is_cost(reading, count, end):
        return None
    cite, first, last = reading.document.cite, start + named.start("name"), start + named.end("name")
    per = cite(start + periods[0].start, start + periods[0].end, "per")
    return Plan(
        name=reading.document.text[first:last],
        prices=(),
        allowance=Allowance(
            amount=count.high,
            per=periods[0].period,
            evidence=(cite(count.start, count.end, "units"), per),
            method="plans.prose",
        ),
        free=True,
        evidence=(cite(first, last, "name", "free"),),
        method="plans.prose",
    )


def _on_card(reading: Reading, count: Count) -> bool:
    return any(line.start <= count.start < line.end for card in reading.cards for line in card.lines)
