"""Breakage of what platforms sell, as one value and as JSON with a schema."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pricelint.costs.breakage import Breakage
from pricelint.costs.exact import decimal_of
from pricelint.costs.quote import Buyable, Offer
from pricelint.model.evidence import Evidence
from pricelint.model.receipts import evidence_of
from pricelint.model.units import Modality, Per
from pricelint.result_json.schema import printed, published
from pricelint.result_json.text import json_text

BREAKAGE_VERSION = "1.0"
"""Version of the published JSON Schema of breakage."""


@dataclass(frozen=True, slots=True)
class Broken:
    """One plan or pack, and what becomes of its units: as stated first, then under the policies to compare with."""

    offer: Offer
    thing: Buyable
    policies: tuple[Breakage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakageReport:
    """The use that was simulated (units per day, and its name), and every plan and pack."""

    use: str
    days: tuple[Fraction, ...]
    things: tuple[Broken, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionJson:
    """True money per action, from and to."""

    item: str
    quality: str
    modality: Modality
    per: Per
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyJson:
    """One policy on the same use. `per_unit` is money × (used + lost) ÷ used for a unit's share of what was paid."""

    policy: str
    lasting: str
    times_paid: int
    money: Decimal
    used: Decimal
    lost: Decimal
    left: Decimal
    unmet: Decimal
    lost_share: Decimal
    per_unit: Decimal | None
    actions: tuple[ActionJson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingJson:
    """A plan or a pack with its evidence."""

    platform: str
    name: str
    currency: str
    unit: str
    policies: tuple[PolicyJson, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakageJson:
    """What becomes of the units of every plan and pack for one use, of `units` over `days`."""

    schema_version: str
    use: str
    days: int
    units: Decimal
    things: tuple[ThingJson, ...]


def breakage_json(report: BreakageReport) -> bytes:
    """The report as UTF-8 JSON, two-space indent, final newline; decimals are strings."""
    wire = BreakageJson(
        schema_version=BREAKAGE_VERSION,
        use=report.use,
        days=len(report.days),
        units=decimal_of(sum(report.days, Fraction(0))),
        things=tuple(map(_thing, report.things)),
    )
    return json_text(wire)


def breakage_schema() -> str:
    """JSON Schema (2020-12) of what `breakage_json` writes, as its file."""
    name, title = f"urn:pricelint:schema:breakage:{BREAKAGE_VERSION}", f"pricelint breakage {BREAKAGE_VERSION}"
    return printed(published(BreakageJson, name, title, "What unused units that end make of a price."))


def _thing(one: Broken) -> ThingJson:
    stated = [one.thing.lasting.stated] if one.thing.lasting.stated else []
    return ThingJson(
        platform=one.offer.name,
        name=one.thing.name,
        currency=one.offer.currency,
        unit=one.offer.unit,
        policies=tuple(_policy(one.offer, policy) for policy in one.policies),
        evidence=evidence_of([*one.thing.size.source, *stated]),
    )


def _policy(offer: Offer, one: Breakage) -> PolicyJson:
    usage = one.usage
    return PolicyJson(
        policy=one.policy, lasting=one.lasting.words if one.policy == "as stated" else one.policy,
        times_paid=one.times, money=one.money, used=decimal_of(usage.used), lost=decimal_of(usage.lost),
        left=decimal_of(usage.left), unmet=decimal_of(usage.unmet), lost_share=decimal_of(one.lost_share),
        per_unit=None if one.per_unit is None else decimal_of(one.per_unit),
        actions=tuple(
            ActionJson(
                item=cost.item, quality=cost.quality, modality=cost.modality, per=cost.per, low=decimal_of(price[0]),
                high=decimal_of(price[1]),
            )
            for cost in offer.costs
            if (price := one.per_action(cost)) is not None
        ),
    )  # fmt: skip
