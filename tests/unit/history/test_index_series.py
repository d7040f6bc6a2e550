"""The index of platforms and over all: what entries, exits, gaps, names and currencies do to it, and its JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_readings import START, evidence, indexed, reading, size, values

from pricelint.derive.derive import chain, derive
from pricelint.history.index.chained import index_of, within
from pricelint.history.index.overall import overall
from pricelint.history.index.readings import Reading, readings_of
from pricelint.history.index.report import credit_index, index_json, index_schema
from pricelint.history.index.weights import Basket, Weights
from pricelint.model.derivation import Derivations, Scope
from pricelint.model.fact import Cost
from pricelint.model.money import Money
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts, Searched, SiteFacts
from pricelint.model.units import Modality, Per

AMOUNT = st.decimals("0.0001", "10000", places=4)
UNITS = st.lists(AMOUNT, min_size=1, max_size=5).map(lambda amounts: dict(zip("abcde", amounts, strict=False)))


def costs(stated: dict[str, Decimal], unit: str, **more: bool) -> list[Cost]:
    return [
        Cost(
            evidence=(evidence(f"{name}: {units} {unit}"),), item=name, modality=Modality.IMAGE, per=Per.IMAGE,
            low=units, high=units, approximate=more.get("approximate", False),
            doubt="misread" if more.get("doubt") else None,
        )
        for name, units in stated.items()
    ]  # fmt: skip


def visit(stated: list[Cost], month: int, units: str = "100", money: str = "10") -> tuple[Reading, ...]:
    offered = size(units=units, money=money)
    derived = Derivations(sizes=(offered,), chains=tuple(chain(offered, one, Scope.PRICING_PAGE) for one in stated))
    return readings_of("acme", f"v{month}", START + timedelta(days=30 * month), derived)


@given(UNITS, UNITS, st.sampled_from([Decimal(10), Decimal("0.1"), Decimal(7), Decimal(1000)]))
def test_units_by_another_name_and_of_another_size_change_nothing(
    before: dict[str, Decimal], after: dict[str, Decimal], factor: Decimal
) -> None:
    after = {name: after.get(name, price) for name, price in before.items()}
    grown = {name: units * factor for name, units in after.items()}
    plain = [*visit(costs(before, "credit"), 0), *visit(costs(after, "credit"), 1)]
    renamed = [*visit(costs(before, "credit"), 0), *visit(costs(grown, "gem"), 1, units=str(100 * factor))]
    assert [point.value for point in index_of(plain)[0].points] == [p.value for p in index_of(renamed)[0].points]


def test_a_quiet_increase_of_costs_at_an_unchanged_price_shows() -> None:
    index = index_of([*visit(costs({"a": Decimal(5)}, "credit"), 0), *visit(costs({"a": Decimal(7)}, "credit"), 1)])[0]
    assert index.points[-1].value == 140
    assert [one.quote for one in index.points[-1].matched[0].after.evidence] == ["a: 7 credit"]


@pytest.mark.parametrize("more", [{"approximate": True}, {"doubt": True}])
def test_estimates_and_doubted_costs_are_no_prices(more: dict[str, bool]) -> None:
    assert visit(costs({"a": Decimal(5)}, "credit", **more), 0) == ()


def test_an_action_with_two_costs_has_no_price_and_a_range_has_its_middle() -> None:
    (one,) = costs({"a": Decimal(4)}, "credit")
    assert visit([one, replace(one, low=Decimal(5), high=Decimal(5))], 0) == ()
    (priced,) = visit([replace(one, high=Decimal(6))], 0)
    assert [price.amount for price in priced.prices.values()] == [Decimal("0.5")]


def test_what_enters_or_leaves_moves_nothing_and_is_named() -> None:
    index = indexed([{"a": Decimal(2), "b": Decimal(9)}, {"a": Decimal(2), "c": Decimal(1)}, {"c": Decimal(2)}])
    assert values(index) == [100, 100, 200]
    assert (index.points[1].entered, index.points[1].left) == (("c",), ("b",))


def test_where_nothing_can_be_compared_a_new_chain_begins_at_100() -> None:
    index = indexed([{"a": Decimal(2)}, {"a": Decimal(4)}, {"b": Decimal(9)}, {"b": Decimal(18)}])
    assert [point.chain for point in index.points] == [1, 1, 2, 2]
    assert values(index) == [100, 200, 100, 200]
    assert index.points[2].link is None


def test_a_missing_month_is_bridged_and_has_no_point() -> None:
    (index,) = index_of([reading({"a": 2}, 0), reading({"a": 3}, 4)])
    assert [point.period for point in index.points] == ["2026-01", "2026-05"]
    assert values(index) == [100, 150]


def test_the_last_visit_of_a_period_counts_and_what_was_seen_once_is_not_sure() -> None:
    visits = [reading({"a": 2}, 0), reading({"a": 5}, 0.2), reading({"a": 3}, 0.4), reading({"a": 3}, 1)]
    index = index_of(visits)[0]
    assert [(point.seen, point.sure) for point in index.points] == [(3, True), (1, True)]
    assert values(index) == [100, 100]
    assert not index_of(visits[:2])[0].points[0].sure


def test_currencies_and_bases_have_an_index_each() -> None:
    visits = [reading({"a": price}, n, currency=code) for n, price in enumerate((2, 3)) for code in ("USD", "EUR")]
    assert [(one.currency, values(one)) for one in index_of(visits)] == [("EUR", [100, 150]), ("USD", [100, 150])]


def test_another_cheapest_plan_is_said() -> None:
    names = (("Starter", "10"), ("Basic", "10"), ("Basic", "12"), ("Pro", "15"))
    index = index_of([reading({"a": 2}, n, name=name, money=money) for n, (name, money) in enumerate(names)])[0]
    assert [point.other_size for point in index.points] == [False, False, False, True]


def test_a_shown_part_of_a_chain_begins_at_100() -> None:
    index = within(indexed([{"a": Decimal(2)}, {"a": Decimal(4)}, {"a": Decimal(5)}]), "2026-02")
    assert [(point.period, point.link) for point in index.points] == [("2026-02", None), ("2026-03", Decimal("1.25"))]
    assert values(index) == [100, 125]


def test_over_all_each_platform_counts_once_however_much_it_offers() -> None:
    visits = [reading({"a": 1, "b": 1, "c": 1}, 0), reading({"a": 4, "b": 4, "c": 4}, 1)]
    visits += [reading({"a": 1}, 0, platform="brim"), reading({"a": 1}, 1, platform="brim")]
    (series,) = overall(index_of(visits))
    assert round(series.points[-1].value, 20) == 200
    assert [member.point.reading.platform for member in series.points[-1].members] == ["acme", "brim"]


def test_a_platform_that_was_not_seen_moves_with_the_others_and_is_made_up_for() -> None:
    visits = [reading({"a": price}, n) for n, price in enumerate((1, 2, 2))]
    visits += [reading({"a": 1}, 0, platform="brim"), reading({"a": 2}, 2, platform="brim")]
    (series,) = overall(index_of(visits))
    assert [round(point.value, 20) for point in series.points] == [100, 200, 200]


def test_a_platform_that_enters_moves_nothing_by_itself() -> None:
    visits = [reading({"a": 1}, n) for n in range(3)] + [reading({"a": 99}, 2, platform="brim")]
    (series,) = overall(index_of(visits))
    assert [point.value for point in series.points] == [100, 100, 100]
    assert series.platforms == ("acme",)


def test_a_whole_reading_follows_from_the_facts_of_a_page() -> None:
    """What `derive` makes of facts is what a visit prices: no second derivation."""
    assert readings_of("acme", "v", START, derive(SiteFacts(()))) == ()
    page = PageFacts(
        page="p", url="", role=Role.PRICING, language="en", searched=Searched("p", "c", Role.PRICING, "en", 1)
    )
    assert readings_of("acme", "v", START, derive(SiteFacts((page,)))) == ()


def test_json_holds_receipts_and_fits_its_schema_and_is_the_same_twice() -> None:
    weights = Weights((Basket(date(2026, 1, 1), {"image/image": Decimal("12.5")}, "our own"),))
    visits = [reading({"a": price}, n, platform=name) for n, price in enumerate((2, 3)) for name in ("acme", "brim")]
    text = index_json(credit_index(visits, weights=weights))
    assert text == index_json(credit_index(reversed(visits), weights=weights))
    data = json.loads(text)
    jsonschema.validate(data, json.loads(index_schema()), cls=jsonschema.Draft202012Validator)
    point = data["series"][0]["points"][1]
    assert (point["index"], point["link"], point["visit"], point["compared_with"]) == (
        "150", "1.5", "acme-20260214", "acme-20260115",
    )  # fmt: skip
    assert point["evidence"][0]["quote"] == "Pro: 10 for 100"
    assert point["actions"][0]["evidence_after"][0]["quote"] == "a"
    assert data["overall"][0]["points"][1]["platforms"][0]["visit"] == "acme-20260214"


def test_numbers_of_any_size_are_written() -> None:
    visits = [reading({"a": "1e-30"}, 0), reading({"a": "1e40"}, 1)]
    assert json.loads(index_json(credit_index(visits)))["series"][0]["points"][1]["index"] == "1" + "0" * 72


def test_periods_outside_what_was_asked_for_are_left_out() -> None:
    found = credit_index([reading({"a": 2}, 0)], since="2027-01")
    assert (found.indices, found.overall) == ((), ())


def test_money_of_a_reading_is_of_its_size() -> None:
    (one,) = visit(costs({"a": Decimal(5)}, "credit"), 0, money="29", units="1000")
    assert (one.size.money, one.evidence[0].quote) == (Money("USD", Decimal(29)), "Pro: 29 for 1000")
