"""Tables that compare plans: names that share a head with a price, rows of features that cost something too."""

from __future__ import annotations

from offers_pages import plans_of, points, reading_of

from pricelint.extract.policies.terms.facts import read_terms


def table(*rows: list[str]) -> str:
    lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def test_a_row_of_a_feature_below_the_row_of_prices_prices_no_plan() -> None:
    page = table(
        ["", "Reed", "Oak", "Elm"],
        ["Price", "$29/mo", "$79/mo", "$199/mo"],
        ["Shop sync", "$19/mo", "$19/mo", "2 included"],
        ["Monthly credits", "500 (50 scans)", "2,000", "10,000"],
    )
    plans = plans_of(page)
    assert {name: points(plan) for name, plan in plans.items()} == {
        "Reed": [("29", "USD", "month", "month")],
        "Oak": [("79", "USD", "month", "month")],
        "Elm": [("199", "USD", "month", "month")],
    }
    assert plans["Reed"].allowance is not None
    assert plans["Reed"].allowance.amount == 500


def test_rows_that_are_called_by_their_periods_are_prices_each() -> None:
    page = table(["", "Reed", "Oak"], ["Price", "$9/mo", "$19/mo"], ["Annual price", "$90", "$190"])
    assert [point[:3] for point in points(plans_of(page)["Reed"])] == [("9", "USD", "month"), ("90", "USD", "year")]


def test_a_head_names_its_plan_before_its_price_and_behind_its_badge() -> None:
    head = "<div>{}<span>{}</span> <span>${}</span> <span>/mo</span></div>"
    heads = [head.format("", "Reed", 49), head.format("<span>Popular</span> ", "Oak", 99), head.format("", "Elm", 199)]
    page = table(["", *heads], ["Credits included", "50 credits", "120 credits", "300 credits"])
    assert list(plans_of(page)) == ["Reed", "Oak", "Elm"]


def test_unlimited_in_one_column_is_not_limited_by_what_another_pays() -> None:
    page = table(
        ["Tool", "Free", "Max"],
        ["Retouch", "1 credit per image", "Unlimited"],
        ["Trace", "2 credits/image", "Unlimited"],
    )
    assert read_terms(reading_of(page)) == ()


def test_a_pack_that_is_called_unlimited_and_holds_a_number_is_limited() -> None:
    page = table(["Pack", "Price", "Size"], ["Unlimited", "$599", "800 credits"])
    assert [term.value for term in read_terms(reading_of(page))] == ["true"]


def test_tokens_that_plans_grant_per_month_are_a_unit() -> None:
    card = "<h3>{} (${}/mo) includes:</h3><ul><li>Studio with sixty tracks</li><li>{} Lark Tokens per month</li></ul>"
    unit = reading_of(card.format("Maker", "9.99", 1000) + card.format("Maker Plus", "24.99", 2500)).unit
    assert unit is not None
    assert "token" in unit.name


def test_tokens_that_limit_a_day_are_none() -> None:
    lines = "<p>Ten seats, a domain of your own, answers to mail within a day and on weekends</p>"
    card = f"<h3>{{}}</h3><p>${{}}/mo</p>{lines}<p>{{}} tokens per day</p>{lines}"
    assert reading_of(card.format("Reed", 9, 9000) + card.format("Oak", 19, 90000)).unit is None
