"""The index over all platforms of one currency and basis: each platform counts once, however much it offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext

from pricelint.derive.basis import Compared
from pricelint.history.index.formula import Relative, link, precisely
from pricelint.history.index.points import BASE, Index, IndexPoint, Member, Overall, OverallPoint

_Key = tuple[str, int]


def overall(indices: Iterable[Index]) -> tuple[Overall, ...]:
    """One series for each currency and basis. The indices are of one kind of period and one formula.

    A platform that shows no price in a period is taken to move with the others until it shows one again, and what it
    moved otherwise is made up for then: that is the ratio of its `Member`. One that enters moves nothing by itself.
    """
    groups: dict[_Key, list[Index]] = {}
    order = list(Compared)
    for index in indices:
        groups.setdefault((index.currency, order.index(index.compared)), []).append(index)
    return tuple(_overall(group) for _, group in sorted(groups.items(), key=lambda entry: entry[0]))


def within(series: Overall, since: str = "", until: str = "") -> Overall:
    """The points from one period to another ("" for no bound), the first of them the base."""
    kept = [one for one in series.points if (not since or one.period >= since) and (not until or one.period <= until)]
    with localcontext(precisely()):
        points = [replace(one, value=one.value / kept[0].value * BASE) for one in kept]
    if points:
        points[0] = replace(points[0], link=None, members=())
    return replace(series, points=tuple(points))


def _overall(group: Sequence[Index]) -> Overall:
    first = group[0]
    by_period: dict[str, list[IndexPoint]] = {}
    for index in group:
        for point in index.points:
            by_period.setdefault(point.period, []).append(point)
    value, then, points = BASE, dict[str, Decimal](), list[OverallPoint]()
    for period in sorted(by_period):
        made = _point(period, by_period[period], value, then, first)
        if made.members or not points:
            points.append(made)
        value = made.value
        then |= {point.reading.platform: value for point in by_period[period]}
    moved = {member.point.reading.platform for point in points for member in point.members}
    return Overall(
        currency=first.currency, compared=first.compared, every=first.every, formula=first.formula,
        points=tuple(points), platforms=tuple(sorted(moved)),
    )  # fmt: skip


def _point(
    period: str, shown: Sequence[IndexPoint], value: Decimal, then: dict[str, Decimal], series: Index
) -> OverallPoint:
    """The point of one period; `value` is the index before it, `then` what it was at each platform's last prices."""
    with localcontext(precisely()):
        members = tuple(
            Member(point, point.link * then[point.reading.platform] / value)
            for point in shown
            if point.link is not None
        )
        step = _step(members, series)
        return OverallPoint(
            period=period, value=value if step is None else value * step, link=step,
            at=max(point.at for point in shown), members=members,
        )  # fmt: skip


def _step(members: Sequence[Member], series: Index) -> Decimal | None:
    if not members:
        return None
    share = Decimal(1) / len(members)
    return link([Relative(member.ratio, share, share) for member in members], series.formula)
