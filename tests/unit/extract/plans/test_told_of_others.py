"""Prices of others on a page that sells its own: reports, programmes for partners, folded answers, workshops."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, reading_of, sizes

from pricelint.extract.plans.read import read_plans

TIERS = (
    "<h2>Plans</h2><div><div><h3>Wren</h3><p>$12/mo</p><p>200 credits per month</p></div>"
    "<div><h3>Heron</h3><p>$39/mo</p><p>900 credits per month</p></div></div>"
)
CARD = "<div><h3>{}</h3><p>{}</p><p>{}</p></div>"


PARTNERS = CARD.format("Bronze", "$50/mo", "10 referrals") + CARD.format("Gold", "$400/mo", "60 referrals")
ITEM = "<li><span>{}</span><span>${}/mo</span></li>"
PAID = f"<ul>{ITEM.format('Designer', 500)}{ITEM.format('Stock photos', 49)}</ul>"
ANSWER = "<details><summary>{}?</summary><p>{}</p></details>"
ANSWERS = ANSWER.format("And Skimmerly", "Skimmerly costs $49/month for 300 credits. Heron gives 900.")
ANSWERS += ANSWER.format("Domains", "Domains start at $12 a year.")


@pytest.mark.parametrize(
    "told",
    [
        f"<h2>Affiliate programme</h2><div>{PARTNERS}</div>",
        f"<h2>Today</h2><div><div><h3>On your own</h3>{PAID}<p>Total: $549/mo</p></div></div>",
        f"<h2>Questions</h2>{ANSWERS}",
    ],
    ids=["partners", "bill", "answers"],
)
def test_what_others_pay_or_ask_is_no_tier(told: str) -> None:
    for page in (TIERS + told, told + TIERS):
        assert list(plans_of(f"<main>{page}</main>")) == ["Wren", "Heron"]


def test_a_list_of_the_best_reports() -> None:
    entry = "<h2>${}/mes: {}</h2><ul><li>{} créditos al mes</li></ul><h3>Rating: {}/10</h3>"
    page = f"<h1>Mejores editores según tu presupuesto</h1>{entry.format(10, 'Pikaro', 700, '8.5')}"
    page += f"{entry.format(30, 'Klaro Pro', 2000, '8')}<h2>Comparativa completa</h2>"
    assert plans_of(page, "es") == {}


def test_workshops_that_come_with_units_are_no_packs() -> None:
    body = CARD.format("Basics", "$49", "2 hours, includes 100 credits")
    body += CARD.format("Studio day", "$249", "8 hours, includes 500 credits")
    assert packs_of(f"<h2>Workshops</h2><div>{body}</div>") == ()
    assert sizes(packs_of(f"<h2>Credit packs for your workshops</h2><div>{body}</div>")) == [
        ("49", "USD", 100, 0),
        ("249", "USD", 500, 0),
    ]


def test_services_below_the_plans_have_no_period_of_theirs() -> None:
    done = CARD.format("Logo design", "€250", "Delivered in 5 days")
    done += CARD.format("Shop setup", "€900", "With a domain (€12/year) and hosting (€8/month)")
    plans = TIERS.replace("credits per month", "credits monthly")
    assert list(plans_of(f"{plans}<h2>Done for you</h2><div>{done}</div>")) == ["Wren", "Heron"]


def test_a_line_of_several_packs_beside_a_list_is_no_card() -> None:
    entry = "<dt>{}</dt><dd>Monatlich {} €</dd><dd>{} Credits im Monat</dd>"
    more = "<p>Zusatzcredits: 100 Credits für 8,00 €, 500 Credits für 35,00 €.</p>"
    page = f"<h1>Tarife</h1><dl>{entry.format('Klein', '7,90', 150)}{entry.format('Gross', '19,90', 500)}</dl>{more}"
    assert sizes(packs_of(page, "de")) == [("8.00", "EUR", 100, 0), ("35.00", "EUR", 500, 0)]


def test_columns_of_two_names_under_a_heading_that_sets_them_against_each_other() -> None:
    def named(table: str) -> list[str]:
        return [plan.name for plan in read_plans(reading_of(TIERS + table, url="https://owletpoems.example/pricing"))]

    table = (
        "<h2>{0} VS {1}</h2><table><tr><th></th><th>{0} <i>our choice</i></th><th>{1}</th></tr>"
        "<tr><td>Monthly price</td><td>$14/mo</td><td>$35/mo</td></tr></table>"
    )
    assert named(table.format("Owlet", "Skimmerly")) == ["Wren", "Heron"]
    assert named(table.format("Swift", "Falcon")) == ["Wren", "Heron", "Swift our choice", "Falcon"]


@pytest.mark.parametrize(
    ("language", "head"),
    [("pt", "Adicionais do módulo"), ("es", "Complementos"), ("fr", "Suppléments"), ("de", "Zusatzleistungen")],
)
def test_what_comes_on_top_of_plans_is_no_plan(language: str, head: str) -> None:
    month = {"pt": "mês", "es": "mes", "fr": "mois", "de": "Monat"}[language]
    rows = f"<tr><td>Logo</td><td>9 € / {month}</td></tr><tr><td>API</td><td>30 € / {month}</td></tr>"
    table = "<table><tr><th>Item</th><th>€</th></tr>" + rows + "</table>"
    plans = plans_of(
        TIERS.replace("/mo", f"/{month}").replace("per month", f"/ {month}") + f"<h2>{head}</h2>{table}", language
    )
    assert list(plans) == ["Wren", "Heron"]
