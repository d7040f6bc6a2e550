"""Why a usable output costs more than the month before: an exact additive decomposition.

The effective cost of a month is spend ÷ usable outputs. With, for each kind of work c (platform, action, model), the
generations g, the units q, the spend m and the usable outputs u,

    E = Σ v·p·l·k  ÷  Σ v·f

    p = m ÷ q   unit price: spend per unit
    l           listed units per action: what the platform's captured pages state for it; 1 where no history is given
    k = q ÷ g ÷ l   units used per action against the listed ones: longer, larger, a dearer setting
    v = g ÷ Σg  mix: its share of all generations
    f = u ÷ g   efficiency: usable outputs per generation

Each part is the Shapley value of its factor: its change of E averaged over every order in which the five factors could
have moved from one month to the other,

    part(i) = Σ over S ⊆ F∖{i} of |S|! (|F|−|S|−1)! ÷ |F|! × (E(S ∪ {i}) − E(S)),

where E(S) takes the factors in S from the later month and the others from the earlier one. Shapley, L. S. (1953), "A
value for n-person games"; as a decomposition rule: Shorrocks, A. F. (2013), "Decomposition procedures for
distributional analysis: a unified framework based on the Shapley value", Journal of Economic Inequality 11. It needs
no logarithm, so work that appears or ends, which LMDI has to replace by small numbers, is no special case.

E(S) is worked out with 50 digits and rounded to 40, so that what did not move has a part of exactly nothing. The change
itself is an exact fraction, and what the rounding leaves of it is added to the largest part: the parts sum to the
change exactly.

Work of one month alone keeps its own p, l, k and f in the other, so that it counts as mix and as nothing else. Where
units are not stated for all generations of a kind of work in both months, p is spend per generation, l and k are 1.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from enum import StrEnum
from fractions import Fraction
from itertools import combinations, pairwise
from math import factorial

from pricelint.costs.ledger.spending import Month, Tally, Work

_DIGITS = 50
_ROUND = Context(prec=40)


class Factor(StrEnum):
    """What can move the effective cost."""

    UNIT_PRICE = "unit_price"
    LISTED_UNITS = "listed_units"
    USED_UNITS = "used_units"
    MIX = "mix"
    EFFICIENCY = "efficiency"


@dataclass(frozen=True, slots=True)
class Part:
    """How much of a change one factor makes, in the measure of the account per usable output."""

    factor: Factor
    change: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """From one month to the next: the change of the effective cost, and its parts, which sum to it exactly.

    `parts` is empty, and `why_not` says why, where a month made nothing usable. `joined` is true where one month's mix
    with the other's efficiency would make nothing usable: efficiency is then that of all work together, and mix moves
    the spend per generation alone.
    """

    measure: str
    before: str
    after: str
    change: Fraction | None
    parts: tuple[Part, ...] = ()
    why_not: str = ""
    joined: bool = False


@dataclass(frozen=True, slots=True)
class _Side:
    """The factors of one kind of work in one month."""

    unit_price: Decimal
    listed_units: Decimal
    used_units: Decimal
    mix: Decimal
    efficiency: Decimal


_Pair = tuple[_Side, _Side]

Listed = Mapping[tuple[Work, str], Decimal]
"""Listed units per action by kind of work and month ("2026-03")."""


def explain(months: Sequence[Month], listed: Listed | None = None) -> tuple[Step, ...]:
    """A step per pair of neighbouring months of one measure, as `months_of` orders them.

    `listed` is the captured history of units per action, where there is one.
    """
    return tuple(
        _step(before, after, listed or {}) for before, after in pairwise(months) if before.measure == after.measure
    )


def _step(before: Month, after: Month, listed: Listed) -> Step:
    first, last = before.effective, after.effective
    if first is None or last is None:
        empty = " and ".join(month.month for month in (before, after) if month.effective is None)
        return Step(
            measure=before.measure, before=before.month, after=after.month, change=None,
            why_not=f"nothing usable was made in {empty}",
        )  # fmt: skip
    with localcontext(Context(prec=_DIGITS)):
        pairs = _sides(before, after, listed)
        apart = _coalitions(pairs)
        values = apart or _coalitions(_joined(pairs, before, after)) or {}
        parts = _exact({factor: _shapley(factor, values) for factor in Factor}, last - first)
    return Step(
        measure=before.measure, before=before.month, after=after.month, change=last - first, parts=parts,
        joined=apart is None,
    )  # fmt: skip


def _sides(before: Month, after: Month, listed: Listed) -> list[_Pair]:
    return [
        _pair(before, after, work, [listed.get((work, month.month)) for month in (before, after)])
        for work in sorted(before.work.keys() | after.work.keys())
    ]


def _pair(before: Month, after: Month, work: Work, costs: Sequence[Decimal | None]) -> _Pair:
    found = [month.work.get(work) for month in (before, after)]
    stated = [tally for tally in found if tally is not None]
    by_units = all(tally.units_known for tally in stated)
    known = by_units and all(costs)
    one, other = (
        _side(tally or stated[0], month, (cost if known and cost else Decimal(1)) if by_units else None, tally is None)
        for tally, month, cost in zip(found, (before, after), costs, strict=True)
    )
    return one, other


def _side(tally: Tally, month: Month, listed: Decimal | None, absent: bool) -> _Side:
    """One month of some work; `listed` is None where it is counted by generations, `absent` where it has no share."""
    made = Decimal(tally.generations)
    quantity = made if listed is None else tally.units
    per_action = listed or Decimal(1)
    return _Side(
        unit_price=tally.spend / quantity, listed_units=per_action, used_units=quantity / made / per_action,
        mix=Decimal(0) if absent else made / month.total.generations, efficiency=tally.usable / made,
    )  # fmt: skip


def _coalitions(pairs: Sequence[_Pair]) -> dict[frozenset[Factor], Fraction] | None:
    """The effective cost by the factors that are taken from the later month; None where one of them is undefined."""
    values = {}
    for size in range(len(Factor) + 1):
        for chosen in map(frozenset, combinations(Factor, size)):
            value = _mixed(pairs, chosen)
            if value is None:
                return None
            values[chosen] = Fraction(_ROUND.plus(value))
    return values


def _mixed(pairs: Sequence[_Pair], later: frozenset[Factor]) -> Decimal | None:
    spend = made = Decimal(0)
    places = {factor: factor in later for factor in Factor}
    for pair in pairs:
        share = pair[places[Factor.MIX]].mix
        price = pair[places[Factor.UNIT_PRICE]].unit_price * pair[places[Factor.LISTED_UNITS]].listed_units
        spend += share * price * pair[places[Factor.USED_UNITS]].used_units
        made += share * pair[places[Factor.EFFICIENCY]].efficiency
    return spend / made if made else None


def _shapley(factor: Factor, values: Mapping[frozenset[Factor], Fraction]) -> Fraction:
    total, count = Fraction(0), len(Factor)
    for others, value in values.items():
        if factor not in others:
            weight = Fraction(factorial(len(others)) * factorial(count - len(others) - 1), factorial(count))
            total += weight * (values[others | {factor}] - value)
    return total


def _exact(parts: Mapping[Factor, Fraction], change: Fraction) -> tuple[Part, ...]:
    """The parts, what rounding left of the change in the largest of them."""
    largest = max(parts, key=lambda factor: abs(parts[factor]))
    left = change - sum(parts.values())
    return tuple(Part(factor, part + left if factor is largest else part) for factor, part in parts.items())


def _joined(pairs: Sequence[_Pair], before: Month, after: Month) -> list[_Pair]:
    """The same with one success rate for all work of a month."""
    rates = [Decimal(month.total.usable) / month.total.generations for month in (before, after)]
    return [(replace(one, efficiency=rates[0]), replace(other, efficiency=rates[1])) for one, other in pairs]
