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
