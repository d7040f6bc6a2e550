"""The basis of the comparison: what is compared, and what is never merged or ranked together."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.reports.builders import Page, Stored, chains, cost, pack_size, plan_size

from pricelint.derive.basis import (
    Compared,
    Output,
    cheapest_monthly_plan,
    chosen,
    currencies,
    distinct_chains,
    money_per_unit,
    ranges,
    ranks,
    smallest_pack,
)
from pricelint.model.derivation import Derivations, Scope, Size
from pricelint.model.fact import PricePoint
from pricelint.model.money import Money
from pricelint.model.platform import Role
from pricelint.model.result import AuditResult
from pricelint.model.units import Modality, Per, Period
from pricelint_reports.comparison.tables import currency_tables, without_figure


@pytest.fixture(scope="module")
def page() -> Page:
    lines = ["Small", "$10 a month", "100 credits", "Large", "$30 a month", "500 credits", "$5 for 40", "$4 for 50",
             "2 credits a second", "9 credits a video", "3 credits a picture", "4 credits a large picture"]  # fmt: skip
    return Page(Stored(), "basis", Role.PRICING, lines)


@pytest.fixture(scope="module")
def small(page: Page) -> Size:
    return plan_size(page, "Small", "$10 a month", "100 credits", Money("USD", Decimal(10)), "100")


@pytest.fixture(scope="module")
def large(page: Page) -> Size:
    return plan_size(page, "Large", "$30 a month", "500 credits", Money("USD", Decimal(30)), "500")


def test_the_cheapest_plan_is_the_one_of_least_money_not_of_least_money_per_unit(small: Size, large: Size) -> None:
    assert cheapest_monthly_plan([large, small]) == small


def test_a_plan_billed_yearly_is_not_month_to_month(small: Size, large: Size) -> None:
    assert cheapest_monthly_plan([replace(small, billed=Period.YEAR), large]) == large


def test_a_yearly_or_weekly_price_is_not_month_to_month(small: Size) -> None:
    assert cheapest_monthly_plan([replace(small, period=Period.YEAR), replace(small, period=Period.WEEK)]) is None


def test_a_free_plan_is_not_a_paid_one(small: Size, large: Size) -> None:
    assert cheapest_monthly_plan([replace(small, money=Money("USD", Decimal(0))), large]) == large


def test_an_introductory_price_does_not_count(small: Size, large: Size) -> None:
    intro = tuple(replace(fact, intro=True) if isinstance(fact, PricePoint) else fact for fact in small.source)
    assert cheapest_monthly_plan([replace(small, source=intro), large]) == large


def test_where_a_plan_states_its_monthly_charge_the_price_of_unstated_billing_does_not_count(small: Size) -> None:
    as_monthly = replace(small, money=Money("USD", Decimal(8)), billed=None)
    assert cheapest_monthly_plan([as_monthly, small]) == small


def test_a_plan_of_unstated_billing_counts_as_printed(small: Size, large: Size) -> None:
    assert cheapest_monthly_plan([replace(small, billed=None), large]) == replace(small, billed=None)


def test_the_smallest_pack_is_the_one_of_fewest_units_even_if_it_costs_more(page: Page) -> None:
    few = pack_size(page, "$5 for 40", Money("USD", Decimal(5)), "40")
    many = pack_size(page, "$4 for 50", Money("USD", Decimal(4)), "50")
    assert smallest_pack([many, few]) == few


def test_plan_and_pack_are_kept_apart_and_currencies_too(page: Page, small: Size) -> None:
    pack = pack_size(page, "$5 for 40", Money("EUR", Decimal(5)), "40")
    derivations = Derivations((small, pack))
    assert currencies(derivations) == ("EUR", "USD")
    assert chosen(derivations, "USD") == {Compared.PLAN: small}
    assert chosen(derivations, "EUR") == {Compared.PACK: pack}


def test_seconds_of_video_and_videos_are_two_outputs(page: Page, small: Size) -> None:
    costs = [
        cost(page, "2 credits a second", "Clip", (Modality.VIDEO, Per.SECOND), "2"),
        cost(page, "9 credits a video", "Film", (Modality.VIDEO, Per.VIDEO), "9"),
    ]
    found = ranges(Derivations((small,), chains([small], costs)), small)
    assert [spread.output for spread in found] == [
        Output(Modality.VIDEO, Per.SECOND),
        Output(Modality.VIDEO, Per.VIDEO),
    ]
    assert [spread.low.amount for spread in found] == [Decimal("0.2"), Decimal("0.9")]


def test_a_range_runs_from_the_cheapest_stated_model_to_the_dearest(page: Page, small: Size) -> None:
    costs = [
        cost(page, "4 credits a large picture", "Large", (Modality.IMAGE, Per.IMAGE), "4", "6"),
        cost(page, "3 credits a picture", "Picture", (Modality.IMAGE, Per.IMAGE), "3"),
    ]
    (spread,) = ranges(Derivations((small,), chains([small], costs)), small)
    assert (spread.low.amount, spread.high.amount) == (Decimal("0.3"), Decimal("0.6"))
    assert [chain.item for chain in spread.chains] == ["Picture", "Large"]


def test_a_chain_found_on_the_page_and_in_the_page_set_counts_once(page: Page, small: Size) -> None:
    costs = [cost(page, "3 credits a picture", "Picture", (Modality.IMAGE, Per.IMAGE), "3")]
    both = (*chains([small], costs, Scope.PAGE_SET), *chains([small], costs, Scope.PRICING_PAGE))
    (kept,) = distinct_chains(Derivations((small,), both))
    assert kept.scope is Scope.PRICING_PAGE


def test_bonus_units_count_only_where_asked_for(page: Page) -> None:
    pack = pack_size(page, "$5 for 40", Money("USD", Decimal(5)), "40", "10")
    assert money_per_unit(pack).amount == Decimal("0.125")
    assert money_per_unit(pack, with_bonus=True).amount == Decimal("0.1")


def test_equal_amounts_share_a_rank() -> None:
    amounts = {"a": "2", "b": "1", "c": "2", "d": "3"}
    assert ranks((name, Money("USD", Decimal(amount))) for name, amount in amounts.items()) == {
        "a": 2, "b": 1, "c": 2, "d": 4,
    }  # fmt: skip


def test_amounts_of_two_currencies_are_never_ranked_together() -> None:
    with pytest.raises(ValueError, match="different currencies"):
        ranks([("a", Money("USD", Decimal(1))), ("b", Money("EUR", Decimal(1)))])


def test_there_is_one_table_per_currency_and_each_ranks_only_its_own(audit: AuditResult) -> None:
    tables = currency_tables(audit)
    assert [table.currency for table in tables] == ["EUR", "JPY", "USD"]
    for table in tables:
        for group in table.groups:
            for row in group.rows:
                assert all(figure.size.money.currency == table.currency for figure in row.figures.values())
                assert all(1 <= figure.rank <= figure.among == len(group.rows) for figure in row.figures.values())


def test_a_platform_without_a_figure_is_listed_with_its_reason_and_has_no_rank(audit: AuditResult) -> None:
    (missing,) = without_figure(audit)
    assert (missing.platform.platform.id, missing.reason) == ("vanta", "No page of it could be captured.")
    ranked = {
        row.platform.platform.id for table in currency_tables(audit) for group in table.groups for row in group.rows
    }
    assert "vanta" not in ranked


@pytest.mark.parametrize(
    ("keep", "reason"),
    [
        ("nothing", "No captured page states how much money buys how many units."),
        ("yearly", "It states neither a paid month-to-month plan nor a pack with both a price and a number of units."),
        ("sizes", "No captured page states how many units an action takes."),
    ],
)
def test_the_reason_names_the_premise_that_is_missing(audit: AuditResult, small: Size, keep: str, reason: str) -> None:
    derivations = {
        "nothing": Derivations(),
        "yearly": Derivations((replace(small, billed=Period.YEAR),)),
        "sizes": Derivations((small,)),
    }[keep]
    changed = replace(audit, platforms=(replace(audit.platforms[0], derivations=derivations),))
    assert [item.reason for item in without_figure(changed)] == [reason]
