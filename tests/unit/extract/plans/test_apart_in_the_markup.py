"""Amounts whose number, currency, tax remark and period stand in elements of their own."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, sizes


def grid(*cards: str) -> str:
    return f"<h2>Plans</h2><div>{''.join(f'<div>{card}</div>' for card in cards)}</div>"


@pytest.mark.parametrize(
    ("language", "price", "currency"),
    [
        ("en", "<div>{}</div><div>€</div><div>/month</div>", "EUR"),
        ("en", "<div>{}</div><div>MAD</div><div>per month</div>", "MAD"),
        ("en", "<div>$</div><div>{}</div><div>month</div>", "USD"),
        ("en", "<p>€{} <small>VAT excl.</small> <small>per month</small></p>", "EUR"),
        ("en", "<p>€{} (excl. tax) per month</p>", "EUR"),
        ("de", "<p>{} € <i>zzgl. MwSt.</i> <i>pro Monat</i></p>", "EUR"),
        ("fr", "<p>{} € H.T. par mois</p>", "EUR"),
        ("pt", "<h4><sup>€</sup>{}<span>+ IVA</span><span>por mês</span></h4>", "EUR"),
    ],
)
def test_an_amount_in_pieces_has_its_currency_and_period(language: str, price: str, currency: str) -> None:
    cards = (f"<h3>{name}</h3>{price.format(n)}<p>Support</p>" for name, n in (("Reed", 17), ("Oak", 48)))
    plans = plans_of(grid(*cards), language)
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Reed": [("17", currency, "month", "month")],
        "Oak": [("48", currency, "month", "month")],
    }


def test_a_sign_between_two_lines_of_numbers_is_that_of_the_second() -> None:
    card = "<h3>{}</h3><div>{}</div><div>€</div><div>{}</div><div>per month</div>"
    plans = plans_of(grid(card.format("Reed", 300, 17), card.format("Oak", 900, 48)))
    assert points(plans["Oak"]) == [("48", "EUR", "month", "month")]


def test_a_currency_in_a_line_of_its_own_names_no_pack() -> None:
    card = "<div><div>{}</div><div>MAD</div></div><div><h3>{} credits</h3><p>For drafts</p></div><button>Buy</button>"
    found = packs_of(grid(card.format(50, 40), card.format(100, 90)))
    assert sizes(found) == [("50", "MAD", 40, 0), ("100", "MAD", 90, 0)]
    assert "MAD" not in {pack.name for pack in found}


def test_a_period_that_leads_to_the_next_amount_is_not_that_of_the_one_above() -> None:
    card = "<h3>{}</h3><p>Per hour: €9.20</p><p>Total per week: €{}</p><p>Lunch</p>"
    plans = plans_of(grid(card.format("Days", 331), card.format("Nights", 412)))
    assert "9.20" not in {point[0] for plan in plans.values() for point in points(plan)}
