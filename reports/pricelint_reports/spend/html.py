"""The spend report as one page that holds everything and runs nothing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from pricelint import __version__
from pricelint.costs.ledger import Month, Step
from pricelint.costs.spend import Spend
from pricelint_reports.charts import STYLE, figure_of
from pricelint_reports.pages import page_environment
from pricelint_reports.spend.charts import costs_chart, parts_chart
from pricelint_reports.spend.words import FACTORS, amount, change, mainly, share


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account with its drawn figures; `parts` is empty where there is only one month."""

    measure: str
    months: tuple[Month, ...]
    steps: tuple[Step, ...]
    costs: Markup
    parts: Markup


def spend_page(spend: Spend, name: str) -> str:
    """HTML of a spend report; `name` is what the ledger is called."""
    measures = groupby(spend.months, key=lambda one: one.measure)
    accounts = [
        _view(spend, f"account-{number}", measure, tuple(months))
        for number, (measure, months) in enumerate(measures, 1)
    ]
    environment = page_environment("spend", "site/static/site.css", STYLE)
    environment.globals.update(amount=amount, change=change, mainly=mainly, share=share)
    return environment.get_template("spend.html.j2").render(
        spend=spend,
        name=name,
        accounts=accounts,
        factors=FACTORS,
        version=__version__,
    )


def _view(spend: Spend, name: str, measure: str, months: tuple[Month, ...]) -> AccountView:
    steps = tuple(step for step in spend.steps if step.measure == measure)
    return AccountView(
        measure=measure,
        months=months,
        steps=steps,
        costs=figure_of(costs_chart(name, measure, months)),
        parts=figure_of(parts_chart(name, steps)) if steps else Markup(),
    )
