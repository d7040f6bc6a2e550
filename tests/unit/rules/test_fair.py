"""The pieces of fixes: names in a row, prices, costs, and what a page leaves for the vendor to fill in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from pricelint.audit.by_hand import cost, expiry, explained, pack, page, plan, quote, shop, site_of, unit
from pricelint.audit.judge import Judge, finding
from pricelint.audit.printed import day
from pricelint.model.contradiction import Side
from pricelint.model.fact import Cost, Expiry
from pricelint.model.units import Modality, Per, Policy, Pool
from pricelint_rules.fair import (
    action,
    advertised,
    granting,
    listed,
    open_costs,
    open_offers,
    price_list,
    priced,
    quoted_in,
    sizes_on,
    takes,
    unused,
)
from pricelint_rules.values import fate, stated

SHOP = shop(packs=(pack(500, "10"),))


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("", ""),
        ("Pro", "Pro"),
        ("Pro Max", "Pro and Max"),
        ("A B C D", "A, B, C and D"),
        ("A B C D E F", "A, B, C and 3 more"),
    ],
)
def test_names_in_a_row_are_counted_beyond_the_fourth(names: str, words: str) -> None:
    assert listed(names.split()) == words


def test_an_outcome_quotes_a_fact_only_with_all_its_evidence() -> None:
    one, other = pack(500, "10"), pack(2500, "50")
    half = replace(other, evidence=(*one.evidence, *quote("2,500 credits")))
    outcome = Judge("a-rule").violation("Seen.", finding("Here.", one))
    assert quoted_in(outcome, (one, other, half)) == (one,)


def test_sizes_are_printed_with_their_price_per_unit_and_rounding_is_marked() -> None:
    site = site_of(shop(plans=(plan("Pro", "29", 1000), plan("Max", "50", 1800))))
    pro, large = priced(site, sizes_on(site)).split(" · ")
    assert pro == "Pro: 1,000 credits a month for $29 (1 credit = $0.029)"
    assert large == "Max: 1,800 credits a month for $50 (1 credit ≈ $0.0278)"


def test_a_currency_without_a_sign_in_english_is_printed_by_its_code() -> None:
    site = site_of(page(unit=unit(), packs=(pack(100, "12", currency="CHF"),)))
    assert "100 credits for CHF\u00a012 (1 credit = CHF\u00a00.12)" in priced(site, sizes_on(site))


@pytest.mark.parametrize(
    ("item", "per", "words"),
    [
        ("Clip", Per.SECOND, "Clip, per second"),
        ("Clip, per second", Per.SECOND, "Clip, per second"),
        ("Speech", Per.CHARACTERS, "Speech, per 1,000 characters"),
        ("Summary", Per.GENERATION, "Summary"),
    ],
)
def test_an_action_is_named_with_its_measure_once(item: str, per: Per, words: str) -> None:
    assert action(_cost(item, per)) == words


def _cost(item: str, per: Per) -> Cost:
    return replace(cost(item, 5, Modality.OTHER), per=per)


def test_a_cost_of_one_unit_is_singular_and_a_range_has_both_ends() -> None:
    assert takes(cost("Image", 1), "credit") == "1 credit"
    assert takes(replace(cost("Image", 4), high=Decimal(6)), "credit") == "4 to 6 credits"


def test_a_list_of_prices_states_units_and_money() -> None:
    site = site_of(shop(plans=(plan("Pro", "29", 1000),)))
    rows = price_list([cost("Image", 5)], sizes_on(site), "credit")
    assert rows == (("Action", "Credits", "Price with Pro"), ("Image", "5 credits", "$0.145"))


def test_what_an_action_costs_is_left_blank_and_what_a_unit_costs_is_not() -> None:
    site = site_of(shop(plans=(plan("Pro", "29", 1000),)))
    fix = open_costs(site, advertised(site))
    assert fix.text == "Pro: 1,000 credits a month for $29 (1 credit = $0.029)"
    assert fix.table[1] == ("One generation", "__ credits", "$__")


def test_without_any_size_there_is_no_price_to_leave_blank() -> None:
    site = site_of(explained(unit=unit()))
    assert open_costs(site, ["Image"]).table == (("Action", "Credits"), ("Image", "__ credits"))


def test_only_what_is_missing_of_an_offer_is_left_blank() -> None:
    site = site_of(shop(plans=(plan("Pro", "29", None), replace(plan("Max", "50", 100), prices=()))))
    assert open_offers(site) == "Pro: __ credits for $29 a month · Max: 100 credits for __"


def test_unused_units_are_named_by_plan_else_by_pack() -> None:
    plans, packs = site_of(SHOP), site_of(page(unit=unit(), packs=(pack(500, "10"),)))
    assert granting(plans) == "Pro (1,000 a month)"
    assert unused(plans) == "unused credits of Pro (1,000 a month)"
    assert unused(plans, packs_first=True) == unused(packs) == "unused credits (500 for $10)"
    assert unused(site_of(explained(unit=unit()))) == "unused credits"


def _valid(days: int, text: str) -> Expiry:
    return replace(expiry(Policy.FIXED_PERIOD, Pool.PURCHASED, days=days), evidence=quote(text))


@pytest.mark.parametrize(
    ("days", "text", "words"),
    [
        (365, "valid for 12 months", "12 months"),
        (365, "valid for 1 year", "1 year"),
        (365, "valables un an", "365 days"),
        (90, "valid for 90 days", "90 days"),
        (90, "valid for 3 months", "3 months"),
        (14, "valid for 2 weeks", "2 weeks"),
        (1095, "valid for 36 months", "36 months"),
    ],
)
def test_a_period_is_counted_as_the_page_counts_it(days: int, text: str, words: str) -> None:
    assert fate(_valid(days, text), "credit") == f"Purchased credits are valid for {words}."


def test_a_side_is_found_again_by_its_quotes_and_else_left_as_it_is() -> None:
    held = expiry(Policy.NEVER, Pool.PURCHASED)
    site = site_of(shop(costs=(cost("Image", 5),), expiry=(held,)))
    assert stated(Side(says="never", evidence=held.evidence), site) == "they never expire"
    assert stated(Side(says="5 credit", evidence=cost("Image", 5).evidence), site) == "5 credits"
    assert stated(Side(says="USD 29", evidence=quote("elsewhere")), site) == "USD 29"


def test_a_day_is_in_words() -> None:
    assert day(date(2026, 9, 15)) == "15 September 2026"
