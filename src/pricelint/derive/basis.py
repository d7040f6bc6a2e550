"""The basis of every comparison: which sizes are compared, and what each output costs from them.

Pure functions over derivations, for comparisons of platforms and for the index over time. The choices are the ones that
readers are told: the cheapest paid month-to-month plan and the smallest pack, apart; a range over the stated models per
output; one currency at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from pricelint.model.derivation import Basis, Chain, Derivations, Scope, Size
from pricelint.model.fact import PricePoint
from pricelint.model.money import Money
from pricelint.model.units import Modality, Per, Period


class Compared(StrEnum):
    """What a platform is compared by."""

    PLAN = "plan"
    PACK = "pack"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Output:
    """What an action makes and how it is measured. Figures of two outputs are never merged or ranked together."""

    modality: Modality
    per: Per


@dataclass(frozen=True, slots=True)
class Range:
    """Money per output over the stated models: the chains that were counted, cheapest first, and its two ends."""

    output: Output
    chains: tuple[Chain, ...]

    @property
    def low(self) -> Money:
        """The cheapest of the stated models at its low end."""
        return min((chain.low for chain in self.chains), key=_amount)

    @property
    def high(self) -> Money:
        """The dearest of the stated models at its high end."""
        return max((chain.high for chain in self.chains), key=_amount)


def currencies(derivations: Derivations) -> tuple[str, ...]:
    """The currencies in which something is offered, in alphabetical order."""
    return tuple(sorted({size.money.currency for size in derivations.sizes}))


def chosen(derivations: Derivations, currency: str) -> dict[Compared, Size]:
    """What the platform is compared by in one currency; a rate in words only where neither plan nor pack is offered."""
    sizes = tuple(size for size in derivations.sizes if size.money.currency == currency)
    found = {Compared.PLAN: cheapest_monthly_plan(sizes), Compared.PACK: smallest_pack(sizes)}
    kept = {compared: size for compared, size in found.items() if size is not None}
    rate = min((size for size in sizes if size.basis is Basis.RATE), key=_per_unit, default=None)
    return kept if kept or rate is None else {Compared.RATE: rate}


def cheapest_monthly_plan(sizes: Iterable[Size]) -> Size | None:
    """The cheapest paid plan charged month to month, of sizes in one currency.

    Where a plan states a monthly charge, only that counts; one whose billing is not stated counts as printed
    per month. Prices for a first period only do not count.
    """
    monthly = [size for size in sizes if _is_monthly(size)]
    stated = {size.name for size in monthly if size.billed is Period.MONTH}
    certain = [size for size in monthly if size.billed is Period.MONTH or size.name not in stated]
    return min(certain, key=lambda size: (size.money.amount, size.units, size.name), default=None)


def smallest_pack(sizes: Iterable[Size]) -> Size | None:
    """The one-off pack of the fewest units, of sizes in one currency; the cheaper one where two are equal."""
    packs = [size for size in sizes if size.basis is Basis.PACK and size.money.amount > 0]
    return min(packs, key=lambda size: (size.units, size.money.amount, size.name), default=None)


def ranges(derivations: Derivations, size: Size) -> tuple[Range, ...]:
    """What each output costs from `size`, one range per output, in the order of the vocabulary.

    A size that a second page states again is the same size: its chains count, with `size` and its quotes as premise.
    """
    found: dict[Output, list[Chain]] = {}
    for chain in distinct_chains(derivations):
        if same_size(chain.size) == same_size(size):
            found.setdefault(Output(chain.modality, chain.per), []).append(replace(chain, size=size))
    return tuple(
        Range(output, tuple(sorted(chains, key=lambda chain: (chain.low.amount, chain.high.amount, chain.item))))
        for output, chains in sorted(found.items(), key=lambda entry: output_order(entry[0]))
    )


def distinct_chains(derivations: Derivations) -> tuple[Chain, ...]:
    """Every chain once: one that stands on the pricing page alone also stands in the page set and counts there once."""
    kept: dict[tuple[object, ...], Chain] = {}
    for scope in (Scope.PRICING_PAGE, Scope.PAGE_SET):
        for chain in derivations.within(scope):
            kept.setdefault(_same(chain), chain)
    return tuple(kept.values())


def same_size(size: Size) -> tuple[object, ...]:
    """What two sizes share if they are the same offer: everything but their name and their quotes."""
    return (size.basis, size.money, size.units, size.bonus, size.period, size.billed)


def output_order(output: Output) -> tuple[int, int]:
    """Where an output stands in reports: images, video, sound, text, the rest; then by measure."""
    return _MODALITIES.index(output.modality), list(Per).index(output.per)


def money_per_unit(size: Size, *, with_bonus: bool = False) -> Money:
    """What one unit costs from `size`; with its bonus only where asked for."""
    units = size.units + (size.bonus if with_bonus else Decimal(0))
    return Money(size.money.currency, size.money.amount / units)


def ranks(lows: Iterable[tuple[str, Money]]) -> dict[str, int]:
    """Rank by name, cheapest first, equal amounts sharing one (1, 2, 2, 4). Raises ValueError for mixed currencies."""
    entries = tuple(lows)
    if len({money.currency for _, money in entries}) > 1:
        raise ValueError("amounts of different currencies cannot be ranked together")
    first: dict[Decimal, int] = {}
    for place, amount in enumerate(sorted(low.amount for _, low in entries), start=1):
        first.setdefault(amount, place)
    return {name: first[low.amount] for name, low in entries}


_MODALITIES = (
    Modality.IMAGE,
    Modality.VIDEO,
    Modality.AUDIO,
    Modality.TEXT,
    Modality.THREE_D,
    Modality.CODE,
    Modality.OTHER,
)


def _is_monthly(size: Size) -> bool:
    charged = size.basis is Basis.PLAN and size.money.amount > 0 and size.period is Period.MONTH
    intro = any(isinstance(fact, PricePoint) and fact.intro for fact in size.source)
    return charged and not intro and size.billed in {Period.MONTH, None}


def _same(chain: Chain) -> tuple[object, ...]:
    quality = chain.cost.quality if chain.cost else ""
    return (same_size(chain.size), chain.modality, chain.per, chain.item, quality, chain.low, chain.high)


def _amount(money: Money) -> Decimal:
    return money.amount


def _per_unit(size: Size) -> Decimal:
    return size.money_per_unit
