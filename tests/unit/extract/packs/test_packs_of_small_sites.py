"""Packs as small sites write them: sizes with a plus sign, bare sizes beside a price per hundred, abbreviated units."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, reading_of, sizes


def test_units_to_be_added_are_what_a_pack_holds() -> None:
    rows = "".join(
        f"<div><div><h4>{name}</h4><p>For all</p></div><div><b>+{units} Credits</b><i>${price}.00 USD</i></div></div>"
        for name, units, price in (("Pebble", 80, 8), ("Boulder", 900, 60))
    )
    assert sizes(packs_of(f"<h3>Top up</h3><div>{rows}</div>")) == [("8.00", "USD", 80, 0), ("60.00", "USD", 900, 0)]


def test_a_bonus_stands_between_a_size_and_its_unit() -> None:
    cards = "".join(
        f"<div><p>{units}</p><p>+{bonus} bonus</p><p>credits</p><p>${price}</p></div>"
        for units, bonus, price in ((60, 4, 9), (150, 20, 20))
    )
    page = f"<h3>One-time credit purchases</h3><div>{cards}</div><p>A poem takes 3 credits.</p>"
    assert sizes(packs_of(page)) == [("9", "USD", 60, 4), ("20", "USD", 150, 20)]


def test_a_gift_in_brackets_belongs_to_the_size_before_it() -> None:
    cards = (
        "<div><p>✓</p><p>900积分（赠送90积分）</p><p>￥9</p></div><div><p>2000积分（赠送300积分）</p><p>￥18</p></div>"
    )
    packs = packs_of(f"<h2>积分充值</h2><section>{cards}</section>", "zh")
    assert sizes(packs) == [("9", "CNY", 900, 90), ("18", "CNY", 2000, 300)]


def test_a_bonus_alone_is_no_pack() -> None:
    rows = "<div><h4>Gift</h4><p>+50 bonus credits</p><p>$10</p></div><div><h4>Card</h4><p>$20</p></div>"
    assert packs_of(f"<h3>Vouchers</h3><div>{rows}</div><p>500 credits.</p>") == ()


def test_a_price_per_hundred_is_neither_size_nor_price() -> None:
    cards = (
        "<button><div>Spark</div><div>400</div><div>$1.00</div><div>$0.25 per 100 credits</div></button>"
        "<button><div>Flame</div><div>1,000</div><div>$2.00</div><div>Save 20%</div></button>"
    )
    page = f"<h3>Buy credits</h3><div>{cards}</div><p>A picture takes 12 credits.</p>"
    assert sizes(packs_of(page)) == [("1.00", "USD", 400, 0), ("2.00", "USD", 1000, 0)]


def test_units_may_be_abbreviated_where_other_words_name_them() -> None:
    table = (
        "<table><tr><th></th><th>Small</th><th>Large</th></tr><tr><td>Monthly price</td><td>$9</td><td>$29</td></tr>"
        "<tr><td>AI credits per month</td><td>300 cr</td><td>2,000 cr</td></tr></table><p>Unused credits are kept.</p>"
    )
    plans = plans_of(table)
    assert {n: p.allowance and p.allowance.amount for n, p in plans.items()} == {"Small": 300, "Large": 2000}
    assert reading_of("<p>A budget of 40 cr for 2 schools</p>").unit is None


def test_the_number_of_the_next_line_counts_what_follows_it() -> None:
    reading = reading_of(
        "<div><p>90 credits</p><p>Credits</p><p>4K downloads</p><p>2 images at once</p></div><p>$5</p>"
    )
    assert [int(count.high) for count in reading.counts] == [90]


def test_a_badge_above_one_of_several_sizes_is_not_its_name() -> None:
    card = "<div>{}<b>{}<i>crediti</i></b><p>{} €</p><p>{} € / credito</p><button>Acquista</button></div>"
    cards = (
        card.format("", 15, 3, "0,20")
        + card.format("<p>Popolare</p>", 40, 6, "0,15")
        + card.format("", 120, 12, "0,10")
    )
    packs = packs_of(f"<h1>Ricarica</h1><div>{cards}</div>", "it")
    assert [pack.name for pack in packs] == ["15 crediti", "40 crediti", "120 crediti"]


def test_a_word_that_is_often_a_badge_names_a_pack_among_named_ones() -> None:
    cards = "".join(
        f"<div><p>{name}</p><p>{units} credits</p><p>€{price}</p></div>"
        for name, units, price in (("Small", 15, 3), ("Popular", 40, 6), ("Large", 120, 12))
    )
    assert [pack.name for pack in packs_of(f"<h1>Buy credits</h1><div>{cards}</div>")] == ["Small", "Popular", "Large"]


def test_a_sign_between_a_price_and_a_number_of_units_belongs_to_the_price() -> None:
    page = "<h2>Packs</h2><ul><li>3 € 40 credits</li><li>6 € 90 credits</li></ul><p>A stamp takes 2 credits.</p>"
    assert sizes(packs_of(page)) == [("3", "EUR", 40, 0), ("6", "EUR", 90, 0)]


def test_cards_under_words_that_deny_a_subscription_are_packs() -> None:
    card = "<div><h3>{}</h3><p>${}</p><p>{} credits</p><p>PNG download</p></div>"
    lead = "<h1>Pricing</h1><p>No subscriptions, no monthly fees. Pay once, use anytime.</p>"
    ends = "<h2>How credits work</h2><div><p>1 credit = 1 drawing</p><div><p>20-90</p><p>Credits</p></div><div><p>$4-12"
    page = (
        f"{lead}<div>{card.format('Twig', 4, 20)}{card.format('Bough', 12, 90)}</div>{ends}</p><p>Once</p></div></div>"
    )
    assert sizes(packs_of(page)) == [("4", "USD", 20, 0), ("12", "USD", 90, 0)]
    assert plans_of(page) == {}


def test_a_unit_may_be_the_second_half_of_a_compound() -> None:
    card = "<div><h3>{}</h3><p>{} €/Monat</p><p>{} KI-Credits inklusive</p></div>"
    page = f"<h2>Tarife</h2><div>{card.format('Praxis', 20, 400)}{card.format('Klinik', 90, 2500)}</div>"
    plans = plans_of(f"{page}<p>Ein Bericht kostet 2 KI-Credits.</p>", "de")
    assert [plan.allowance and plan.allowance.amount for plan in plans.values()] == [400, 2500]


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        (
            "<ul><li>100 créditos por R$ 19,90</li><li>300 créditos por R$ 49,90</li></ul>",
            "pt",
            [("19.90", "BRL", 100, 0), ("49.90", "BRL", 300, 0)],
        ),
        (
            "<ul><li>100 créditos por US$ 5</li><li>300 créditos por US$ 12</li></ul>",
            "es",
            [("5", "USD", 100, 0), ("12", "USD", 300, 0)],
        ),
        (
            "<p>1 000 crédits + 50 offerts — 19,90 €</p><p>5 000 crédits + 500 offerts — 89 €</p>",
            "fr",
            [("19.90", "EUR", 1000, 50), ("89", "EUR", 5000, 500)],
        ),
    ],
    ids=["por R$", "por US$", "offerts"],
)
def test_words_before_a_price_and_behind_a_gift_are_read_in_the_language(
    body: str, language: str, expected: list[tuple[str, str, int, int]]
) -> None:
    assert sizes(packs_of(body, language)) == expected


def test_a_card_named_by_its_units_alone_is_a_pack_beside_a_subscription() -> None:
    cards = "".join(f"<div><b>{units} credits</b><i>${price}</i></div>" for units, price in ((6, 3), (60, 30)))
    page = f"<h2>Credit plans</h2><div>{cards}</div><div><h3>Club</h3><p>All games for $12/month</p></div>"
    assert sizes(packs_of(page)) == [("3", "USD", 6, 0), ("30", "USD", 60, 0)]


def test_a_card_named_by_its_units_under_a_month_is_a_plan() -> None:
    cards = "".join(f"<div><b>{units} credits</b><i>${price}</i></div>" for units, price in ((600, 9), (900, 12)))
    assert packs_of(f"<h2>Monthly plans, billed per month</h2><div>{cards}</div><p>A poem takes 3 credits.</p>") == ()


def test_a_blurb_below_a_name_and_a_rate_below_a_price_are_no_columns() -> None:
    cards = "".join(
        f"<div><div><h3>{name}</h3><p>{blurb}</p></div><div><p>${price}</p><p>${rate} / credit</p></div>"
        f"<div><span>Credits</span> <span>{units}</span></div><button>Buy</button></div>"
        for name, blurb, price, rate, units in (
            ("Acorn", "For a first try", "9", "0.09", "100"),
            ("Oak", "For long days", "40", "0.08", "500"),
        )
    )
    page = f"<h1>Buy credits</h1><main>{cards}</main><p>A poem takes 3 credits.</p>"
    assert sizes(packs_of(page)) == [("9", "USD", 100, 0), ("40", "USD", 500, 0)]


@pytest.mark.parametrize("button", ["Add 1,000 credits", "Add now"])
def test_a_button_may_repeat_the_size_of_a_line(button: str) -> None:
    lines = (
        f"<p><b>1,000 credits ($12):</b> <a>{button}</a></p><p><b>2,000 credits ($20):</b> <a>Add 2,000 credits</a></p>"
    )
    page = f"<h2>Top-up credits</h2><p>Press one:</p>{lines}<p>A poem takes 3 credits.</p>"
    assert sizes(packs_of(page)) == [("12", "USD", 1000, 0), ("20", "USD", 2000, 0)]


@pytest.mark.parametrize(
    ("name", "line", "doubted"),
    [("Pebble", "For all", False), ("3 months", "For all", True), ("Pebble", "80 credits + headset", True)],
)
def test_a_pack_that_lasts_or_comes_with_a_device_is_doubted(name: str, line: str, doubted: bool) -> None:
    cards = f"<div><h4>{name}</h4><p>$8</p><p>80 credits</p><p>{line}</p></div>"
    cards += "<div><h4>Boulder</h4><p>$60</p><p>900 credits</p></div>"
    assert [bool(pack.doubt) for pack in packs_of(f"<h3>Buy credits</h3><div>{cards}</div>")] == [doubted, False]


def test_a_pack_of_months_and_the_last_number_of_a_row_are_no_units() -> None:
    head = "<tr><th></th><th>Pebble $20 / month</th><th>Boulder $90 / month</th></tr>"
    rows = "<tr><td>Rooms</td><td>100</td><td>2,000</td></tr>"
    rows += "<tr><td>AI credits</td><td>3-month pack</td><td>12-month pack</td></tr>"
    page = f"<h1>Plans</h1><table>{head}{rows}</table>"
    assert packs_of(page) == ()
    assert [plan.allowance for plan in plans_of(page).values()] == [None, None]


@pytest.mark.parametrize(("heads", "sold"), [(("Clip", "USD"), 0), (("Pack", "USD"), 2), (("Clip", "Price"), 2)])
def test_a_column_of_what_units_are_worth_prices_no_packs(heads: tuple[str, str], sold: int) -> None:
    rows = "<tr><td>Plain</td><td>50</td><td>$0.50</td></tr><tr><td>Fine</td><td>75</td><td>$0.75</td></tr>"
    table = f"<table><tr><th>{heads[0]}</th><th>Credits</th><th>{heads[1]}</th></tr>{rows}</table>"
    assert len(packs_of(f"<h1>Credits</h1><p>1 credit = $0.01</p><h2>What you make</h2>{table}")) == sold


def test_a_price_per_pack_is_that_of_a_pack() -> None:
    cards = "<div><h4>Start</h4><p>$5</p><p>once</p><p>100 credits</p></div>"
    cards += "<div><h4>Top up</h4><p><b>$3</b><i>per pack</i></p><p>50 credits</p></div>"
    assert sizes(packs_of(f"<h3>Pay once</h3><div>{cards}</div>")) == [("5", "USD", 100, 0), ("3", "USD", 50, 0)]
