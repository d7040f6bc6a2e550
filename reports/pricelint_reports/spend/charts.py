"""The figures of a ledger as charts: what a usable output costs by month, and the parts of each change."""

from __future__ import annotations

from collections.abc import Sequence

from pricelint.costs.exact import decimal_of
from pricelint.costs.ledger import Month, Step
from pricelint_reports.charts import Bar, BarChart, BarGroup
from pricelint_reports.spend.words import FACTORS, MEANINGS, amount


def costs_chart(name: str, measure: str, months: Sequence[Month]) -> BarChart:
    """Effective cost per usable output, one bar a month; a month without one keeps its place."""
    return BarChart(
        id=f"{name}-costs",
        title="Effective cost per usable output, by month",
        description="Spend ÷ usable outputs; the table below holds the numbers.",
        groups=tuple(BarGroup(name=month.month, bars=(_cost(measure, month),)) for month in months),
    )


def _cost(measure: str, month: Month) -> Bar | None:
    cost = month.effective
    return None if cost is None else Bar(value=decimal_of(cost), says=amount(measure, cost))


def parts_chart(name: str, steps: Sequence[Step]) -> BarChart:
    """The parts of each change, a bar a factor, upwards where it cost more."""
    return BarChart(
        id=f"{name}-parts",
        title="Parts of each change",
        description="One bar a factor, upwards where an output got dearer; the table below holds the numbers.",
        groups=tuple(
            BarGroup(name=step.after, bars=tuple(Bar(value=decimal_of(part.change)) for part in step.parts))
            for step in steps
        ),
        series=tuple(f"{label}: {MEANINGS[factor]}" for factor, label in FACTORS.items()),
    )
