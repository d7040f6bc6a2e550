"""Rules about the rate between money and units, on facts by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

import pricelint_rules as rules
from pricelint.audit.by_hand import (
    cost,
    expiry,
    explained,
    hint,
    outcome_of,
    pack,
    page,
    plan,
    quote,
    said,
    shop,
    site_of,
    unit,
    verdict_of,
)
from pricelint.audit.rule import Rule
from pricelint.model.evidence import Place
from pricelint.model.fact import Advertised, Equivalence, HintTopic, Rate
from pricelint.model.money import Money
from pricelint.model.outcome import Verdict
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts
from pricelint.model.units import (
    Modality,
    Per,
    Policy,
    Pool,
)

VIOLATION, PASS, REVIEW, ABSENT = Verdict.VIOLATION, Verdict.PASS, Verdict.REVIEW, Verdict.NOT_APPLICABLE
PRO = plan("Pro", "10", 1000)
IMAGE = cost("Image", 5)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.id)
@pytest.mark.parametrize("role", list(Role))
def test_an_empty_page_is_never_accused(rule: Rule, role: Role) -> None:
    assert said(rule, page(role)) is ABSENT


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.id)
def test_no_page_at_all_is_judged(rule: Rule) -> None:
    assert verdict_of(rule, SiteFacts(())) is ABSENT


class TestOpaqueBasePrice:
    rule = rules.BY_ID["opaque-base-price"]

    def test_a_cost_on_the_pricing_page_completes_the_chain(self) -> None:
        outcome = outcome_of(self.rule, site_of(shop(costs=(IMAGE,))))
        assert outcome.verdict is PASS
        assert "USD 10 ÷ 1,000 credits × 5 credits = USD 0.05 per image" in outcome.findings[0].message

    def test_a_cost_on_another_page_does_not_complete_it(self) -> None:
        assert said(self.rule, shop(), explained(costs=(IMAGE,))) is VIOLATION

    def test_a_unit_that_is_the_output_needs_no_cost(self) -> None:
        assert said(self.rule, shop(unit=unit("minute", is_output=True))) is PASS

    def test_one_open_modality_is_a_review(self) -> None:
        video = Advertised(evidence=quote("Video"), item="Video", modality=Modality.VIDEO)
        assert said(self.rule, shop(costs=(IMAGE,), advertised=(video,))) is REVIEW

    def test_a_claimed_yield_is_a_review(self) -> None:
        claim = Equivalence(
            evidence=quote("up to 10 videos"),
            units=Decimal(100),
            count=Decimal(10),
            modality=Modality.VIDEO,
            per=Per.VIDEO,
        )
        assert said(self.rule, shop(equivalences=(claim,))) is REVIEW

    def test_a_page_without_any_number_of_units_is_a_review(self) -> None:
        assert said(self.rule, shop(plans=(plan("Pro", "10", None),))) is REVIEW

    def test_a_page_whose_premises_stand_elsewhere_was_read_far_enough(self) -> None:
        bare = shop(plans=(plan("Pro", "10", None),), sells=True)
        shelf = page(Role.CREDITS, unit=unit(), packs=(pack(1000, "10"),), costs=(IMAGE,))
        assert said(self.rule, bare, shelf) is VIOLATION

    def test_costs_without_an_offer_are_a_review(self) -> None:
        assert said(self.rule, shop(plans=(), costs=(IMAGE,))) is REVIEW
        assert said(self.rule, shop(plans=(), unit=None, costs=(IMAGE,))) is ABSENT

    def test_stated_costs_beside_an_unnamed_allowance_are_a_violation(self) -> None:
        assert said(self.rule, shop(plans=(plan("Pro", "10", None),), costs=(IMAGE,))) is VIOLATION

    @pytest.mark.parametrize("role", [Role.FAQ, Role.HELP, Role.TERMS, Role.BLOG])
    def test_a_page_that_explains_is_not_judged(self, role: Role) -> None:
        assert said(self.rule, page(role, unit=unit(), plans=(PRO,))) is ABSENT


class TestPlaces:
    @pytest.mark.parametrize("place", [Place.FAQ, Place.TOOLTIP, Place.COLLAPSED, Place.FINE_PRINT, Place.HIDDEN])
    def test_a_rate_or_cost_out_of_the_main_text_is_buried(self, place: Place) -> None:
        tier = plan("Pro", "10", 1000, place=place)
        assert said(rules.BY_ID["buried-rate"], shop(plans=(tier,))) is VIOLATION
        assert said(rules.BY_ID["buried-feature-costs"], shop(costs=(cost("Image", 5, place=place),))) is VIOLATION

    def test_a_hidden_repetition_does_not_matter(self) -> None:
        hidden = cost("Image", 5, place=Place.TOOLTIP)
        assert said(rules.BY_ID["buried-feature-costs"], shop(costs=(hidden, IMAGE))) is PASS
        assert said(rules.BY_ID["buried-rate"], shop(packs=(pack(100, "1", place=Place.HIDDEN),))) is PASS

    def test_what_stands_on_another_page_only_is_buried(self) -> None:
        bare = shop(plans=(plan("Pro", "10", None),), sells=True)
        rate = Rate(evidence=quote("50 per dollar", "faq"), money=Money("USD", Decimal(1)), units=Decimal(50))
        assert said(rules.BY_ID["buried-rate"], bare, explained(rates=(rate,))) is VIOLATION
        assert (
            said(rules.BY_ID["buried-feature-costs"], shop(), explained(costs=(cost("Image", 5, on="faq"),)))
            is VIOLATION
        )

    def test_a_link_that_was_not_followed_is_named(self) -> None:
        link = replace(hint(HintTopic.COST), note="a link to /help/credits")
        bare = site_of(shop(plans=(plan("Pro", "10", None),), hints=(link,), sells=True))
        for rule in (rules.BY_ID["buried-rate"], rules.BY_ID["buried-feature-costs"]):
            outcome = outcome_of(rule, bare, "/help/credits")
            assert (outcome.verdict, outcome.missing) == (REVIEW, ("/help/credits",))
            assert verdict_of(rule, bare) is ABSENT


class TestNonRoundRate:
    rule = rules.BY_ID["non-round-rate"]

    def test_half_of_the_sizes_is_enough(self) -> None:
        odd, plain = pack(1050, "11.49"), pack(500, "5.00")
        assert said(self.rule, shop(plans=(), packs=(odd, plain))) is VIOLATION
        assert said(self.rule, shop(plans=(), packs=(odd, plain, pack(1000, "10")))) is PASS

    def test_a_right_printed_rate_settles_a_size(self) -> None:
        rate = Rate(evidence=quote("0.0119"), money=Money("USD", Decimal("0.0119")), units=Decimal(1))
        assert said(self.rule, shop(plans=(plan("Pro", "31", 2600),))) is VIOLATION
        assert said(self.rule, shop(plans=(plan("Pro", "31", 2600),), rates=(rate,))) is PASS

    def test_a_printed_rate_that_is_wrong_by_over_a_twentieth_is_named(self) -> None:
        price = shop().plans[0].prices[0].evidence[0]
        near, far = (replace(quote("0.02")[0], start=price.end + gap, end=price.end + gap + 4) for gap in (9, 900))
        rates = [Rate(evidence=(at,), money=Money("USD", Decimal("0.02")), units=Decimal(1)) for at in (near, far)]
        outcome = outcome_of(self.rule, site_of(shop(rates=(rates[0],))))
        assert outcome.verdict is VIOLATION
        assert "Printed: USD 0.02 per credit" in outcome.findings[0].message
        assert said(self.rule, shop(rates=(rates[1],))) is PASS

    def test_every_rate_is_printed_in_a_pass(self) -> None:
        outcome = outcome_of(self.rule, site_of(shop()))
        assert outcome.findings[0].message == (
            "Pro: USD 10 for 1,000 credits: USD 0.01 per credit, 100 credits per USD."
        )

    def test_a_price_that_is_only_a_lower_bound_is_a_review(self) -> None:
        assert said(self.rule, shop(plans=(plan("Flex", "17", 1430, starting_from=True),))) is REVIEW


class TestUnevenVolumeDiscount:
    rule = rules.BY_ID["uneven-volume-discount"]

    @pytest.mark.parametrize(
        ("packs", "verdict"),
        [
            ((pack(300, "30"), pack(900, "88"), pack(1900, "198")), VIOLATION),
            ((pack(300, "30"), pack(900, "88"), pack(1900, "178")), PASS),
            ((pack(1000, "10"), pack(2000, "20.40")), PASS),
            ((pack(1000, "10"), pack(2000, "20.41")), VIOLATION),
            ((pack(1000, "10"), pack(2400, "25", 400)), REVIEW),
            ((pack(1000, "10"), pack(2000, "30", currency="EUR")), ABSENT),
            ((pack(1000, "10"),), ABSENT),
        ],
    )
    def test_packs_are_compared_with_and_without_bonus(self, packs: tuple[Any, ...], verdict: Verdict) -> None:
        assert said(self.rule, shop(plans=(), packs=packs)) is verdict

    def test_the_larger_pack_is_quoted_first(self) -> None:
        outcome = outcome_of(self.rule, site_of(shop(plans=(), packs=(pack(100, "1"), pack(200, "3")))))
        assert outcome.evidence[0].quote == "200 + 0 for 3"

    def test_packs_that_end_at_different_times_are_a_review(self) -> None:
        ends = tuple(expiry(Policy.FIXED_PERIOD, Pool.PURCHASED, days=days) for days in (30, 90))
        assert said(self.rule, shop(plans=(), packs=(pack(100, "1"), pack(200, "3")), expiry=ends)) is REVIEW

    def test_a_dearer_larger_plan_is_a_review_and_seats_are_left_out(self) -> None:
        assert said(self.rule, shop(plans=(PRO, plan("Max", "30", 2000)))) is REVIEW
        assert said(self.rule, shop(plans=(PRO, plan("Max", "20", 2000)))) is PASS
        assert said(self.rule, shop(plans=(PRO, plan("Team", "30", 2000, per_seat=True)))) is ABSENT
