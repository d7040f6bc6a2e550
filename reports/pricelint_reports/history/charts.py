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
from pricelint.model.units import Per, Period
from pricelint_reports.charts import LineChart, Point, Series, by_chart
from pricelint_reports.charts.model import Words
from pricelint_reports.comparison.words import COMPARED
from pricelint_reports.history.given import PlatformHistory, Shelf
from pricelint_reports.index.charts import TITLE, index_chart
from pricelint_reports.language import ENGLISH, N_, Language
from pricelint_reports.numbers import every, output, per_words

_Value = Callable[[Run], Decimal]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line before it is drawn: the chart it belongs to, its name, and its points."""

    chart: tuple[str, str]
    name: str
    points: tuple[Point, ...]
    amount: Words


@dataclass(frozen=True, slots=True)
class _Desk:
    """What charts are drawn from: a history, where its receipts lie, and the language."""

    history: PlatformHistory
    shelf: Shelf
    language: Language

    def period(self, name: str) -> str:
        """A period in words: "a month"; "" for none."""
        return every(Period(name), self.language) if name in set(Period) else name


_PART = N_("%(title)s (%(number)s of %(of)s)")
_PACKS = N_("Price per pack, %(currency)s")
_PLANS = N_("Price per plan, %(currency)s")
_PLANS_PER = N_("Price per plan, %(currency)s %(period)s")
_UNITS = N_("Units in each plan")
_UNITS_PER = N_("Units in each plan, %(period)s")


def history_charts(history: PlatformHistory, shelf: Shelf, language: Language = ENGLISH) -> tuple[LineChart, ...]:
    """Every chart of a platform that has anything to show; points lead to the receipts of their day."""
    desk = _Desk(history, shelf, language)
    lines = [*_prices(desk), *_units(desk), *_per_unit(desk), *_costs(desk), *_per_action(desk)]
    found: list[LineChart] = []
    for (title, description), group in groupby(lines, key=lambda line: line.chart):
        members = list(group)
        parts = by_chart(members)
        for number, part in enumerate(parts, 1):
            named = title if len(parts) == 1 else language.say(_PART, title=title, number=number, of=len(parts))
            series = tuple(Series(name=line.name, points=line.points) for line in part)
            found.append(
                LineChart(
                    id=f"chart-{len(found) + 1}", title=named, description=description, series=series,
                    amount=part[0].amount, span=_span(history),
                )
            )  # fmt: skip
    if history.indices:
        found.append(index_chart(
            history.indices, lambda point: shelf.href(point.reading.visit, point.reading.evidence),
            title=language.say(TITLE),
        ))  # fmt: skip
    return tuple(found)


def _money(currency: str, language: Language) -> Words:
    return lambda number: language.rounded_money(Money(currency, number))[0]


def _span(history: PlatformHistory) -> tuple[datetime, datetime] | None:
    """All charts of a page show the same time."""
    return (history.visits[0].finished_at, history.visits[-1].finished_at) if history.visits else None


def _printed(currency: str, language: Language) -> Words:
    return lambda number: language.exact_money(Money(currency, number))


def _prices(desk: _Desk) -> Iterator[_Line]:
    """Plans by currency and period, packs by currency."""
    say = desk.language.say
    priced = [(_priced(key), key) for key in desk.history.runs if key[0] in {Subject.SIZE, Subject.PRICE}]
    for (packs, currency, per), key in sorted(priced):
        title = say(_PACKS if packs else _PLANS_PER if per else _PLANS, currency=currency, period=desk.period(per))
        what = say(N_("What each pack costs.") if packs else N_("What each plan costs, as its page prints it."))
        yield from _line(desk, key, (title, what), _first, _printed(currency, desk.language))


def _priced(key: Key) -> tuple[bool, str, str]:
    if key[0] == Subject.PRICE:
        return False, key[2], key[3]
    return key[1] != "plan", key[3], key[4] if key[1] == "plan" else ""


def _units(desk: _Desk) -> Iterator[_Line]:
    """Units of each plan, once where it has several prices."""
    say = desk.language.say
    seen: set[tuple[str, str]] = set()
    for key in sorted(desk.history.runs):
        if key[0] == Subject.SIZE and key[1] == "plan":
            plan, value = (key[2], key[4]), _second
        elif key[0] == Subject.ALLOWANCE:
            plan, value = (key[1], key[2]), _first
        else:
            continue
        if plan not in seen:
            seen.add(plan)
            title = say(_UNITS_PER if plan[1] else _UNITS, period=desk.period(plan[1]))
            chart = (title, say(N_("How many units each plan holds.")))
            yield from _line(desk, key, chart, value, desk.language.count)


def _per_unit(desk: _Desk) -> Iterator[_Line]:
    say = desk.language.say
    for currency, key in sorted((key[3], key) for key in desk.history.runs if key[0] == Subject.SIZE):
        title = say(N_("Money per unit, %(currency)s"), currency=currency)
        chart = (title, say(N_("What one unit costs in each plan and pack, without bonus units.")))
        money = _money(currency, desk.language)
        yield from _line(desk, key, chart, lambda run: _first(run) / _second(run), money)


def _costs(desk: _Desk) -> Iterator[_Line]:
    say = desk.language.say
    for per, key in sorted((key[3], key) for key in desk.history.runs if key[0] == Subject.COST):
        title = say(N_("Units per %(thing)s"), thing=per_words(Per(per), desk.language) if per in set(Per) else per)
        chart = (title, say(N_("How many units each action takes; of a range its middle.")))
        yield from _line(desk, key, chart, lambda run: (_first(run) + _second(run)) / 2, desk.language.count)


def _line(desk: _Desk, key: Key, chart: tuple[str, str], value: _Value, amount: Words) -> Iterator[_Line]:
    points = tuple(_points(desk.history.runs[key], desk.shelf, value, amount))
    if points:
        yield _Line(chart, _name(desk.history.runs[key][-1], desk), points, amount)


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


def _name(run: Run, desk: _Desk) -> str:
    about, key = run.statement.about.removeprefix("the "), run.key
    if run.statement.subject is Subject.SIZE and key[5] and key[5] != key[4]:
        message = N_("%(about)s, paid for %(period)s at a time")
        return desk.language.say(message, about=about, period=desk.period(key[5]))
    return about


def _first(run: Run) -> Decimal:
    return Decimal(run.value[0].replace(",", ""))


def _second(run: Run) -> Decimal:
    return Decimal(run.value[1].replace(",", ""))


def _day(at: datetime) -> str:
    return f"{at:%Y-%m-%d}"


def _per_action(desk: _Desk) -> Iterator[_Line]:
    """Money per action at the compared size, a chart for each currency, basis and output."""
    groups: dict[tuple[str, str, str], dict[Action, list[Reading]]] = {}
    language = desk.language
    for reading in desk.history.prices:
        for action, price in reading.prices.items():
            made = output(price.output.modality, price.output.per, language)
            group = groups.setdefault((reading.currency, language.say(COMPARED[reading.compared]), made), {})
            group.setdefault(action, []).append(reading)
    for (currency, basis, made), actions in sorted(groups.items(), key=lambda entry: entry[0]):
        title = language.say(N_("Money per %(thing)s, %(currency)s"), thing=made, currency=currency)
        chart = (f"{title}: {basis}", language.say(N_("What each action costs by this: %(basis)s."), basis=basis))
        money = _money(currency, language)
        for action, readings in actions.items():
            points = tuple(_priced_points(action, readings, desk.shelf, money))
            yield _Line(chart, readings[-1].prices[action].label, points, money)


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
