"""Units that a label leads in ten languages, and tables that say in their head that packs are sold."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, reading_of

from pricelint.extract.plans.read import read_plans


@pytest.mark.parametrize(
    ("language", "price", "line"),
    [
        ("en", "$9/month", "Credits included 700 / mo"),
        ("de", "9 €/Monat", "Credits inklusive 700 / Monat"),
        ("fr", "9 €/mois", "Crédits inclus 700 / mois"),
        ("es", "9 €/mes", "Créditos incluidos 700 / mes"),
        ("pt", "R$ 9/mês", "Créditos incluídos 700 / mês"),
        ("it", "9 €/mese", "Crediti inclusi 700 / mese"),
        ("ru", "900 ₽/мес", "Кредитов включено 700 / мес"),
    ],
)
def test_a_number_behind_the_word_that_units_are_included_is_theirs(language: str, price: str, line: str) -> None:
    cards = (f"<div><h3>{name}</h3><p>{price}</p><p>{line}</p></div>" for name in ("Uno", "Due"))
    plans = read_plans(reading_of("".join(cards), language))
    assert [plan.allowance and int(plan.allowance.amount or 0) for plan in plans] == [700, 700]


def test_what_else_is_included_with_units_is_no_number_of_them() -> None:
    page = "<div><h3>Uno</h3><p>$9/month</p><p>300 credits per month</p><p>Credits included 4 ways to pay</p></div>"
    allowance = plans_of(page)["Uno"].allowance
    assert allowance is not None
    assert int(allowance.amount or 0) == 300


def test_the_rows_of_a_table_of_packs_are_no_plans_whatever_the_page_says_of_months() -> None:
    rows = "<tr><td>{}</td><td>2,000,000</td><td>€6</td></tr><tr><td>Wide</td><td>9,000,000</td><td>€24</td></tr>"
    table = "<table><thead><tr><th>{}</th><th>Words</th><th>Price</th></tr></thead>" + rows + "</table>"
    lead = "<h2>More credits</h2><p>Credits of a month are used first.</p><h3>Monthly</h3>"
    assert not plans_of(lead + table.format("Pack", "Narrow"))
    assert plans_of(lead + table.format("Tier", "Narrow"))
