"""What whole pages print around their tiers: credits worth money, trials as tiers, words that lead to an amount."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, sizes

MONEY = (
    "<div><h3>{}</h3><div><span>${}</span><span>/month</span></div>{}<p>Good.</p><button>Subscribe now</button>{}</div>"
)


def test_credits_worth_money_per_month_are_no_price() -> None:
    worth = "<div><span>$25/mo credits included</span></div>"
    features = "<ul><li>All models</li><li>${}/mo {} Credits{}</li><li>Early access</li></ul>"
    cards = MONEY.format("Fern", 20, worth, features.format(25, "Token", " included"))
    cards += MONEY.format("Moss", 200, "", features.format(300, "Cloud", ""))
    plans = plans_of(f"<h1>Plans</h1><p>Fern includes $25/month in token credits.</p><div>{cards}</div>")
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Fern": [("20", "USD", "month", "month")],
        "Moss": [("200", "USD", "month", "month")],
    }


def test_a_price_with_units_beside_its_period_is_one() -> None:
    card = "<div><h3>{}</h3><p>${}/month with {} credits</p><ul><li>All models</li></ul></div>"
    plans = plans_of(f"<h1>Plans</h1><div>{card.format('Fern', 9, 100)}{card.format('Moss', 29, 500)}</div>")
    assert {name: points(plan)[0][0] for name, plan in plans.items()} == {"Fern": "9", "Moss": "29"}


@pytest.mark.parametrize("trial", ["Free Trial", "7-Day Free Trial"])
def test_a_tier_whose_heading_is_a_trial_is_called_so(trial: str) -> None:
    card = "<div><p>{} TIER</p><h2>{}</h2><p>Good.</p><div>{}</div><h3>Access</h3><ul><li>{}</li></ul></div>"
    cards = card.format("ENTRY", trial, "$0", "500 credits")
    cards += card.format("SMALL", "Fern", "$9 /mo", "100 credits / month")
    cards += card.format("LARGE", "Moss", "$29 /mo", "500 credits / month")
    assert list(plans_of(f"<h1>Plans</h1><div>{cards}</div>")) == [trial, "Fern", "Moss"]


@pytest.mark.parametrize("lead", ["from", "billed as", "Starting at"])
def test_words_that_lead_to_an_amount_name_no_tier(lead: str) -> None:
    card = "<div><div>{}</div><div><span>{}</span>€{}<span>/month</span></div><p>{} credits/month</p></div>"
    cards = card.format("Fern Essentials", lead, 100, "1,000") + card.format("Fern Pro", lead, 250, "3,000")
    assert list(plans_of(f"<h1>Plans</h1><div>{cards}</div>")) == ["Fern Essentials", "Fern Pro"]


def test_a_word_for_a_day_before_a_noun_on_the_next_line_is_no_period() -> None:
    card = (
        "<div><div><span>{}</span></div><div>₹{}</div><div>Daily reports for {} days</div><button>Choose</button></div>"
    )
    plans = plans_of(f"<h1>Plans</h1><div>{card.format('Monthly', 199, 30)}{card.format('Yearly', 699, 365)}</div>")
    assert all(p.per != "day" for plan in plans.values() for p in plan.prices)


@pytest.mark.parametrize("title", ["Changelog", "Acme release notes"])
def test_a_list_of_changes_offers_nothing(title: str) -> None:
    entry = (
        "<article><h2>{}</h2><ul><li>Pro goes from $12 to $15/month.</li><li>{} credits a month.</li></ul></article>"
    )
    page = f"<h1>{title}</h1>{entry.format('Version 2', 300)}{entry.format('Version 1', 100)}"
    assert plans_of(page) == {}


def test_packs_that_a_choice_repeats_without_a_period_stay_packs() -> None:
    option = "<button><div>{}</div><div>${}</div><div>{} credits</div></button>"
    card = "<div><div>{}</div><p><b>${}</b><i>one-time</i></p><p>+ {} credits</p><p>Lifetime access.</p></div>"
    packs = [("Fern", 49, "3,000"), ("Moss", 149, "15,000")]
    choice = "".join(option.format(*pack) for pack in packs)
    cards = "".join(card.format(*pack) for pack in packs)
    trial = (
        "<p>7-day trial</p><h3>Try it for <b>$1</b></h3><p>100 credits, 7 days. Upgrades to your plan by itself.</p>"
    )
    page = (
        f"<h2>Buy credits</h2><div>{trial}<p>Pick the plan to upgrade to</p><div>{choice}</div></div><div>{cards}</div>"
    )
    assert sizes(packs_of(page)) == [("49", "USD", 3000, 0), ("149", "USD", 15000, 0)]
    assert plans_of(page) == {}


def test_the_price_of_an_output_may_be_rounded_to_its_cents() -> None:
    card = "<div><h3>{}</h3><p>${}</p><p>One-time payment</p><ul><li>{} pages</li><li>${} per page</li></ul></div>"
    cards = (
        card.format("Fern", 8, 50, "0.16") + card.format("Moss", 20, 150, "0.13") + card.format("Oak", 55, 500, "0.11")
    )
    page = f"<h2>Buy pages</h2><p>One-time payment, credits never expire</p><div>{cards}</div>"
    assert sizes(packs_of(page)) == [("8", "USD", 50, 0), ("20", "USD", 150, 0), ("55", "USD", 500, 0)]


def test_the_overage_in_a_cell_is_no_price_of_its_tier() -> None:
    row = "<tr><td>{}</td><td>${}</td><td>{} credits/month; ${}/{} credits overage</td></tr>"
    rows = row.format("Fern", 15, 500, 10, 250) + row.format("Moss", 30, 900, 40, "1,000")
    table = f"<table><tr><th>Plan</th><th>Cost per month</th><th>Monthly credits</th></tr>{rows}</table>"
    plans = plans_of(f"<h1>Plans</h1>{table}")
    assert {name: [p[0] for p in points(plan)] for name, plan in plans.items()} == {"Fern": ["15"], "Moss": ["30"]}


def test_words_of_charging_above_a_price_are_said_of_it() -> None:
    card = "<div><div><h3>{} Plan</h3><p>{}</p></div><div><b>${}</b><span>/month</span></div></div>"
    cards = card.format("Monthly", "Pay month to month, cancel anytime", "9.99")
    cards += card.format("Quarterly", "Billed every 3 months", "7.99")
    cards += card.format("Yearly", "Best value - billed annually", "3.99")
    cards += card.format("Long", "Billed every 6 months", "4.99")
    plans = plans_of(f"<h2>Upgrade</h2><p>100 credits a month</p><div>{cards}</div>")
    assert {name: [p.billed for p in plan.prices] for name, plan in plans.items()} == {
        "Monthly Plan": ["month"],
        "Quarterly Plan": ["quarter"],
        "Yearly Plan": ["year"],
        "Long Plan": [None],
    }


def test_a_note_on_both_ways_to_pay_charges_no_price() -> None:
    card = "<div><h3>{}</h3><p>Billed monthly or annually</p><p><b>${}</b>/month</p><p>{} credits monthly</p></div>"
    plans = plans_of(f"<h2>Plans</h2><div>{card.format('Fern', 9, 100)}{card.format('Moss', 19, 300)}</div>")
    assert [p.billed for plan in plans.values() for p in plan.prices] == ["month", "month"]


def test_a_price_that_the_head_of_a_card_repeats_parts_no_card() -> None:
    card = (
        "<div><div><div>{0} Plan</div><div>${1}/month - Perfect for {0} users</div></div>"
        "<div><div>${1}<span>/month</span></div><ul><li>✅ {2} credits per month</li><li>✅ {3} extractions</li></ul>"
        "<button>Subscribe</button></div></div>"
    )
    cards = card.format("Basic", 10, "10,000", 100) + card.format("Pro", 20, "20,000", 200)
    plans = plans_of(f"<h2>Plans</h2><div>{cards}</div>")
    assert {name: points(plan)[0][0] for name, plan in plans.items()} == {"Basic Plan": "10", "Pro Plan": "20"}
    assert [plan.allowance and int(plan.allowance.amount or 0) for plan in plans.values()] == [10000, 20000]


def test_what_a_feature_adds_per_user_is_no_price() -> None:
    card = "<div><h3>{}</h3><p>${}/month</p><ul><li>{} credits/month</li><li>SSO for +$10/user/month</li></ul></div>"
    plans = plans_of(f"<h2>Plans</h2><div>{card.format('Fern', 15, 500)}{card.format('Moss', 30, 900)}</div>")
    assert {name: [p[0] for p in points(plan)] for name, plan in plans.items()} == {"Fern": ["15"], "Moss": ["30"]}


def test_almost_unlimited_is_not_unlimited() -> None:
    card = "<div><h3>{}</h3><p>${}/month</p><ul><li>{}</li></ul></div>"
    cards = card.format("Fern", 9, "1,000 credits monthly") + card.format("Moss", 29, "Almost unlimited credits")
    assert plans_of(f"<h2>Plans</h2><div>{cards}</div>")["Moss"].allowance is None


@pytest.mark.parametrize(
    ("kept", "packs"), [(", never expire", 2), (", don't expire", 2), (" that never expire while you subscribe", 0)]
)
def test_units_that_never_expire_are_sold_in_packs_also_under_plans(kept: str, packs: int) -> None:
    card = (
        "<div><div>{}</div><div><span>₦{}</span><span>{} credits · ₦200 per credit</span></div>"
        "<ul><li>{} credits{}</li><li>All engines</li></ul><button>Sign in</button></div>"
    )
    cards = card.format("Wren", "2,000", 10, 10, kept) + card.format("Heron", "8,000", 40, 40, kept)
    alerts = "<div><h3>Alerts</h3><p>₦5,000/month</p></div><div><h3>Alerts Plus</h3><p>₦9,000/month</p></div>"
    page = f"<h1>Pricing</h1><section><h2>Credit plans</h2><div>{cards}</div></section><div>{alerts}</div>"
    assert len(packs_of(page)) == packs


def test_units_that_never_expire_under_a_period_are_a_tiers() -> None:
    card = "<div><h3>{}</h3><p>${}</p><p>{} credits, never expire</p></div>"
    cards = card.format("Fern", 9, 100) + card.format("Moss", 19, 300)
    assert list(plans_of(f"<h2>Monthly plans</h2><div>{cards}</div>")) == ["Fern", "Moss"]


def test_what_comes_on_top_and_a_button_name_nothing() -> None:
    card = "<div><div>{}</div><div>{}</div><div>${}</div><div>{} credits</div><ul><li>All formats</li></ul></div>"
    cards = card.format("Best value", "Wren", 19, "2,200") + card.format("+20% bonus", "Heron", 34, "4,200")
    packs = packs_of(f"<h2>Credit packs</h2><p>Credits never expire.</p><div>{cards}</div>")
    assert [pack.name for pack in packs] == ["Wren", "Heron"]
    offer = (
        "<div><p>Early bird</p><h3>Activate Your Membership Now</h3><div><s>€97</s><span>€49</span><span>/ month</span>"
        "</div><button>Activate for €49/month</button></div>"
    )
    assert "Activate for" not in plans_of(f"<div>{offer}</div>")
