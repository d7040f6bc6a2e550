"""Amounts as price tables of site builders print them, and amounts on a card that are not its price."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, points, reading_of

from pricelint.model.units import Period


def cards(*bodies: str) -> str:
    return f"<h1>Plans for AI images</h1><div>{''.join(f'<div>{body}</div>' for body in bodies)}</div>"


def test_cents_may_stand_in_a_block_of_their_own() -> None:
    def price(whole: str, name: str) -> str:
        return (
            f"<h3>{whole} leaves</h3><div><span>€</span><span>{whole}</span><div><span class='{name}'>90</span></div>"
            "<span>per month</span></div><p>200 credits</p>"
        )

    split = plans_of(cards(price("9", "price__fractional-part"), price("29", "price__fractional-part")))
    assert [points(plan)[0][0] for plan in split.values()] == ["9.9", "29.9"]
    other = plans_of(cards(price("9", "seats"), price("29", "seats")))
    assert [points(plan)[0][0] for plan in other.values()] == ["9", "29"]


def test_what_money_buys_beside_a_plan_is_not_its_price() -> None:
    plan = "<h3>{}</h3><p>€{} per month</p><p>{} coins/month</p><p>Buy coins ($10 = 200 coins)</p>"
    plans = plans_of(f"<div id='monthly'>{cards(plan.format('Elm', 9, 500), plan.format('Ash', 39, 2000))}</div>")
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Elm": [("9", "EUR", "month", "month")],
        "Ash": [("39", "EUR", "month", "month")],
    }


def test_soles_have_their_sign() -> None:
    plan = "<h3>Plan {}</h3><p>S/ {}/mes</p><p>{} créditos de IA</p>"
    plans = plans_of(cards(plan.format("Uno", 29, 500), plan.format("Dos", 99, "5.000")), "es")
    assert points(plans["Plan Dos"]) == [("99", "PEN", "month", "month")]


@pytest.mark.parametrize(("label", "per"), [("credits / mo", "month"), ("credits", "month")])
def test_a_label_with_its_period_stands_before_the_number(label: str, per: str) -> None:
    plan = "<p>{}</p><p>€{} / mo</p><div><span>" + label + "</span> <span>{}</span></div><p>any time</p>"
    plans = plans_of(cards(plan.format("Sketch", 9, 250), plan.format("Press", 79, "4,000")))
    found = [plan.allowance for plan in plans.values() if plan.allowance]
    assert [(f"{allowance.amount}", f"{allowance.per}") for allowance in found] == [("250", per), ("4000", per)]


def test_a_token_may_be_declared_the_inner_currency() -> None:
    body = "<p>Токен — внутренняя валюта бота</p><h3>BASIC</h3><p>260 токенов</p><h3>PRO</h3><p>680 токенов</p>"
    unit = reading_of(body + "<p>Нейросети</p>", "ru").unit
    assert unit is not None
    assert unit.name == "токен"


def test_the_year_above_what_a_month_of_it_comes_to_is_no_list_price() -> None:
    card = "<h3>{}</h3><p>${}</p><p>(${}/mo billed yearly)</p><p>{} credits a month</p>"
    plans = plans_of(
        f"<div><div>{card.format('Sprout', 60, 5, 90)}</div><div>{card.format('Oak', 180, 15, 400)}</div></div>"
    )
    assert points(plans["Sprout"]) == [("60", "USD", "year", "year"), ("5", "USD", "month", "year")]
    assert [price.was for price in plans["Oak"].prices] == [None, None]


def test_an_amount_that_a_price_is_held_against_is_no_price_of_the_card() -> None:
    card = "<h3>{}</h3><p>${}/month</p><p>{} credits per month · $0.40/credit (vs $1 one-time)</p>"
    plans = plans_of(cards(card.format("Rehearsal", 20, 50), card.format("Premiere", 60, 150)))
    assert points(plans["Premiere"]) == [("60", "USD", "month", "month")]


@pytest.mark.parametrize(
    "line", ["$10/5,000 credits/month", "$10 / 5,000 credits per month", "$10/month/5,000 credits"]
)
def test_units_and_their_period_may_stand_behind_the_slash_of_a_price(line: str) -> None:
    other = "<div><h2>Duo</h2><p>$20/mo</p></div>"
    plan = plans_of(f"<section>{other}<div><h2>Brook</h2><p>For runs and files</p><p>{line}</p></div></section>")[
        "Brook"
    ]
    assert points(plan) == [("10", "USD", "month", "month")]
    assert plan.allowance is not None
    assert plan.allowance.amount == 5000
    assert plan.allowance.per is Period.MONTH


def test_a_long_section_beside_a_short_card_is_no_free_plan() -> None:
    rows = "".join(f"<p>Feature {name}</p><p>Free</p>" for name in "abcdefghijklmnopqrst")
    lead = "<section><h2>Compare</h2><p>Open source</p><p>Free</p>{}</section>"
    brook = "<section><h2>Brook</h2><p>For runs and files</p><p>$10/month</p></section>"
    assert list(plans_of(f"<main>{lead.format(rows)}{brook}</main>")) == ["Brook"]
    assert list(plans_of(f"<main>{lead.format('').replace('Compare', 'Rill')}{brook}</main>")) == ["Rill", "Brook"]


@pytest.mark.parametrize(
    "line",
    ["Option for teams: +9 €/month", "-4 €/month", "<b>24 €</b><i>-4 €/month</i>"],
    ids=["added", "taken off", "behind a price"],
)
def test_a_signed_amount_is_no_price_of_a_plan(line: str) -> None:
    plans = plans_of(
        f"<h2>Plans</h2><div><div><h3>Wren</h3><p>24 €/month</p><p>{line}</p><p>200 credits per month</p></div>"
        "<div><h3>Heron</h3><p>60 €/month</p><p>900 credits per month</p></div></div>"
    )
    assert [[price.amount.amount for price in plan.prices] for plan in plans.values()] == [[24], [60]]
