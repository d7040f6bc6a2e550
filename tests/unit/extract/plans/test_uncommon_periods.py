"""Prices for a time that no period of the vocabulary has: half a year, two weeks. They are no month's and no year's."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, points

from pricelint.model.fact import Plan

HALF = "it is charged for a time that is no day, week, month, quarter or year"


def _told(plan: Plan) -> list[tuple[int, str, str, str]]:
    return [(int(p.amount.amount), p.per or "", p.billed or "", p.doubt or "") for p in plan.prices]


@pytest.mark.parametrize(
    "words",
    [
        "billed every 6 months",
        "/ 6 months",
        "every six months",
        "for 6 months",
        "semi-annually",
        "per half-year",
        "biannually",
        "/ 2 weeks",
        "every two years",
        "paid half-yearly",
    ],
)
def test_a_price_for_half_a_year_is_no_price_per_month_or_year(words: str) -> None:
    card = "<div><h3>{}</h3><p>{}</p><ul><li>{} credits</li></ul><button>Buy</button></div>"
    cards = card.format("Fern", "$9 / month", 100) + card.format("Moss", f"$45 {words}", 700)
    plans = plans_of(f"<h2>Plans</h2><div>{cards}</div>")
    assert points(plans["Fern"]) == [("9", "USD", "month", "month")]
    assert _told(plans["Moss"]) == [(45, "", "", HALF)]


def test_a_month_of_a_half_year_is_not_charged_monthly() -> None:
    card = "<div><h3>{}</h3><div><span>{}</span><p>{}</p></div><ul><li>{} credits /mo</li></ul></div>"
    cards = card.format("Fern", "$14", "per month ($42 billed quarterly)", 600)
    cards += card.format("Moss", "$12", "per month ($72 billed every 6 months)", 900)
    plans = plans_of(f"<h2>Plans</h2><div>{cards}</div>")
    assert points(plans["Fern"]) == [("14", "USD", "month", "quarter"), ("42", "USD", "quarter", "quarter")]
    assert _told(plans["Moss"]) == [
        (12, "month", "", HALF),
        (72, "", "", HALF),
    ]


def test_a_monthly_price_that_is_billed_twice_a_year_is_doubted() -> None:
    card = "<div><h3>{}</h3><p>${}/mo</p><small>{}</small><ul><li>{} credits monthly</li></ul></div>"
    cards = card.format("Fern", 20, "Billed monthly", 100) + card.format("Moss", 15, "Billed every six months", 100)
    plans = plans_of(f"<h2>Plans</h2><div>{cards}</div>")
    assert points(plans["Fern"]) == [("20", "USD", "month", "month")]
    assert _told(plans["Moss"]) == [(15, "month", "", HALF)]


def test_a_tier_named_by_half_a_year_is_no_yearly_one() -> None:
    row = "<div><div><h4>{} Plan</h4><h4>{}</h4></div><p>{}</p></div>"
    rows = row.format("Annual", "$120", "Billed once a year") + row.format("Semi-Annual", "$75", "300 credits")
    plans = plans_of(f"<h2>Choose</h2><p>200 credits.</p><div>{rows}</div>")
    assert all(p.per != "year" for name, plan in plans.items() if name.startswith("Semi") for p in plan.prices)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "halbjährlich"),
        ("fr", "tous les 6 mois"),
        ("es", "cada 6 meses"),
        ("pt", "a cada 6 meses"),
        ("it", "ogni 6 mesi"),
        ("ja", "/ 6ヶ月"),
        ("zh", "/半年"),
        ("ko", "/ 6개월"),
        ("ru", "за полгода"),
    ],
)
def test_half_a_year_is_none_of_the_periods_of_other_languages(language: str, words: str) -> None:
    card = "<div><h3>{}</h3><p>$45 {}</p><ul><li>700 credits</li></ul></div>"
    page = f"<div>{card.format('Moss', words)}{card.format('Fern', words)}</div>"
    prices = [p for plan in plans_of(page, language).values() for p in plan.prices]
    assert prices
    assert all((p.per, p.billed) == (None, None) and p.doubt for p in prices)


def test_a_time_that_an_introductory_price_holds_leaves_it_its_month() -> None:
    card = "<div><h3>{}</h3><p>${}/month for 6 months, then ${}/month</p><ul><li>{} credits monthly</li></ul></div>"
    plans = plans_of(f"<h2>Plans</h2><div>{card.format('Fern', 9, 19, 100)}{card.format('Moss', 19, 39, 300)}</div>")
    assert [p.per for plan in plans.values() for p in plan.prices] == ["month"] * 4
