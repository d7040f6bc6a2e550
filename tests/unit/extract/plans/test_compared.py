"""Allowances that only a comparison of the plans states."""

from __future__ import annotations

import pytest
from offers_pages import plans_of

CARDS = (
    "<h1>Pricing</h1><p>Credits pay for AI images. Unused credits expire at the end of each month.</p><div>"
    "<div><h3>Solo</h3><p>$9/month</p><p>Private mode</p></div>"
    "<div><h3>Duo</h3><p>$20/month</p><p>Support</p></div></div>"
    "<h2>Compare plans</h2>"
)


def granted(comparison: str) -> dict[str, tuple[int, str | None]]:
    plans = plans_of(CARDS + comparison).values()
    return {p.name: (int(p.allowance.amount), p.allowance.per) for p in plans if p.allowance and p.allowance.amount}


def table(label: str, first: str, second: str) -> str:
    head = "<tr><th>Feature</th><th>Solo</th><th>Duo</th></tr>"
    return f"<table>{head}<tr><td>{label}</td><td>{first}</td><td>{second}</td></tr></table>"


@pytest.mark.parametrize(
    "comparison",
    [
        table("Monthly credits", "500", "1,000"),
        table("Credits", "500 / month", "1,000 / month"),
        table("Credits", "500", "1,000"),
        table("Usage", "500 credits/month", "1,000 credits/month"),
        (
            "<div><div>Feature</div><div>Solo</div><div>Duo</div></div>"
            "<div><div>Credits per month</div><div>500</div><div>1,000</div></div>"
        ),
    ],
)
def test_a_row_of_units_under_the_names_of_plans_grants_them(comparison: str) -> None:
    assert granted(comparison) == {"Solo": (500, "month"), "Duo": (1000, "month")}


@pytest.mark.parametrize(
    "comparison",
    [
        table("Credits per image", "5", "4"),
        table("Extra credits", "500", "1,000"),
        table("Rollover credits", "500", "1,000"),
        table("Images per month", "500", "1,000"),
        table("Credits", "✓", "✓"),
        table("Price per credit", "$0.02", "$0.01"),
    ],
)
def test_a_row_of_anything_else_grants_nothing(comparison: str) -> None:
    assert granted(comparison) == {}


def test_a_card_outweighs_the_comparison() -> None:
    body = CARDS.replace("Private mode", "600 credits per month") + table("Credits", "500", "1,000")
    plans = plans_of(body)
    assert [int(p.allowance.amount) for p in plans.values() if p.allowance and p.allowance.amount] == [600, 1000]


def flat(*cells: str) -> str:
    return "<div>" + "".join(f"<div>{cell}</div>" for cell in cells) + "</div>"


def test_numbers_behind_a_label_go_to_the_plans_named_side_by_side_in_a_flat_grid() -> None:
    grid = flat("Feature", "Solo", "Duo", "Private mode", "", "<svg></svg>", "Credits/month", "500", "1,000", "Support")
    assert granted(grid) == {"Solo": (500, "month"), "Duo": (1000, "month")}


@pytest.mark.parametrize(
    "cells",
    [
        ("Feature", "Solo", "Duo", "Projects", "500", "1,000", "Support", "Mail"),
        ("Feature", "Solo", "Duo", "Credits per month", "500", "Support", "Mail", "Chat"),
        ("Feature", "Solo", "Duo", "Credits per month", "500", "1,000", "2,000", "Support"),
        ("Feature", "Solo", "Duo", "Credits per image", "5", "10", "Support", "Mail"),
    ],
    ids=["another thing", "one number", "a number too many", "a cost"],
)
def test_other_numbers_of_a_flat_grid_grant_nothing(cells: tuple[str, ...]) -> None:
    assert granted(flat(*cells)) == {}


PRICES = (
    "<table><tr><th>Plan</th><th>Monthly</th></tr><tr><td>Sapling</td><td>$9/mo</td></tr>"
    "<tr><td>Oak</td><td>$29/mo</td></tr></table>"
)


def test_a_table_of_plans_and_units_gives_the_plans_of_another_table_their_allowance() -> None:
    rows = "<tr><td>Sapling</td><td>90</td></tr><tr><td>Oak</td><td>400</td></tr>"
    units = f"<table><tr><th>Plan</th><th>Credits / month</th></tr>{rows}</table>"
    page = f"<p>An image costs 2 credits.</p>{units}<h2>Prices</h2>{PRICES}"
    told = {name: plan.allowance and int(plan.allowance.amount or 0) for name, plan in plans_of(page).items()}
    assert told == {"Sapling": 90, "Oak": 400}


def test_a_table_of_what_plans_pay_per_action_gives_them_no_allowance() -> None:
    rows = "<tr><td>Sapling</td><td>9</td></tr><tr><td>Oak</td><td>4</td></tr>"
    units = f"<table><tr><th>Plan</th><th>Credits per image</th></tr>{rows}</table>"
    page = f"<p>Credits are billed monthly.</p>{units}<h2>Prices</h2>{PRICES}"
    assert [plan.allowance for plan in plans_of(page).values()] == [None, None]
