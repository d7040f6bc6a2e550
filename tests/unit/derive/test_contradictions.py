"""Contradictions: what two pages, or two places of one page, state in two ways; and what only looks like one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from pricelint.audit.by_hand import cost, expiry, pack, page, plan, quote, site_of, unit
from pricelint.model.contradiction import Contradiction, Subject
from pricelint.model.evidence import Place
from pricelint.model.fact import Plan, Rate
from pricelint.model.money import Money
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts
from pricelint.model.units import Period, Policy, Pool


def found(*pages: PageFacts) -> tuple[Contradiction, ...]:
    return site_of(*pages).contradictions


def shop(*plans: Plan, **more: object) -> PageFacts:
    return page(Role.PRICING, unit=unit(), plans=plans, **more)


def help_page(*plans: Plan, **more: object) -> PageFacts:
    return page(Role.HELP, plans=plans, **more)


def on(where: str, made: Plan) -> Plan:
    return replace(made, prices=tuple(replace(p, evidence=quote(str(p.amount), where)) for p in made.prices))


def with_price(made: Plan, **changed: object) -> Plan:
    return replace(made, prices=(replace(made.prices[0], **changed),))  # type: ignore[arg-type]


def test_two_prices_of_one_plan_are_quoted_side_by_side() -> None:
    (item,) = found(shop(plan("Pro", "29", 1000)), help_page(on("help", plan("Pro", "25", 1000))))
    assert (item.subject, item.about) == (Subject.PRICE, "the plan Pro, per month, billed per month")
    assert (item.one.says, item.other.says) == ("USD 29 per month", "USD 25 per month")
    assert (item.one.page, item.other.page, item.doubt) == ("pricing", "help", None)
    assert {evidence.quote for evidence in item.evidence} == {"Pro 29", "USD 25"}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(plan("Pro", "29", 1000), id="the same price"),
        pytest.param(plan("Team", "25", 1000), id="another plan"),
        pytest.param(plan("Pro", "25", 1000, currency="EUR"), id="another currency"),
        pytest.param(plan("Pro", "25", 1000, starting_from=True), id="from"),
        pytest.param(plan("Pro", "25", 1000, per_seat=True), id="per seat"),
        pytest.param(plan("Pro", "25", 1000, contact_sales=True), id="on request"),
        pytest.param(with_price(plan("Pro", "25", 1000), billed=Period.YEAR), id="billed yearly"),
        pytest.param(with_price(plan("Pro", "25", 1000), billed=None), id="billing not stated"),
        pytest.param(with_price(plan("Pro", "25", 1000), per=Period.YEAR), id="per year"),
        pytest.param(with_price(plan("Pro", "25", 1000), intro=True), id="first month"),
        pytest.param(with_price(plan("Pro", "25", 1000), doubt="×10"), id="doubted"),
    ],
)
def test_what_is_priced_otherwise_is_no_contradiction(other: Plan) -> None:
    assert found(shop(plan("Pro", "29", 1000)), help_page(on("help", other))) == ()


def test_a_tier_that_one_page_lists_twice_is_not_compared() -> None:
    twice = shop(plan("Pro", "29", 1000), plan("Pro", "59", 1000))
    assert found(twice, help_page(on("help", plan("Pro", "35", 1000)))) == ()


def test_another_language_may_be_another_market_and_a_blog_another_time() -> None:
    cheaper = on("help", plan("Pro", "25", 1000))
    assert found(shop(plan("Pro", "29", 1000)), replace(help_page(cheaper), language="pt")) == ()
    assert found(shop(plan("Pro", "29", 1000)), page(Role.BLOG, plans=(cheaper,))) == ()


def test_offers_of_one_name_with_different_units_are_doubted() -> None:
    (item,) = found(shop(plan("Pro", "29", 1000)), help_page(on("help", plan("Pro", "99", 5000))))
    assert item.doubt == "what comes with them differs, so they may be two offers of one name"


def test_one_price_with_two_allowances() -> None:
    (item,) = found(shop(plan("Pro", "29", 1000)), help_page(on("help", plan("Pro", "29", 800))))
    assert (item.subject, item.one.says, item.other.says) == (
        Subject.UNITS, "1,000 credit per month", "800 credit per month",
    )  # fmt: skip


def test_packs_differ_in_price_only_where_name_and_units_agree() -> None:
    here, there = pack(500, "10"), pack(500, "8")
    (item,) = found(shop(packs=(here,)), page(Role.CREDITS, packs=(there,)))
    assert item.about == "the pack Pack 500 of 500 credit"
    assert found(shop(packs=(here,)), page(Role.CREDITS, packs=(replace(there, bonus=Decimal(50)),))) == ()


def rate(money: str, units: str, where: str = "pricing") -> Rate:
    return Rate(evidence=quote(f"{units} = {money}", where), money=Money("USD", Decimal(money)), units=Decimal(units))


def test_a_rate_for_everything_contradicts_another_and_a_rate_of_one_size_does_not() -> None:
    (item,) = found(shop(rates=(rate("0.01", "1"),)), page(Role.FAQ, rates=(rate("2", "100", "faq"),)))
    assert (item.subject, item.about) == (Subject.RATE, "the price of a credit")
    sizes = (pack(100, "2"), pack(1000, "10"))
    assert found(shop(rates=(rate("0.03", "1"),)), page(Role.FAQ, packs=sizes, rates=(rate("2", "100", "faq"),))) == ()


def test_costs_of_one_action_contradict_each_other_unless_the_ranges_meet() -> None:
    (item,) = found(shop(costs=(cost("Flux Pro", 5),)), page(Role.HELP, costs=(cost("Flux Pro", 8, on="help"),)))
    assert (item.about, item.one.says, item.other.says) == ("Flux Pro, per image", "5 credit", "8 credit")
    wide = replace(cost("Flux Pro", 4, on="help"), high=Decimal(6))
    assert found(shop(costs=(cost("Flux Pro", 5),)), page(Role.HELP, costs=(wide,))) == ()
    guess = cost("Flux Pro", 8, on="help", approximate=True)
    assert found(shop(costs=(cost("Flux Pro", 5),)), page(Role.HELP, costs=(guess,))) == ()


def test_a_one_word_action_is_doubted() -> None:
    (item,) = found(shop(costs=(cost("image", 5),)), page(Role.HELP, costs=(cost("image", 8, on="help"),)))
    assert item.doubt == "the item is named in one word, which may cover several actions"


def test_main_text_and_an_answer_of_one_page_are_doubted() -> None:
    told = cost("Flux Pro", 8, place=Place.FAQ)
    (item,) = found(shop(costs=(cost("Flux Pro", 5), told)))
    assert (item.between_pages, item.doubt) == (False, "both stand on one page, which may speak of two offers")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (expiry(Policy.NEVER), expiry(Policy.END_OF_CYCLE, on="terms")),
        (expiry(Policy.ROLLOVER), expiry(Policy.END_OF_CYCLE, on="terms")),
        (expiry(Policy.FIXED_PERIOD, days=365), expiry(Policy.FIXED_PERIOD, on="terms", days=90)),
        (expiry(Policy.NEVER, Pool.ALL), expiry(Policy.FIXED_PERIOD, Pool.PURCHASED, on="terms", days=90)),
        (expiry(Policy.KEPT_ON_CANCEL), expiry(Policy.ON_CANCEL, on="terms")),
    ],
)
def test_fates_that_cannot_both_hold(one: object, other: object) -> None:
    (item,) = found(shop(expiry=(one,)), page(Role.TERMS, expiry=(other,)))
    assert (item.subject, item.doubt, item.one.page, item.other.page) == (Subject.EXPIRY, None, "pricing", "terms")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (expiry(Policy.NEVER), expiry(Policy.ROLLOVER, on="terms")),
        (expiry(Policy.NEVER, Pool.PURCHASED), expiry(Policy.END_OF_CYCLE, on="terms")),
        (expiry(Policy.NEVER, Pool.BONUS), expiry(Policy.FIXED_PERIOD, Pool.BONUS, on="terms", days=7)),
        (expiry(Policy.NEVER, condition="while you are subscribed"), expiry(Policy.END_OF_CYCLE, on="terms")),
        (expiry(Policy.ROLLOVER, cap="up to 600"), expiry(Policy.END_OF_CYCLE, on="terms")),
        (expiry(Policy.NEVER), expiry(Policy.END_OF_CYCLE, on="terms", days=1)),
        (expiry(Policy.FIXED_PERIOD, days=30), expiry(Policy.FIXED_PERIOD, on="terms")),
    ],
)
def test_fates_that_can_both_hold(one: object, other: object) -> None:
    assert found(shop(expiry=(one,)), page(Role.TERMS, expiry=(other,))) == ()


def test_what_is_said_of_one_tier_is_not_set_against_the_others() -> None:
    of_flare = replace(expiry(Policy.END_OF_CYCLE, on="terms"), evidence=quote("Units of Flare lapse monthly", "terms"))
    assert (
        found(shop(plan("Flare", "9", 100), expiry=(expiry(Policy.ROLLOVER),)), page(Role.TERMS, expiry=(of_flare,)))
        == ()
    )


def test_a_short_promise_on_a_page_that_sells_is_a_headline() -> None:
    slogan = replace(expiry(Policy.NEVER, Pool.ALL), evidence=quote("Credits never expire"))
    term = expiry(Policy.END_OF_CYCLE, on="terms")
    (item,) = found(shop(plan("Pro", "29", 1000), expiry=(slogan,)), page(Role.TERMS, expiry=(term,)))
    assert (item.slogan, item.doubt) == (True, "one speaks of all units, the other of some")


def test_a_sentence_on_units_in_general_that_repeats_one_on_a_pool_is_about_that_pool() -> None:
    own = (expiry(Policy.NEVER, Pool.PURCHASED), expiry(Policy.FIXED_PERIOD, days=365))
    general = expiry(Policy.FIXED_PERIOD, Pool.ALL, on="faq", days=365)
    assert found(shop(expiry=own), page(Role.FAQ, expiry=(general,))) == ()
