"""Tiers that are paid once, and tiers that are named by how long they last."""

from __future__ import annotations

from decimal import Decimal

import pytest
from offers_pages import packs_of, plans_of, points, sizes


def grid(*cards: str) -> str:
    return f"<h2>Plans</h2><div>{''.join(f'<div>{card}</div>' for card in cards)}</div><p>A sketch takes 2 credits.</p>"


@pytest.mark.parametrize("once", ["<p>$199 once-off, pay once</p>", "<p>$199</p><p>One-time payment</p>"])
def test_units_every_month_for_one_payment_are_a_tier(once: str) -> None:
    page = grid(
        "<h3>Sprout</h3><p>$9/mo</p><p>100 credits every month</p>",
        f"<h3>Oak</h3>{once}<p>1,000 credits every month</p>",
    )
    plan = plans_of(page)["Oak"]
    assert points(plan) == [("199", "USD", "once", "once")]
    assert plan.allowance is not None
    assert (plan.allowance.amount, str(plan.allowance.per)) == (Decimal(1000), "month")
    assert packs_of(page) == ()


def test_units_that_are_good_for_a_month_are_a_pack() -> None:
    page = grid(
        "<h3>Dew</h3><p>$9 one-time</p><p>100 credits, valid for 1 month</p>",
        "<h3>Rain</h3><p>$19 one-time</p><p>400 credits, valid for 1 month</p>",
    )
    assert sizes(packs_of(page)) == [("9", "USD", 100, 0), ("19", "USD", 400, 0)]
    assert plans_of(page) == {}


@pytest.mark.parametrize(
    ("language", "rows", "names"),
    [
        ("en", ("Monthly $9 100 credits", "Yearly $90 1200 credits"), ["Monthly", "Yearly"]),
        ("en", ("Monthly: $9 (100 credits)", "Yearly: $90 (1200 credits)"), ["Monthly", "Yearly"]),
        ("zh", ("月卡：$9（100积分）", "年卡：$90（1200积分）"), ["月卡", "年卡"]),
        ("zh", ("<i>月卡</i><i>$9</i><i>100积分</i>", "<i>年卡</i><i>$90</i><i>1200积分</i>"), ["月卡", "年卡"]),
    ],
)
def test_a_line_that_begins_with_its_period_is_named_by_it(language: str, rows: list[str], names: list[str]) -> None:
    plans = plans_of(f"<h2>VIP</h2><ul>{''.join(f'<li>{row}</li>' for row in rows)}</ul>", language)
    assert list(plans) == names
    assert [points(plan)[0][2] for plan in plans.values()] == ["month", "year"]
    granted = [plan.allowance for plan in plans.values() if plan.allowance]
    assert [(one.amount, str(one.per)) for one in granted] == [(Decimal(100), "month"), (Decimal(1200), "year")]


def test_lines_of_one_tier_for_each_period_stay_one_tier() -> None:
    lines = "<p>Monthly: ${}</p><p>Yearly: ${}</p><p>{} credits a month</p>"
    page = grid(f"<h3>Sprout</h3>{lines.format(9, 90, 100)}", f"<h3>Oak</h3>{lines.format(19, 190, 400)}")
    assert {name: [point[:3] for point in points(plan)] for name, plan in plans_of(page).items()} == {
        "Sprout": [("9", "USD", "month"), ("90", "USD", "year")],
        "Oak": [("19", "USD", "month"), ("190", "USD", "year")],
    }


def test_two_amounts_for_one_period_are_doubted() -> None:
    page = grid(
        "<h3>Sprout</h3><p>$9/mo <b>$12/mo</b></p><p>100 credits</p>",
        "<h3>Oak</h3><p>$19/mo <b class='origin-price'>$25/mo</b></p><p>400 credits</p>",
    )
    plans = plans_of(page)
    assert all(price.doubt for price in plans["Sprout"].prices)
    (price,) = plans["Oak"].prices
    assert price.was is not None
    assert (price.amount.amount, price.was.amount, price.doubt) == (Decimal(19), Decimal(25), None)


@pytest.mark.parametrize(
    ("language", "setup", "price"),
    [
        ("en", "$499 one-time setup", "$9/mo"),
        ("en", "+ $499 set-up fee", "$9/mo"),
        ("en", "Setup fee: $499", "$9/mo"),
        ("en", "No setup fee", "$9/mo"),
        ("de", "499 € Einrichtungsgebühr", "9 €/Monat"),
        ("fr", "Frais d'installation : 499 €", "9 €/mois"),
        ("es", "Cuota de alta: 499 €", "9 €/mes"),
        ("pt", "Taxa de adesão: R$ 499", "R$ 9/mês"),
        ("it", "Costo di attivazione: 499 €", "9 €/mese"),
    ],
)
def test_what_a_start_costs_once_is_no_price_of_a_tier(language: str, setup: str, price: str) -> None:
    page = grid(
        f"<h3>Sprout</h3><p>{setup}</p><p>{price}</p><p>100 credits</p>",
        f"<h3>Oak</h3><p>{price.replace('9', '19')}</p><p>{setup}</p><p>1,000 credits</p>",
    )
    plans = plans_of(page, language)
    assert [[point[0] for point in points(plans[name])] for name in ("Sprout", "Oak")] == [["9"], ["19"]]
