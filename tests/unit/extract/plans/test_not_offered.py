"""Amounts that offer nothing: rows of bills, tables of other sellers, what a person costs."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, reading_of, sizes

from pricelint.extract.plans.read import read_plans

TIERS = (
    "<div><h3>Wren</h3><p>$12/mo</p><p>200 credits/month</p></div>"
    "<div><h3>Heron</h3><p>$39/mo</p><p>900 credits/month</p></div>"
)


def bill(*rows: tuple[str, str]) -> str:
    return "<div>" + "".join(f"<div><span>{name}</span><span>{amount}</span></div>" for name, amount in rows) + "</div>"


@pytest.mark.parametrize(
    "rows",
    [
        [("Owlet Heron, monthly", "$39.00"), ("Tax (8%)", "$3.12"), ("Total today", "$42.12")],
        [("Membership", "$12/mo"), ("Bundle: Heron", "$39/mo"), ("Total", "$51/mo")],
        [("Heron", "$39/mo"), ("Monthly total", "$39/mo")],
        [("Heron", "$39/mo"), ("Voucher", "-$5"), ("Amount due", "$34")],
    ],
)
def test_a_bill_names_no_tiers(rows: list[tuple[str, str]]) -> None:
    page = f"<h2>Plans</h2><div>{TIERS}</div><h2>Your order</h2>{bill(*rows)}"
    assert list(plans_of(page)) == ["Wren", "Heron"]


def test_a_card_with_what_a_year_comes_to_is_no_bill() -> None:
    card = "<div><h3>{}</h3><div>Monthly {}</div><div>Total {}</div><p>{} credits per month</p></div>"
    cards = card.format("Wren", "$12", "$144", 200) + card.format("Heron", "$39", "$468", 900)
    assert list(plans_of(f"<h2>Plans</h2><div>{cards}</div>")) == ["Wren", "Heron"]


def table(*rows: tuple[str, ...]) -> str:
    head = "".join(f"<th>{cell}</th>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows[1:])
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def test_a_table_with_a_column_of_providers_is_that_of_others() -> None:
    hosts = table(("Use", "Provider", "Cost/mo"), ("Hobby", "Barge", "$6"), ("Company", "Quay", "$240"))
    page = f"<h2>Plans</h2><div>{TIERS}</div><section><h2>Running it yourself</h2>{hosts}</section>"
    assert list(plans_of(page)) == ["Wren", "Heron"]


def test_the_site_itself_beside_others_heads_a_comparison() -> None:
    columns = table(("", "Owlet", "Skimmerly"), ("Monthly price", "$12/mo", "$30/mo"), ("Credits", "200", "150"))
    rows = table(("", "Price", "Credits"), ("Owlet", "$12/mo", "200"), ("Skimmerly", "$30/mo", "150"))
    for compared in (columns, rows):
        page = f"<h2>Plans</h2><div>{TIERS}</div><h2>Side by side</h2>{compared}"
        reading = reading_of(page, url="https://owlet.example/pricing")
        assert [offer.card.title for offer in reading.offers if offer.amounts] == ["Wren", "Heron"]


def test_tiers_beside_a_tier_of_the_sites_name_are_its_own() -> None:
    columns = table(("", "Starter", "Pro"), ("Monthly price", "$12/mo", "$30/mo"), ("Credits", "200", "150"))
    reading = reading_of(columns, url="https://owlet.example/pricing")
    assert [offer.card.title for offer in reading.offers] == ["Starter", "Pro"]


def test_what_a_person_costs_is_no_tier() -> None:
    page = f"<p>A receptionist costs $3,200 a month. Ours starts at $12.</p><div>{TIERS}</div>"
    assert list(plans_of(page)) == ["Wren", "Heron"]


def test_a_tier_is_told_by_what_its_accounts_are_billed() -> None:
    text = (
        "Pro accounts are billed at £14.99 per month. The subscription renews every month until it is cancelled. "
        "Pro accounts receive 120 credits per month and keep 50 sessions."
    )
    (plan,) = plans_of(f"<h2>4. Payments</h2><h3>Pro subscription</h3><p>{text}</p>").values()
    assert plan.allowance is not None
    assert (plan.name, plan.prices[0].amount.printed, str(plan.allowance.amount)) == ("Pro", "GBP 14.99", "120")


def test_sizes_with_a_name_behind_them_are_packs() -> None:
    row = "<div><div><span>{} credits</span><span>{}</span></div><div><span>${}</span><span>(${}/ea)</span></div></div>"
    rows = row.format(10, "Small", 25, "2.50") + row.format(40, "Large", 80, "2.00")
    page = f"<h3>Credit packs</h3><p>Buy more at once and save.</p><div>{rows}</div>"
    assert sizes(packs_of(page)) == [("25", "USD", 10, 0), ("80", "USD", 40, 0)]
    assert [str(rate.money.amount) for rate in reading_of(page).rates] == ["2.50", "2.00"]


def test_what_is_not_sold_yet_has_a_name_behind_its_badge() -> None:
    cards = TIERS + "<div><div>COMING SOON</div><p>Flock</p><p>$99/mo</p><p>For whole teams.</p></div>"
    assert list(plans_of(f"<h2>Plans</h2><div>{cards}</div>")) == ["Wren", "Heron", "Flock"]


def test_what_comes_on_top_of_a_plan_is_no_price_of_it() -> None:
    compared = table(
        ("Feature", "Wren", "Heron"),
        ("Monthly price", "$12", "$39"),
        ("Credits per month", "200", "900"),
        ("Extra member", "$9/mo", "$7/mo"),
    )
    plans = plans_of(f"<h2>Compare plans</h2>{compared}")
    assert [[price.amount.printed for price in plan.prices] for plan in plans.values()] == [["USD 12"], ["USD 39"]]


def test_packs_in_a_cell_of_a_table_of_plans() -> None:
    cell = "5,000 credits - $60 <br>20,000 credits - $200"
    compared = table(
        ("", "Wren", "Heron"), ("", "$19", "$99"), ("API", "-", "2,000 credits per month"), ("Add packages", "-", cell)
    )
    page = f"<h2>Monthly plans</h2>{compared}"
    assert sizes(packs_of(page)) == [("60", "USD", 5000, 0), ("200", "USD", 20000, 0)]
    assert [price.amount.printed for price in plans_of(page)["Heron"].prices] == ["USD 99"]


def test_a_bonus_on_a_line_below_the_price_is_on_top() -> None:
    card = "<div><p>{}</p><p>credits</p><p>${}</p>{}</div>"
    cards = card.format("500", "4.99", "") + card.format("1,000", "8.99", "<p><span>+100 bonus</span></p>")
    page = f"<h3>Credit packs</h3><div>{cards}</div>"
    assert sizes(packs_of(page)) == [("4.99", "USD", 500, 0), ("8.99", "USD", 1000, 100)]


def test_the_tiers_of_whom_the_title_compares_with_are_anothers() -> None:
    own = table(("Plan", "Price", "Credits"), ("Wren", "$12 / month", "200 / month"), ("Heron", "$39 / month", "900"))
    rival = own.replace("Wren", "Basic").replace("Heron", "Plus").replace("$12", "$15")
    page = f"<h1>Owlet vs Skimmerly</h1><h3>Owlet plans</h3>{own}<h3>Skimmerly individual plans</h3>{rival}"
    reading = reading_of(page, url="https://owlet.example/versus/skimmerly")
    assert [plan.name for plan in read_plans(reading)] == ["Wren", "Heron"]


def test_a_section_that_tells_what_somebody_costs_is_no_tier() -> None:
    row = "<button><span>{} credits</span> <span>Save 20%</span> <span>{} hours live</span> <span>${}</span></button>"
    packs = row.format(60, 1, 12) + row.format("1,200", 20, 144)
    told = "<section><h2>Compare</h2><p>A camera crew costs $900 a day.</p></section>"
    page = f"<section><h2>Buy credits</h2><p>1 credit = 1 minute.</p><div>{packs}</div></section>{told}"
    assert plans_of(page) == {}
    assert sizes(packs_of(page)) == [("12", "USD", 60, 0), ("144", "USD", 1200, 0)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Économise 48€/an"),
        ("es", "Ahorras 48€/año"),
        ("it", "Risparmia 48€/anno"),
        ("pt", "Economizando 48€/ano"),
    ],
)
def test_what_a_year_saves_is_no_price(language: str, text: str) -> None:
    card = "<div><h3>{}</h3><p>{}€/{}</p><p>{}</p></div>"
    month = {"fr": "mois", "es": "mes", "it": "mese", "pt": "mês"}[language]
    cards = card.format("Wren", 15, month, text) + card.format("Heron", 39, month, text)
    plans = plans_of(f"<h2>Plans</h2><div>{cards}</div>", language)
    assert [[price.amount.printed for price in plan.prices] for plan in plans.values()] == [["EUR 15"], ["EUR 39"]]


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("de", "Berechnen Sie Ihren ROI"),
        ("en", "Calculate your ROI"),
        ("en", "Savings calculator"),
        ("es", "Calcula tu ahorro"),
        ("fr", "Calculez votre ROI"),
    ],
)
def test_what_a_buyer_is_promised_to_gain_is_no_price(language: str, head: str) -> None:
    gains = (
        f"<h2>{head}</h2><div><div>$70,000</div><div>Sales added/month</div><div>12</div><div>More calls</div></div>"
    )
    assert list(plans_of(f"<h2>Plans</h2><div>{TIERS}</div>{gains}", language)) == ["Wren", "Heron"]
    assert list(plans_of(f"{gains}<h2>Plans</h2><div>{TIERS}</div>", language)) == ["Wren", "Heron"]


@pytest.mark.parametrize("head", ["Calculate your price", "Plans that return your time", "Savings on every plan"])
def test_tiers_under_a_heading_that_computes_a_price_are_offered(head: str) -> None:
    assert list(plans_of(f"<h2>{head}</h2><div>{TIERS}</div>")) == ["Wren", "Heron"]


WORKED = [
    ("en", "The daily cost of the plan is therefore $0.40/day."),
    ("en", "For example, if you cancel the $12/month plan on the 10th, you pay $4."),
    ("de", "Zum Beispiel kostet der Wechsel vom Tarif zu 12 € pro Monat nur 4 €."),
    ("fr", "Le coût journalier de l'abonnement est donc de 0,40 € par jour."),
    ("es", "Por ejemplo, si cancelas el plan de 12 € al mes el día 10, pagas 4 €."),
    ("pt", "Por exemplo, se cancelar o plano de R$ 12 por mês no dia 10, paga R$ 4."),
    ("it", "Per esempio, se disdici il piano da 12 € al mese il giorno 10, paghi 4 €."),
    ("ru", "Например, если отменить тариф за 990 ₽ в месяц десятого числа, вы платите 330 ₽."),
]


@pytest.mark.parametrize(("language", "sentence"), WORKED)
def test_a_sentence_that_works_something_out_sells_nothing(language: str, sentence: str) -> None:
    assert read_plans(reading_of(f"<h1>Owlet</h1><p>{sentence}</p>", language)) == ()


def test_a_sentence_that_names_a_tier_sells_it() -> None:
    assert [*plans_of("<p>The Heron plan is $12/month.</p>")] != []


def test_a_comma_before_an_amount_is_no_part_of_a_name() -> None:
    assert [*plans_of("<p>Heron, $12 per month: 200 credits a month</p>")] == ["Heron"]
