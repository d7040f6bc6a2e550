"""Derivations: money ÷ units × units per action = money per action, each premise with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from pricelint.model.fact import Cost, Fact
from pricelint.model.money import Money
from pricelint.model.units import Modality, Per, Period


class Basis(StrEnum):
    """What is paid for the units of a chain."""

    PLAN = "plan"
    PACK = "pack"
    RATE = "rate"


class Scope(StrEnum):
    """Which pages the premises were taken from."""

    PRICING_PAGE = "pricing_page"
    PAGE_SET = "page_set"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """An offered size: `money` buys `units` (and `bonus` more) once per `period`. The money ↔ units premise of a chain.

    `source` holds the facts it was read from (plan, price point, allowance; or pack; or rate).
    """

    basis: Basis
    name: str
    money: Money
    units: Decimal
    bonus: Decimal
    period: Period
    billed: Period | None
    source: tuple[Fact, ...]

    @property
    def money_per_unit(self) -> Decimal:
        """Money per unit without bonus, in the currency of `money`, exact to 28 digits."""
        return self.money.amount / self.units


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A complete derivation for one action: from `low` to `high` money per `per`."""

    size: Size
    cost: Cost | None
    modality: Modality
    per: Per
    item: str
    low: Money
    high: Money
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A premise no captured page states: `premise` is "money per unit" or "units per action"; `action` in words.

    "a price per unit without doubt" is missing where an offer was read whose numbers do not fit the others; `action`
    then names the offer.
    """

    premise: str
    action: str
    modality: Modality | None
    scope: Scope


@dataclass(frozen=True, slots=True)
class Derivations:
    """All sizes and chains of a page set, from the pricing page alone and from the whole set, and what is missing."""

    sizes: tuple[Size, ...] = ()
    chains: tuple[Chain, ...] = ()
    missing: tuple[Missing, ...] = ()

    def within(self, scope: Scope) -> tuple[Chain, ...]:
        """The chains whose premises all stand in `scope`."""
        return tuple(chain for chain in self.chains if chain.scope is scope)
