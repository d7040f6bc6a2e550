"""Tiers named by a term above their units, names styled as badges, charging that ends a line, packs of one unit."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, reading_of, sizes


def test_a_term_beside_a_price_names_the_units_below_it() -> None:
    head = "<span>{}</span> <span><b>{}</b><i>{}</i></span>"
    card = f"<button>{head}<ul><li>{{}} credits / {{}}</li><li>All themes</li></ul></button>"
    cards = card.format("Monthly", "$9", "/mo", "1,000", "month") + card.format(
        "Yearly", "$90", "/yr", "12,000", "year"
    )
    plans = plans_of(f"<h2>Upgrade</h2><div>{cards}</div>")
    assert {name: points(plan)[0][:3] for name, plan in plans.items()} == {
        "Monthly": ("9", "USD", "month"),
        "Yearly": ("90", "USD", "year"),
    }
    assert [plan.allowance and int(plan.allowance.amount or 0) for plan in plans.values()] == [1000, 12000]


def test_the_next_option_does_not_say_the_period_of_a_yearly_sum() -> None:
    yearly = (
        "<button><p>Save 70% · Best value</p><p>Yearly</p><p>₹125<i>/mo</i></p><p>₹1,499 billed yearly</p></button>"
    )
    monthly = "<button><p>Monthly</p><p>₹149<i>/mo</i></p><p>Billed every month</p></button>"
    plans = plans_of(f"<h1>Go Premium</h1><p>300 credits every month.</p><div>{yearly}{monthly}</div>")
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Yearly": [("125", "INR", "month", "year"), ("1499", "INR", "year", "year")],
        "Monthly": [("149", "INR", "month", "month")],
    }


def test_a_name_that_is_styled_as_a_tag_is_a_name() -> None:
    head = '<span class="tag">{}</span><div>${}<i>/mo</i></div>'
    card = f"<div>{head}<p>{{}} credits monthly</p><p>Extra from $0.40 each</p></div>"
    plans = plans_of(f"<div>{card.format('Drip', 19, 60)}{card.format('Flood', 79, 300)}</div>")
    assert {name: plan.allowance and plan.allowance.amount for name, plan in plans.items()} == {
        "Drip": 60,
        "Flood": 300,
    }


def test_a_badge_above_a_size_leaves_it_its_card() -> None:
    card = '<button class="flex flex-col">{}<b>{} Credits</b><i>{} €</i><small>0,40 € pro Lead</small></button>'
    cards = (
        card.format("", 50, 29) + card.format('<div class="badge">Empfohlen</div>', 150, 69) + card.format("", 500, 199)
    )
    packs = packs_of(f"<h3>Credits kaufen</h3><div>{cards}</div>", "de")
    assert sizes(packs) == [("29", "EUR", 50, 0), ("69", "EUR", 150, 0), ("199", "EUR", 500, 0)]


def test_one_unit_of_an_equation_is_no_size() -> None:
    page = (
        "<div><p>Top up credits</p><p>RM 1 per credit</p><p>1 credit = 1 successful upload. They never expire.</p>"
        "<p>How many?</p><button>Pay RM 10</button></div>"
    )
    assert packs_of(page) == ()


def test_packs_of_one_unit_stand_beside_packs_of_several() -> None:
    line = "1クレジット（¥500）、3クレジット（¥1,200）、10クレジット（¥3,500）のパックから選べます。"
    page = f"<p>クレジット購入</p><p>{line}</p>"
    assert sizes(packs_of(page, "ja")) == [("500", "JPY", 1, 0), ("1200", "JPY", 3, 0), ("3500", "JPY", 10, 0)]


@pytest.mark.parametrize(
    ("text", "currency"), [("KSh 1,499", "KES"), ("৳499", "BDT"), ("4 990 ₸", "KZT"), ("₵50", "GHS")]
)
def test_more_signs_name_their_currency(text: str, currency: str) -> None:
    assert [mention.money.currency for mention in reading_of(f"<p>{text}</p>").money] == [currency]


def test_a_head_with_prices_names_the_columns() -> None:
    packages = "<td>25,000 credits - $60<br>50,000 credits - $120</td>"
    table = (
        "<table><tr><th></th><th><p>Solo</p><p>$99/mo</p></th><th><p>Crew</p><p>$299/mo</p></th></tr>"
        "<tr><th>Charts</th><td>200</td><td>500</td></tr>"
        "<tr><th>API</th><td>2,000 credits per month</td><td>9,000 credits per month</td></tr>"
        f"<tr><th>Add packages</th><td>—</td>{packages}</tr></table>"
    )
    plans = plans_of(f"<h1>Plans</h1>{table}")
    assert {name: points(plan)[0][:3] for name, plan in plans.items()} == {
        "Solo": ("99", "USD", "month"),
        "Crew": ("299", "USD", "month"),
    }
    assert [plan.allowance and int(plan.allowance.amount or 0) for plan in plans.values()] == [2000, 9000]


def test_a_sum_for_three_months_says_how_the_monthly_price_is_charged() -> None:
    card = "<div><h3>{}</h3><p><b>${}</b>/mo</p><p>billed ${} every 3 months</p><p>{} credits a month</p></div>"
    plans = plans_of(f"<div>{card.format('Solo', 8, 24, 300)}{card.format('Crew', 40, 120, 900)}</div>")
    assert [points(plan) for plan in plans.values()] == [
        [("8", "USD", "month", "quarter"), ("24", "USD", "quarter", "quarter")],
        [("40", "USD", "month", "quarter"), ("120", "USD", "quarter", "quarter")],
    ]


def test_words_of_charging_for_three_months_make_a_quarter() -> None:
    card = "<div><h3>{}</h3><p><b>£</b><b>{}</b></p><p>billed for 3 months</p><p>{} credits</p></div>"
    plans = plans_of(f"<div>{card.format('Solo', 299, 300)}{card.format('Crew', 799, 900)}</div>")
    assert [points(plan) for plan in plans.values()] == [
        [("299", "GBP", "quarter", "quarter")],
        [("799", "GBP", "quarter", "quarter")],
    ]
