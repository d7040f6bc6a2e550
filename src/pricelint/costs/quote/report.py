"""Quotes beside each other, and as JSON with a schema: like is compared with like, and each number has its receipt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pricelint.costs.exact import decimal_of
from pricelint.costs.quote.quoting import Bought, Match, Quote, Request
from pricelint.costs.rates import Rates
from pricelint.model.evidence import Evidence
from pricelint.model.money import Money
from pricelint.model.receipts import evidence_of
from pricelint.model.result import AuditResult
from pricelint.result_json.schema import printed, published
from pricelint.result_json.text import json_text

QUOTE_VERSION = "1.0"
"""Version of the published JSON Schema of quotes."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Quotes in one currency and of the same outputs in the same qualities, cheapest first."""

    currency: str
    basis: tuple[tuple[str, str], ...]
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteReport:
    """What was asked and what came of it. `without` have no way; `converted` by platform id, where rates were given."""

    request: Request
    compared: tuple[Compared, ...]
    without: tuple[Quote, ...]
    converted: dict[tuple[str, str], Money]


def report_of(
    quotes: Iterable[Quote], request: Request, seen: AuditResult | None = None, rates: Rates | None = None,
    currency: str | None = None,
) -> QuoteReport:  # fmt: skip
    """Quotes by what they can be compared with; each group is the cheapest platform's, then the next.

    With `rates` and a `currency`, totals are converted too, by the rate of the day of the audit: for reading, never for
    the choice itself or the order.
    """
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], list[Quote]] = {}
    known = list(quotes)
    for one in known:
        if one.total is not None:
            groups.setdefault((one.currency, one.basis), []).append(one)
    return QuoteReport(
        request=request,
        compared=tuple(Compared(money, basis, tuple(same)) for (money, basis), same in groups.items()),
        without=tuple(one for one in known if one.total is None),
        converted=_converted(known, seen, rates, currency),
    )


def _converted(
    quotes: Sequence[Quote], seen: AuditResult | None, rates: Rates | None, currency: str | None
) -> dict[tuple[str, str], Money]:
    if rates is None or currency is None or seen is None:
        return {}
    found = {}
    for one in quotes:
        if one.total is not None and one.currency != currency:
            money = rates.convert(Money(one.currency, one.total), currency, seen.audited_at.date())
            if money is not None:
                found[one.platform, one.currency] = money.money
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchJson:
    """One need: `generations` × `units` per month; `stated` is the cost in the page's words, with its evidence."""

    need: str
    generations: int
    units: Decimal
    per: str
    stated: str
    quality: str
    approximate: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoughtJson:
    """What is bought, and what it rests on; `lasting` says how long its units can be spent."""

    name: str
    kind: str
    times: int
    month: int
    money: Decimal
    units_each: Decimal
    lasting: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteJson:
    """One platform in one currency. `total` is null where there is no way; `why_not` says what is missing.

    `basis` holds for each need the measure and the stated quality: only quotes of one basis are compared.
    """

    platform: str
    name: str
    currency: str
    unit: str
    basis: tuple[tuple[str, str], ...]
    units_per_month: Decimal
    matches: tuple[MatchJson, ...]
    bought: tuple[BoughtJson, ...]
    total: Decimal | None
    converted: Money | None
    spent_units: Decimal | None
    lost_units: Decimal | None
    left_units: Decimal | None
    tax: tuple[Evidence, ...]
    why_not: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotesJson:
    """Quotes for what was asked, cheapest first within a currency."""

    schema_version: str
    needs: tuple[str, ...]
    success_rate: Decimal
    months: int
    quotes: tuple[QuoteJson, ...]


def quote_json(report: QuoteReport) -> bytes:
    """The report as UTF-8 JSON, two-space indent, final newline; decimals are strings."""
    ordered = [one for group in report.compared for one in group.quotes]
    wire = QuotesJson(
        schema_version=QUOTE_VERSION,
        needs=tuple(map(str, report.request.needs)),
        success_rate=decimal_of(report.request.success_rate),
        months=report.request.months,
        quotes=tuple(_quote(one, report) for one in (*ordered, *report.without)),
    )
    return json_text(wire)


def quote_schema() -> str:
    """JSON Schema (2020-12) of what `quote_json` writes, as its file."""
    name, title = f"urn:pricelint:schema:quote:{QUOTE_VERSION}", f"pricelint quotes {QUOTE_VERSION}"
    return printed(published(QuotesJson, name, title, "The cheapest ways to what was asked. Decimals are strings."))


def _quote(one: Quote, report: QuoteReport) -> QuoteJson:
    usage = one.usage
    return QuoteJson(
        platform=one.platform,
        name=one.name,
        currency=one.currency,
        unit=one.unit,
        basis=one.basis,
        units_per_month=decimal_of(one.needed),
        matches=tuple(map(_match, one.matches)),
        bought=tuple(map(_bought, one.bought)),
        total=one.total,
        converted=report.converted.get((one.platform, one.currency)),
        spent_units=decimal_of(usage.used) if usage else None,
        lost_units=decimal_of(usage.lost) if usage else None,
        left_units=decimal_of(usage.left) if usage else None,
        tax=evidence_of(one.tax),
        why_not=one.why_not,
    )


def _match(match: Match) -> MatchJson:
    cost = match.cost
    return MatchJson(
        need=str(match.need), generations=match.generations, units=match.units, per=match.per.value,
        stated=cost.item if cost else "", quality=cost.quality if cost else "",
        approximate=bool(cost and (cost.approximate or cost.low != cost.high)),
        evidence=evidence_of([cost] if cost else []),
    )  # fmt: skip


def _bought(one: Bought) -> BoughtJson:
    thing = one.buyable
    stated = [thing.lasting.stated] if thing.lasting.stated else []
    return BoughtJson(
        name=thing.name, kind="plan" if thing.is_plan else "pack", times=one.times, month=one.month, money=one.money,
        units_each=decimal_of(thing.units), lasting=thing.lasting.words,
        evidence=evidence_of([*thing.size.source, *stated]),
    )  # fmt: skip
