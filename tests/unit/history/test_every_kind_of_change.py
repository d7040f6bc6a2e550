"""Two snapshots for every kind of change; the way back is its counterpart, and the same snapshot twice is none."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pricelint.audit.by_hand import cost, expiry, pack, page, plan, quote, site_of, unit
from pricelint.history.compare import changes
from pricelint.model.change import ChangeKind
from pricelint.model.fact import Bonus, Term
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts
from pricelint.model.units import BonusCondition, Policy, Pool, TermName


def shop(**facts: Any) -> SiteFacts:
    return site_of(page(Role.PRICING, **{"unit": unit(), "plans": (plan("Pro", "29", 1000),), **facts}))


def kinds(before: SiteFacts, after: SiteFacts) -> list[ChangeKind]:
    return [change.kind for change in changes(before, after)]


def bonus(units: str) -> Bonus:
    words = quote(f"{units} free credits when you sign up")
    return Bonus(evidence=words, units=None, condition=BonusCondition.SIGNUP, expires_days=int(units))


def refund(value: str) -> Term:
    return Term(evidence=quote(f"Payments are {value}"), name=TermName.REFUND, value=value)


def ranged(low: int, high: int) -> Any:
    return replace(cost("Flux Pro", low), high=replace(cost("Flux Pro", high)).high)


K = ChangeKind
CASES = [
    pytest.param({"costs": (cost("Flux Pro", 5),)}, {"costs": (cost("Flux Pro", 8),)}, [K.COST_ROSE], [K.COST_FELL],
                 id="cost"),
    pytest.param({"costs": (ranged(5, 9),)}, {"costs": (ranged(6, 9),)}, [K.COST_CHANGED], [K.COST_CHANGED],
                 id="range"),
    pytest.param({}, {"costs": (cost("Flux Pro", 5),)}, [K.COST_ADDED], [K.COST_REMOVED], id="a cost comes"),
    pytest.param({"plans": (plan("Pro", "29", 800),)}, {}, [K.ALLOWANCE_RAISED, K.PRICE_FELL],
                 [K.ALLOWANCE_CUT, K.PRICE_ROSE], id="allowance"),
    pytest.param({"plans": (plan("Pro", "29", None),)}, {"plans": (plan("Pro", "35", None),)}, [K.PRICE_ROSE],
                 [K.PRICE_FELL], id="price of a plan without units"),
    pytest.param({}, {"plans": (plan("Pro", "29", 1000), plan("Team", "99", 4000))}, [K.PLAN_ADDED], [K.PLAN_REMOVED],
                 id="plan"),
    pytest.param({}, {"plans": (plan("Creator", "29", 1000),)}, [K.PLAN_RENAMED], [K.PLAN_RENAMED], id="renamed"),
    pytest.param({}, {"packs": (pack(500, "10"),)}, [K.PACK_ADDED], [K.PACK_REMOVED], id="pack"),
    pytest.param({"unit": unit("credit")}, {"unit": unit("spark")}, [K.UNIT_RENAMED], [K.UNIT_RENAMED], id="unit"),
    pytest.param({"expiry": (expiry(Policy.NEVER),)}, {"expiry": (expiry(Policy.END_OF_CYCLE),)}, [K.EXPIRY_TIGHTENED],
                 [K.EXPIRY_LOOSENED], id="expiry"),
    pytest.param({"expiry": (expiry(Policy.NEVER, Pool.FREE),)}, {"expiry": (expiry(Policy.END_OF_CYCLE, Pool.FREE),)},
                 [K.EXPIRY_CHANGED], [K.EXPIRY_CHANGED], id="free units"),
    pytest.param({}, {"expiry": (expiry(Policy.NEVER),)}, [K.EXPIRY_ADDED], [K.EXPIRY_REMOVED], id="promise"),
    pytest.param({"bonuses": (bonus("30"),)}, {"bonuses": (bonus("7"),)}, [K.BONUS_CHANGED], [K.BONUS_CHANGED],
                 id="bonus"),
    pytest.param({}, {"bonuses": (bonus("30"),)}, [K.BONUS_ADDED], [K.BONUS_REMOVED], id="a bonus comes"),
    pytest.param({"terms": (refund("refundable"),)}, {"terms": (refund("non_refundable"),)}, [K.TERM_CHANGED],
                 [K.TERM_CHANGED], id="term"),
    pytest.param({}, {"terms": (refund("refundable"),)}, [K.TERM_ADDED], [K.TERM_REMOVED], id="a term comes"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "there", "back"), CASES)
def test_each_kind_there_and_back(before: Any, after: Any, there: list[K], back: list[K]) -> None:
    first, second = shop(**before), shop(**after)
    assert (kinds(first, second), kinds(second, first)) == (there, back)
    assert kinds(first, first) == kinds(second, second) == []


def test_other_words_for_the_same_are_a_change_of_wording_and_other_digits_or_case_are_not() -> None:
    said = expiry(Policy.NEVER)
    reworded = replace(said, evidence=quote("Unused credits stay yours for good"))
    shouted = replace(said, evidence=quote(said.evidence[0].quote.upper()))
    (change,) = changes(shop(expiry=(said,)), shop(expiry=(reworded,)))
    assert change.kind is K.WORDING
    assert change.after is not None
    assert change.after.says == "Unused credits stay yours for good"
    assert kinds(shop(expiry=(said,)), shop(expiry=(shouted,))) == []


def test_what_stood_on_a_page_that_was_not_captured_again_did_not_leave() -> None:
    faq = page(Role.FAQ, expiry=(expiry(Policy.NEVER, on="faq"),))
    pricing = page(Role.PRICING, unit=unit(), plans=(plan("Pro", "29", 1000),))
    whole, partial = site_of(pricing, faq), site_of(pricing)
    assert kinds(whole, partial) == kinds(partial, whole) == []
    assert kinds(whole, site_of(pricing, page(Role.FAQ))) == [K.EXPIRY_REMOVED]


def test_two_plans_of_one_offer_are_not_taken_for_renamed() -> None:
    before = shop(plans=(plan("A", "29", 1000), plan("B", "29", 1000)))
    assert K.PLAN_RENAMED not in kinds(before, shop(plans=(plan("C", "29", 1000),)))


def test_each_side_quotes_its_own_capture() -> None:
    (change,) = changes(shop(costs=(cost("Flux Pro", 5),)), shop(costs=(cost("Flux Pro", 8),)))
    assert [item.quote for item in change.evidence] == ["Flux Pro: 5", "Flux Pro: 8"]
