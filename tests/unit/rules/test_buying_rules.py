"""Rules about the moment of buying, on facts by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import pricelint_rules as rules
from pricelint.audit.by_hand import (
    explained,
    hint,
    outcome_of,
    quote,
    said,
    shop,
    site_of,
)
from pricelint.model.fact import (
    HintTopic,
    Tactic,
    Variation,
)
from pricelint.model.outcome import Verdict
from pricelint.model.units import (
    TacticKind,
    VariationKind,
)

VIOLATION, PASS, REVIEW, ABSENT = Verdict.VIOLATION, Verdict.PASS, Verdict.REVIEW, Verdict.NOT_APPLICABLE


class TestVariablePricing:
    @pytest.mark.parametrize(
        ("kind", "public", "stated", "verdict"),
        [
            (VariationKind.PAYMENT_METHOD, False, False, VIOLATION),
            (VariationKind.APP_STORE, False, True, VIOLATION),
            (VariationKind.COUPON, True, True, PASS),
            (VariationKind.COUPON, True, False, REVIEW),
            (VariationKind.REGION, False, False, ABSENT),
        ],
    )
    def test_a_difference_is_fair_where_it_is_public_and_the_regular_price_stands_beside_it(
        self, kind: VariationKind, public: bool, stated: bool, verdict: Verdict
    ) -> None:
        fact = Variation(evidence=quote(kind), kind=kind, public=public, regular_stated=stated)
        assert said(rules.BY_ID["variable-pricing"], shop(variations=(fact,))) is verdict
        assert said(rules.BY_ID["variable-pricing"], shop(unit=None, variations=(fact,))) is ABSENT

    def test_a_price_that_may_differ_is_a_review(self) -> None:
        assert said(rules.BY_ID["variable-pricing"], shop(hints=(hint(HintTopic.VARIATION),))) is REVIEW


class TestPressureTactics:
    rule = rules.BY_ID["pressure-tactics"]
    timer = Tactic(evidence=quote("ends in 00:14:59"), kind=TacticKind.COUNTDOWN)

    def test_a_countdown_without_a_date_is_a_violation_and_with_one_a_pass(self) -> None:
        assert said(self.rule, shop(tactics=(self.timer,))) is VIOLATION
        dated = replace(self.timer, deadline=date(2026, 12, 31))
        outcome = outcome_of(self.rule, site_of(shop(tactics=(dated,))))
        assert outcome.verdict is PASS
        assert "2026-12-31" in outcome.findings[0].message

    def test_a_limited_preview_presses_nobody(self) -> None:
        assert said(self.rule, shop(tactics=(replace(self.timer, about_feature=True),))) is PASS

    def test_a_pass_quotes_what_is_limited_and_no_offer(self) -> None:
        preview = replace(self.timer, evidence=quote("limited-time preview of Heron 2"), about_feature=True)
        found = outcome_of(self.rule, site_of(shop(tactics=(preview,)))).findings
        assert "limited-time preview of Heron 2" in [one.quote for item in found for one in item.evidence]

    def test_a_page_without_prices_of_its_own_passes_nothing(self) -> None:
        page = shop(unit=None, plans=(), packs=(), tactics=(replace(self.timer, about_feature=True),))
        assert said(self.rule, page) is ABSENT

    def test_a_page_that_sells_no_units_is_judged_as_well(self) -> None:
        assert said(self.rule, shop(unit=None, tactics=(self.timer,))) is VIOLATION

    def test_a_page_that_only_explains_is_not(self) -> None:
        assert said(self.rule, explained(tactics=(self.timer,))) is ABSENT

    def test_an_offer_without_an_end_is_a_review(self) -> None:
        assert said(self.rule, shop(hints=(hint(HintTopic.PRESSURE),))) is REVIEW
