"""What belongs to which tier of a list, and where one list ends."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points


def allowances(body: str, language: str = "en") -> dict[str, tuple[int, str | None]]:
    plans = plans_of(body, language).values()
    return {p.name: (int(p.allowance.amount), p.allowance.per) for p in plans if p.allowance and p.allowance.amount}


@pytest.mark.parametrize(
    ("plans", "packs", "month", "unit", "language"),
    [
        ("Plans", "Top-up packs", "month", "credits", "en"),
        ("Planos", "Pacotes avulsos", "mês", "créditos", "pt"),
        ("Tarife", "Einmalige Pakete", "Monat", "Credits", "de"),
        ("Formules", "Packs de crédits", "mois", "crédits", "fr"),
        ("Planes", "Paquetes sueltos", "mes", "créditos", "es"),
        ("Piani", "Pacchetti una tantum", "mese", "crediti", "it"),
    ],
)
def test_a_heading_between_cards_begins_another_list(
    plans: str, packs: str, month: str, unit: str, language: str
) -> None:
    card = "<div><h3>{}</h3><p>{} €{}</p><p>{} {}</p></div>"
    tiers = "".join(
        card.format(name, euros, f"/{month}", n, f"{unit}/{month}")
        for name, euros, n in (("Moss", 9, 300), ("Fern", 29, 1000))
    )
    sizes = "".join(
        card.format(name, euros, "", n, unit) for name, euros, n in (("Pebble", 5, 100), ("Boulder", 40, 900))
    )
    body = f"<main><h2>{plans}</h2>{tiers}<h2>{packs}</h2>{sizes}</main>"
    assert list(plans_of(body, language)) == ["Moss", "Fern"]
    assert [int(pack.units) for pack in packs_of(body, language)] == [100, 900]


@pytest.mark.parametrize(
    ("free", "own", "month", "unit", "language"),
    [
        ("Free: 5 starting credits.", "Pro: 200 credits a month.", "month", "credits", "en"),
        ("Grátis: 5 créditos iniciais.", "Pro: 200 créditos por mês.", "mês", "créditos", "pt"),
    ],
)
def test_a_line_that_another_tier_leads_grants_a_plan_nothing(
    free: str, own: str, month: str, unit: str, language: str
) -> None:
    body = f"<h1>{unit}</h1><ul><li>Pro: €9/{month}</li></ul><p>{free}</p><p>{own}</p>"
    assert allowances(body, language)["Pro"] == (200, "month")


def test_each_option_of_a_list_is_a_price_of_its_plan() -> None:
    options = "".join(f"<option>{n} credits / month - ${p}</option>" for n, p in ((50, 6), (100, 11), (300, 30)))
    body = (
        "<h1>Pricing</h1><div><div><h3>Seed</h3><p>$0</p><p>5 credits a day</p></div>"
        f"<div><h3>Oak</h3><p>For teams</p><select>{options}</select><p>Own fonts</p></div></div>"
    )
    assert [price[0] for price in points(plans_of(body)["Oak"])] == ["6", "11", "30"]
    several = body.replace("<select>", "").replace("</select>", "").replace("option", "li")
    assert [price[0] for price in points(plans_of(several)["Oak"])] == ["6"]


def test_a_row_with_one_amount_says_of_the_other_columns_that_they_are_free_or_on_request() -> None:
    table = (
        "<table><tr><th></th><th>Base</th><th>Medio</th><th>Grande</th></tr>"
        "<tr><th>Prezzo</th><td>Gratis</td><td>€15 al mese</td><td>Contattaci</td></tr>"
        "<tr><th>Crediti al mese</th><td>10</td><td>500</td><td>Illimitati</td></tr></table>"
    )
    plans = plans_of(table, "it")
    assert [(name, plan.free, plan.contact_sales) for name, plan in plans.items()] == [
        ("Base", True, False),
        ("Medio", False, False),
        ("Grande", False, True),
    ]
    assert [plan.allowance and plan.allowance.amount for plan in plans.values()] == [10, 500, None]
    rows = "<tr><th>Model</th><th>Price</th><th>Access</th></tr><tr><td>Fox</td><td>$9 a month</td><td>Free</td></tr>"
    assert "Access" not in plans_of(f"<table>{rows}</table>")
