"""Charts across platforms: what an output costs, and how long units last."""

from __future__ import annotations

import math
from collections.abc import Sequence
from decimal import Decimal

from pricelint.derive.basis import Compared
from pricelint.model.money import Money
from pricelint.model.units import Policy, Pool
from pricelint_reports.charts.scale import scale_of
from pricelint_reports.comparison.words import DAYS
from pricelint_reports.language import Language
from pricelint_reports.site.links import Owner
from pricelint_reports.site.standings import Standing
from pricelint_reports.site.strips import MOST_ROWS, Strip, StripRow, Tick, place, share, ticks
from pricelint_reports.site.summary import Expires, Line

_DAYS = (7, 30, 90, 365)
_SINCE, _UNTIL = 5, 1100
_CYCLE = 30
_ENDS = frozenset({Policy.FIXED_PERIOD, Policy.ROLLOVER, Policy.ON_INACTIVITY})


def money_strip(one: Standing, by: Compared, title: str, language: Language) -> Strip:
    """What an output costs on each platform by one basis, cheapest first: a dot for one price, a range for several."""
    rows = sorted((row for row in one.rows if by in row.placed), key=lambda row: row.placed[by].rank)
    shown = [(row.line, row.placed[by].figure) for row in rows[:MOST_ROWS]]
    scale = scale_of(value for _, figure in shown for value in (figure.low, figure.high))
    return Strip(
        id=f"{one.key}-{by.value}",
        title=title,
        ticks=ticks(scale, lambda value: language.rounded_money(Money(one.currency, value))[0]),
        rows=tuple(
            StripRow(
                name=line.name, line=_owner(line), low=place(scale, figure.low), high=place(scale, figure.high),
                says=figure.amount, claim=figure.claim,
            )
            for line, figure in shown
        ),
        more=max(0, len(rows) - MOST_ROWS),
    )  # fmt: skip


def expiry_strip(rows: Sequence[tuple[Line, Expires]], pool: Pool, title: str, language: Language) -> Strip | None:
    """How long units of a pool last on each platform, along a timeline in days; None where no page states a time."""
    found = [(line, one, _lasts(one)) for line, one in rows if one.pool in (pool, Pool.ALL)]
    known = sorted(((line, one, days) for line, one, days in found if days), key=lambda row: (row[2], row[0].name))
    if not known:
        return None
    # The unit stands at the last mark alone: four times the word would not fit beside each other on a narrow chart.
    marks = (
        Tick(place=_along(days), words=language.plural(*DAYS, days) if days == _DAYS[-1] else count)
        for days, count in ((days, language.count(Decimal(days))) for days in _DAYS)
    )
    return Strip(
        id=f"expiry-{pool.value}",
        title=title,
        ticks=tuple(marks),
        rows=tuple(
            StripRow(
                name=line.name, line=_owner(line), low=0.0, high=100.0 if math.isinf(days) else _along(days),
                says=one.words, claim=one.claim, beyond=math.isinf(days),
            )
            for line, one, days in known[:MOST_ROWS]
        ),
        more=max(0, len(known) - MOST_ROWS),
    )  # fmt: skip


def _lasts(one: Expires) -> float:
    """Days that units last, infinite where they do not expire, 0 where no time follows from what is stated."""
    if one.policy is Policy.NEVER:
        return math.inf
    if one.policy is Policy.END_OF_CYCLE:
        return _CYCLE
    return float(one.days or 0) if one.policy in _ENDS else 0


def _along(days: float) -> float:
    """The place of a number of days on a timeline on which each doubling is as long as the last."""
    return share(math.log(min(max(days, _SINCE), _UNTIL)), math.log(_SINCE), math.log(_UNTIL))


def _owner(line: Line) -> Owner:
    return Owner(slug=line.slug, name=line.name)
