"""The charts of a platform over time: prices, units, money per unit, units and money per action, and the index.

A line leads from the last time that a value was seen to the first time that another was: in between nothing is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from pricelint.history.index.readings import Action, Reading
from pricelint.history.runs import Run
from pricelint.history.statement import Key, Subject
from pricelint.model.money import Money
from pricelint.model.units import Per
from pricelint_reports.charts import LineChart, Point, Series, by_chart
from pricelint_reports.charts.model import Words
from pricelint_reports.comparison.words import COMPARED
from pricelint_reports.history.given import PlatformHistory, Shelf
from pricelint_reports.index.charts import index_chart
from pricelint_reports.numbers import count, exact_money, output, rounded_money

_Value = Callable[[Run], Decimal]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line before it is drawn: the chart it belongs to, its name, and its points."""

    chart: tuple[str, str]
    name: str
    points: tuple[Point, ...]
    amount: Words


def history_charts(history: PlatformHistory, shelf: Shelf) -> tuple[LineChart, ...]:
    """Every chart of a platform that has anything to show; points lead to the receipts of their day."""
    lines = [*_prices(history, shelf), *_units(history, shelf), *_per_unit(history, shelf), *_costs(history, shelf)]
    lines += _per_action(history, shelf)
    found: list[LineChart] = []
    for (title, description), group in groupby(lines, key=lambda line: line.chart):
        members = list(group)
        parts = by_chart(members)
        for number, part in enumerate(parts, 1):
            named = title if len(parts) == 1 else f"{title} ({number} of {len(parts)})"
            series = tuple(Series(name=line.name, points=line.points) for line in part)
            found.append(
                LineChart(
                    id=f"chart-{len(found) + 1}", title=named, description=description, series=series,
                    amount=part[0].amount, span=_span(history),
                )
            )  # fmt: skip
    if history.indices:
        found.append(
            index_chart(history.indices, lambda point: shelf.href(point.reading.visit, point.reading.evidence))
        )
    return tuple(found)


def _money(currency: str) -> Words:
    return lambda number: rounded_money(Money(currency, number))[0]


def _span(history: PlatformHistory) -> tuple[datetime, datetime] | None:
    """All charts of a page show the same time."""
    return (history.visits[0].finished_at, history.visits[-1].finished_at) if history.visits else None


def _printed(currency: str) -> Words:
    return lambda number: exact_money(Money(currency, number))


def _prices(history: PlatformHistory, shelf: Shelf) -> Iterator[_Line]:
    """Plans by currency and period, packs by currency."""
    priced = [(_priced(key), key) for key in history.runs if key[0] in {Subject.SIZE, Subject.PRICE}]
    for (packs, currency, per), key in sorted(priced):
        title = f"Price per pack, {currency}" if packs else f"Price per plan, {currency}{f' per {per}' if per else ''}"
        what = "What each pack costs." if packs else "What each plan costs, as its page prints it."
        yield from _line(history, shelf, key, (title, what), _first, _printed(currency))


def _priced(key: Key) -> tuple[bool, str, str]:
    if key[0] == Subject.PRICE:
        return False, key[2], key[3]
    return key[1] != "plan", key[3], key[4] if key[1] == "plan" else ""


def _units(history: PlatformHistory, shelf: Shelf) -> Iterator[_Line]:
    """Units of each plan, once where it has several prices."""
    seen: set[tuple[str, str]] = set()
    for key in sorted(history.runs):
        if key[0] == Subject.SIZE and key[1] == "plan":
            plan, value = (key[2], key[4]), _second
        elif key[0] == Subject.ALLOWANCE:
            plan, value = (key[1], key[2]), _first
        else:
            continue
        if plan not in seen:
            seen.add(plan)
            chart = (f"Units in each plan{f', per {plan[1]}' if plan[1] else ''}", "How many units each plan holds.")
            yield from _line(history, shelf, key, chart, value, count)


def _per_unit(history: PlatformHistory, shelf: Shelf) -> Iterator[_Line]:
    for currency, key in sorted((key[3], key) for key in history.runs if key[0] == Subject.SIZE):
        chart = (f"Money per unit, {currency}", "What one unit costs in each plan and pack, without bonus units.")
        yield from _line(history, shelf, key, chart, lambda run: _first(run) / _second(run), _money(currency))


def _costs(history: PlatformHistory, shelf: Shelf) -> Iterator[_Line]:
    for per, key in sorted((key[3], key) for key in history.runs if key[0] == Subject.COST):
        named = Per(per).value.replace("_", " ") if per in set(Per) else per
        chart = (f"Units per {named}", "How many units each action takes; of a range its middle.")
        yield from _line(history, shelf, key, chart, lambda run: (_first(run) + _second(run)) / 2, count)


def _line(
    history: PlatformHistory, shelf: Shelf, key: Key, chart: tuple[str, str], value: _Value, amount: Words
) -> Iterator[_Line]:
    points = tuple(_points(history.runs[key], shelf, value, amount))
    if points:
        yield _Line(chart, _name(history.runs[key][-1]), points, amount)


def _points(series: Sequence[Run], shelf: Shelf, value: _Value, amount: Words) -> Iterator[Point]:
    """A point where a value was first seen and one where it was last seen; none while it was not stated."""
    joined = True
    for run in series:
        if not run.present:
            joined = False
            continue
        number = value(run)
        for at, last in {run.first_at: False, run.last_at: run.last_at != run.first_at}.items():
            yield Point(
                at=at, value=number, says=_says(run, number, amount), when=_day(at), href=shelf.of_run(run, last=last),
                joined=joined, sure=run.seen > 1,
            )  # fmt: skip
            joined = True


def _says(run: Run, number: Decimal, amount: Words) -> str:
    words = amount(number)
    return words if run.statement.says in words else f"{words} ({run.statement.says})"


def _name(run: Run) -> str:
    about, key = run.statement.about.removeprefix("the "), run.key
    if run.statement.subject is Subject.SIZE and key[5] and key[5] != key[4]:
        return f"{about}, billed by the {key[5]}"
    return about


def _first(run: Run) -> Decimal:
    return Decimal(run.value[0].replace(",", ""))


def _second(run: Run) -> Decimal:
    return Decimal(run.value[1].replace(",", ""))


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _per_action(history: PlatformHistory, shelf: Shelf) -> Iterator[_Line]:
    """Money per action at the compared size, a chart for each currency, basis and output."""
    groups: dict[tuple[str, str, str], dict[Action, list[Reading]]] = {}
    for reading in history.prices:
        for action, price in reading.prices.items():
            made = output(price.output.modality, price.output.per)
            groups.setdefault((reading.currency, COMPARED[reading.compared].lower(), made), {}).setdefault(
                action, []
            ).append(reading)
    for (currency, basis, made), actions in sorted(groups.items(), key=lambda entry: entry[0]):
        chart = (f"Money per {made}, {currency}, {basis}", f"What each action costs at the {basis}.")
        for action, readings in actions.items():
            points = tuple(_priced_points(action, readings, shelf, _money(currency)))
            yield _Line(chart, readings[-1].prices[action].label, points, _money(currency))


def _priced_points(action: Action, readings: Sequence[Reading], shelf: Shelf, amount: Words) -> Iterator[Point]:
    """The first and the last of the readings in a row that price an action alike."""
    for value, group in groupby(readings, key=lambda reading: reading.prices[action].amount):
        alike = list(group)
        for reading in _ends(alike):
            evidence = (*reading.prices[action].evidence, *reading.evidence)
            yield Point(
                at=reading.at, value=value, says=amount(value), when=_day(reading.at),
                href=shelf.href(reading.visit, evidence), sure=len(alike) > 1,
            )  # fmt: skip


def _ends(readings: Sequence[Reading]) -> Iterable[Reading]:
    return readings[:1] if len(readings) == 1 else (readings[0], readings[-1])
