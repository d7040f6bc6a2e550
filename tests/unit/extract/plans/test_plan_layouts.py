"""Layouts of plan cards beyond a heading with a price below it."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, points

Points = dict[str, list[tuple[str, str, str | None, str | None]]]


def two(first: str, second: str) -> str:
    return f"<h2>Plans</h2><div><div>{first}</div><div>{second}</div></div><p>An image takes 4 credits.</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            two("<h3>Weekly</h3><p>$4.99</p><p>100 credits</p>", "<h3>Lifetime</h3><p>$199</p><p>90,000 credits</p>"),
            {"Weekly": [("4.99", "USD", "week", "week")]},
        ),
        (
            two(
                "<b>Basic</b><p><sup>$</sup><span>19</span><sup>99</sup> per month</p><p>500 credits</p>",
                "<b>Plus</b><p><sup>$</sup><span>49</span><sup>95</sup> per month</p><p>900 credits</p>",
            ),
            {"Basic": [("19.99", "USD", "month", "month")], "Plus": [("49.95", "USD", "month", "month")]},
        ),
        (
            (
                "<table><tr><th>Feature</th><th>Basic</th><th>Pro</th></tr>"
                "<tr><td>Monthly price</td><td>$10</td><td>$60</td></tr>"
                "<tr><td>Annual price (per month)</td><td>$8</td><td>$48</td></tr></table><p>Buy credits.</p>"
            ),
            {
                "Basic": [("10", "USD", "month", "month"), ("8", "USD", "month", "year")],
                "Pro": [("60", "USD", "month", "month"), ("48", "USD", "month", "year")],
            },
        ),
        (
            two(
                "<h3>Lite</h3><p><s>$15</s> $10 /mo</p><p>Billed $120 yearly</p>",
                "<h3>Max</h3><p><s>$60</s> $45 /mo</p><p>Billed $540 yearly</p>",
            ),
            {
                "Lite": [("10", "USD", "month", "year"), ("120", "USD", "year", "year")],
                "Max": [("45", "USD", "month", "year"), ("540", "USD", "year", "year")],
            },
        ),
        (
            two(
                "<h3>Lite</h3><p>$9 first month, then $19/month</p>",
                "<h3>Max</h3><p>$19 for the first month, then $39/month</p>",
            ),
            {
                "Lite": [("9", "USD", "month", "month"), ("19", "USD", "month", "month")],
                "Max": [("19", "USD", "month", "month"), ("39", "USD", "month", "month")],
            },
        ),
    ],
    ids=["named by their period", "raised cents", "heads with two periods", "sum charged yearly", "first month"],
)
def test_price_points_are_read_from_plans(body: str, expected: Points) -> None:
    assert {name: points(plan) for name, plan in plans_of(body).items()} == expected


def test_the_next_card_s_name_is_no_period_of_an_allowance() -> None:
    plans = plans_of(
        two(
            "<h3>Quarterly</h3><p>$39 every 3 months</p><p>1,500 credits</p>",
            "<h3>Yearly</h3><p>$99</p><p>9k credits</p>",
        )
    )
    allowance = plans["Quarterly"].allowance
    assert allowance is not None
    assert (int(allowance.amount or 0), str(allowance.per)) == (1500, "quarter")


SPANS = '<span x-show="!annual">${}</span><span x-show="annual" style="display:none">${}</span>/mo'
STRUCK = "<h3>{}</h3><p>${}<del>${}</del> /month</p><p>Billed annually</p>"


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        (
            two(f"<h3>Solo</h3><p>{SPANS.format(15, 12)}</p>", f"<h3>Duo</h3><p>{SPANS.format(45, 36)}</p>"),
            "en",
            {
                "Solo": [("15", "USD", "month", "month"), ("12", "USD", "month", "year")],
                "Duo": [("45", "USD", "month", "month"), ("36", "USD", "month", "year")],
            },
        ),
        (
            two(STRUCK.format("Solo", 8, 10), STRUCK.format("Duo", 20, 25)),
            "en",
            {"Solo": [("8", "USD", "month", "year")], "Duo": [("20", "USD", "month", "year")]},
        ),
        (
            two(
                "<h3>Solo</h3><p>8 €<small> /mois</small></p><p>soit 96 € facturés par an</p>",
                "<h3>Duo</h3><p>20 €<small> /mois</small></p><p>soit 240 € facturés par an</p>",
            ),
            "fr",
            {
                "Solo": [("8", "EUR", "month", "year"), ("96", "EUR", "year", "year")],
                "Duo": [("20", "EUR", "month", "year"), ("240", "EUR", "year", "year")],
            },
        ),
        (
            two(
                "<div>连续包月</div><div>¥25</div><div>每月300积分</div>",
                "<div>连续包年</div><div>¥198</div><div>每月300积分</div>",
            ),
            "zh",
            {"连续包月": [("25", "CNY", "month", "month")], "连续包年": [("198", "CNY", "year", "year")]},
        ),
        (
            two(
                "<h3>Mini</h3><p>9,99 €/Monat</p><p>300 Credits</p>",
                "<h3>Jahresabo</h3><p>99 € / Jahr</p><p>9.000 Credits</p>",
            ),
            "de",
            {"Mini": [("9.99", "EUR", "month", "month")], "Jahresabo": [("99", "EUR", "year", "year")]},
        ),
        (
            two("<h3>Solo</h3><p>$9/mo</p>", "<h3>Duo</h3><p>$25/mo</p>")
            + "<table><tr><th></th><th>Solo<br>$9/mo</th><th>Duo<br>$25/mo</th></tr>"
            + "<tr><td>Extra credits</td><td>$5 per 100</td><td>$4 per 100</td></tr></table>",
            "en",
            {"Solo": [("9", "USD", "month", "month")], "Duo": [("25", "USD", "month", "month")]},
        ),
    ],
    ids=[
        "negated toggle",
        "struck behind",
        "sum led by words",
        "period of units",
        "one named by its period",
        "priced heads",
    ],
)
def test_price_points_keep_their_period_and_charging(body: str, language: str, expected: Points) -> None:
    assert {name: points(plan) for name, plan in plans_of(body, language).items()} == expected


@pytest.mark.parametrize(
    "noise",
    [
        "<blockquote>“I saved $4,000 a month” — Ann</blockquote>",
        "<p>Trusted by companies that raised $20M.</p>",
        "<ul><li>Minimum purchase: $10</li></ul>",
        '<section class="faq"><h3>Refunds?</h3><p>We refund the full $9.</p></section>',
    ],
)
def test_amounts_of_other_things_are_no_plans(noise: str) -> None:
    assert list(plans_of(two("<h3>Solo</h3><p>$9/mo</p>", "<h3>Duo</h3><p>$25/mo</p>") + noise)) == ["Solo", "Duo"]


def test_a_card_that_is_one_link_is_a_card() -> None:
    card = '<a href="#" class="tile"><span>${}/mo</span><h3>{}</h3><ul><li>{} credits</li></ul><span>More</span></a>'
    plans = plans_of("<div>" + card.format(9, "Solo", 300) + card.format(25, "Duo", 900) + "</div>")
    assert {name: points(plan)[0][0] for name, plan in plans.items()} == {"Solo": "9", "Duo": "25"}


def test_a_tier_with_the_product_s_name_before_its_own_is_the_same_tier() -> None:
    plans = plans_of(
        two(
            "<h3>Inkwell Solo</h3><p>$9/mo</p><p>300 credits</p>", "<h3>Inkwell Duo</h3><p>$25/mo</p><p>900 credits</p>"
        )
        + two("<h3>Solo</h3><p>$90/year</p><p>300 credits</p>", "<h3>Duo</h3><p>$250/year</p><p>900 credits</p>")
    )
    assert {name: [price[0] for price in points(plan)] for name, plan in plans.items()} == {
        "Inkwell Solo": ["9", "90"],
        "Inkwell Duo": ["25", "250"],
    }


def test_a_discount_before_a_price_is_no_name() -> None:
    assert list(
        plans_of("<h3>Pro</h3><p>$39 /month</p><p>400 credits</p><p>70% off for 1st month, then $39/month</p>")
    ) == ["Pro"]


def test_an_amount_is_struck_where_its_digits_are() -> None:
    price = "<p><sup>$</sup><span class='crossed_line_through'>{}</span> <sup>$</sup><span>{}</span> per month</p>"
    plans = plans_of(two(f"<h3>Solo</h3>{price.format(10, 8)}", f"<h3>Duo</h3>{price.format(25, 20)}"))
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Solo": [("8", "USD", "month", "month")],
        "Duo": [("20", "USD", "month", "month")],
    }


def test_a_row_that_repeats_the_prices_of_all_tiers_is_no_tier() -> None:
    tiers = two("<h3>Solo</h3><p>$9/month</p>", "<h3>Duo</h3><p>$25/month</p>")
    row = "<h3>Sharing</h3><p>Unlimited</p><p>$9</p><p>per month</p><p>$25</p><p>per month</p>"
    assert list(plans_of(tiers + row)) == ["Solo", "Duo"]


def test_units_in_a_line_behind_the_button_belong_to_the_card() -> None:
    lines = "<h3>{}</h3><p>Good for makers</p><p>${}.90</p><p>Start now</p><p>{} credits per month (~10 videos)</p>"
    plans = plans_of(lines.format("Solo", 19, 100) + lines.format("Duo", 49, 300))
    assert {name: int((p.allowance and p.allowance.amount) or 0) for name, p in plans.items()} == {
        "Solo": 100,
        "Duo": 300,
    }
    assert points(plans["Solo"]) == [("19.90", "USD", "month", "month")]


def test_a_table_of_prices_per_thousand_units_lists_no_tiers() -> None:
    tiers = two("<h3>Solo</h3><p>$9/month</p>", "<h3>Duo</h3><p>$25/month</p>")
    extra = (
        "<h2>Additional credits</h2><table><tr><th>Plan</th><th>Price per 1,000 credits</th></tr>"
        "<tr><td>Solo</td><td>$0.30</td></tr><tr><td>Duo</td><td>$0.24</td></tr></table>"
    )
    plans = plans_of(tiers + extra)
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Solo": [("9", "USD", "month", "month")],
        "Duo": [("25", "USD", "month", "month")],
    }


def test_a_sentence_to_the_buyer_names_no_tier() -> None:
    tiers = two("<h3>Solo</h3><p>$9/month</p>", "<h3>Duo</h3><p>$25/month</p>")
    assert list(plans_of(f"{tiers}<p>Your subscription renews automatically at $9 / month.</p>")) == ["Solo", "Duo"]


def test_words_of_charging_on_both_sides_of_an_amount_are_told_apart() -> None:
    tier = "<div><h4>{}</h4><h2>${}<span>/mo</span></h2><p>when billed yearly, ${} billed monthly</p></div>"
    plans = plans_of("<main>" + tier.format("Solo", 19, 24) + tier.format("Duo", 49, 59) + "</main>")
    assert points(plans["Solo"]) == [("19", "USD", "month", "year"), ("24", "USD", "month", "month")]
