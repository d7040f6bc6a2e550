"""Quotes for a terminal: who is cheapest for the same, how each comes to its sum, and who has no way."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from pricelint.costs.quote import Bought, Match, Quote, QuoteReport
from pricelint.costs.quote.report import Compared
from pricelint.model.fact import Fact
from pricelint.model.money import Money
from pricelint.model.receipts import evidence_of
from pricelint_reports.numbers import count, exact_money, many, rounded_money
from pricelint_reports.text import one_line

_QUOTED = 90


def quote_text(report: QuoteReport) -> Group:
    """Everything of the report, in order."""
    asked = ", ".join(map(str, report.request.needs))
    rate = report.request.success_rate
    head = Text(f"{asked} usable, success rate {float(rate):.4g}, {report.request.months} months", style="bold")
    groups = [part for group in report.compared for part in _group(group, report)]
    if len(report.compared) > 1:
        groups.append(Text("\nTables are not comparable with each other: another currency, measure or stated quality."))
    without = [Text(f"\n{one_line(one.name)}: no quote. {one_line('; '.join(one.why_not))}") for one in report.without]
    return Group(head, *groups, *without)


def _group(group: Compared, report: QuoteReport) -> Iterator[RenderableType]:
    qualities = ", ".join(one_line(quality or "quality not stated") for _, quality in group.basis)
    title = f"{group.currency}: {qualities}"
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("Platform", "Buy"):
        table.add_column(name, overflow="fold")
    for name in ("Total", "A month", "Lost", "Left"):
        table.add_column(name, justify="right")
    for one in group.quotes:
        usage, total = one.usage, one.total or Decimal(0)
        table.add_row(
            Text(one_line(one.name)),
            Text("; ".join(_bought(item) for item in one.bought)),
            _money(one.currency, total) + _converted(one, report),
            _money(one.currency, total / report.request.months),
            _units(usage.lost if usage else Fraction(0)),
            _units(usage.left if usage else Fraction(0)),
        )
    yield Text()
    yield table
    for one in group.quotes:
        yield from _derivation(one, report.request.months)


def _bought(one: Bought) -> str:
    times = f"{one.times} × " if not one.buyable.is_plan else ""
    when = "" if one.buyable.is_plan or one.month == 1 else f" in month {one.month}"
    return f"{times}{one_line(one.buyable.name)}{when}"


def _derivation(one: Quote, months: int) -> Iterator[Text]:
    """How a quote comes to its sum, each premise with its quote."""
    yield Text(f"\n{one_line(one.name)}", style="bold")
    for match in one.matches:
        yield _line(_matched(match, one.unit), [match.cost] if match.cost else [])
    yield _line(f"{_units(one.needed)} {many(one_line(one.unit))} a month, {_units(one.needed * months)} in all", [])
    for item in one.bought:
        thing = item.buyable
        paid = f"{exact_money(Money(one.currency, item.money))} for {_bought(item)}"
        gives = f"{_units(thing.units)} {many(one_line(one.unit))} each time, {thing.lasting.words}"
        stated = [thing.lasting.stated] if thing.lasting.stated else []
        yield _line(f"{paid}: {gives}", [*thing.size.source, *stated])
    if one.tax:
        yield _line("tax is stated", list(one.tax))


def _matched(match: Match, unit: str) -> str:
    need = match.need
    made = f"{need}: {match.generations} generations a month"
    if match.cost is None:
        return f"{made}, one {one_line(unit)} each"
    ranged = match.cost.low != match.cost.high or match.cost.approximate
    return f"{made} × {'up to ' if ranged else ''}{count(match.units)} ({one_line(match.cost.item)})"


def _line(words: str, facts: list[Fact]) -> Text:
    line = Text(f"  {words}")
    quotes = dict.fromkeys(one_line(item.quote)[:_QUOTED] for item in evidence_of(facts))
    return line.append("".join(f"  “{quoted}”" for quoted in quotes), style="dim") if quotes else line


def _converted(one: Quote, report: QuoteReport) -> str:
    money = report.converted.get((one.platform, one.currency))
    return f" (≈ {rounded_money(money)[0]})" if money else ""


def _money(currency: str, amount: Decimal) -> str:
    return rounded_money(Money(currency, amount))[0]


def _units(value: Fraction) -> str:
    return count(Decimal(f"{float(value):.6g}"))
