"""Packs with bonuses, badges, tickets and extra units beside what they sell."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, sizes


@pytest.mark.parametrize(("language", "bonus"), [("pt", "+ 2k BÔNUS"), ("pt", "+ 2 mil de bônus"), ("en", "+2k bonus")])
def test_a_bonus_is_counted_in_thousands(language: str, bonus: str) -> None:
    unit = {"pt": "CRÉDITOS", "en": "CREDITS"}[language]
    rows = f"<li>8.000 {unit} {bonus} - $16</li><li>3.000 {unit} - $9</li>".replace(
        ".", "," if language == "en" else "."
    )
    head = {"pt": "Recargas", "en": "Credit packs"}[language]
    packs = packs_of(f"<h2>{head}</h2><ul>{rows}</ul>", language)
    assert sizes(packs) == [("16", "USD", 8000, 2000), ("9", "USD", 3000, 0)]


def test_bonuses_that_prices_prove_to_be_held_are_not_added() -> None:
    rows = "".join(f"<li><i>{p} €</i> <b>{u} Credits <u>{b}</u></b></li>" for p, u, b in (
        (20, 20, ""), (60, 70, "+10 Bonus"), (90, 120, "+30 Bonus")))  # fmt: skip
    packs = packs_of(f"<h3>Credit-Pakete</h3><ul>{rows}</ul><p>Ein Bild kostet 1 Credit.</p>", "de")
    assert sizes(packs) == [("20", "EUR", 20, 0), ("60", "EUR", 60, 10), ("90", "EUR", 90, 30)]


def test_a_rate_above_a_list_of_packs_is_no_price_of_its_section() -> None:
    steps = "<div><div><h3>Draw</h3><p>A sketch takes 1 credit.</p></div><div><h3>Share</h3><p>Free.</p></div></div>"
    rows = "".join(f"<li><i>${price}</i> <b>{units} credits</b></li>" for price, units in ((10, 20), (25, 60)))
    shop = f"<div><div><h4>Value</h4><p>1 credit = $0.50</p></div><div><h4>Credit packs</h4><ul>{rows}</ul></div></div>"
    courses = "<section><h2>Courses</h2><p>$90</p><p>Ten films</p></section>"
    page = f"<section><h2>How it works</h2>{steps}{shop}</section>{courses}"
    assert sizes(packs_of(page)) == [("10", "USD", 20, 0), ("25", "USD", 60, 0)]


@pytest.mark.parametrize(("language", "badge", "head"), [
    ("it", "Il più preso", "Pacchetti"), ("es", "El más pedido", "Paquetes"), ("pt", "O mais pedido", "Pacotes"),
    ("fr", "Le plus demandé", "Packs"), ("de", "Am häufigsten gewählt", "Pakete"),
])  # fmt: skip
def test_a_badge_of_what_most_buy_names_no_plan(language: str, badge: str, head: str) -> None:
    unit = {"it": "crediti", "es": "créditos", "pt": "créditos", "fr": "crédits", "de": "Credits"}[language]
    cards = "".join(
        f"<div>{mark}<p>{units}</p><p>{unit}</p><p>{price} €</p></div>"
        for units, price, mark in ((6, 3, ""), (30, 9, f"<span>{badge}</span>"), (80, 20, ""))
    )
    packs = packs_of(f"<h2>{head}</h2><div>{cards}</div><p>{unit}</p>", language)
    assert sizes(packs) == [("3", "EUR", 6, 0), ("9", "EUR", 30, 0), ("20", "EUR", 80, 0)]


def test_tickets_that_come_on_top_are_neither_the_unit_nor_what_is_sold() -> None:
    cards = "".join(
        f"<div><b>{units} crédits</b><i>{price} €</i><p>+{units} tickets</p><button>Acheter</button></div>"
        for units, price in ((4, 8), (9, 15), (30, 45))
    )
    page = f"<p>Chaque crédit donne une annonce et 1 ticket offert.</p><p>Voiture 30 000 €</p><div>{cards}</div>"
    assert sizes(packs_of(page, "fr")) == [("8", "EUR", 4, 0), ("15", "EUR", 9, 0), ("45", "EUR", 30, 0)]


@pytest.mark.parametrize(("language", "head", "item", "price"), [
    ("pt", "Adicionais do plano", "Bloco de 700 créditos extras", "R$ 90"),
    ("en", "More", "Block of 700 extra credits", "$90"),
])  # fmt: skip
def test_a_row_of_extra_units_is_a_pack(language: str, head: str, item: str, price: str) -> None:
    month = {"pt": "mês", "en": "month"}[language]
    rows = f"<tr><td>{item}</td><td>{price}</td></tr><tr><td>Logo</td><td>{price} / {month}</td></tr>"
    packs = packs_of(f"<h2>{head}</h2><table><tr><th>Item</th><th>Price</th></tr>{rows}</table>", language)
    assert [int(pack.units) for pack in packs] == [700]
