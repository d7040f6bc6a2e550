"""Tiers that a table calls free or on request, trial units, badges that name a discount."""

from __future__ import annotations

from offers_pages import plans_of


def test_a_row_is_free_where_other_rows_have_a_price() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{units}</td><td>{price}</td></tr>"
        for name, units, price in (
            ("Pebble", "900", "Free"),
            ("Stone", "40,000", "$45/mo"),
            ("Boulder", "90,000", "$90/mo"),
        )
    )
    table = f"<table><tr><th>Plan</th><th>Monthly credits</th><th>Price</th></tr>{rows}</table>"
    plans = plans_of(table)
    assert {n: p.free for n, p in plans.items()} == {"Pebble": True, "Stone": False, "Boulder": False}
    assert [p.allowance.amount for p in plans.values() if p.allowance] == [900, 40000, 90000]


def test_a_row_of_a_column_without_prices_is_no_tier() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{support}</td><td>{price}</td></tr>"
        for name, support, price in (
            ("Mail", "Free", ""),
            ("Pebble: 500 credits", "–", "$9/mo"),
            ("Boulder: 900 credits", "–", "$19/mo"),
        )
    )
    assert "Mail" not in plans_of(f"<table><tr><th>Plan</th><th>Support</th><th>Price</th></tr>{rows}</table>")


def test_trial_units_come_once() -> None:
    cards = (
        "<div><h3>Trial</h3><p>Free for 7 days</p><p>Then $9/month</p><ul><li>12 trial credits</li></ul></div>"
        "<div><h3>Boulder</h3><p>$9 per month</p><ul><li>900 credits</li></ul></div>"
    )
    plans = plans_of(f"<h2>Plans</h2><div>{cards}</div>")
    assert {n: p.allowance and p.allowance.per for n, p in plans.items()} == {"Trial": "once", "Boulder": "month"}


def test_a_discount_in_tenths_is_no_name() -> None:
    cards = "".join(
        f"<div><div>限时 {tenths} 折</div><h3>{name}</h3><div><span>¥{price}</span><span>/{per}</span></div>"
        "<p>6000 积分/月</p></div>"
        for tenths, name, price, per in ((4, "连续包月", 68, "月"), (3, "连续包年", 680, "年"))
    )
    assert list(plans_of(f"<h2>会员</h2><div>{cards}</div>", "zh")) == ["连续包月", "连续包年"]
