"""Amounts without a sign are read where the page says their currency, in doubt where only its other prices do."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, reading_of, sizes

from pricelint.extract.entailment import unproven

TWO = {"Lite": [("9.99", "USD", "month", "month")], "Pro": [("29.99", "USD", "month", "month")]}


def cards(lite: str, pro: str, after: str = "") -> str:
    whole = f"<div><h3>Lite</h3>{lite}<p>100 credits</p></div><div><h3>Pro</h3>{pro}<p>500 credits</p></div>"
    return f"<h2>Plans</h2><div>{whole}</div>{after}"


def table(*rows: tuple[str, str, str]) -> str:
    cells = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    return f"<h2>Credits</h2><table>{cells}</table>"


@pytest.mark.parametrize(
    "after", ["<p>All prices in USD.</p>", "<p>Prices are shown in US dollars.</p>", "<p>Currency: USD</p>"]
)
def test_a_sentence_says_the_currency_of_all_prices(after: str) -> None:
    page = cards("<p class='price'>9.99<i>/mo</i></p>", "<p class='price'>29.99<i>/mo</i></p>", after)
    plans = plans_of(page)
    assert {name: points(plan) for name, plan in plans.items()} == TWO
    prices = [price for plan in plans.values() for price in plan.prices]
    assert [price.doubt for price in prices] == [None, None]
    assert [unproven(price, "en") for price in prices] == [[], []]
    assert any("currency" in item.proves and "US" in item.quote for item in prices[0].evidence)


@pytest.mark.parametrize(
    ("language", "head", "currency"),
    [
        ("en", ("Plan", "Price (USD)", "Credits"), "USD"),
        ("en", ("Plan", "Price, $", "Credits"), "USD"),
        ("de", ("Paket", "Preis in €", "Credits"), "EUR"),
        ("es", ("Paquete", "Precio (€)", "Créditos"), "EUR"),
        ("zh", ("套餐", "价格（元）", "积分"), "CNY"),
        ("ja", ("プラン", "料金（円）", "クレジット"), "JPY"),
        ("ru", ("Пакет", "Цена, ₽", "Кредиты"), "RUB"),
    ],
)
def test_the_head_of_a_column_says_its_currency(language: str, head: tuple[str, str, str], currency: str) -> None:
    packs = packs_of(table(head, ("A", "19", "100"), ("B", "79", "500")), language)
    assert sizes(packs) == [("19", currency, 100, 0), ("79", currency, 500, 0)]
    assert [unproven(pack, language) for pack in packs] == [[], []]


def test_the_prices_of_others_lend_their_currency_in_doubt() -> None:
    plans = plans_of(cards("<p>9.99/mo</p>", "<p>$29.99/mo</p>"))
    assert {name: points(plan) for name, plan in plans.items()} == TWO
    assert plans["Lite"].prices[0].doubt
    assert plans["Pro"].prices[0].doubt is None


@pytest.mark.parametrize(
    "body",
    [
        cards("<p>9.99/mo</p>", "<p>29.99/mo</p>"),
        cards("<p>500/month</p>", "<p>900/month</p>", "<p>A call costs $5.</p>"),
        cards("<p class='price'>9.99/mo</p>", "<p>$29/mo</p>", "<p>A call costs €5.</p>"),
        cards("<p class='price'>500</p>", "<p class='price'>900</p>", "<p>A call costs $5.</p>"),
        table(("Action", "Cost", "Seconds"), ("Image", "5", "10"), ("Clip", "50", "90")) + "<p>All prices in USD.</p>",
        table(("Action", "Credits per USD", "Seconds"), ("Image", "5", "10"), ("Clip", "50", "90")),
        cards("<p class='price'>9.99/mo</p>", "<p class='price'>29/mo</p>", "<p>Prices in USD. Prices in EUR.</p>"),
    ],
)
def test_numbers_that_nothing_calls_money_are_none(body: str) -> None:
    assert not [mention for mention in reading_of(body).money if mention.said]
