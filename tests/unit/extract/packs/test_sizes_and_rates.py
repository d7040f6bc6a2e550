from __future__ import annotations

from offers_pages import packs_of, plans_of, points, sizes


def test_cards_of_a_bare_number_a_price_and_a_unit_price_are_packs() -> None:
    body = "".join(
        f"<div><div>{n}</div><div>${p}</div><div>${r}/credit</div><button>Buy</button></div>"
        for n, p, r in (("60", "4.20", "0.07"), ("200", "12", "0.06"))
    )
    found = packs_of(f"<h2>Credit packs</h2><p>One-time purchase of credits.</p><section>{body}</section>")
    assert sizes(found) == [("4.20", "USD", 60, 0), ("12", "USD", 200, 0)]


def test_a_list_of_buttons_that_name_size_and_price_is_a_list_of_packs() -> None:
    found = packs_of("<h2>Top up</h2><div><div>80 gems $2</div><div>500 gems $10</div></div>")
    assert sizes(found) == [("2", "USD", 80, 0), ("10", "USD", 500, 0)]


def test_a_column_of_prices_per_unit_is_no_column_of_offers() -> None:
    body = (
        "<h2>Credit packs</h2><table><tr><th>Pack</th><th>Price per credit</th><th>Price</th></tr>"
        "<tr><td>100 credits</td><td>$0.05</td><td>$5</td></tr><tr><td>900 credits</td><td>$0.04</td><td>$36</td></tr>"
        "</table>"
    )
    assert sizes(packs_of(body)) == [("5", "USD", 100, 0), ("36", "USD", 900, 0)]
    assert plans_of(body) == {}


def test_an_amount_that_times_the_units_gives_another_one_is_no_price() -> None:
    card = "<div><h3>{}</h3><p>${}</p><p>{} credits</p><p>${}</p></div>"
    cards = card.format("S", "0.05", 100, 5) + card.format("L", "0.04", 500, 20)
    found = packs_of(f"<h2>Buy credits</h2><div>{cards}</div>")
    assert sizes(found) == [("5", "USD", 100, 0), ("20", "USD", 500, 0)]


def test_a_table_of_what_actions_take_with_their_value_in_money_offers_nothing() -> None:
    body = (
        "<h2>Costs</h2><table><tr><th>Action</th><th>Credits</th><th>In money, on a monthly plan</th></tr>"
        "<tr><td>Image</td><td>5 credits per image</td><td>$0.05</td></tr>"
        "<tr><td>Video</td><td>20 credits per second</td><td>$0.20</td></tr></table>"
    )
    assert plans_of(body) == {}
    assert packs_of(body) == ()


def test_a_table_typed_with_bars_is_read_as_a_table() -> None:
    rows = ("| Package | Price | Credits |", "|---|---|---|", "| **Mini** | $4 | 100 |", "| **Midi** | $9 | 300 |")
    found = packs_of("<h2>Top-up packages</h2><p>Credits never expire.</p>" + "".join(f"<p>{row}</p>" for row in rows))
    assert sizes(found) == [("4", "USD", 100, 0), ("9", "USD", 300, 0)]
    assert [pack.name for pack in found] == ["Mini", "Midi"]


def test_tokens_per_million_are_no_unit_and_no_pack() -> None:
    body = (
        "<h2>API prices</h2><div><div><h3>Ember large</h3><p>$3 per million tokens</p><p>200k tokens</p></div>"
        "<div><h3>Ember small</h3><p>$1 per million tokens</p><p>100k tokens</p></div></div>"
    )
    assert packs_of(body) == ()
    assert plans_of(body) == {}


def test_a_weak_word_that_customers_hold_is_a_unit() -> None:
    body = "<h1>Stars</h1><ul><li>Boost: 300 stars for $4</li><li>Burst: 1,500 stars for $20</li></ul>"
    assert sizes(packs_of(body + "<p>Unused stars stay.</p>")) == [("4", "USD", 300, 0), ("20", "USD", 1500, 0)]


def test_a_year_price_behind_a_dash_belongs_to_the_word_before_it() -> None:
    card = "<div><h3>{}</h3><p>${}/mo</p><p>90 credits / month</p><button>Monthly — ${} Yearly — ${}</button></div>"
    found = plans_of(f"<h2>Plans</h2><div>{card.format('Basic', 6, 6, 60)}{card.format('Pro', 12, 12, 120)}</div>")
    assert points(found["Basic"]) == [("6", "USD", "month", "month"), ("60", "USD", "year", "year")]


def test_units_that_a_head_calls_used_are_no_pack() -> None:
    rows = "".join(
        f"<tr><td>{n}</td><td>{c}</td><td>$0.02</td><td>${d}</td></tr>"
        for n, c, d in (("Kestrel 2", 20, "0.40"), ("Heron 3", 150, "3.00"))
    )
    head = "<tr><th>Model</th><th>Credits used</th><th>Cost per credit</th><th>In dollars</th></tr>"
    assert packs_of(f"<h2>Charging rules</h2><p>A video takes 20 credits.</p><table>{head}{rows}</table>") == ()


def test_what_units_are_worth_in_brackets_is_no_price() -> None:
    card = "<div><h4>{}</h4><span>{} credits</span> <span>(${})</span></div>"
    cards = card.format("Job analysis", 5, "0.05") + card.format("Letter drafting", 12, "0.12")
    assert packs_of(f"<h2>How credits work</h2><p>1 credit = $0.01</p>{cards}") == ()
    sold = card.format("Small", 500, 5) + card.format("Large", 1200, 10)
    assert sizes(packs_of(f"<h2>Credit packs</h2>{sold}")) == [("5", "USD", 500, 0), ("10", "USD", 1200, 0)]


def test_tables_of_worked_examples_offer_nothing() -> None:
    rows = "<tr><td>5 images</td><td>$1.50</td><td>150</td></tr><tr><td>Total</td><td>$7.24</td><td>724</td></tr>"
    table = f"<table><tr><th>Activity</th><th>Cost</th><th>Credits</th></tr>{rows}</table>"
    assert packs_of(f"<h2>Credits</h2><p>A video takes 20 credits.</p><h3>Example 2: a busy day</h3>{table}") == ()


def test_parts_of_a_unit_are_no_pack() -> None:
    assert packs_of("<h2>Credits</h2><p>A video takes 20 credits.</p><p>Note: 2.66 credits is $0.03.</p>") == ()


def test_what_a_few_units_are_worth_to_parts_of_a_cent_is_no_pack() -> None:
    worth = "<h3>Breakdown</h3><ul><li>1 credit = $0.015</li><li>2 credits = $0.0305</li></ul>"
    assert sizes(packs_of(f"<h2>Packs</h2><p>400 credits for $6</p>{worth}")) == [("6", "USD", 400, 0)]
    sold = "<h2>Packs</h2><ul><li>20 gems = $0.30</li><li>90 gems = $0.99</li></ul>"
    assert sizes(packs_of(sold)) == [("0.30", "USD", 20, 0), ("0.99", "USD", 90, 0)]
