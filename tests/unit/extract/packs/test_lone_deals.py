"""Packs on a button of their own, inside a plan's card or beside what costs something else."""

from __future__ import annotations

from offers_pages import packs_of, plans_of, points, sizes


def test_a_pack_on_a_plans_card_is_none_of_the_plan() -> None:
    page = (
        "<h2>Plans</h2><div><div><h3>Free</h3><p>$0</p><ul><li>20 credits per month</li></ul><p>Included</p></div>"
        "<div><h3>Pro</h3><p>$12/month</p><ul><li>500 credits per month</li></ul>"
        "<div><button>Manage subscription</button><button>Buy 200 credits — $5</button></div></div></div>"
    )
    plans = plans_of(page)
    assert {name: points(plan) for name, plan in plans.items() if plan.prices and not plan.free} == {
        "Pro": [("12", "USD", "month", "month")]
    }
    assert [plan.allowance.amount for plan in plans.values() if plan.allowance] == [20, 500]
    assert sizes(packs_of(page)) == [("5", "USD", 200, 0)]


def test_what_stands_beside_a_pack_has_a_price_of_its_own() -> None:
    page = (
        "<h1>Rewrite any text</h1><p>A letter takes 1 credit.</p><div><a>Try it</a><a>Get the $20 guide</a>"
        "<button>Buy 10 credits — $5</button></div>"
    )
    assert sizes(packs_of(page)) == [("5", "USD", 10, 0)]


def test_buttons_of_one_list_are_told_by_the_list() -> None:
    page = (
        "<p>A programme takes 3 credits.</p><div><button>Buy 5 credits — $5</button>"
        "<button>Buy 20 credits — $15</button></div>"
    )
    assert sizes(packs_of(page)) == [("5", "USD", 5, 0), ("15", "USD", 20, 0)]


def test_what_a_reader_may_earn_is_no_plan() -> None:
    cards = "".join(f"<div><h3>{name}</h3><p>${price}/mo</p></div>" for name, price in (("Ads", 750), ("Profit", 700)))
    assert "Ads" not in plans_of(f"<h2>See your potential revenue</h2><div>{cards}</div><p>20 credits</p>")
    assert "Ads" in plans_of(f"<h2>See our plans</h2><div>{cards}</div><p>20 credits</p>")
