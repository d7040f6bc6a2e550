"""Plan choice as an integer program, in the rows and columns that HiGHS takes.

One plan with one billing, or none, is held for all months; packs are bought in any month. With

    x[p] ∈ {0, 1}   plan p is held                       Σ x ≤ 1
    k[q, t] ∈ ℕ     packs q bought in month t
    f[s, t, u] ≥ 0  units of source s that came in month t and are spent in month u, as long as they last

the cost Σ cost(p)·x[p] + Σ price(q)·k[q, t] is least, such that

    Σ over u of f[s, t, u] ≤ what s brings in month t    nothing is spent that did not come
    Σ over s, t of f[s, t, u] ≥ units needed             in every month u
    Σ over t ≤ u < v of f[s, t, v] ≤ cap of s            what is carried over the end of month u is within a cap
    Σ k ≤ (a bound)·Σ x                                  where packs are sold beside a plan only

A source is the plans, or the packs, that last equally long. Units are counted in those of one month's need, so that the
numbers are of one size. Packs that outlast the whole time are bought in the first month: nothing is gained by waiting.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from math import ceil, gcd, inf, lcm

from pricelint.costs.quote.offers import Buyable, Offer


@dataclass(slots=True)
class Program:
    """Columns with cost, upper bound and whether they are whole; rows with bounds and their entries."""

    costs: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    row_lower: list[float] = field(default_factory=list)
    row_upper: list[float] = field(default_factory=list)
    starts: list[int] = field(default_factory=lambda: [0])
    columns: list[int] = field(default_factory=list)
    values: list[float] = field(default_factory=list)

    def column(self, cost: float, upper: float, *, whole: bool) -> int:
        """Add a column; its number."""
        self.costs.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)
        return len(self.costs) - 1

    def row(self, lower: float, upper: float, entries: Sequence[tuple[int, float]]) -> None:
        """Add a row: lower ≤ Σ value × column ≤ upper."""
        self.row_lower.append(lower)
        self.row_upper.append(upper)
        for column, value in entries:
            self.columns.append(column)
            self.values.append(value)
        self.starts.append(len(self.columns))


@dataclass(frozen=True, slots=True)
class Choice:
    """What the whole columns of a program stand for, in their order: a thing, and the month it is bought in."""

    buyable: Buyable
    month: int


def build(offer: Offer, needed: Fraction, months: int) -> tuple[Program, tuple[Choice, ...]]:
    """The program for an offer, and the meaning of its first columns. `needed` units per month, above 0."""
    program = Program()
    step = _step([*(plan.cost(months) for plan in offer.plans), *(pack.price for pack in offer.packs)])
    plans = [
        (Choice(plan, 0), program.column(float(Fraction(plan.cost(months)) / step), 1, whole=True))
        for plan in offer.plans
    ]
    packs = [
        (choice, program.column(float(Fraction(choice.buyable.price) / step), most, whole=True))
        for choice in _pack_choices(offer.packs, months)
        for most in [_most(choice.buyable, needed, months)]
    ]
    program.row(0, 1, [(column, 1) for _, column in plans])
    if offer.packs_need_plan:
        most = sum(program.upper[column] for _, column in packs)
        program.row(-inf, 0, [*((column, 1) for _, column in packs), *((column, -most) for _, column in plans)])
    spent = [*_sources(program, plans, needed, months), *_sources(program, packs, needed, months)]
    for month in range(months):
        program.row(1, inf, [(column, 1) for _, used, column in spent if used == month])
    return program, tuple(choice for choice, _ in (*plans, *packs))


def _step(amounts: Sequence[Decimal]) -> Fraction:
    """The largest amount that every sum of these is a whole multiple of: costs are counted in it, so that they are
    whole numbers, and two sums that differ do so by at least 1."""
    parts = [Fraction(amount) for amount in amounts if amount]
    below = lcm(*(part.denominator for part in parts))
    return Fraction(gcd(*(int(part * below) for part in parts)) or 1, below)


def _pack_choices(packs: Sequence[Buyable], months: int) -> Iterator[Choice]:
    for pack in packs:
        lasts = pack.lasting.months
        yield from (Choice(pack, month) for month in range(1 if lasts is None or lasts >= months else months))


def _most(pack: Buyable, needed: Fraction, months: int) -> int:
    """Packs beyond this number could not be spent before they end."""
    return ceil(needed * min(pack.lasting.months or months, months) / pack.units)


_Bought = Sequence[tuple[Choice, int]]
_Spent = list[tuple[int, int, int]]


def _sources(program: Program, bought: _Bought, needed: Fraction, months: int) -> Iterator[tuple[int, int, int]]:
    """Rows and columns of each source; what is spent as (month it came, month it is spent, column)."""
    groups: dict[tuple[object, ...], list[tuple[Choice, int]]] = {}
    for choice, column in bought:
        one = choice.buyable
        groups.setdefault((one.is_plan, one.grant, one.lasting.months, one.lasting.cap), []).append((choice, column))
    for (_, grant, lasts, cap), members in groups.items():
        spent: _Spent = []
        for month in range(months):
            came = [(column, choice) for choice, column in members if _comes(choice, month, grant)]
            if came:
                last = months if lasts is None else min(months, month + int(str(lasts)))
                new = [(month, used, program.column(0, inf, whole=False)) for used in range(month, last)]
                brought = [(column, -float(choice.buyable.units / needed)) for column, choice in came]
                program.row(-inf, 0, [*((column, 1) for _, _, column in new), *brought])
                spent += new
        if cap is not None:
            _capped(program, members, spent, needed, months)
        yield from spent


def _comes(choice: Choice, month: int, grant: object) -> bool:
    return month == choice.month if grant is None else month % int(str(grant)) == 0


def _capped(program: Program, members: _Bought, spent: _Spent, needed: Fraction, months: int) -> None:
    for end in range(months - 1):
        carried = [(column, 1.0) for came, used, column in spent if came <= end < used]
        caps = [(column, -float(cap_of(choice.buyable) or 0) / float(needed)) for choice, column in members]
        program.row(-inf, 0, [*carried, *caps])


def cap_of(one: Buyable) -> Fraction | None:
    """Units that may be carried into the next month; None: all."""
    return None if one.lasting.cap is None else Fraction(one.lasting.cap) * one.units
