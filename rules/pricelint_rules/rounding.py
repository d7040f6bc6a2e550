"""When a price per unit is easy to compute with. Exact decimal arithmetic throughout.

Source of the measure: the catalogue's row on non-round rates, editorial; the idea that a rate must not be
hard to compute is principle 2 of the CPC key principles on in-game virtual currencies (2025).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import inf

from pricelint.model.derivation import Basis, Derivations, Size
from pricelint.model.fact import Allowance, Fact, Pack, Rate
from pricelint.model.site import PageFacts, SiteFacts
from pricelint.model.units import PERIOD_DAYS

DIGITS = tuple(Decimal(text) for text in "1 1.5 2 2.5 3 4 5 6 7 7.5 8 9 10".split())
"""The d of d × 10^k; 10 stands for the 1 of the next power, which is approached from below."""

CHARMS = frozenset(Decimal(text) for text in ".90 .95 .98 .99".split())
ONE = Decimal(1)

BESIDE = 160
"""Characters of page text within which a printed rate is taken to speak of a size: about two lines of a card."""


def is_round(number: Decimal, share: Decimal) -> bool:
    """Whether a positive number lies within `share` of some d × 10^k: of the one below it or the one above."""
    mantissa = number.scaleb(-number.adjusted())
    above = bisect_left(DIGITS, mantissa)
    return any(abs(mantissa - digit) <= share * digit for digit in DIGITS[max(0, above - 1) : above + 1])


def readings(amount: Decimal) -> tuple[Decimal, ...]:
    """A price as printed and, where it is a charm price, as a buyer reads it: 9.99 → 10, 49 → 50."""
    part = amount % ONE
    if part in CHARMS:
        return amount, amount - part + ONE
    if part == 0 and amount % 10 == 9:
        return amount, amount + ONE
    return (amount,)


def counts(size: Size) -> tuple[Decimal, ...]:
    """The units of a size without bonus, and with it where every buyer gets it; also less it, as the printed units may
    hold it ("1,320 credits", "+120 bonus")."""
    open_bonus = all(source.bonus_for_everyone for source in size.source if isinstance(source, Pack))
    if not size.bonus or not open_bonus:
        return (size.units,)
    return tuple(units for units in (size.units, size.units + size.bonus, size.units - size.bonus) if units > 0)


def is_plain(size: Size, share: Decimal) -> bool:
    """Whether the price per unit or the units per currency unit of a size is round, in any of its readings."""
    pairs = ((money, units) for money in readings(size.money.amount) for units in counts(size))
    return any(is_round(money / units, share) or is_round(units / money, share) for money, units in pairs)


def matches(rate: Rate, size: Size, share: Decimal) -> bool:
    """Whether a printed rate is right for a size within `share`."""
    if rate.money.currency != size.money.currency:
        return False
    stated = rate.money.amount / rate.units
    return any(abs(stated - size.money.amount / units) <= share * size.money.amount / units for units in counts(size))


def offered(facts: SiteFacts, derivations: Derivations) -> tuple[Size, ...]:
    """The sizes on offer: each paid plan once, with the shortest commitment it can be had for, and each pack once."""
    contact = {price for page in facts.pages for plan in page.plans if plan.contact_sales for price in plan.prices}
    kept: dict[tuple[object, ...], Size] = {}
    for size in derivations.sizes:
        if size.basis is Basis.RATE or size.money.amount <= 0 or (contact and contact.intersection(size.source)):
            continue
        key = _offer(size)
        if key not in kept or _commitment(size) < _commitment(kept[key]):
            kept[key] = size
    return tuple(kept.values())


def _offer(size: Size) -> tuple[object, ...]:
    """What makes two sizes one offer: the same tier with the same allowance, or the same pack."""
    grants = [(source.amount, source.per) for source in size.source if isinstance(source, Allowance)]
    return (size.basis, size.money.currency, size.name, *grants) if grants else (size.money, size.units, size.bonus)


def _commitment(size: Size) -> int:
    return PERIOD_DAYS.get(size.billed or size.period, 0)


def beside(rate: Rate, sizes: Sequence[Size]) -> tuple[Size, ...]:
    """The sizes that a printed rate is about: of those within `BESIDE` characters of it, the one in whose element it
    stands, where there is one. A rate that stands alone is about no size in particular and contradicts none."""
    near = [(_closeness(rate, size.source), size) for size in sizes if _distance(rate, size.source) <= BESIDE]
    deepest = max((depth for depth, _ in near), default=0)
    nearest = tuple(size for depth, size in near if depth == deepest)
    return nearest if len(nearest) == 1 else tuple(size for _, size in near)


def values(rates: Iterable[Rate]) -> set[tuple[str, Decimal]]:
    """The different rates among these: currency and money per unit."""
    return {(rate.money.currency, rate.money.amount / rate.units) for rate in rates}


def _distance(rate: Rate, source: Iterable[Fact]) -> float:
    """Characters of text between a rate and the nearest fact of a size; infinite on different pages."""
    mine = rate.evidence[0]
    others = (item for fact in source for item in fact.evidence if item.page == mine.page)
    return min((max(mine.start - other.end, other.start - mine.end) for other in others), default=inf)


def _closeness(rate: Rate, source: Iterable[Fact]) -> int:
    """Steps of the CSS path that a rate shares with the facts of a size; 0 on different pages."""
    mine = rate.evidence[0]
    others = (item for fact in source for item in fact.evidence if item.page == mine.page)
    return max((_shared(mine.path, other.path) for other in others), default=0)


def _shared(one: str, other: str) -> int:
    steps = zip(one.split(">"), other.split(">"), strict=False)
    return next((i for i, (a, b) in enumerate(steps) if a != b), min(one.count(">"), other.count(">")) + 1)


def printed_rates(pages: Iterable[PageFacts]) -> tuple[Rate, ...]:
    """The rates that these pages state in words."""
    return tuple(rate for page in pages for rate in page.rates)
