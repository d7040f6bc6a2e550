"""Units that stand only in the labels of a table."""

from __future__ import annotations

import pytest
from offers_pages import plans_of, reading_of

PRICES = "<tr><td>Price</td><td>$0</td><td>$10/month</td></tr>"


def table(rows: str) -> str:
    return f"<h1>Plans</h1><table><tr><th></th><th>Free</th><th>Pro</th></tr>{rows}</table>"


def test_a_row_of_plain_numbers_is_counted_in_its_label() -> None:
    body = table(f"<tr><td>Credits</td><td>50</td><td>1,000</td></tr>{PRICES}")
    unit, plan = reading_of(body).unit, plans_of(body)["Pro"]
    assert unit is not None
    assert unit.name == "credit"
    assert plan.allowance is not None
    assert plan.allowance.amount == 1000


def test_a_weak_word_counts_where_its_label_says_how_often() -> None:
    body = (
        "<table><tr><th>Plan</th><th>Monthly price</th><th>Tokens per month</th></tr><tr><td>Bronze</td><td>$9</td>"
        "<td>1,000</td></tr><tr><td>Silver</td><td>$19</td><td>2,500</td></tr></table>"
    )
    unit, plan = reading_of(body).unit, plans_of(body)["Silver"]
    assert unit is not None
    assert unit.name == "token"
    assert plan.allowance is not None
    assert plan.allowance.amount == 2500
    assert plan.allowance.per == "month"


@pytest.mark.parametrize(
    ("body", "language", "name"),
    [
        (
            (
                "<table><tr><th>Funktion</th><th>Credits</th></tr><tr><td>Bild (HD)</td><td>3</td></tr>"
                "<tr><td>Video pro Sekunde</td><td>5</td></tr></table>"
            ),
            "de",
            "credit",
        ),
        (
            (
                "<table><tr><th>功能</th><th>消耗點數</th></tr><tr><td>圖片生成</td><td>4</td></tr>"
                "<tr><td>影片生成（5 秒）</td><td>30</td></tr></table>"
            ),
            "zh",
            "點數",
        ),
    ],
)
def test_a_table_of_actions_counts_the_unit_in_its_head(body: str, language: str, name: str) -> None:
    unit = reading_of(body, language).unit
    assert unit is not None
    assert unit.name == name


@pytest.mark.parametrize(
    "body",
    [
        table(f"<tr><td>Credits</td><td>✓</td><td>✓</td></tr>{PRICES}"),
        table("<tr><td>Credits</td><td>3</td><td>4</td></tr>"),
        "<table><tr><th>Input</th><th>Tokens</th></tr><tr><td>Image</td><td>258</td></tr><tr><td>Video</td><td>263</td></tr></table>",
        table(f"<tr><td>Credit cards</td><td>3</td><td>4</td></tr>{PRICES}"),
        (
            "<table><tr><th>Model</th><th>Context tokens</th><th>Price</th></tr><tr><td>Sage 4</td><td>128,000</td>"
            "<td>$2.50</td></tr><tr><td>Sage Mini</td><td>32,000</td><td>$0.15</td></tr></table>"
        ),
        (
            "<table><tr><th>Course</th><th>Credits</th><th>Tuition</th></tr><tr><td>Algebra</td><td>4</td><td>$900</td></tr>"
            "<tr><td>Optics</td><td>3</td><td>$700</td></tr></table>"
        ),
    ],
)
def test_labels_over_anything_else_make_no_unit(body: str) -> None:
    assert reading_of(body).unit is None


def test_a_weak_word_counts_where_its_label_says_that_costs_are_told_in_it() -> None:
    rows = "<tr><td>Heron Base</td><td>{}</td></tr><tr><td>Stilt Fine</td><td>{}</td></tr></table>"
    table = "<h1>Models</h1><table><tr><th>Model</th><th>{}</th></tr>" + rows
    unit = reading_of(table.format("Cost (tokens)", 12, 30)).unit
    assert unit is not None
    assert unit.name == "token"
    assert reading_of(table.format("Context (tokens)", "8,000", "32,000")).unit is None
