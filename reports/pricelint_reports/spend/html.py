"""The spend report as one page that holds everything and runs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from pricelint import __version__
from pricelint.costs.ledger import Month, Step
from pricelint.costs.spend import Spend
from pricelint_reports.pages import page_environment
from pricelint_reports.spend import charts
from pricelint_reports.spend.words import FACTORS, MEANINGS, amount, change, mainly, share


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account with its figures."""

    measure: str
    months: tuple[Month, ...]
    steps: tuple[Step, ...]
    costs: charts.Figure
    parts: charts.Figure


def spend_page(spend: Spend, name: str) -> str:
    """HTML of a spend report; `name` is what the ledger is called."""
    accounts = [
        _view(spend, measure, tuple(months)) for measure, months in groupby(spend.months, key=lambda one: one.measure)
    ]
    environment = page_environment("spend", "comparison/static/report.css", "spend/static/spend.css")
    environment.globals.update(amount=amount, change=change, mainly=mainly, share=share, middle=charts.middle)
    return environment.get_template("spend.html.j2").render(
        spend=spend,
        name=name,
        accounts=accounts,
        factors=FACTORS,
        meanings=MEANINGS,
        width=charts.WIDTH,
        height=charts.HEIGHT,
        version=__version__,
    )


def _view(spend: Spend, measure: str, months: tuple[Month, ...]) -> AccountView:
    steps = tuple(step for step in spend.steps if step.measure == measure)
    return AccountView(
        measure=measure,
        months=months,
        steps=steps,
        costs=charts.columns([month.effective for month in months]),
        parts=charts.grouped([[part.change for part in step.parts] for step in steps]),
    )
