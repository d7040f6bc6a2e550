"""Packs whose size, bonus or purpose is told in lines of its own."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, sizes

_TWO = [("5", "USD", 40, 0), ("12", "USD", 110, 0)]


def _cards(*cards: str) -> str:
    return "<section>" + "".join(f"<div>{card}</div>" for card in cards) + "</section>"


def test_a_list_tells_of_the_size_that_the_line_above_it_names() -> None:
    rows = "".join(
        f"<p><b>{name} Pack - {size} Credits</b></p><ul><li>Price: ${price}</li><li>Best for: owls</li></ul>"
        for name, size, price in (("Nest", 40, 5), ("Tree", 110, 12))
    )
    assert sizes(packs_of(f"<h2>Credit packs</h2>{rows}")) == _TWO


@pytest.mark.parametrize(
    ("language", "unit", "said"),
    [
        ("en", "credits", "including 10 bonus credits"),
        ("de", "Credits", "davon 10 Bonus-Credits"),
        ("fr", "crédits", "dont 10 crédits bonus"),
        ("es", "créditos", "incluye 10 créditos de bonificación"),
        ("pt", "créditos", "inclui 10 créditos de bônus"),
        ("it", "crediti", "di cui 10 crediti bonus"),
    ],
)
def test_a_bonus_that_is_included_is_taken_off_the_units(language: str, unit: str, said: str) -> None:
    page = _cards(f"<h3>Uno</h3><p>40 {unit}</p><p>$5</p>", f"<h3>Due</h3><p>110 {unit}</p><p>{said}</p><p>$12</p>")
    assert sizes(packs_of(f"<h2>Credit packs</h2>{page}", language)) == [("5", "USD", 40, 0), ("12", "USD", 100, 10)]


def test_a_bonus_that_comes_on_top_is_not() -> None:
    page = _cards(
        "<h3>Nest</h3><p>40 credits</p><p>$5</p>", "<h3>Tree</h3><p>110 credits</p><p>+10 bonus</p><p>$12</p>"
    )
    assert sizes(packs_of(f"<h2>Credit packs</h2>{page}")) == [("5", "USD", 40, 0), ("12", "USD", 110, 10)]


@pytest.mark.parametrize(
    ("language", "unit", "said"), [("ja", "クレジット", "毎月の利用に"), ("en", "credits", "Monthly users")]
)
def test_what_a_pack_is_used_for_is_no_period_of_it(language: str, unit: str, said: str) -> None:
    page = _cards(f"<p>40 {unit}</p><p>$5</p>", f"<p>110 {unit}</p><p>{said}</p><p>$12</p>")
    assert sizes(packs_of(page, language)) == _TWO


def test_a_number_in_an_element_of_its_own_is_the_size_before_what_it_makes() -> None:
    rows = ("<b>💎 40</b> <i>4 photos</i> <b>$5</b>", "<b>💎 110</b> <i>11 photos</i> <b>$12</b>")
    assert sizes(packs_of(f"<h1>Top up</h1><p>You need more gems. Choose a pack:</p>{_cards(*rows)}")) == _TWO


def test_a_word_and_its_number_in_brackets_are_one_count() -> None:
    assert sizes(packs_of("<p>Packs: forty (40) credits for $5, 110 credits for $12.</p>")) == _TWO


def test_another_word_may_stand_on_the_line_of_the_price() -> None:
    rows = ("<p>Nest</p><p>40 sheets — $5</p>", "<p>Tree</p><p>110 sheets — $12</p>")
    assert sizes(packs_of(f"<h1>Buy credits</h1><p>A sheet takes 1 credit.</p>{_cards(*rows)}")) == _TWO


@pytest.mark.parametrize("head", ["Per 1,000", "Price / 1k"])
def test_the_price_of_many_units_in_a_column_of_its_own_is_none_of_a_pack(head: str) -> None:
    rows = "".join(
        f"<tr><td>{size}</td><td>${price}</td><td>${each}</td></tr>"
        for size, price, each in (("40,000", "60", "1.50"), ("300,000", "375", "1.25"))
    )
    table = f"<table><thead><tr><th>Credits</th><th>Price</th><th>{head}</th></tr></thead>{rows}</table>"
    found = sizes(packs_of(f"<h2>Credit packs</h2>{table}"))
    assert found == [("60", "USD", 40000, 0), ("375", "USD", 300000, 0)]


@pytest.mark.parametrize("gift", [" free", " bonus", ""])
def test_a_cell_adds_a_bonus_to_the_units_of_its_column(gift: str) -> None:
    rows = f"<tr><td>Nest</td><td>40</td><td>$5</td></tr><tr><td>Tree</td><td>110 + 15{gift}</td><td>$12</td></tr>"
    table = f"<table><thead><tr><th>Pack</th><th>Credits</th><th>Price</th></tr></thead>{rows}</table>"
    assert sizes(packs_of(f"<h2>Credit packs</h2>{table}")) == [("5", "USD", 40, 0), ("12", "USD", 110, 15)]


def test_what_a_calculator_comes_to_is_no_pack() -> None:
    own = "<div><h3>Your own size</h3><p>($0.13 per credit)</p><p>Total: $9.10</p><button>Buy 70 credits</button></div>"
    page = _cards("<h3>Nest</h3><p>40 credits</p><p>$5</p>", "<h3>Tree</h3><p>110 credits</p><p>$12</p>")
    assert sizes(packs_of(f"<h2>Credit packs</h2>{page}{own}")) == _TWO


@pytest.mark.parametrize("price", ["$75", "$75 one-time"])
def test_extra_units_in_a_row_of_things_that_come_on_top_are_a_pack(price: str) -> None:
    plans = "<tr><td>Nest</td><td>$49/mo</td><td>200</td></tr><tr><td>Tree</td><td>$149/mo</td><td>750</td></tr>"
    head = "<tr><th>Plan</th><th>Price</th><th>Included credits</th></tr>"
    rows = f"<tr><td>400 extra credits</td><td>{price}</td></tr><tr><td>Extra phone number</td><td>$5/mo</td></tr>"
    addons = f"<h2>Add-ons</h2><table><tr><th>Add-on</th><th>Price</th></tr>{rows}</table>"
    page = f"<p>Each image costs 2 credits.</p><table>{head}{plans}</table>{addons}"
    assert sizes(packs_of(page)) == [("75", "USD", 400, 0)]


def test_a_struck_price_before_a_price_is_no_size() -> None:
    card = "<div><div><s>${}</s><b>${}</b></div><div>/ month</div><h4>{}</h4><p>{} credits per month</p></div>"
    page = card.format(9, 7, "Nest", 100) + card.format(29, 19, "Tree", 400)
    assert [*plans_of(f"<h2>Plans</h2><section>{page}</section>")] == ["Nest", "Tree"]
