"""Offers whose table has no rows of its own: flat grids, preformatted text, heads over several columns."""

from __future__ import annotations

import pytest
from offers_pages import packs_of, plans_of, points, sizes

from pricelint.model.fact import Plan

TWO = {"Lite": ("8", 200), "Pro": ("24", 900)}


def cells(tag: str, *texts: str) -> str:
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


def read(body: str) -> dict[str, tuple[str, int | None]]:
    plans = plans_of(body).items()
    return {name: (points(p)[0][0], int(p.allowance.amount or 0) if p.allowance else None) for name, p in plans}


def pre(*lines: str) -> str:
    return "<pre>" + "\n".join(lines) + "</pre>"


HEAD = ("Plan", "Credits", "Price")
ROWS = ("Lite", "200 credits", "$8/month", "Pro", "900 credits", "$24/month")


BARS = ("| Plan | Price | Credits |", "|---|---|---|", "| Lite | $8/mo | 200 |", "| Pro | $24/mo | 900 |")
COLUMNS = ("Plan  Price  Credits/month", "Lite  $8/month  200", "Pro   $24/month  900")
CAPTION = """<table><tr><th colspan=3>Choose your plan</th></tr><tr><td></td><td>Lite</td><td>Pro</td></tr>
<tr><td>Price</td><td>$8/mo</td><td>$24/mo</td></tr><tr><td>Credits/mo</td><td>200</td><td>900</td></tr></table>"""
UPPER = """<table><tr><th rowspan=2>Feature</th><th colspan=2>For people</th></tr><tr><th>Lite</th><th>Pro</th></tr>
<tr><td>Price</td><td>$8/mo</td><td>$24/mo</td></tr><tr><td>Credits</td><td>200</td><td>900</td></tr></table>"""


@pytest.mark.parametrize(
    "body",
    [
        f'<h2>Plans</h2><div class="grid">{cells("div", *HEAD, *ROWS)}</div>',
        f'<h2>Plans</h2><div class="price-grid">{cells("span", *HEAD, *ROWS)}</div>',
        f'<h2>Plans</h2><div style="display: grid">{cells("b", *HEAD, *ROWS)}</div>',
        f"<h2>Plans</h2><div>{cells('p', *ROWS)}</div>",
        f"<div><h2>Plans</h2>{cells('p', 'Lite', '$8/month', '200 credits', 'Pro', '$24/month', '900 credits')}</div>",
        f"<h2>Plans</h2>{pre(*BARS)}",
        f"<p>1 credit = 1 image</p>{pre(*COLUMNS)}",
        CAPTION,
        UPPER,
    ],
    ids=["divs", "spans", "style", "no head", "heading inside", "bars", "columns", "caption", "upper head"],
)
def test_each_tier_has_its_own_price_and_units(body: str) -> None:
    assert read(body) == TWO


def test_tiers_in_the_columns_of_a_flat_grid() -> None:
    texts = ("Lite", "Pro", "Max", "$8/month", "$24/month", "$60/month", "200 credits", "900 credits", "3,000 credits")
    assert read(f'<div class="grid">{cells("div", *texts)}</div>') == {**TWO, "Max": ("60", 3000)}


def test_a_head_over_two_columns_leaves_each_its_period() -> None:
    table = (
        "<table><tr><th rowspan=2>Plan</th><th colspan=2>Price</th><th rowspan=2>Credits</th></tr><tr><th>Monthly</th>"
        "<th>Yearly</th></tr><tr><td>Lite</td><td>$8</td><td>$80</td><td>200 credits/month</td></tr><tr><td>Pro</td>"
        "<td>$24</td><td>$240</td><td>900 credits/month</td></tr></table>"
    )
    prices = {name: [point[:3] for point in points(plan)] for name, plan in plans_of(table).items()}
    assert prices["Lite"] == [("8", "USD", "month"), ("80", "USD", "year")]
    assert prices["Pro"] == [("24", "USD", "month"), ("240", "USD", "year")]


BOX = ("┌───────┬─────────┬───────┐", "│ Pack  │ Credits │ Price │", "├───────┼─────────┼───────┤",
       "│ Small │ 100     │ $5    │", "│ Large │ 500     │ $20   │", "│ Huge  │ 1000    │ $35   │")  # fmt: skip
SPACED = ("Pack     Credits   Price", "Small    100       $5", "Large    500       $20", "Huge     1000      $35")


@pytest.mark.parametrize(
    "body",
    [
        f'<h2>Buy credits</h2><div class="grid">{cells("span", "100", "$5", "500", "$20", "1000", "$35")}</div>',
        f"<h2>Credit packs</h2>{pre(*BOX)}",
        f"<h2>Credit packs</h2>{pre(*SPACED)}",
    ],
    ids=["flat", "box", "columns"],
)
def test_packs_of_such_tables(body: str) -> None:
    assert sizes(packs_of(body)) == [("5", "USD", 100, 0), ("20", "USD", 500, 0), ("35", "USD", 1000, 0)]


def test_the_parts_of_one_price_in_a_small_grid_stay_one_line() -> None:
    card = (
        '<div><h3>{}</h3><p class="grid"><span>$</span><span>{}</span><span>/month</span></p><p>200 credits</p></div>'
    )
    assert {n: points(p)[0][0] for n, p in plans_of(card.format("Lite", 8) + card.format("Pro", 24)).items()} == {
        "Lite": "8", "Pro": "24",
    }  # fmt: skip


def test_lines_that_only_happen_to_fill_rows_are_no_table() -> None:
    lines = ("Credits pack", "1000 credits, no expiry", "One-time payment", "Buy more as needed", "$49", "$59")
    assert sizes(packs_of(cells("p", *lines))) == [("49", "USD", 1000, 0)]


def test_a_tier_is_called_by_the_word_of_a_button_only_in_a_heading_of_its_own() -> None:
    card = "<div><h3>{}</h3><p>For small shops</p><p>{}/month</p><p>200 credits</p></div>"
    assert list(plans_of(card.format("Start", "$8") + card.format("Plus", "$24"))) == ["Start", "Plus"]
    line = "<div><p>{}</p><p>Small shops</p><p>{}/month</p><p>200 credits</p></div>"
    assert "Start" not in plans_of(line.format("Start", "$8") + line.format("Plus", "$24"))


def test_a_table_names_its_offers_in_words_where_it_names_them_for_machines_too() -> None:
    table = (
        "<h3>Credit packs</h3><table><tr><th>ID</th><th>Name</th><th>Price</th><th>Credits</th></tr><tr><td>cr_100</td>"
        "<td>Small</td><td>$5</td><td>100</td></tr><tr><td>cr_500</td><td>Large</td><td>$20</td><td>500</td></tr></table>"
    )
    assert [pack.name for pack in packs_of(table)] == ["Small", "Large"]


def test_a_name_stands_without_the_signs_before_it() -> None:
    buttons = ("💰 Small | $10 | 800 credits", "💎 Max | $50 | 6,000 credits")
    page = f"<p>💳 <b>Credit packs</b></p>{cells('button', *buttons)}"
    assert [pack.name for pack in packs_of(page)] == ["Small", "Max"]


def test_a_price_in_brackets_that_a_word_of_equivalence_leads_to_names_nothing() -> None:
    page = (
        "<ul><li>轻享：$12/月，1,200 积分/月</li><li>尊享：$28/月，3,500 积分/月</li><li>年付：<ul>"
        "<li>轻享：$108/年（等效 $9/月）</li><li>尊享：$252/年（等效 $21/月）</li></ul></li></ul>"
    )
    assert {name: len(plan.prices) for name, plan in plans_of(page, "zh").items()} == {"轻享": 3, "尊享": 3}


def test_a_grid_below_an_empty_corner() -> None:
    cells = ["", "Wren", "Heron", "Stork", "Price", "$10/mo", "$30/mo", "$90/mo", "Credits", "200", "800", "3,000"]
    grid = "".join(f"<div>{cell}</div>" for cell in cells)
    plans = plans_of(f"<h2>Compare plans</h2><div>{grid}</div>")
    stated = {name: (int(plan.prices[0].amount.amount), units_of(plan)) for name, plan in plans.items()}
    assert stated == {"Wren": (10, 200), "Heron": (30, 800), "Stork": (90, 3000)}


def test_labels_before_their_numbers_count_each_their_own() -> None:
    row = "<div><span>{}</span><span>{}</span></div>"
    card = "<div><h3>{}</h3><p>${}/month</p><div>{}</div></div>"
    rows = [row.format("API calls per month", calls) + row.format("AI credits per month", units)
            for calls, units in (("1,000", "500"), ("10,000", "2,500"))]  # fmt: skip
    plans = plans_of(f"<h2>Plans</h2><div>{card.format('Wren', 19, rows[0])}{card.format('Heron', 49, rows[1])}</div>")
    assert {name: units_of(plan) for name, plan in plans.items()} == {"Wren": 500, "Heron": 2500}


def test_the_scale_of_a_slider_grants_nothing() -> None:
    scale = "<div><span>5k</span><span>25k</span><span>50k</span><span>100k</span></div>"
    picked = "<div><b>25,000</b> credits / month</div><div>$49<span>/month</span></div>"
    pro = f"<div><h2>Pro</h2><p>Choose your monthly credits</p>{scale}{picked}</div>"
    plans = plans_of(f"{pro}<div><h2>Enterprise</h2><p>Custom volumes</p><p>Contact sales</p></div>")
    assert units_of(plans["Pro"]) == 25000


def units_of(plan: Plan) -> int | None:
    return int(plan.allowance.amount) if plan.allowance and plan.allowance.amount else None
