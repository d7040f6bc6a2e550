"""What a fair page would show: a smallest pack that the actions use up, or any number of units."""

from __future__ import annotations

from decimal import Decimal
from math import lcm

from pricelint.model.fact import Pack
from pricelint.model.money import Money
from pricelint.model.outcome import Fix, Outcome
from pricelint.model.site import SiteFacts
from pricelint_rules.amounts import many, short
from pricelint_rules.fair import about, amount, quoted_in
from pricelint_rules.shop import packs_of, unit_word

FAR = 4
"""A pack that fits and is this many times as large is no smallest pack any more."""


def fix(*, outcome: Outcome, facts: SiteFacts, **_: object) -> Fix:
    """ "Small: 350 credits for $7 = 50 × Image generation at 7 = 7 × Video generation at 50" at the price per unit."""
    word = unit_word(facts)
    pack = min(quoted_in(outcome, packs_of(facts)), key=lambda one: one.units)
    costs = {cost.low: cost for cost in quoted_in(outcome, (cost for page in facts.pages for cost in page.costs))}
    units = _fitting(pack, list(costs))
    if units is None:
        each = about(Money(pack.price.currency, pack.price.amount / pack.units))
        return Fix(text=f"Any number of {many(word)} can be bought, at {each} per {word}.")
    money = Money(pack.price.currency, pack.price.amount * units / pack.units)
    uses = "".join(f" = {short(units / low)} × {cost.item} at {short(low)}" for low, cost in costs.items())
    name = f"{pack.name}: " if pack.name else ""
    return Fix(text=f"{name}{amount(units, word)} for {about(money)}{uses}")


def _fitting(pack: Pack, costs: list[Decimal]) -> Decimal | None:
    """The number of units nearest to a pack's that every cost divides; None where there is none near it."""
    if any(cost != cost.to_integral_value() for cost in costs):
        return None
    step = Decimal(lcm(*map(int, costs)))
    nearest = max(Decimal(1), (pack.units / step).quantize(Decimal(1))) * step
    return nearest if nearest <= FAR * pack.units else None
