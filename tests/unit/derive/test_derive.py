"""Chains of money to actions, on facts made by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pricelint.derive.covered import covers
from pricelint.derive.derive import DOUBTFUL, derive
from pricelint.derive.sizes import match_periods, periods_in
from pricelint.model.derivation import Basis, Scope
from pricelint.model.evidence import Evidence, Place
from pricelint.model.fact import Advertised, Allowance, Cost, Pack, Plan, PricePoint, Rate, UnitName
from pricelint.model.money import Money
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts, Searched, SiteFacts
from pricelint.model.units import Modality, Per, Period

SEEN = (
    Evidence(page="p", capture="c", url="", state="first", path="p", start=0, end=5, quote="quote", place=Place.MAIN),
)
UNIT = UnitName(name="credit", evidence=SEEN)


def usd(amount: str | Decimal) -> Money:
    return Money("USD", Decimal(amount))


def price(
    amount: str,
    per: Period | None = Period.MONTH,
    billed: Period | None = None,
    starting_from: bool = False,
    intro: bool = False,
) -> PricePoint:
    return PricePoint(
        amount=usd(amount), per=per, billed=billed, starting_from=starting_from, intro=intro, evidence=SEEN
    )


def plan(
    *prices: PricePoint, units: str | None = "1000", per: Period | None = Period.MONTH, free: bool = False
) -> Plan:
    allowance = Allowance(amount=Decimal(units) if units else None, per=per, evidence=SEEN)
    return Plan(name="Pro", prices=prices, allowance=allowance, free=free, evidence=SEEN)


def cost(low: str, high: str | None = None, item: str = "image", modality: Modality = Modality.IMAGE) -> Cost:
    top = Decimal(high or low)
    return Cost(item=item, modality=modality, low=Decimal(low), high=top, per=Per.IMAGE, evidence=SEEN)


def page(role: Role = Role.PRICING, **facts: object) -> PageFacts:
    base = {"unit": UNIT, "sells": role is Role.PRICING} | facts
    searched = Searched(role.value, "c", role, "en", 100)
    return PageFacts(page=role.value, url="", role=role, language="en", searched=searched, **base)  # type: ignore[arg-type]


def test_a_plan_and_a_cost_make_a_chain_in_both_scopes() -> None:
    result = derive(SiteFacts((page(plans=(plan(price("29")),), costs=(cost("5", "10"),)),)))
    near, whole = result.within(Scope.PRICING_PAGE), result.within(Scope.PAGE_SET)
    assert len(near) == len(whole) == 1
    assert (near[0].low, near[0].high) == (usd("0.145"), usd("0.29"))
    assert result.missing == ()


def test_a_cost_on_the_help_page_makes_no_chain_of_the_pricing_page() -> None:
    item = Advertised(item="Image generation", modality=Modality.IMAGE, evidence=SEEN)
    pages = (page(plans=(plan(price("10")),), advertised=(item,)), page(Role.HELP, costs=(cost("5"),)))
    result = derive(SiteFacts(pages))
    assert result.within(Scope.PRICING_PAGE) == ()
    assert len(result.within(Scope.PAGE_SET)) == 1
    (missing,) = result.missing
    assert (missing.premise, missing.action, missing.scope) == (
        "units per action",
        "Image generation",
        Scope.PRICING_PAGE,
    )


def test_a_cost_without_any_price_misses_the_money() -> None:
    result = derive(SiteFacts((page(costs=(cost("5"),)),)))
    assert result.chains == ()
    assert {(m.premise, m.action, m.scope) for m in result.missing} == {
        ("money per unit", "image", Scope.PRICING_PAGE),
        ("money per unit", "image", Scope.PAGE_SET),
    }


def test_nothing_stated_about_actions_is_said_in_words() -> None:
    result = derive(SiteFacts((page(plans=(plan(price("10")),)),)))
    assert {(m.premise, m.action) for m in result.missing} == {("units per action", "any action")}


def test_a_platform_without_units_has_no_derivation() -> None:
    result = derive(SiteFacts((page(unit=None, plans=(plan(price("10"), units=None),)),)))
    assert (result.sizes, result.chains, result.missing) == ((), (), ())


def test_a_unit_that_is_the_output_needs_no_cost() -> None:
    unit = UnitName(name="image", is_output=True, evidence=SEEN)
    (near, _) = derive(SiteFacts((page(unit=unit, plans=(plan(price("10"), units="50"),)),))).chains
    assert (near.low, near.per, near.cost) == (usd("0.2"), Per.IMAGE, None)


def test_packs_and_rates_are_sizes_and_bonus_stays_apart() -> None:
    pack = Pack(name="S", price=usd("10"), units=Decimal(1000), bonus=Decimal(100), evidence=SEEN)
    rate = Rate(money=usd("0.02"), units=Decimal(1), evidence=SEEN)
    sizes = derive(SiteFacts((page(packs=(pack,), rates=(rate,)),))).sizes
    assert [(size.basis, size.money_per_unit, size.bonus) for size in sizes] == [
        (Basis.PACK, Decimal("0.01"), Decimal(100)),
        (Basis.RATE, Decimal("0.02"), Decimal(0)),
    ]


def test_the_same_pack_on_two_pages_is_one_size() -> None:
    pack = Pack(name="S", price=usd("10"), units=Decimal(1000), evidence=SEEN)
    assert len(derive(SiteFacts((page(packs=(pack,)), page(Role.CREDITS, packs=(pack,))))).sizes) == 1


@pytest.mark.parametrize(
    ("point", "per", "expected"),
    [
        (price("24", Period.MONTH, Period.YEAR), Period.MONTH, (usd("24"), Decimal(1000), Period.MONTH)),
        (price("288", Period.YEAR), Period.MONTH, (usd("288"), Decimal(12000), Period.YEAR)),
        (price("24", Period.MONTH), Period.DAY, (usd("24"), Decimal(30000), Period.MONTH)),
        (price("24", None), Period.MONTH, (usd("24"), Decimal(1000), Period.MONTH)),
        (price("24", Period.MONTH), None, (usd("24"), Decimal(1000), Period.MONTH)),
        (price("24", Period.MONTH), Period.ONCE, None),
        (price("0", Period.MONTH), Period.MONTH, None),
        (price("9", Period.MONTH, starting_from=True), Period.MONTH, None),
        (price("1", Period.MONTH, intro=True), Period.MONTH, None),
    ],
)
def test_money_and_units_are_set_against_each_other_for_one_period(
    point: PricePoint, per: Period | None, expected: object
) -> None:
    assert match_periods(point, Decimal(1000), per) == expected


def test_free_and_unlimited_plans_are_no_sizes() -> None:
    plans = (plan(price("0"), free=True), plan(price("10"), units=None))
    assert derive(SiteFacts((page(plans=plans),))).sizes == ()


@pytest.mark.parametrize(
    ("item", "named", "model", "covered"),
    [
        ("Image generation", (), False, True),
        ("Colour photos", ("colour",), False, False),
        ("Ember 3 Premium", ("ember", "premium"), True, False),
        ("Ember 3", ("ember",), True, True),
    ],
)
def test_an_item_is_covered_by_a_cost_that_names_it(
    item: str, named: tuple[str, ...], model: bool, covered: bool
) -> None:
    advertised = Advertised(item=item, modality=Modality.IMAGE, model=model, named=named, evidence=SEEN)
    assert covers(cost("9", item="Ember 3, image"), advertised) is covered


AMOUNTS = st.decimals("0.01", "9999.99", places=2)
UNITS = st.integers(1, 10**6)


@given(money=AMOUNTS, units=UNITS, use=st.integers(1, 1000), factor=st.integers(1, 50))
def test_a_size_scaled_in_money_and_units_costs_the_same_per_action(
    money: Decimal, units: int, use: int, factor: int
) -> None:
    def chain_of(scale: int) -> Decimal:
        pack = Pack(name="S", price=usd(money * scale), units=Decimal(units * scale), evidence=SEEN)
        facts = SiteFacts((page(packs=(pack,), costs=(cost(str(use)),)),))
        return derive(facts).within(Scope.PRICING_PAGE)[0].low.amount

    one, many = chain_of(1), chain_of(factor)
    assert abs(one - many) <= one / Decimal(10**26)


@given(money=AMOUNTS, units=UNITS, use=st.integers(1, 1000), times=st.integers(1, 50))
def test_an_action_of_n_times_the_units_costs_n_times_the_money(
    money: Decimal, units: int, use: int, times: int
) -> None:
    pack = Pack(name="S", price=usd(money), units=Decimal(units), evidence=SEEN)
    costs = (cost(str(use)), cost(str(use * times), item="large image"))
    low = [chain.low.amount for chain in derive(SiteFacts((page(packs=(pack,), costs=costs),))).within(Scope.PAGE_SET)]
    assert abs(low[0] * times - low[-1]) <= low[-1] / Decimal(10**26)


@given(st.sampled_from([Period.DAY, Period.WEEK, Period.MONTH, Period.QUARTER, Period.YEAR]))
def test_a_period_holds_itself_once_and_no_one_off(period: Period) -> None:
    assert periods_in(period, period) == 1
    assert periods_in(period, Period.ONCE) is None


def test_a_size_far_off_the_others_enters_no_chain_and_is_named_as_missing() -> None:
    packs = tuple(
        Pack(name=name, price=usd(money), units=Decimal(units), evidence=SEEN)
        for name, money, units in (("S", "5", "500"), ("M", "9", "1000"), ("L", "40", "5000"), ("Odd", "900", "1000"))
    )
    result = derive(SiteFacts((page(packs=packs, costs=(cost("5"),)),)))
    assert {size.name for size in result.sizes} == {"S", "M", "L"}
    assert "Odd" not in {chain.size.name for chain in result.chains}
    assert {(gap.premise, gap.action) for gap in result.missing} == {(DOUBTFUL, "Odd")}


def test_a_doubted_price_enters_no_chain_and_leaves_the_price_missing() -> None:
    doubted = replace(price("29"), doubt="two periods stand behind this amount")
    result = derive(SiteFacts((page(plans=(plan(doubted),), costs=(cost("5"),)),)))
    assert (result.sizes, result.chains) == ((), ())
    assert {gap.premise for gap in result.missing} == {DOUBTFUL, "money per unit"}


def test_what_is_added_to_another_cost_is_no_price_of_an_image() -> None:
    added = replace(cost("2", item="larger image"), doubt="it is added to another cost")
    result = derive(SiteFacts((page(plans=(plan(price("10")),), costs=(cost("4"), added)),)))
    assert {(chain.item, chain.low.amount) for chain in result.chains} == {("image", Decimal("0.04"))}
    assert result.missing == ()


@given(
    st.sampled_from(list(Period)),
    st.sampled_from(list(Period)),
    st.decimals(min_value="0.01", max_value=9999, places=2),
    st.integers(min_value=1, max_value=100_000),
)
def test_no_chain_sets_a_one_off_grant_against_a_recurring_price(
    paid: Period, granted: Period, money: Decimal, units: int
) -> None:
    matched = match_periods(price(str(money), per=paid), Decimal(units), granted)
    if Period.ONCE in (paid, granted) and paid is not granted:
        assert matched is None
    elif matched is not None:
        assert (matched[0], matched[2]) == (usd(money), paid)
        assert matched[1] == Decimal(units) * (periods_in(granted, paid) or 0)


@given(st.lists(st.tuples(st.integers(1, 500), st.integers(1, 9000)), min_size=2, max_size=5), st.integers(1, 90))
def test_every_chain_takes_price_and_units_from_one_offer(offers: list[tuple[int, int]], units: int) -> None:
    plans = tuple(
        replace(plan(price(str(money)), units=str(granted)), name=f"plan {place}")
        for place, (money, granted) in enumerate(offers)
    )
    known = {(usd(str(money)), Decimal(granted)) for money, granted in offers}
    for made in derive(SiteFacts((page(plans=plans, costs=(cost(str(units)),)),))).chains:
        assert (made.size.money, made.size.units) in known
        assert made.low.amount * made.size.units == pytest.approx(made.size.money.amount * units)
