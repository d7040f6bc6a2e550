"""Stated rates of money to units."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pricelint.documents.read import Origin, read_document
from pricelint.extract.rates import read_rates
from pricelint.extract.reading import read
from pricelint.model.fact import Rate

PLANS = {
    "en": "<p>Pro: 2,000 credits per month. Starter: 1,000 credits per month.</p>",
    "de": "<p>Basis: 1.000 Credits pro Monat. Plus: 2.000 Credits pro Monat.</p>",
    "fr": "<p>Pro : 2 000 crédits par mois. Solo : 1 000 crédits par mois.</p>",
    "es": "<p>Pro: 2.000 créditos al mes. Uno: 1.000 créditos al mes.</p>",
    "pt": "<p>Pro: 1.000 créditos por mês. Mini: 300 créditos por mês.</p>",
    "ja": "<p>スタンダード 2,000クレジット/月</p><p>ライト 800クレジット/月</p>",
    "zh": "<p>专业版 每月 5000 积分</p><p>基础版 每月 1000 积分</p>",
}


def rates(html: str, language: str = "en") -> tuple[Rate, ...]:
    source = f'<html lang="{language}"><body>{PLANS[language]}{html}</body></html>'
    return read_rates(read(read_document(source.encode(), Origin("owlet"))))


@pytest.mark.parametrize(
    ("language", "text", "currency", "money", "units"),
    [
        ("en", "1 credit = $0.01", "USD", "0.01", "1"),
        ("en", "$0.078/credit", "USD", "0.078", "1"),
        ("en", "$0.29 per extra credit", "USD", "0.29", "1"),
        ("en", "Top up at $0.20 per credit.", "USD", "0.20", "1"),
        ("en", "100 credits per dollar", "USD", "1", "100"),
        ("en", "100 credits per $1", "USD", "1", "100"),
        ("en", "<div>Price per credit</div><div>€0.10</div>", "EUR", "0.10", "1"),
        ("de", "<div>Preis pro Credit</div><div>0,10 €</div>", "EUR", "0.10", "1"),
        ("de", "100 Credits pro 1 €", "EUR", "1", "100"),
        ("en", "Starter, 40 credits, $4, $0.10 each", "USD", "0.10", "1"),
        ("en", "<p>$4</p><p>10¢ each</p><p>40 credits</p>", "USD", "0.10", "1"),
        ("en", "$1 = 100 credits", "USD", "1", "100"),
        ("en", "1 credit 🪙 = $0.20 💵", "USD", "0.20", "1"),
        ("en", "Base price: 6p per credit", "GBP", "0.06", "1"),
        ("en", "40 credits (£2.20) [5.5p / credit]", "GBP", "0.055", "1"),
        ("en", "80 paise/credit", "INR", "0.8", "1"),
        ("en", "€0.02 × credit", "EUR", "0.02", "1"),
        ("en", "Extra credits at $0.02 each.", "USD", "0.02", "1"),
        ("en", "Extra credits at $0.75", "USD", "0.75", "1"),
        ("fr", "Crédits supplémentaires à 0,75 €", "EUR", "0.75", "1"),
        ("de", "Zusätzliche Credits: 0,05 €", "EUR", "0.05", "1"),
        ("en", "Extra credits cost $10 per 500.", "USD", "10", "500"),
        ("en", "$60 per 1,000 extra credits", "USD", "60", "1000"),
        ("en", "More credits: $12.50 per 2,500 credits.", "USD", "12.50", "2500"),
        ("de", "Weitere Credits: 10 € pro 500 Credits", "EUR", "10", "500"),
        ("en", "A credit costs about $0.01.", "USD", "0.01", "1"),
        ("de", "0,02 € pro Credit", "EUR", "0.02", "1"),
        ("de", "Im Abo kostet ein Credit rund 0,01 €.", "EUR", "0.01", "1"),
        ("fr", "1 crédit = 0,02 €", "EUR", "0.02", "1"),
        ("fr", "Chaque euro rechargé donne 50 crédits.", "EUR", "1", "50"),
        ("es", "Los créditos cuestan 0,02 € cada uno.", "EUR", "0.02", "1"),
        ("es", "Cada crédito sale a 0,0119 €.", "EUR", "0.0119", "1"),
        ("pt", "1 crédito = R$ 0,10", "BRL", "0.10", "1"),
        ("ja", "1クレジット＝1円", "JPY", "1", "1"),
        ("zh", "1元=10积分", "CNY", "1", "10"),
        ("en", "You will be billed $4 / 2,000 extra AI credits.", "USD", "4", "2000"),
        ("en", "One Owlet Studio credit equals $2.", "USD", "2", "1"),
        ("en", "The list price of each video generation credit is $0.12.", "USD", "0.12", "1"),
        ("fr", "Chaque crédit Owlet vaut environ 1 €.", "EUR", "1", "1"),
    ],
)
def test_a_rate_is_read_in_the_words_it_is_stated_in(
    language: str, text: str, currency: str, money: str, units: str
) -> None:
    (rate,) = rates(f"<p>{text}</p>", language)
    assert (rate.money.currency, rate.money.amount, rate.units) == (currency, Decimal(money), Decimal(units))
    assert rate.evidence[0].quote in text


@pytest.mark.parametrize(
    "text",
    [
        "500 credits for $5",
        "100 credits – $10",
        "$9.99 per month",
        "$0.05 per image",
        "Save $5 on 100 credits",
        "$20 per user",
        "$10/5,000 credits/month",
        "A Pack of credits costs $5",
        "Each Month of credits costs $5",
    ],
)
def test_packs_prices_and_other_measures_are_no_rates(text: str) -> None:
    assert rates(f"<p>{text}</p>") == ()


def test_a_column_of_prices_per_credit_is_a_rate_per_row() -> None:
    table = (
        "<table><tr><th>Pack</th><th>Price</th><th>Price per credit</th></tr><tr><td>1,000 credits</td><td>$10</td>"
        "<td>$0.010</td></tr><tr><td>5,000 credits</td><td>$45</td><td>$0.009</td></tr></table>"
    )
    assert [rate.money.amount for rate in rates(table)] == [Decimal("0.010"), Decimal("0.009")]


def test_a_rounded_rate_is_marked() -> None:
    (rate,) = rates("<p>1 credit ≈ $0.01</p>")
    assert rate.approximate


def test_the_same_rate_said_twice_is_one_fact() -> None:
    assert len(rates("<p>1 credit = $0.01</p><p>100 credits = $1</p>")) == 1


@settings(deadline=None, max_examples=40)
@given(cents=st.integers(1, 9_999))
def test_any_amount_is_read_back_exactly(cents: int) -> None:
    amount = Decimal(cents) / 100
    (rate,) = rates(f"<p>1 credit = ${amount:.2f}</p>")
    assert rate.money.amount == amount


def test_a_column_per_thousand_units_gives_rates_of_a_thousand() -> None:
    table = (
        "<table><tr><th>Plan</th><th>Price per 1,000 credits</th></tr>"
        "<tr><td>Pro</td><td>$0.30</td></tr><tr><td>Starter</td><td>$0.50</td></tr></table>"
    )
    found = [(str(rate.money.amount), str(rate.units)) for rate in rates(table)]
    assert found == [("0.30", "1000"), ("0.50", "1000")]


def test_a_cell_says_of_how_many_units_it_is_the_price() -> None:
    row = "<tr><td>{}</td><td>$0.15/1K</td><td>$3/100</td></tr>"
    table = f"<table><tr><th></th><th>One</th><th>Two</th></tr>{row}</table>"
    assert [(str(r.money.amount), int(r.units)) for r in rates(table.format("Extra credits"))] == [
        ("0.15", 1000),
        ("3", 100),
    ]
    assert not rates(table.format("Extra emails"))


def test_a_cell_may_price_one_piece() -> None:
    row = "<tr><td>{}</td><td>$0.06 each</td><td>$0.05/ea</td></tr>"
    table = f"<table><tr><th></th><th>One</th><th>Two</th></tr>{row}</table>"
    assert [str(rate.money.amount) for rate in rates(table.format("Extra credits"))] == ["0.06", "0.05"]
    assert not rates(table.format("Extra emails"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Buy additional credits at $5/1M.", [("5", 1_000_000)]),
        ("Extra credits: $2/10k", [("2", 10_000)]),
        ("10 credits: $25 ($2.50/ea)", [("2.50", 1)]),
        ("10 credits: $25 ($4/ea)", []),
        ("Requests beyond that at $5/1M.", []),
    ],
)
def test_prices_of_many_and_of_one_piece(text: str, found: list[tuple[str, int]]) -> None:
    assert [(str(rate.money.amount), int(rate.units)) for rate in rates(f"<p>{text}</p>")] == found


def test_yuan_may_be_written_twice() -> None:
    assert [(r.money.currency, int(r.units)) for r in rates("<p>1元人民币 = 10积分</p>", "zh")] == [("CNY", 10)]


@pytest.mark.parametrize("text", ["Extra credits at $5", "20 extra credits at $0.75", "Extra credits at $0.75 off"])
def test_extra_units_at_more_than_a_part_of_one_or_in_a_number_are_no_rate(text: str) -> None:
    assert rates(f"<p>{text}</p>") == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Extra credits are $0.08 a piece.", "0.08"),
        ("de", "Jeder weitere Credit kostet 0,04 €.", "0.04"),
        ("fr", "Chaque crédit supplémentaire vaut 0,05 €.", "0.05"),
        ("pt", "Cada crédito avulso custa R$ 0,20.", "0.20"),
    ],
)
def test_an_extra_unit_has_the_rate_of_a_unit(language: str, text: str, expected: str) -> None:
    assert [(str(rate.money.amount), str(rate.units)) for rate in rates(f"<p>{text}</p>", language)] == [
        (expected, "1")
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A rival charges $0.12 per credit."),
        ("en", "A credit used to cost $0.12."),
        ("es", "En la competencia, cada crédito vale 0,15 €."),
    ],
)
def test_what_others_ask_and_what_held_once_is_no_rate(language: str, text: str) -> None:
    assert not rates(f"<p>{text}</p>", language)


def test_a_number_of_the_currency_is_no_single_one_of_it() -> None:
    assert not rates("<p>充值：20元 = 2200积分，50 元=6000积分</p>", "zh")


def test_the_number_below_a_head_is_none_of_the_units_it_prices() -> None:
    html = (
        "<table><tr><th>Credits</th><th>Plan</th><th>Price per credit</th></tr>"
        "<tr><td>3,000</td><td>$90 per month</td><td>$0.03</td></tr>"
        "<tr><td>9,000</td><td>$180 per month</td><td>$0.02</td></tr></table>"
    )
    assert [(str(rate.money.amount), str(rate.units)) for rate in rates(html)] == [("0.03", "1"), ("0.02", "1")]


def test_the_lines_of_a_picture_are_no_pence() -> None:
    assert rates("<p>Clips in 720p per credit: one. 1080p / credit: none.</p>") == ()


def test_an_amount_that_is_divided_on_is_the_price_of_many() -> None:
    """What comes out of the division is the rate, not what goes into it; a rate that is multiplied stays one."""
    assert rates("<li>Cost per credit: $6.00 ÷ 400 = $0.015</li>") == ()
    assert rates("<li>Price per credit: $6 / 400 credits = 1.5 cents</li>") == ()
    assert [rate.money.amount for rate in rates("<li>Cost per credit: $0.015 × 400 = $6.00</li>")] == [Decimal("0.015")]


def test_the_price_of_an_output_is_that_of_a_unit_where_so_many_come_to_the_price() -> None:
    told = rates("<h3>Handful</h3><p>$4.99</p><p>10 credits · $0.50/photo</p>")
    assert [(rate.money.amount, rate.units) for rate in told] == [(Decimal("0.50"), Decimal(1))]


def test_the_price_of_an_output_that_takes_more_units_is_no_rate() -> None:
    assert rates("<h3>Handful</h3><p>$4.99</p><p>100 credits · $0.50/photo</p>") == ()


def test_the_price_of_an_output_on_a_line_of_its_own_is_no_rate() -> None:
    assert rates("<h3>Handful</h3><p>$5.00</p><p>10 credits</p><p>$0.50 per photo</p>") == ()
