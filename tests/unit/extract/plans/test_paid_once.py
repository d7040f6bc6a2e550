"""What is bought once where no units are counted, and what only looks like units or like a period."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, reading_of, sizes


def grid(*cards: str) -> str:
    return f"<h2>Shop</h2><div>{''.join(f'<div>{card}</div>' for card in cards)}</div>"


@pytest.mark.parametrize(
    ("card", "name"),
    [
        ("<h2>Install fee</h2><hr><p>One Time Payment</p><p>$640</p><a>Let's talk</a>", "Install fee"),
        ("<div>KettleGuard</div><div>Dry-boil alarm</div><div>$640</div><p>One-time purchase</p>", "KettleGuard"),
        (
            "<h3>Lifetime</h3><p>One-time purchase</p><b>$640</b> <i>one-time</i><ul><li>All updates</li></ul>",
            "Lifetime",
        ),
        (
            "<p>ONE-TIME PURCHASE</p><h2>Sea Light</h2><dl><dt>Presets</dt><dd>40</dd><dt>Price</dt><dd>$640</dd></dl>",
            "Sea Light",
        ),
    ],
)
def test_what_is_sold_once_on_a_page_without_units_has_its_price(card: str, name: str) -> None:
    plans = plans_of(grid(card, card.replace("640", "980").replace(name, f"{name} Plus")))
    assert points(plans[name]) == [("640", "USD", "once", "once")]
    assert plans[name].allowance is None


def test_a_price_that_nobody_calls_one_of_once_stays_out() -> None:
    cards = ("<h3>Oak table</h3><p>$640</p><p>In stock</p>", "<h3>Ash table</h3><p>$980</p><p>In stock</p>")
    assert plans_of(grid(*cards)) == {}


def test_a_price_per_place_and_month_is_a_price_per_month() -> None:
    card = "<p>{}</p><p>${}<i>per yard / month, billed annually</i></p><ul><li>Unlimited crew</li></ul>"
    plans = plans_of(grid(card.format("One Yard", 298), card.format("Operator", 258)))
    assert points(plans["Operator"]) == [("258", "USD", "month", "year")]
    assert plans["Operator"].per_seat


def test_a_meter_per_month_is_no_tier() -> None:
    assert (
        plans_of(grid("<h3>Disk</h3><p>$0.09 per GB per month</p>", "<h3>Lake</h3><p>$0.04 per GB per month</p>")) == {}
    )


def test_a_stroke_ties_a_price_to_the_size_that_its_card_sells() -> None:
    card = "<p>{0}</p><p><b>${1}</b><i>/ {2} credits</i></p><p>$0.50 per credit</p><ul><li>{2} draft credits</li></ul>"
    found = packs_of(grid(card.format("Twig", 5, 10), card.format("Bough", 20, 40)))
    assert sizes(found) == [("5", "USD", 10, 0), ("20", "USD", 40, 0)]


def test_a_rate_behind_a_stroke_is_no_pack() -> None:
    card = "<h3>{}</h3><p>${}/month</p><p>{} credits a month</p><p>Overage: $5 / 1,000 credits</p>"
    page = grid(card.format("Twig", 9, 300), card.format("Bough", 29, 900))
    assert packs_of(page) == ()
    assert points(plans_of(page)["Twig"]) == [("9", "USD", "month", "month")]


def test_use_up_to_so_many_a_month_is_what_a_tier_grants() -> None:
    card = "<h3>{}</h3><i>60% OFF</i><p>Flexible pick</p><p>Use up to <b>{} credits</b> per month</p><p>${}/month</p>"
    plans = plans_of(grid(card.format("Monthly", 200, 9), card.format("Family", 800, 19)))
    assert {name: plan.allowance and plan.allowance.amount for name, plan in plans.items()} == {
        "Monthly": 200,
        "Family": 800,
    }


def test_no_monthly_fee_makes_no_month() -> None:
    card = "<div>¥{}</div><div>{} credits</div><div>¥0.07/千字符</div>"
    lead = "<div><h4>简单计费</h4><p>按实际使用量计费，无月费无订阅。</p></div>"
    page = lead + grid(card.format(70, "1,000"), card.format(700, "10,000"))
    assert sizes(packs_of(page, "zh")) == [("70", "CNY", 1000, 0), ("700", "CNY", 10000, 0)]
    assert plans_of(page, "zh") == {}


def test_words_of_a_yearly_plan_before_a_dot_are_those_of_the_price_before_them() -> None:
    card = "<b>{}</b><p>R$ {}</p><p>por mês, no plano anual · R$ {} mês a mês</p><ul><li>{} créditos por mês</li></ul>"
    plans = plans_of(grid(card.format("Raiz", 690, 810, 500), card.format("Copa", 900, 990, 800)), "pt")
    assert points(plans["Raiz"]) == [("690", "BRL", "month", "year"), ("810", "BRL", "month", "month")]


def test_what_is_granted_per_month_names_the_unit_before_limits_of_one_answer() -> None:
    card = (
        "<h3>{}</h3><p>${}</p><p>{} credits per month</p><p>At most {} tokens per answer</p><p>{} tokens per photo</p>"
    )
    page = grid(card.format("Moss", 9, 1500, 600, 500), card.format("Fern", 19, 5000, 900, 700))
    unit = reading_of(page).unit
    assert unit is not None
    assert unit.name == "credit"
