"""A tier's price that only a sentence states beside its former one: "Starter for $7.20 instead of $9"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from pricelint.extract.annotate.periods import read_periods
from pricelint.extract.cards.words import phrase
from pricelint.model.fact import Plan, PricePoint

if TYPE_CHECKING:
    from pricelint.extract.annotate.money import MoneyMention
    from pricelint.extract.reading import Reading

METHOD = "plans.instead"

_NAME = regex.compile(r"(?<![\p{L}\d])(\p{Lu}\p{L}{2,15}) \p{Ll}{2,5} $")
_LONGEST_GAP = 24
_LEAD = 40


def stated_instead(reading: Reading) -> tuple[Plan, ...]:
    """Plans of sentences that name a tier, its price now and its former price, on a page without any card.

    The sentence names no period: it is the one period that the page names anywhere, else the price is left out.
    """
    pairs = zip(reading.money, reading.money[1:], strict=False)
    plans = [_plan(reading, now, was) for now, was in pairs if _replaces(reading, now, was)]
    periods = read_periods(reading.plain, reading.language) if any(plans) else ()  # a whole page is dear to read
    if len({mention.period for mention in periods}) != 1:
        return ()
    per = periods[0]
    cite = reading.document.cite
    return tuple(
        Plan(
            name=name,
            prices=(
                PricePoint(
                    amount=now.money,
                    was=was.money,
                    per=per.period,
                    billed=per.period,
                    evidence=(
                        cite(now.start, now.end, "amount"),
                        cite(was.start, was.end, "was"),
                        cite(per.start, per.end, "per"),
                    ),
                    method=METHOD,
                    doubt="the sentence names no period; it is taken from the only one that the page names",
                ),
            ),
            evidence=(cite(start, start + len(name), "name"),),
            method=METHOD,
        )
        for name, start, now, was in filter(None, plans)
    )


def _replaces(reading: Reading, now: MoneyMention, was: MoneyMention) -> bool:
    gap = reading.plain[now.end : was.start]
    same = now.money.currency == was.money.currency and now.money.amount < was.money.amount
    return same and len(gap) <= _LONGEST_GAP and bool(phrase(reading.language, "instead").fullmatch(gap.strip()))


def _plan(reading: Reading, now: MoneyMention, was: MoneyMention) -> tuple[str, int, MoneyMention, MoneyMention] | None:
    start = max(0, now.start - _LEAD)
    match = _NAME.search(reading.plain[start : now.start])
    return (match[1], start + match.start(1), now, was) if match else None
