"""Tables of plain elements, sums for a year, and words that disagree on the period."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, sizes

TWO = {"Lite": ("5", 100), "Pro": ("20", 500)}


BODIES = (
    "<div><div><h3>Lite</h3></div><div><h3>Pro</h3></div></div><div><div><b>$5/mo</b><p>100 credits</p></div>"
    "<div><b>$20/mo</b><p>500 credits</p></div></div>"
)
LINES = (
    "<div><span>Lite</span><span>Pro</span></div><div><span>$5/mo</span><span>$20/mo</span></div>"
    "<div><span>100 credits</span><span>500 credits</span></div>"
)
APART = (
    "<div><i>Lite</i><i>Pro</i></div><div><i>$5</i><i>$20</i></div><div><i>per month</i><i>per month</i></div>"
    "<div><i>100 credits</i><i>500 credits</i></div>"
)


@pytest.mark.parametrize("rows", [BODIES, LINES, APART], ids=["bodies", "lines", "periods apart"])
def test_names_in_one_row_have_their_prices_in_another(rows: str) -> None:
    plans = plans_of(f"<h2>Plans</h2><section>{rows}</section>")
    found = {
        name: (points(p)[0][0], int(p.allowance.amount or 0) if p.allowance else None) for name, p in plans.items()
    }
    assert found == TWO


def _row(*cells: str) -> str:
    return f"<div>{''.join(f'<div>{cell}</div>' for cell in cells)}</div>"


def test_a_row_of_labels_above_a_single_offer_names_nothing() -> None:
    plan = _row("Plan", "Price", "Credits") + _row("Solo", "$9/month", "300 per month")
    pack = _row("Pack", "Credits", "Price") + _row("Small", "100", "$5")
    spent = "<p>A song costs 5 credits.</p>"
    plans = plans_of(f"<div>{plan}</div>{spent}")
    assert {name: p.allowance.amount for name, p in plans.items() if p.allowance} == {"Solo": 300}
    assert sizes(packs_of(f"<div>{pack}</div>{spent}")) == [("5", "USD", 100, 0)]


def test_a_row_of_cards_below_a_row_of_words_stays_a_row_of_cards() -> None:
    cards = "<div><h3>Lite</h3><p>$5/mo</p></div><div><h3>Pro</h3><p>$20/mo</p></div>"
    plans = plans_of(f"<section><div><p>Plans</p><p>For all</p></div><div>{cards}</div></section>")
    assert list(plans) == ["Lite", "Pro"]


def test_the_sum_for_a_year_is_no_former_price_of_a_month() -> None:
    card = "<div><h3>{}</h3><p>${}</p><p>${}/mo, billed yearly</p><p>{} credits/mo</p></div>"
    plans = plans_of(f"<div>{card.format('Lite', 60, 5, 100)}{card.format('Pro', 240, 20, 500)}</div>")
    assert [points(plan) for plan in plans.values()] == [
        [("60", "USD", "year", "year"), ("5", "USD", "month", "year")],
        [("240", "USD", "year", "year"), ("20", "USD", "month", "year")],
    ]
    assert all(price.was is None for plan in plans.values() for price in plan.prices)


def test_a_price_below_words_of_a_year_and_beside_units_of_a_month_is_doubted() -> None:
    card = "<div><h3>{}</h3><p>${}</p><p>{} credits per month</p></div>"
    cards = f"<div>{card.format('Lite', 60, 100)}{card.format('Pro', 240, 500)}</div>"
    assert all(price.doubt for plan in plans_of(f"<h2>Yearly plans</h2>{cards}").values() for price in plan.prices)
    assert not any(price.doubt for plan in plans_of(f"<h2>Plans</h2>{cards}").values() for price in plan.prices)


def test_a_line_that_announces_the_lowest_price_is_no_tier() -> None:
    card = "<div><h3>{}</h3><p>from ${}/month</p><p>{} credits</p></div>"
    plans = plans_of(f"<p>From $5/month</p><div>{card.format('Lite', 5, 100)}{card.format('Pro', 20, 500)}</div>")
    assert list(plans) == ["Lite", "Pro"]
