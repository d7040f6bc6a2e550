"""Offers in elements that only a style sheet sets apart: no digits of two of them make an amount that nobody asks."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, reading_of, sizes

PACKS = [("5", "EUR", 50, 0), ("50", "EUR", 550, 0)]


@pytest.mark.parametrize(
    "body",
    [
        "<label><i>50 credits</i><i>€5</i></label><label><i>550 credits</i><i>€50</i></label>",
        "<label>€5<small>50 credits</small></label><label>€50<small>550 credits</small></label>",
        "<label>5€<small>50 credits</small></label><label>50€<small>550 credits</small></label>",
        "<label>5 €<small>50 credits</small></label><label>50 €<small>550 credits</small></label>",
        "<a><b>50 credits</b><b>5 €</b></a><a><b>550 credits</b><b>50 €</b></a>",
        "€5<i>50 credits</i>€50<i>550 credits</i>",
        "<p><span>5 €</span><span>50 credits</span></p><p><span>50 €</span><span>550 credits</span></p>",
        "<p>5€ 50 credits</p><p>50€ 550 credits</p>",
        "<p>€5<svg></svg>50 credits</p><p>€50<svg></svg>550 credits</p>",
    ],
)
def test_every_pack_has_the_price_that_stands_beside_it(body: str) -> None:
    assert sizes(packs_of(f"<h2>Buy credits</h2><div>{body}</div>")) == PACKS


@pytest.mark.parametrize(
    ("body", "amounts"),
    [
        ("<p>€9<sup>99</sup></p>", ["9.99"]),
        ("<p>$10<sup>2</sup> a month</p>", ["10"]),
        ("<p>9,99 €<sup>1</sup> im Monat</p>", ["9.99"]),
        ("<p>$10<sup><a href='#n'>[12]</a></sup></p>", ["10"]),
        ("<p>5 € <b>50</b> and <b>7 €</b> 70</p>", ["5", "7"]),
        ("<p>Tier 2 € 5, tier 3 € 7, € 9 later</p>", ["5", "7", "9"]),
        ("<p>Tier 2 kostet 5 € 20 Tage lang, sonst 7 €</p>", ["5", "7"]),
    ],
)
def test_a_number_beside_an_amount_is_not_its_own(body: str, amounts: list[str]) -> None:
    assert [f"{mention.money.amount:f}" for mention in reading_of(body).money] == amounts


def test_a_mark_of_a_note_counts_no_units() -> None:
    page = "<div><h3>Lite</h3><p>$8<sup>1</sup> / month</p><p>200<sup>2</sup> credits</p></div>"
    other = "<div><h3>Pro</h3><p>$24<sup>1</sup> / month</p><p>900<sup>2</sup> credits</p></div>"
    plans = plans_of(f"<div>{page}{other}</div>")
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Lite": [("8", "USD", "month", "month")],
        "Pro": [("24", "USD", "month", "month")],
    }
    assert [plan.allowance and plan.allowance.amount for plan in plans.values()] == [200, 900]


def test_the_first_element_of_a_line_names_its_pack() -> None:
    rows = (f"<div><span>{name}</span><span>{price}</span><span>{units} credits</span></div>"
            for name, price, units in (("Lite", "$8", 200), ("Pro", "$24", 900)))  # fmt: skip
    packs = packs_of(f"<h2>Buy credits</h2><div>{''.join(rows)}</div>")
    assert [pack.name for pack in packs] == ["Lite", "Pro"]
