"""Prices that a toggle swaps in: they wait in attributes until somebody asks for them."""

from __future__ import annotations

from offers_pages import plans_of, points, reading_of

from pricelint.extract.entailment import misquoted
from pricelint.model.evidence import Place


def card(name: str, price: str, units: str) -> str:
    return f"<div><h3>{name}</h3>{price}<ul><li>{units} credits per month</li><li>Help</li></ul></div>"


def two(first: str, second: str) -> str:
    return f"<h1>Plans</h1><div>{card('Reed', first, '90')}{card('Rush', second, '400')}</div>"


def test_a_period_that_is_swapped_with_the_price_is_read_with_it() -> None:
    def price(month: int, year: int) -> str:
        return (
            f'<p><b data-monthly="${month}" data-yearly="${year}">${month}</b>'
            '<i data-monthly="/mo" data-yearly="/mo, billed yearly">/mo</i></p>'
        )

    plans = plans_of(two(price(7, 5), price(21, 16)))
    assert points(plans["Reed"]) == [("7", "USD", "month", "month"), ("5", "USD", "month", "year")]
    assert points(plans["Rush"]) == [("21", "USD", "month", "month"), ("16", "USD", "month", "year")]


def test_a_sum_for_the_year_takes_no_period_from_beside_the_monthly_price() -> None:
    def price(month: int, year: int) -> str:
        return f'<div data-price-monthly="{month}" data-price-annual="{year}">€{month}</div><p>per month</p>'

    plans = plans_of(two(price(8, 80), price(25, 250)))
    assert points(plans["Rush"]) == [("25", "EUR", "month", "month"), ("250", "EUR", "year", "year")]


def test_the_state_that_is_shown_may_be_the_yearly_one() -> None:
    def price(month: int, year: int) -> str:
        return f"<p>USD $<b data-monthly='{month}' data-annual='{year}'>{year}</b> <i>/ month</i></p>"

    assert points(plans_of(two(price(9, 6), price(30, 20)))["Reed"]) == [
        ("6", "USD", "month", "year"),
        ("9", "USD", "month", "month"),
    ]


def test_a_binding_names_both_prices() -> None:
    one = "<p><b x-text=\"yearly ? '$6' : '$9'\">$9</b><i>/mo</i></p>"
    other = "<p><b x-text=\"cycle !== 'monthly' ? '$20' : '$30'\">$20</b><i>/mo</i></p>"
    plans = plans_of(two(one, other))
    assert points(plans["Reed"]) == [("9", "USD", "month", "month"), ("6", "USD", "month", "year")]
    assert points(plans["Rush"]) == [("20", "USD", "month", "year"), ("30", "USD", "month", "month")]


def test_what_is_swapped_can_be_cited_where_it_waits() -> None:
    reading = reading_of(two('<p><b data-monthly="$7" data-yearly="$5">$7</b>/mo</p>', "<p>$21/mo</p>"))
    start = reading.document.text.index("$5")
    evidence = reading.document.cite(start, start + 2, "amount")
    assert evidence.place is Place.HIDDEN
    assert evidence.path.endswith("b:nth-child(1)")
    assert not misquoted(reading.document, evidence)


def test_attributes_of_a_calendar_or_of_labels_are_no_prices() -> None:
    body = (
        '<p><b data-month="5" data-year="2026">5</b></p>'
        '<a data-monthly="#m" data-yearly="#y">Sign up</a>'
        '<p data-monthly="Month" data-yearly="Year">Month</p>'
        '<p><b data-monthly="$7" data-yearly="$7">$7</b> a month</p>'
    )
    assert [block.text for block in reading_of(body).document.blocks] == ["5", "Sign up", "Month", "$7 a month"]
