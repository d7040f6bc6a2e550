"""The JSON shape of a result: the model as it is, except that derivations name their premises by position.

A chain repeats its size and its cost, and a size the facts it was read from. Written out that way a page of 14 sizes
and 40 costs would state each of them hundreds of times, so `premises` lists every size and every cost once and `sizes`
and `chains` point into it. The facts under a size say of which kind they are (`kind`), so that they can be read back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import msgspec

from pricelint.model.capture import Visit
from pricelint.model.choice import Baseline, Selection
from pricelint.model.derivation import Basis, Missing, Scope
from pricelint.model.fact import Allowance, Cost, Equivalence, Pack, Plan, PricePoint, Rate, UnitName
from pricelint.model.money import Money
from pricelint.model.outcome import Coverage, Outcome
from pricelint.model.platform import Platform
from pricelint.model.result import Grade, RuleInfo
from pricelint.model.site import SiteFacts
from pricelint.model.suppression import SuppressionUse
from pricelint.model.units import Modality, Per, Period


class PlanSource(msgspec.Struct, frozen=True, tag="plan", tag_field="kind"):
    """A size was read from this plan."""

    fact: Plan


class PriceSource(msgspec.Struct, frozen=True, tag="price_point", tag_field="kind"):
    """A size was read from this price point."""

    fact: PricePoint


class AllowanceSource(msgspec.Struct, frozen=True, tag="allowance", tag_field="kind"):
    """A size was read from this allowance."""

    fact: Allowance


class PackSource(msgspec.Struct, frozen=True, tag="pack", tag_field="kind"):
    """A size was read from this pack."""

    fact: Pack


class RateSource(msgspec.Struct, frozen=True, tag="rate", tag_field="kind"):
    """A size was read from this stated rate."""

    fact: Rate


class CostSource(msgspec.Struct, frozen=True, tag="cost", tag_field="kind"):
    """A size was read from this cost."""

    fact: Cost


class EquivalenceSource(msgspec.Struct, frozen=True, tag="equivalence", tag_field="kind"):
    """A size was read from this claimed yield."""

    fact: Equivalence


class UnitSource(msgspec.Struct, frozen=True, tag="unit", tag_field="kind"):
    """A size was read from this name of the unit."""

    fact: UnitName


Source = (
    PlanSource | PriceSource | AllowanceSource | PackSource | RateSource | CostSource | EquivalenceSource | UnitSource
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeJson:
    """An offered size: `money` buys `units` (and `bonus` more) once per `period`, by the facts in `source`."""

    basis: Basis
    name: str
    money: Money
    units: Decimal
    bonus: Decimal
    period: Period
    billed: Period | None
    source: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChainJson:
    """A complete derivation for one action: from `low` to `high` money per `per`.

    `size` and `cost` are positions in `premises.sizes` and `premises.costs`; `cost` is null where a unit is the output.
    """

    size: int
    cost: int | None
    modality: Modality
    per: Per
    item: str
    low: Money
    high: Money
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class PremisesJson:
    """Every size and every cost that a derivation of this platform uses, once each."""

    sizes: tuple[SizeJson, ...]
    costs: tuple[Cost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivationsJson:
    """Money ÷ units × units per action = money per action. `sizes` are positions in `premises.sizes`."""

    premises: PremisesJson
    sizes: tuple[int, ...]
    chains: tuple[ChainJson, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformJson:
    """Everything one audit says of one platform."""

    platform: Platform
    visit: Visit
    coverage: Coverage
    facts: SiteFacts
    derivations: DerivationsJson
    outcomes: tuple[Outcome, ...]
    grade: Grade


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditJson:
    """The result of one run. `audited_at` is the time of the latest capture read: re-reading changes nothing.

    `rules` are those that judged; `selection` says how they were chosen, null where all of them did. With a `baseline`
    the outcomes hold only findings that were not in it.
    """

    schema_version: str
    tool_version: str
    audited_at: datetime
    rules: tuple[RuleInfo, ...]
    platforms: tuple[PlatformJson, ...]
    selection: Selection | None = None
    suppressions: tuple[SuppressionUse, ...] = ()
    baseline: Baseline | None = None
