"""What stands around the price of a tier and changes what it means, or makes it no price at all."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, point, points, reading_of

from pricelint.extract.rates import read_rates


def pair(first: str, second: str) -> str:
    return f"<p>Credits pay for AI images.</p><section><div>{first}</div><div>{second}</div></section>"


def allowances(body: str, language: str = "en") -> dict[str, tuple[int, str | None]]:
    plans = plans_of(body, language).values()
    return {p.name: (int(p.allowance.amount), p.allowance.per) for p in plans if p.allowance and p.allowance.amount}


def test_a_badge_on_the_line_of_a_name_is_no_part_of_it() -> None:
    card = "<span>{}</span> <span>{}</span><p>${}/mo</p>"
    body = pair(card.format("Most popular", "Maker", 9), card.format("Studio", "Best value", 29))
    assert list(plans_of(body)) == ["Maker", "Studio"]


@pytest.mark.parametrize(
    ("language", "badge", "price", "units"),
    [
        ("de", "Am beliebtesten", "9 €/Monat", "100 Credits pro Monat"),
        ("fr", "Le plus populaire", "9 €/mois", "100 crédits par mois"),
        ("es", "El más popular", "9 €/mes", "100 créditos al mes"),
        ("pt", "Mais popular", "R$ 9/mês", "100 créditos por mês"),
        ("it", "Il più popolare", "9 €/mese", "100 crediti al mese"),
        ("ru", "Самый популярный", "490 ₽/мес", "100 токенов в месяц"),
        ("ja", "一番人気", "¥980/月", "毎月100クレジット"),
    ],
)
def test_a_superlative_of_a_badge_is_no_part_of_a_name(language: str, badge: str, price: str, units: str) -> None:
    card = f"<div><h3>{{}} <span>{{}}</span></h3><p>{price}</p><p>{units}</p></div>"
    plans = plans_of(f"<section>{card.format('Uno', badge)}{card.format('Popularia', '')}</section>", language)
    assert list(plans) == ["Uno", "Popularia"]


def test_the_article_before_a_name_is_no_part_of_it() -> None:
    plans = plans_of("<p>AI credits. The Pro plan costs $30 per month and includes 3,500 credits.</p>")
    assert list(plans) == ["Pro plan"]


def test_a_yearly_sum_with_words_of_charging_tells_how_the_monthly_amount_is_charged() -> None:
    card = "<h3>{}</h3><p>${}/mo</p><p>${} billed annually</p>"
    plans = plans_of(pair(card.format("Solo", 10, 120), card.format("Duo", 20, 240)))
    assert points(plans["Solo"]) == [("10", "USD", "month", "year"), ("120", "USD", "year", "year")]


def test_a_row_of_yearly_payment_tells_how_its_monthly_amounts_are_charged() -> None:
    plans = plans_of(
        "<table><tr><th></th><th>Solo</th><th>Duo</th></tr><tr><td>Paid monthly</td><td>$9/mo</td><td>$19/mo</td></tr>"
        "<tr><td>Annual plan</td><td>$7/mo</td><td>$15/mo</td></tr></table>"
    )
    assert points(plans["Duo"]) == [("19", "USD", "month", "month"), ("15", "USD", "month", "year")]


def test_rows_called_by_their_period_are_tiers_of_that_name() -> None:
    plans = plans_of(
        "<p>AI credits</p><table><tr><th>Term</th><th>Price</th><th>Credits</th></tr><tr><td>Monthly</td><td>$19</td>"
        "<td>400</td></tr><tr><td>Annual</td><td>$149</td><td>4,800</td></tr></table>"
    )
    assert {name: point(plan.prices[0]) for name, plan in plans.items()} == {
        "Monthly": ("19", "USD", "month", "month"),
        "Annual": ("149", "USD", "year", "year"),
    }


def test_a_period_of_units_on_the_next_line_leaves_the_price_its_own() -> None:
    plans = plans_of(
        "<p>积分用于AI绘画</p><ul><li><h3>月度会员</h3><p>¥39/月</p><p>每月1000积分</p></li>"
        "<li><h3>年度会员</h3><p>¥398/年</p><p>每月1500积分</p></li></ul>",
        "zh",
    )
    price = plans["年度会员"].prices[0]
    assert (point(price), price.doubt) == (("398", "CNY", "year", "year"), None)


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        (
            pair("<h3>免费版</h3><p>¥0</p><p>每日赠送10积分</p>", "<h3>会员</h3><p>¥39/月</p><p>每月1000积分</p>"),
            "zh",
            {"免费版": (10, "day"), "会员": (1000, "month")},
        ),
        (
            pair(
                "<h3>Début</h3><p>Gratuit</p><p>10 crédits offerts</p>", "<h3>Pro</h3><p>9 €/mois</p><p>90 crédits</p>"
            ),
            "fr",
            {"Début": (10, "once"), "Pro": (90, "month")},
        ),
        (
            pair("<h3>One</h3><p>$9/month100 credits</p>", "<h3>Two</h3><p>$29/month400 credits</p>"),
            "en",
            {"One": (100, "month"), "Two": (400, "month")},
        ),
    ],
    ids=["given daily", "given once", "no space"],
)
def test_units_are_granted_where_a_card_prints(body: str, language: str, expected: dict[str, tuple[int, str]]) -> None:
    assert allowances(body, language) == expected


@pytest.mark.parametrize(
    "body",
    [
        pair("<h3>Jane D.</h3><p>“I paid $300 a month before.”</p>", "<h3>Omar</h3><p>“We saved $4,000 a year!”</p>"),
        "<h2>What you would pay elsewhere</h2>" + pair("<h3>Stock</h3><p>$29/mo</p>", "<h3>Editor</h3><p>$55/mo</p>"),
        pair("<h3>Bronze partner</h3><p>Earn $100 per month</p>", "<h3>Silver partner</h3><p>Earn $500 per month</p>"),
    ],
    ids=["said by customers", "charged by others", "earned"],
)
def test_no_tier_is_what_was(body: str) -> None:
    assert plans_of(body) == {}


def test_what_each_unit_costs_is_a_rate_and_no_pack() -> None:
    body = "<p>Each AI image takes 2 credits. Credits cost $0.05 each. Minimum purchase 100 credits.</p>"
    assert packs_of(body) == ()
    assert [(f"{rate.money.amount:f}", int(rate.units)) for rate in read_rates(reading_of(body))] == [("0.05", 1)]


def test_a_price_that_opens_the_plan_casts_no_doubt_on_the_price_that_lasts() -> None:
    body = pair("<h3>Solo</h3><p>$1 for the first month, then $12/month</p>", "<h3>Duo</h3><p>$30/month</p>")
    prices = plans_of(body)["Solo"].prices
    assert [(f"{price.amount.amount:f}", price.doubt) for price in prices] == [("1", None), ("12", None)]


def test_units_per_user_make_no_price_per_user() -> None:
    body = pair(
        "<h3>Solo</h3><p>$9/mo</p><p>90 credits</p>", "<h3>Duo</h3><p>$30/mo</p><p>200 credits / user / month</p>"
    )
    assert not plans_of(body)["Duo"].per_seat


def test_units_that_may_be_carried_on_are_not_granted() -> None:
    card = "<h3>{}</h3><p>${}/mo</p><p>Up to {} rollover credits</p><p>{} credits/mo</p>"
    body = pair(card.format("Solo", 10, 500, 250), card.format("Duo", 30, 2000, 1000))
    assert allowances(body) == {"Solo": (250, "month"), "Duo": (1000, "month")}


def test_terms_of_a_definition_list_are_tiers() -> None:
    entry = "<dt>{}</dt><dd>${}/month</dd><dd>{} credits</dd>"
    body = f"<h1>Pricing</h1><p>AI credits</p><dl>{entry.format('Solo', 9, 300)}{entry.format('Duo', 19, 800)}</dl>"
    assert allowances(body) == {"Solo": (300, "month"), "Duo": (800, "month")}


def test_a_sentence_of_a_card_may_hold_its_price() -> None:
    card = "<h3>{}</h3><p>Nur {} € im Monat, jederzeit kündbar.</p><p>300 KI-Credits im Monat</p>"
    assert list(plans_of(pair(card.format("Solo", 9), card.format("Duo", 19)), "de")) == ["Solo", "Duo"]


def test_what_customers_paid_elsewhere_is_no_tier() -> None:
    quote = "<blockquote>I used to pay ${} per month for less.</blockquote><p>{}</p>"
    assert plans_of("<h2>Loved by makers</h2>" + pair(quote.format(99, "Ana"), quote.format(80, "Sam"))) == {}


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("<p>$10/month/2k credits</p>", {"Solo": (2000, "month"), "Duo": (9000, "month")}),
        ("<p>$10 / month / 2,000 credits</p>", {"Solo": (2000, "month"), "Duo": (9000, "month")}),
        ("<p>$10/mo</p><p>$1/100 credits</p>", {"Duo": (9000, "month")}),
    ],
)
def test_a_slash_behind_a_period_leads_to_the_units_granted(first: str, expected: dict[str, tuple[int, str]]) -> None:
    assert allowances(pair(f"<h3>Solo</h3>{first}", "<h3>Duo</h3><p>$30/mo</p><p>9,000 credits/month</p>")) == expected


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Students pay $5/mo", "en"),
        ("Studierende: $5/Monat", "de"),
        ("étudiants : $5/mois", "fr"),
    ],
)
def test_what_students_pay_is_no_second_price_of_the_plan(line: str, language: str) -> None:
    card = "<h3>{}</h3><p>${}/mo</p><p>{} credits/mo</p>"
    plans = plans_of(pair(card.format("Solo", 10, 500) + f"<p>{line}</p>", card.format("Duo", 20, 900)), language)
    assert points(plans["Solo"]) == [("10", "USD", "month", "month")]


def test_a_plan_named_for_students_keeps_its_price() -> None:
    card = "<h3>{}</h3><p>${}/mo</p><p>{} credits/mo</p>"
    plans = plans_of(pair(card.format("For students", 5, 500), card.format("Duo", 20, 900)))
    assert points(plans["For students"]) == [("5", "USD", "month", "month")]


def test_a_period_before_an_amount_goes_before_one_on_the_next_line() -> None:
    plans = plans_of(
        "<h2>요금제</h2><div>"
        "<div><h3>새싹</h3><p><b>9,000원</b> / 월 <i>연 90,000원 결제</i></p><p>매월 120 크레딧</p></div>"
        "<div><h3>나무</h3><p><b>30,000원</b> / 월 <i>연 300,000원 결제</i></p><p>매월 500 크레딧</p></div></div>",
        "ko",
    )
    assert points(plans["나무"])[1] == ("300000", "KRW", "year", "year")
    cards = "".join(
        f"<div><h3>{name}</h3><p>{won}원</p><p>매월</p></div>" for name, won in (("새싹", 900), ("나무", 3000))
    )
    twin = plans_of(f"<div>{cards}</div>", "ko")
    assert points(twin["나무"]) == [("3000", "KRW", "month", "month")]
