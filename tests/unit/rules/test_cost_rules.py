"""Rules about unit costs and what is said by silence, on facts by hand."""

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
    quote,
    said,
    shop,
    site_of,
    unit,
    verdict_of,
)
from pricelint.audit.rule import Rule
from pricelint.model.fact import (
    Advertised,
    HintTopic,
    Markup,
)
from pricelint.model.outcome import Verdict
from pricelint.model.units import (
    Modality,
    Per,
    Policy,
    Pool,
)

VIOLATION, PASS, REVIEW, ABSENT = Verdict.VIOLATION, Verdict.PASS, Verdict.REVIEW, Verdict.NOT_APPLICABLE
IMAGE = cost("Image", 5)


class TestSilence:
    @pytest.mark.parametrize(
        "rule", [rules.BY_ID["missing-feature-costs"], rules.BY_ID["undisclosed-expiry"]], ids=lambda rule: rule.id
    )
    def test_a_set_that_says_nothing_is_accused_and_a_lone_page_is_not(self, rule: Rule) -> None:
        assert said(rule, shop(), explained()) is VIOLATION
        assert said(rule, shop()) is REVIEW
        assert verdict_of(rule, site_of(shop(), explained()), "/refunds") is REVIEW

    def test_the_nearest_passage_is_quoted(self) -> None:
        site = site_of(shop(), explained(hints=(hint(HintTopic.COST, on="faq"), hint(HintTopic.EXPIRY, on="faq"))))
        assert "cost None" in [item.quote for item in outcome_of(rules.BY_ID["missing-feature-costs"], site).evidence]
        assert "expiry None" in [item.quote for item in outcome_of(rules.BY_ID["undisclosed-expiry"], site).evidence]

    def test_pools_are_judged_apart(self) -> None:
        both = shop(packs=(pack(100, "1"),), expiry=(expiry(Policy.ROLLOVER),))
        outcome = outcome_of(rules.BY_ID["undisclosed-expiry"], site_of(both, explained()))
        assert outcome.verdict is VIOLATION
        assert "credits bought one-off" in outcome.summary
        assert "paid plan" not in outcome.summary
        settled = expiry(Policy.NEVER, Pool.PURCHASED, "faq")
        assert said(rules.BY_ID["undisclosed-expiry"], both, explained(expiry=(settled,))) is PASS

    def test_free_units_settle_nothing_that_is_sold(self) -> None:
        free = expiry(Policy.FIXED_PERIOD, Pool.FREE, days=14)
        assert said(rules.BY_ID["undisclosed-expiry"], shop(expiry=(free,)), explained()) is VIOLATION

    def test_one_cost_anywhere_is_enough_and_an_output_needs_none(self) -> None:
        assert said(rules.BY_ID["missing-feature-costs"], shop(), explained(costs=(IMAGE,))) is PASS
        minutes = shop(unit=unit("minute", is_output=True))
        assert said(rules.BY_ID["missing-feature-costs"], minutes, explained()) is ABSENT

    def test_an_advertised_action_without_a_cost_is_named(self) -> None:
        song = Advertised(evidence=quote("Songs"), item="Songs", modality=Modality.AUDIO)
        listed = shop(costs=(IMAGE,), advertised=(song,))
        outcome = outcome_of(rules.BY_ID["incomplete-cost-table"], site_of(listed, explained()))
        assert outcome.verdict is VIOLATION
        assert outcome.evidence[0].quote == "Songs"
        assert said(rules.BY_ID["incomplete-cost-table"], listed) is REVIEW
        assert said(rules.BY_ID["incomplete-cost-table"], shop(advertised=(song,)), explained()) is ABSENT
        sung = cost("Song", 12, Modality.AUDIO, "faq")
        assert said(rules.BY_ID["incomplete-cost-table"], listed, explained(costs=(sung,))) is PASS


class TestPremiumMarkup:
    markup = Markup(
        evidence=quote("Premium 10"),
        item="Aurora 2",
        label="Premium",
        plain=Decimal(4),
        premium=Decimal(10),
        per=Per.IMAGE,
        difference=None,
        same_model=True,
    )

    @pytest.mark.parametrize(
        ("change", "verdict"),
        [
            ({}, VIOLATION),
            ({"premium": Decimal(8)}, VIOLATION),
            ({"premium": Decimal("7.9")}, PASS),
            ({"difference": "skips the queue"}, PASS),
            ({"same_model": False}, REVIEW),
        ],
    )
    def test_twice_the_units_need_a_reason(self, change: dict[str, Any], verdict: Verdict) -> None:
        assert said(rules.BY_ID["premium-markup"], shop(markups=(replace(self.markup, **change),))) is verdict

    def test_a_surcharge_without_numbers_is_a_review(self) -> None:
        assert said(rules.BY_ID["premium-markup"], shop(hints=(hint(HintTopic.MARKUP),))) is REVIEW
