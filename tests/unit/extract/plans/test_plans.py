from __future__ import annotations

from offers_pages import plans_of, points

from pricelint.model.platform import Role

CARD = "<div class=card><h3>{}</h3><p>{}</p><p>{}</p></div>"


def cards(*rows: tuple[str, str, str]) -> str:
    return "<section><h2>Plans</h2><div>" + "".join(CARD.format(*row) for row in rows) + "</div></section>"


def test_cards_give_name_price_and_allowance() -> None:
    plans = plans_of(cards(("Basic", "$10/mo", "500 credits / month"), ("Pro", "$29/mo", "2,000 credits / month")))
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Basic": [("10", "USD", "month", "month")],
        "Pro": [("29", "USD", "month", "month")],
    }
    allowance = plans["Pro"].allowance
    assert allowance is not None
    assert (int(allowance.amount or 0), str(allowance.per)) == (2000, "month")


def test_a_table_with_plans_in_columns() -> None:
    plans = plans_of(
        "<table><tr><th></th><th>Basic</th><th>Pro</th></tr><tr><td>Price</td><td>$10/mo</td><td>$29/mo</td></tr>"
        "<tr><td>Credits per month</td><td>500</td><td>2,000</td></tr></table><p>Buy 100 credits more any time.</p>"
    )
    assert points(plans["Pro"]) == [("29", "USD", "month", "month")]
    assert plans["Pro"].allowance is not None
    assert plans["Pro"].allowance.amount == 2000


def test_a_table_with_plans_in_rows_and_periods_in_its_head() -> None:
    plans = plans_of(
        "<table><tr><th>Plan</th><th>Monthly</th><th>Yearly</th><th>Credits</th></tr>"
        "<tr><td>Basic</td><td>$10</td><td>$96</td><td>500</td></tr>"
        "<tr><td>Pro</td><td>$29</td><td>$278</td><td>2,000</td></tr></table><p>500 credits make 100 images.</p>"
    )
    assert points(plans["Basic"]) == [("10", "USD", "month", "month"), ("96", "USD", "year", "year")]
    assert plans["Basic"].allowance is not None
    assert plans["Basic"].allowance.amount == 500


def test_several_plans_in_one_line_of_text() -> None:
    plans = plans_of("<p>Basic $4.90/mo (100 credits), Pro $9.90/mo (250 credits)</p>")
    assert points(plans["Basic"]) == [("4.90", "USD", "month", "month")]
    assert plans["Pro"].allowance is not None
    assert plans["Pro"].allowance.amount == 250


def test_headings_followed_by_price_lines() -> None:
    plans = plans_of(
        "<h3>Starter</h3><p>$5 per month</p><p>50 credits</p><h3>Studio</h3><p>$15 per month</p><p>200 credits</p>"
    )
    assert points(plans["Studio"]) == [("15", "USD", "month", "month")]


def test_a_definition_list_and_a_plain_list() -> None:
    plans = plans_of("<ul><li>Lite: $5/month – 50 credits</li><li>Max: $50/month – 900 credits</li></ul>")
    assert points(plans["Max"]) == [("50", "USD", "month", "month")]
    assert plans["Lite"].allowance is not None
    assert plans["Lite"].allowance.amount == 50


def test_a_price_split_over_elements_is_one_amount() -> None:
    body = (
        "<div><div><h3>Go</h3><div>$</div><div>29</div><div>/mo</div></div>"
        "<div><h3>Max</h3><div>$</div><div>59</div><div>/mo</div></div></div>"
    )
    assert points(plans_of(body)["Max"]) == [("59", "USD", "month", "month")]


def test_a_struck_price_is_the_list_price() -> None:
    plan = plans_of(cards(("Basic", "<s>$20</s> $10/mo", "x"), ("Pro", "$29/mo", "y")))["Basic"]
    assert points(plan) == [("10", "USD", "month", "month")]
    assert plan.prices[0].was is not None
    assert plan.prices[0].was.amount == 20


def test_per_month_billed_yearly_and_the_yearly_sum_are_two_points() -> None:
    plan = plans_of(cards(("Basic", "$8/mo billed annually", "$96 billed yearly"), ("Pro", "$29/mo", "")))["Basic"]
    assert sorted(points(plan)) == [("8", "USD", "month", "year"), ("96", "USD", "year", "year")]


def test_both_values_of_a_toggle_are_points_the_hidden_one_too() -> None:
    hidden = '<span class="price-yearly" style="display:none">$8</span>'
    price = f'<span class="price-monthly">$10</span>{hidden}<span>/month</span>'
    plan = plans_of(cards(("Basic", price, "x"), ("Pro", "$29/mo", "y")))["Basic"]
    assert sorted(points(plan)) == [("10", "USD", "month", "month"), ("8", "USD", "month", "year")]


def test_free_and_on_request_tiers_stand_beside_paid_ones() -> None:
    plans = plans_of(
        cards(("Starter", "Free", "20 credits"), ("Pro", "$29/mo", "x"), ("Enterprise", "Contact sales", "y"))
    )
    assert plans["Starter"].free
    assert plans["Starter"].allowance is not None
    assert plans["Starter"].allowance.per == "once"
    assert plans["Enterprise"].contact_sales
    assert not plans["Pro"].free


def test_a_price_per_seat_and_a_starting_price_are_marked() -> None:
    plans = plans_of(cards(("Team", "$12 per user / month", "x"), ("Scale", "from $99/mo", "y")))
    assert plans["Team"].per_seat
    assert plans["Scale"].prices[0].starting_from


def test_desktop_and_mobile_renderings_count_once() -> None:
    once = cards(("Basic", "$10/mo", "500 credits"), ("Pro", "$29/mo", "2,000 credits"))
    assert [points(plan) for plan in plans_of(once + once).values()] == [
        points(plan) for plan in plans_of(once).values()
    ]


def test_savings_and_unit_prices_are_no_prices() -> None:
    plan = plans_of(cards(("Basic", "$10/mo", "Save $24 · $0.02 per credit"), ("Pro", "$29/mo", "500 credits")))[
        "Basic"
    ]
    assert points(plan) == [("10", "USD", "month", "month")]


def test_the_name_is_not_the_badge_and_not_the_slogan() -> None:
    body = (
        "<div><div><p>Most popular</p><p>Pro</p><p>For people who make a film every week.</p><p>$29/mo</p></div>"
        "<div><p>Lite</p><p>Just to look around.</p><p>$5/mo</p></div></div>"
    )
    assert set(plans_of(body)) == {"Pro", "Lite"}


def test_unlimited_credits_are_an_allowance_without_a_number() -> None:
    plan = plans_of(cards(("Max", "$99/mo", "Unlimited credits"), ("Pro", "$29/mo", "500 credits")))["Max"]
    assert plan.allowance is not None
    assert plan.allowance.amount is None


def test_plans_in_german_portuguese_and_japanese() -> None:
    german = plans_of(
        cards(("Basis", "9,90 € pro Monat", "500 Credits"), ("Profi", "290 € pro Jahr", "6.000 Credits")), "de"
    )
    assert points(german["Profi"]) == [("290", "EUR", "year", "year")]
    brazil = plans_of(
        cards(("Criador", "R$ 59,90/mês", "1.500 créditos/mês"), ("Agência", "R$ 449/mês", "15.000 créditos")), "pt"
    )
    assert points(brazil["Criador"]) == [("59.90", "BRL", "month", "month")]
    japan = plans_of(
        cards(("ライト", "月額980円", "毎月500クレジット"), ("プロ", "月額2,980円", "毎月2,000クレジット")), "ja"
    )
    assert points(japan["プロ"]) == [("2980", "JPY", "month", "month")]


def test_a_blog_that_lists_prices_offers_nothing() -> None:
    assert plans_of(cards(("Basic", "$10/mo", "x"), ("Pro", "$29/mo", "y")), role=Role.BLOG) == {}


def test_prices_of_models_per_million_tokens_are_no_plans() -> None:
    rows = "".join(f"<tr><td>{n}</td><td>${p}/M tokens</td></tr>" for n, p in (("Large", 15), ("Small", 3)))
    assert plans_of(f"<table><tr><th>Model</th><th>Price</th></tr>{rows}</table>") == {}


def test_a_year_that_is_cheaper_than_a_month_is_doubted() -> None:
    plan = plans_of(cards(("Basic", "$100/mo or $10/year", "x"), ("Pro", "$29/mo", "y")))["Basic"]
    assert any(price.doubt for price in plan.prices)


def test_every_quote_is_verbatim_and_holds_its_digits() -> None:
    plans = plans_of(cards(("Basic", "$10/mo billed annually", "500 credits / month"), ("Pro", "$29/mo", "y")))
    price = plans["Basic"].prices[0]
    assert [(e.quote, e.proves) for e in price.evidence] == [
        ("$10", ("amount",)),
        ("/mo", ("per",)),
        ("billed annually", ("billed",)),
    ]


def test_structured_data_that_differs_from_the_printed_price_is_a_doubt_and_never_the_price() -> None:
    offer = '{"@type": "Offer", "name": "Pro", "price": "%s", "priceCurrency": "USD"}'
    body = cards(("Basic", "$10/mo", "x"), ("Pro", "$29/mo", "y"))
    for stated, doubted in (("19", True), ("29", False)):
        ld = f'<script type="application/ld+json">{offer % stated}</script>'
        price = plans_of(ld + body)["Pro"].prices[0]
        assert (str(price.amount.amount), bool(price.doubt)) == ("29", doubted)


def test_prices_that_a_toggle_shows_in_turn_are_both_read_where_the_sign_stands_behind() -> None:
    card = (
        "<div class=card><h3>{}</h3><p>Pour vous</p><div><span class='price monthly-price'>{}€</span>"
        "<span class='price yearly-price' style='display:none'>{}€</span><span>/mois</span></div></div>"
    )
    plans = plans_of("<main>" + card.format("Solo", "12.50", "9.50") + card.format("Duo", "40", "32") + "</main>", "fr")
    assert points(plans["Solo"]) == [("12.50", "EUR", "month", "month"), ("9.50", "EUR", "month", "year")]


def test_a_tier_that_names_no_period_has_that_of_the_other_tiers_of_its_list() -> None:
    card = "<article><h3>{}</h3><p>{}</p><h2>{}</h2><p>Render clips.</p></article>"
    rows = (("Maker", "Monthly plan", "$18"), ("Studio", "For teams", "$42"))
    plans = plans_of("<section>" + "".join(card.format(*row) for row in rows) + "</section>")
    assert points(plans["Studio"]) == [("42", "USD", "month", "month")]


def test_what_plans_start_from_is_no_tier_of_its_own() -> None:
    head = "<header><h1>Plans that grow with you</h1><p>Pick the plan you like, starting at $17/month</p></header>"
    plans = plans_of(head + cards(("Seed", "$17/mo", "For one"), ("Grove", "$44/mo", "For teams")))
    assert set(plans) == {"Seed", "Grove"}
