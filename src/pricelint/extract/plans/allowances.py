"""The units that a tier comes with, and per what: what its card says, else what the tier is charged by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pricelint.extract.cards.units.grants import Grant
from pricelint.extract.cards.words import phrase
from pricelint.model.fact import Allowance, PricePoint
from pricelint.model.units import Period

if TYPE_CHECKING:
    from pricelint.extract.reading import Reading

UNTOLD = "the card prices a year and a month of it, and does not say which of the two its units are for"


def stated_allowance(
    reading: Reading, grant: Grant | None, prices: tuple[PricePoint, ...], free: bool
) -> Allowance | None:
    """The units of a card as those of a tier with these prices, None where it grants none."""
    if grant is None:
        return None
    trial = phrase(reading.language, "intro").search(reading.plain[slice(*grant.span)])
    per = grant.per or (Period.ONCE if trial else _default_period(prices, free))
    cite = reading.document.cite
    evidence = [cite(*grant.span, "units")] + ([cite(*grant.per_span, "per")] if grant.per_span else [])
    doubt = UNTOLD if not grant.per and _is_led_by_year(prices) else None
    return Allowance(amount=grant.amount, per=per, evidence=tuple(evidence), method="plans.card", doubt=doubt)


def _is_led_by_year(prices: tuple[PricePoint, ...]) -> bool:
    """Whether only the year is charged, and its price stands before what a month of it comes to."""
    yearly = all(p.billed is Period.YEAR for p in prices)
    return yearly and [p.per for p in prices][:2] == [Period.YEAR, Period.MONTH]


def _default_period(prices: tuple[PricePoint, ...], free: bool) -> Period | None:
    """Units without a period come with each charge of the plan; those of a free tier once. Where only the year is
    charged, what is printed first leads: a year's price, or what a month of it comes to."""
    if free:
        return Period.ONCE
    monthly = any(p.per is Period.MONTH and p.billed is not Period.YEAR for p in prices)
    return Period.MONTH if monthly else next((p.per for p in prices if p.per), None)
