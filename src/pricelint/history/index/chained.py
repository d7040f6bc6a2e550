"""The chained index of a platform: actions matched from period to period, link by link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from pricelint.derive.basis import Compared
from pricelint.history.index.formula import Formula, Relative, link, precisely
from pricelint.history.index.periods import Every
from pricelint.history.index.points import BASE, Index, IndexPoint, Matched
from pricelint.history.index.readings import Reading
from pricelint.history.index.weights import EQUAL, Weights


def index_of(
    readings: Iterable[Reading],
    every: Every = Every.MONTH,
    formula: Formula = Formula.TORNQVIST,
    weights: Weights = EQUAL,
) -> tuple[Index, ...]:
    """The indices of some readings: one a platform, currency and basis, in the order of these.

    Neighbouring periods are those that follow each other among the ones with prices: a missing month is bridged, never
    filled. Only actions priced in both count (matched model), so that what enters or leaves moves nothing by itself.
    """
    groups: dict[tuple[str, str, int], list[Reading]] = {}
    order = list(Compared)
    for reading in sorted(readings, key=lambda one: (one.at, one.visit)):
        groups.setdefault((reading.platform, reading.currency, order.index(reading.compared)), []).append(reading)
    return tuple(
        Index(
            platform=key[0], currency=key[1], compared=order[key[2]], every=every, formula=formula,
            points=tuple(_points(group, every, formula, weights)),
        )
        for key, group in sorted(groups.items())
    )  # fmt: skip


def within(index: Index, since: str = "", until: str = "") -> Index:
    """The points from one period to another ("" for no bound), the first of them the base."""
    kept = [one for one in index.points if (not since or one.period >= since) and (not until or one.period <= until)]
    bases: dict[int, Decimal] = {}
    points = []
    with localcontext(precisely()):
        for one in kept:
            base = bases.setdefault(one.chain, one.value)
            points.append(replace(one, value=one.value / base * BASE))
    if points:
        points[0] = replace(points[0], link=None, before=None, matched=(), entered=(), left=())
    return replace(index, points=tuple(points))


def _points(readings: Sequence[Reading], every: Every, formula: Formula, weights: Weights) -> Iterator[IndexPoint]:
    last = {every.of(reading.at): place for place, reading in enumerate(readings)}
    seen = Counter(every.of(reading.at) for reading in readings)
    former: IndexPoint | None = None
    for period, place in last.items():
        point = _point(period, readings[place], former, formula, weights)
        former = replace(point, seen=seen[period], sure=_sure(readings, place))
        yield former


def _point(period: str, reading: Reading, former: IndexPoint | None, formula: Formula, weights: Weights) -> IndexPoint:
    if former is None:
        return IndexPoint(period=period, value=BASE, chain=1, link=None, reading=reading)
    matched, relatives = _matched(former.reading, reading, weights)
    if not relatives:
        return IndexPoint(period=period, value=BASE, chain=former.chain + 1, link=None, reading=reading)
    step = link(relatives, formula)
    with localcontext(precisely()):
        value = former.value * step
    before, now = former.reading.prices, reading.prices
    return IndexPoint(
        period=period, value=value, chain=former.chain, link=step, reading=reading, before=former.reading,
        matched=matched, entered=tuple(price.label for action, price in now.items() if action not in before),
        left=tuple(price.label for action, price in before.items() if action not in now),
    )  # fmt: skip


def _matched(before: Reading, after: Reading, weights: Weights) -> tuple[tuple[Matched, ...], tuple[Relative, ...]]:
    """The actions that both price and the weights name; () where there are none."""
    both = sorted(action for action in before.prices if action in after.prices)
    with localcontext(precisely()):
        was = weights.shares({action: before.prices[action].amount for action in both}, before.at.date())
        now = weights.shares({action: after.prices[action].amount for action in both}, after.at.date())
        if not was or not now:
            return (), ()
        counted = [action for action in both if action in was or action in now]
        shares = [(was.get(action, Decimal(0)), now.get(action, Decimal(0))) for action in counted]
        matched = tuple(
            Matched(action, before.prices[action], after.prices[action], (first + second) / 2)
            for action, (first, second) in zip(counted, shares, strict=True)
        )
    return matched, tuple(Relative(one.ratio, *pair) for one, pair in zip(matched, shares, strict=True))


def _sure(readings: Sequence[Reading], place: int) -> bool:
    beside = (readings[other] for other in (place - 1, place + 1) if 0 <= other < len(readings))
    return any(_amounts(reading) == _amounts(readings[place]) for reading in beside)


def _amounts(reading: Reading) -> dict[object, Decimal]:
    return {action: price.amount for action, price in reading.prices.items()}
