"""Rules about what becomes of unused units, on facts by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import pricelint_rules as rules
from pricelint.audit.by_hand import (
    expiry,
    explained,
    hint,
    pack,
    page,
    quote,
    said,
    shop,
    site_of,
    verdict_of,
)
from pricelint.model.fact import Bonus, HintTopic, Tactic
from pricelint.model.outcome import Verdict
from pricelint.model.platform import Role
from pricelint.model.units import BonusCondition, Policy, Pool, TacticKind
from pricelint_rules.short_rollover.rule import Options as RolloverOptions

VIOLATION, PASS, REVIEW, ABSENT = Verdict.VIOLATION, Verdict.PASS, Verdict.REVIEW, Verdict.NOT_APPLICABLE


class TestMonthlyExpiration:
    rule = rules.BY_ID["monthly-expiration"]

    @pytest.mark.parametrize(
        ("stated", "verdict"),
        [
            (expiry(Policy.END_OF_CYCLE), VIOLATION),
            (expiry(Policy.END_OF_CYCLE, Pool.ALL), VIOLATION),
            (expiry(Policy.FIXED_PERIOD, days=30), VIOLATION),
            (expiry(Policy.FIXED_PERIOD, days=365), PASS),
            (expiry(Policy.ROLLOVER), PASS),
            (expiry(Policy.NEVER, Pool.ALL), PASS),
            (expiry(Policy.END_OF_CYCLE, Pool.FREE), ABSENT),
            (expiry(Policy.END_OF_CYCLE, Pool.PURCHASED), ABSENT),
            (expiry(Policy.ON_CANCEL), ABSENT),
        ],
    )
    def test_plan_units_alone_are_judged(self, stated: Any, verdict: Verdict) -> None:
        assert said(self.rule, shop(expiry=(stated,))) is verdict

    def test_one_tier_that_loses_units_is_enough(self) -> None:
        assert said(self.rule, shop(expiry=(expiry(Policy.ROLLOVER), expiry(Policy.END_OF_CYCLE)))) is VIOLATION

    def test_a_hint_about_plan_units_outweighs_what_is_said_of_all(self) -> None:
        never = expiry(Policy.NEVER, Pool.ALL)
        assert said(self.rule, shop(expiry=(never,), hints=(hint(HintTopic.EXPIRY, Pool.PLAN),))) is REVIEW
        assert said(self.rule, shop(expiry=(never,), hints=(hint(HintTopic.EXPIRY),))) is PASS
        assert said(self.rule, shop(hints=(hint(HintTopic.EXPIRY),))) is REVIEW

    def test_a_sentence_on_the_terms_page_counts(self) -> None:
        assert said(self.rule, page(Role.TERMS, expiry=(expiry(Policy.END_OF_CYCLE),))) is VIOLATION


class TestShortRollover:
    rule = rules.BY_ID["short-rollover"]

    @pytest.mark.parametrize(
        ("limits", "verdict"),
        [
            ({}, PASS),
            ({"days": 60}, VIOLATION),
            ({"days": 92}, VIOLATION),
            ({"days": 93}, PASS),
            ({"cap_periods": Decimal(1), "cap": "1× your allowance"}, VIOLATION),
            ({"cap_periods": Decimal(6), "cap": "6× your allowance"}, PASS),
            ({"cap": "1,000 credits"}, VIOLATION),
            ({"cap": "10.800 credits"}, PASS),
            ({"cap": "the maximum of the plan"}, REVIEW),
            ({"cap": "50 % of unused"}, REVIEW),
            ({"doubt": "the limit is elsewhere"}, REVIEW),
        ],
    )
    def test_the_limit_is_judged(self, limits: dict[str, Any], verdict: Verdict) -> None:
        assert said(self.rule, shop(expiry=(expiry(Policy.ROLLOVER, **limits),))) is verdict

    def test_a_period_of_the_same_pool_and_page_limits_the_rollover(self) -> None:
        rolls = expiry(Policy.ROLLOVER)
        assert said(self.rule, shop(expiry=(rolls, expiry(Policy.FIXED_PERIOD, days=60)))) is VIOLATION
        bought = expiry(Policy.FIXED_PERIOD, Pool.PURCHASED, days=60)
        assert said(self.rule, shop(expiry=(rolls, bought))) is PASS

    def test_the_threshold_can_be_overridden(self) -> None:
        site = site_of(shop(expiry=(expiry(Policy.ROLLOVER, days=60),)))
        assert verdict_of(self.rule, site, options=RolloverOptions(days=30)) is PASS


class TestPurchasedUnitsExpire:
    rule = rules.BY_ID["purchased-units-expire"]

    @pytest.mark.parametrize(
        ("stated", "verdict"),
        [
            (expiry(Policy.FIXED_PERIOD, Pool.PURCHASED, days=365), VIOLATION),
            (expiry(Policy.FIXED_PERIOD, Pool.ALL, days=365), VIOLATION),
            (expiry(Policy.NEVER, Pool.PURCHASED), PASS),
            (expiry(Policy.NEVER, Pool.ALL), PASS),
            (expiry(Policy.FIXED_PERIOD, days=365), ABSENT),
            (expiry(Policy.FIXED_PERIOD, Pool.BONUS, days=7), ABSENT),
            (expiry(Policy.ON_CANCEL, Pool.PURCHASED), ABSENT),
        ],
    )
    def test_bought_units_alone_are_judged(self, stated: Any, verdict: Verdict) -> None:
        assert said(self.rule, shop(plans=(), packs=(pack(100, "1"),), expiry=(stated,))) is verdict

    def test_what_is_said_of_all_units_does_not_count_where_only_plans_are_sold(self) -> None:
        assert said(self.rule, shop(expiry=(expiry(Policy.FIXED_PERIOD, Pool.ALL, days=365),))) is ABSENT

    def test_a_validity_that_is_put_off_is_a_review(self) -> None:
        assert said(self.rule, shop(packs=(pack(100, "1"),), hints=(hint(HintTopic.EXPIRY, Pool.PURCHASED),))) is REVIEW


class TestExpiringBonus:
    rule = rules.BY_ID["expiring-bonus"]

    @staticmethod
    def bonus(condition: BonusCondition, days: int | None) -> Bonus:
        return Bonus(
            evidence=quote(f"{condition} {days}"), units=Decimal(50), condition=condition, expires_days=days, paid=False
        )

    @pytest.mark.parametrize(
        ("condition", "days", "verdict"),
        [
            (BonusCondition.PURCHASE, 7, VIOLATION),
            (BonusCondition.FIRST_PURCHASE, 31, VIOLATION),
            (BonusCondition.ANNUAL, 32, PASS),
            (BonusCondition.SIGNUP, 7, ABSENT),
            (BonusCondition.DAILY, 1, ABSENT),
            (BonusCondition.PURCHASE, None, ABSENT),
        ],
    )
    def test_only_units_for_paying_are_judged(
        self, condition: BonusCondition, days: int | None, verdict: Verdict
    ) -> None:
        assert said(self.rule, shop(bonuses=(self.bonus(condition, days),))) is verdict

    def test_the_end_of_a_packs_bonus_may_stand_elsewhere(self) -> None:
        sold = shop(packs=(pack(1000, "10", 100),))
        assert said(self.rule, sold, explained(expiry=(expiry(Policy.FIXED_PERIOD, Pool.BONUS, days=7),))) is VIOLATION
        assert said(self.rule, sold, explained(expiry=(expiry(Policy.FIXED_PERIOD, Pool.BONUS, days=90),))) is PASS
        assert said(self.rule, sold, explained(expiry=(expiry(Policy.NEVER, Pool.BONUS),))) is PASS
        assert said(self.rule, sold, explained(hints=(hint(HintTopic.BONUS),))) is REVIEW
        assert said(self.rule, sold, explained(hints=(hint(HintTopic.EXPIRY, Pool.BONUS),))) is REVIEW

    def test_the_end_of_an_offer_is_no_end_of_its_units(self) -> None:
        told = hint(HintTopic.BONUS)
        offer = Tactic(evidence=told.evidence, kind=TacticKind.COUNTDOWN)
        assert said(self.rule, shop(packs=(pack(1000, "10", 100),), hints=(told,), tactics=(offer,))) is ABSENT


class TestDailyGrants:
    def test_a_daily_grant_is_no_plans_allowance_whatever_pool_it_was_read_as(self) -> None:
        daily = expiry(Policy.END_OF_CYCLE, days=1)
        assert said(rules.BY_ID["monthly-expiration"], shop(expiry=(daily,))) is ABSENT
        assert said(rules.BY_ID["undisclosed-expiry"], shop(expiry=(daily,)), explained()) is VIOLATION

    def test_a_validity_beyond_the_cycle_is_a_rollover_with_a_limit(self) -> None:
        assert said(rules.BY_ID["short-rollover"], shop(expiry=(expiry(Policy.FIXED_PERIOD, days=60),))) is VIOLATION
        assert said(rules.BY_ID["short-rollover"], shop(expiry=(expiry(Policy.FIXED_PERIOD, days=30),))) is ABSENT
        assert said(rules.BY_ID["short-rollover"], shop(expiry=(expiry(Policy.FIXED_PERIOD, days=180),))) is PASS
