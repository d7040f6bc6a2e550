"""Layouts of plan cards beyond a heading with a price below it."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, points

Points = dict[str, list[tuple[str, str, str | None, str | None]]]


def two(first: str, second: str) -> str:
    return f"<h2>Plans</h2><div><div>{first}</div><div>{second}</div></div><p>An image takes 4 credits.</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            two("<h3>Weekly</h3><p>$4.99</p><p>100 credits</p>", "<h3>Lifetime</h3><p>$199</p><p>90,000 credits</p>"),
            {"Weekly": [("4.99", "USD", "week", "week")]},
        ),
        (
            two(
                "<b>Basic</b><p><sup>$</sup><span>19</span><sup>99</sup> per month</p><p>500 credits</p>",
                "<b>Plus</b><p><sup>$</sup><span>49</span><sup>95</sup> per month</p><p>900 credits</p>",
            ),
            {"Basic": [("19.99", "USD", "month", "month")], "Plus": [("49.95", "USD", "month", "month")]},
        ),
        (
            (
                "<table><tr><th>Feature</th><th>Basic</th><th>Pro</th></tr>"
                "<tr><td>Monthly price</td><td>$10</td><td>$60</td></tr>"
                "<tr><td>Annual price (per month)</td><td>$8</td><td>$48</td></tr></table><p>Buy credits.</p>"
            ),
            {
                "Basic": [("10", "USD", "month", "month"), ("8", "USD", "month", "year")],
                "Pro": [("60", "USD", "month", "month"), ("48", "USD", "month", "year")],
            },
        ),
        (
            two(
                "<h3>Lite</h3><p><s>$15</s> $10 /mo</p><p>Billed $120 yearly</p>",
                "<h3>Max</h3><p><s>$60</s> $45 /mo</p><p>Billed $540 yearly</p>",
            ),
            {
                "Lite": [("10", "USD", "month", "year"), ("120", "USD", "year", "year")],
                "Max": [("45", "USD", "month", "year"), ("540", "USD", "year", "year")],
            },
        ),
        (
            two(
                "<h3>Lite</h3><p>$9 first month, then $19/month</p>",
                "<h3>Max</h3><p>$19 for the first month, then $39/month</p>",
            ),
            {
                "Lite": [("9", "USD", "month", "month"), ("19", "USD", "month", "month")],
                "Max": [("19", "USD", "month", "month"), ("39", "USD", "month", "month")],
            },
        ),
    ],
    ids=["named by their period", "raised cents", "heads with two periods", "sum charged yearly", "first month"],
)
def test_price_points_are_read_from_plans(body: str, expected: Points) -> None:
    assert {name: points(plan) for name, plan in plans_of(body).items()} == expected


def test_the_next_card_s_name_is_no_period_of_an_allowance() -> None:
    plans = plans_of(
        two(
            "<h3>Quarterly</h3><p>$39 every 3 months</p><p>1,500 credits</p>",
            "<h3>Yearly</h3><p>$99</p><p>9k credits</p>",
        )
    )
    allowance = plans["Quarterly"].allowance
    assert allowance is not None
    assert (int(allowance.amount or 0), str(allowance.per)) == (1500, "quarter")
