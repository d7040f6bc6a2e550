"""What allowances buy, actions cost and printed yields are worth, by platform: one value, and JSON with a schema."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pricelint.costs.coverage import Claim, Claimed, Covered, Figure, claims, coverage, days_of, figures
from pricelint.costs.exact import decimal_of
from pricelint.costs.quote.needs import Need
from pricelint.model.derivation import Missing, Scope
from pricelint.model.evidence import Evidence
from pricelint.model.money import Money
from pricelint.model.receipts import evidence_of
from pricelint.model.result import PlatformResult
from pricelint.model.units import Modality, Per
from pricelint.result_json.schema import printed, published
from pricelint.result_json.text import json_text

COVERAGE_VERSION = "1.0"
"""Version of the published JSON Schema of coverage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformCoverage:
    """One platform. `days` holds for each of `covered` how long it lasts at the stated use, None where unknown."""

    name: str
    unit: str
    covered: tuple[Covered, ...]
    days: tuple[Fraction | None, ...]
    figures: tuple[Figure, ...]
    missing: tuple[Missing, ...]
    claims: tuple[Claim, ...]


def coverage_of(result: PlatformResult, use: Sequence[Need] = ()) -> PlatformCoverage:
    """The coverage of one platform; `use` is what somebody makes per month."""
    facts, derived = result.facts, result.derivations
    covered = coverage(derived, facts)
    costs = [cost for page in facts.pages for cost in page.costs if not cost.doubt]
    return PlatformCoverage(
        name=result.platform.name,
        unit=facts.unit.name if facts.unit else "unit",
        covered=covered,
        days=tuple(days_of(one.size, costs, use) if use else None for one in covered),
        figures=figures(derived),
        missing=tuple(one for one in derived.missing if one.scope is Scope.PAGE_SET),
        claims=claims(facts),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BuysJson:
    """How many of one action: whole ones, `least` to `most` where its cost is a range; `left` units after `least`."""

    item: str
    quality: str
    modality: Modality
    per: Per
    units_low: Decimal
    units_high: Decimal
    least: int
    most: int
    left: Decimal
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveredJson:
    """What one size buys, what it buys most of first. `days`: how long it lasts at the stated use, or null."""

    size: str
    money: Money
    units: Decimal
    buys: tuple[BuysJson, ...]
    days: Decimal | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureJson:
    """Money for one action from a size; `worked_out` says how, where the pages state it in another measure."""

    size: str
    item: str
    quality: str
    modality: Modality
    per: Per
    low: Money
    high: Money
    worked_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimJson:
    """A printed yield beside the stated costs of that output; `basis` are those that give the number."""

    units: Decimal | None
    count: Decimal
    modality: Modality
    per: Per
    verdict: Claimed
    basis: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformCoverageJson:
    """One platform: what its sizes buy, what its actions cost, which premises are missing, and its printed yields."""

    platform: str
    unit: str
    sizes: tuple[CoveredJson, ...]
    figures: tuple[FigureJson, ...]
    missing: tuple[Missing, ...]
    claims: tuple[ClaimJson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageJson:
    """Coverage of some platforms."""

    schema_version: str
    platforms: tuple[PlatformCoverageJson, ...]


def coverage_json(platforms: Sequence[PlatformCoverage]) -> bytes:
    """Coverage as UTF-8 JSON, two-space indent, final newline; decimals are strings."""
    wire = CoverageJson(schema_version=COVERAGE_VERSION, platforms=tuple(map(_platform, platforms)))
    return json_text(wire)


def coverage_schema() -> str:
    """JSON Schema (2020-12) of what `coverage_json` writes, as its file."""
    name, title = f"urn:pricelint:schema:coverage:{COVERAGE_VERSION}", f"pricelint coverage {COVERAGE_VERSION}"
    return printed(published(CoverageJson, name, title, "What allowances buy, and whether printed yields hold."))


def _platform(one: PlatformCoverage) -> PlatformCoverageJson:
    return PlatformCoverageJson(
        platform=one.name,
        unit=one.unit,
        sizes=tuple(_covered(covered, days) for covered, days in zip(one.covered, one.days, strict=True)),
        figures=tuple(map(_figure, one.figures)),
        missing=one.missing,
        claims=tuple(map(_claim, one.claims)),
    )


def _covered(one: Covered, days: Fraction | None) -> CoveredJson:
    return CoveredJson(
        size=one.size.name,
        money=one.size.money,
        units=one.size.units,
        buys=tuple(
            BuysJson(
                item=buys.cost.item, quality=buys.cost.quality, modality=buys.cost.modality, per=buys.cost.per,
                units_low=buys.cost.low, units_high=buys.cost.high, least=buys.least, most=buys.most, left=buys.left,
                evidence=buys.cost.evidence,
            )
            for buys in one.buys
        ),
        days=None if days is None else decimal_of(days),
        evidence=evidence_of(one.size.source),
    )  # fmt: skip


def _figure(one: Figure) -> FigureJson:
    chain = one.chain
    return FigureJson(
        size=chain.size.name, item=chain.item, quality=chain.cost.quality if chain.cost else "",
        modality=chain.modality, per=one.per, low=one.low, high=one.high, worked_out=one.worked_out,
    )  # fmt: skip


def _claim(one: Claim) -> ClaimJson:
    claim = one.claim
    return ClaimJson(
        units=claim.units, count=claim.count, modality=claim.modality, per=claim.per, verdict=one.verdict,
        basis=tuple(cost.item for cost in one.basis), evidence=evidence_of([claim, *one.costs]),
    )  # fmt: skip
