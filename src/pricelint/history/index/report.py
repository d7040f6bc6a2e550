"""The index as data: one value for all formats, and JSON with a published schema; every point with its receipts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_EVEN, Context, Decimal, localcontext

from pricelint.derive.basis import Compared
from pricelint.history.index.chained import index_of
from pricelint.history.index.chained import within as index_within
from pricelint.history.index.formula import Formula
from pricelint.history.index.overall import overall
from pricelint.history.index.overall import within as overall_within
from pricelint.history.index.periods import Every
from pricelint.history.index.points import Index, IndexPoint, Matched, Member, Overall, OverallPoint
from pricelint.history.index.readings import Reading
from pricelint.history.index.weights import EQUAL, Weights
from pricelint.model.evidence import Evidence
from pricelint.model.money import Money
from pricelint.result_json.schema import printed, published
from pricelint.result_json.text import json_text

INDEX_VERSION = "1.0"
"""Version of the published JSON Schema of the index."""

KEPT = Decimal("0.000001")
"""To which an index is rounded as data, half to even: what 34 digits lose over any number of links is far below it."""

EXACT = Decimal("0.000000000001")
"""To which ratios, shares and prices are rounded as data."""

_DIGITS = 200
"""More than any number that a page could print has before its point."""


@dataclass(frozen=True, slots=True)
class CreditIndex:
    """The indices of some platforms and the ones over all of them, within the periods that were asked for."""

    every: Every
    formula: Formula
    weights: Weights
    indices: tuple[Index, ...]
    overall: tuple[Overall, ...]


def credit_index(
    readings: Iterable[Reading],
    every: Every = Every.MONTH,
    formula: Formula = Formula.TORNQVIST,
    weights: Weights = EQUAL,
    *,
    since: str = "",
    until: str = "",
) -> CreditIndex:
    """Everything about some readings; `since` and `until` name the first and last period shown, "" for no bound.

    A chain is made over all periods and then cut, so that what was seen before `since` still links; the first period
    shown is 100. Left out are series without a point there, and those over all that only one platform moved.
    """
    every_index = index_of(readings, every, formula, weights)
    shown = (index_within(one, since, until) for one in every_index)
    together = (overall_within(one, since, until) for one in overall(every_index) if len(one.platforms) > 1)
    return CreditIndex(
        every, formula, weights, tuple(one for one in shown if one.points), tuple(one for one in together if one.points)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionJson:
    """One action that was compared: money for it before and after, and the quotes of what it consumed then."""

    action: str
    kind: str
    before: Money
    after: Money
    ratio: Decimal
    share: Decimal
    evidence_before: tuple[Evidence, ...]
    evidence_after: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PointJson:
    """A period of one platform: its index, the visit and the size whose prices count, and what was compared."""

    period: str
    index: Decimal
    chain: int
    link: Decimal | None
    visit: str
    at: datetime
    size: str
    money: Money
    units: Decimal
    evidence: tuple[Evidence, ...]
    compared_with: str | None
    actions: tuple[ActionJson, ...]
    entered: tuple[str, ...]
    left: tuple[str, ...]
    visits: int
    seen_again: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesJson:
    """The index of one platform."""

    platform: str
    currency: str
    basis: Compared
    points: tuple[PointJson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberJson:
    """A platform in a period of an index over all; `visit` is that of its own point."""

    platform: str
    visit: str
    ratio: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallPointJson:
    """A period of an index over all platforms."""

    period: str
    index: Decimal
    link: Decimal | None
    at: datetime
    platforms: tuple[MemberJson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OverallJson:
    """An index over all platforms."""

    currency: str
    basis: Compared
    points: tuple[OverallPointJson, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BasketJson:
    """What a basket holds from a day on: how many actions of each kind."""

    since: str
    quantities: dict[str, Decimal]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexJson:
    """Indices of platforms and over all of them. `baskets` is empty where every action counts alike."""

    schema_version: str
    every: Every
    formula: Formula
    base: Decimal
    baskets: tuple[BasketJson, ...]
    series: tuple[SeriesJson, ...]
    overall: tuple[OverallJson, ...]


def index_json(found: CreditIndex) -> bytes:
    """Indices as UTF-8 JSON with a two-space indent and a final newline; decimals are strings."""
    wire = IndexJson(
        schema_version=INDEX_VERSION, every=found.every, formula=found.formula, base=Decimal(100),
        baskets=tuple(
            BasketJson(since=one.since.isoformat(), quantities=dict(sorted(one.quantities.items())), source=one.source)
            for one in found.weights.baskets
        ),
        series=tuple(
            SeriesJson(
                platform=one.platform, currency=one.currency, basis=one.compared,
                points=tuple(_point(point, one.currency) for point in one.points),
            )
            for one in found.indices
        ),
        overall=tuple(
            OverallJson(currency=one.currency, basis=one.compared, points=tuple(map(_overall_point, one.points)))
            for one in found.overall
        ),
    )  # fmt: skip
    return json_text(wire)


def index_schema() -> str:
    """JSON Schema (2020-12) of what `index_json` writes, as its file."""
    name, title = f"urn:pricelint:schema:index:{INDEX_VERSION}", f"pricelint index {INDEX_VERSION}"
    return printed(published(IndexJson, name, title, "What a fixed basket of actions costs over time."))


def kept(value: Decimal, to: Decimal = KEPT) -> Decimal:
    """A computed number as data: rounded, without the zeros that end it."""
    with localcontext(Context(prec=_DIGITS)):
        return Decimal(f"{value.quantize(to, rounding=ROUND_HALF_EVEN).normalize():f}")


def _point(point: IndexPoint, currency: str) -> PointJson:
    reading = point.reading
    return PointJson(
        period=point.period, index=kept(point.value), chain=point.chain, link=_ratio(point.link),
        visit=reading.visit, at=reading.at, size=reading.size.name, money=reading.size.money,
        units=reading.size.units, evidence=reading.evidence,
        compared_with=point.before.visit if point.before else None,
        actions=tuple(_action(one, currency) for one in point.matched), entered=point.entered, left=point.left,
        visits=point.seen, seen_again=point.sure,
    )  # fmt: skip


def _action(one: Matched, currency: str) -> ActionJson:
    return ActionJson(
        action=one.after.label, kind=one.action.kind, before=Money(currency, kept(one.before.amount, EXACT)),
        after=Money(currency, kept(one.after.amount, EXACT)), ratio=kept(one.ratio, EXACT),
        share=kept(one.share, EXACT), evidence_before=one.before.evidence, evidence_after=one.after.evidence,
    )  # fmt: skip


def _overall_point(point: OverallPoint) -> OverallPointJson:
    return OverallPointJson(
        period=point.period, index=kept(point.value), link=_ratio(point.link), at=point.at,
        platforms=tuple(map(_member, point.members)),
    )  # fmt: skip


def _member(one: Member) -> MemberJson:
    reading = one.point.reading
    return MemberJson(platform=reading.platform, visit=reading.visit, ratio=kept(one.ratio, EXACT))


def _ratio(number: Decimal | None) -> Decimal | None:
    return None if number is None else kept(number, EXACT)
