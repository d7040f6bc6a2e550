"""Drift rules over all visits before: the last change of what is stated now, announced, quiet, or none at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pricelint_rules
from pricelint.audit.by_hand import CAPTURED_AT, cost, covered, expiry, pack, page, plan, quote, shop, site_of
from pricelint.audit.engine import AuditInput, judge
from pricelint.audit.recheck import recheck
from pricelint.audit.rule import Rule
from pricelint.derive.derive import derive
from pricelint.model.fact import Hint, HintTopic, Tactic
from pricelint.model.outcome import Outcome, Verdict
from pricelint.model.platform import Role
from pricelint.model.site import PageFacts, SiteFacts, Snapshot
from pricelint.model.units import Policy, Pool, TacticKind

QUIET = pricelint_rules.BY_ID["quiet-cost-increase"]
CUT = pricelint_rules.BY_ID["allowance-cut"]
TIGHTER = pricelint_rules.BY_ID["expiry-tightened"]
PERPETUAL = pricelint_rules.BY_ID["perpetual-offer"]
WEEK = timedelta(days=7)


def seen(before: Sequence[SiteFacts], now: SiteFacts) -> AuditInput:
    """`before` are weekly snapshots, the oldest first."""
    line = [Snapshot(facts, CAPTURED_AT - WEEK * (len(before) - place)) for place, facts in enumerate(before)]
    earlier = Snapshot(line[-1].facts, line[-1].captured_at, tuple(reversed(line[:-1]))) if line else None
    return AuditInput(
        facts=now, derivations=derive(now), coverage=covered(now), captured_at=CAPTURED_AT, earlier=earlier
    )


def judged(rule: Rule, before: Sequence[SiteFacts], now: SiteFacts) -> Outcome:
    """The outcome, which proves itself with its quotes where it accuses."""
    given_ = seen(before, now)
    outcome = judge(rule, given_, rule.options())
    assert recheck(rule, outcome, given_, rule.options()) == ()
    assert outcome.no_fix == ""
    return outcome


def costs(units: int | None, *more: PageFacts, **facts: object) -> SiteFacts:
    stated = () if units is None else (cost("Flux Pro", units),)
    return site_of(shop(packs=(pack(100, "10"),), costs=stated, **facts), *more)


def notice(text: str) -> PageFacts:
    return page(Role.TERMS, hints=(Hint(evidence=quote(text, "terms"), topic=HintTopic.NOTICE),))


NOTHING = site_of()


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ((5, 5, 5), 8, "violation"), ((5, 5, 8, 8, 8), 8, "violation"), ((5, None, 8, NOTHING), 8, "violation"),
        ((8, 8, 5, 5), 5, "not_applicable"), ((5, 8, 5), 5, "not_applicable"), ((5, 5), 5, "not_applicable"),
        ((5, 8, 5, 8, 5), 8, "review"), ((NOTHING, NOTHING), 8, "not_applicable"), ((), 8, "not_applicable"),
        ((4, 5, 4), 8, "violation"),
    ],
)  # fmt: skip
def test_the_last_change_of_what_is_stated_now_counts(
    before: tuple[int | SiteFacts | None, ...], now: int, verdict: str
) -> None:
    snapshots = [one if isinstance(one, SiteFacts) else costs(one) for one in before]
    assert judged(QUIET, snapshots, costs(now)).verdict == verdict


def test_the_days_are_those_between_the_last_and_the_first_sight() -> None:
    outcome = judged(QUIET, [costs(5), costs(5), costs(8), costs(8)], costs(8))
    assert "between 2026-11-01 and 2026-11-08; no captured page announces it" in outcome.summary
    assert {item.quote for item in outcome.evidence} == {"Flux Pro: 5", "Flux Pro: 8"}


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("From 1 March we increase Flux Pro to 8 credits.", "pass"),
        ("We have changed the costs of images from 5 to 8 credits.", "pass"),
        ("We have changed the costs of some models.", "review"),
        ("We have changed the cost of Flux Dev to 8 credits.", "review"),
        ("We have changed the cost of Flux Pro to 9 credits.", "review"),
        ("We have changed the cost of Flux Pro to 80 credits.", "review"),
    ],
)
def test_a_change_is_announced_where_a_notice_names_the_thing_or_its_former_value_and_the_new_one(
    text: str, verdict: str
) -> None:
    outcome = judged(QUIET, [costs(5), costs(5)], costs(8, notice(text)))
    assert outcome.verdict == verdict
    assert text in {item.quote for item in outcome.evidence}


def test_a_notice_that_was_there_before_the_change_and_is_gone_announced_it() -> None:
    said = notice("From 20 November Flux Pro will cost 8 credits.")
    outcome = judged(QUIET, [costs(5), costs(5, said), costs(8)], costs(8))
    assert outcome.verdict is Verdict.PASS
    assert "a page announces it" in outcome.summary


def test_a_notice_from_before_an_earlier_change_announces_nothing() -> None:
    said = notice("From 1 March Flux Pro will cost 8 credits.")
    assert judged(QUIET, [costs(4, said), costs(5), costs(5)], costs(8)).verdict is Verdict.VIOLATION


def test_what_is_announced_does_not_excuse_the_rest() -> None:
    def site(flux: int, veo: int, *more: PageFacts) -> SiteFacts:
        return site_of(shop(packs=(pack(100, "10"),), costs=(cost("Flux Pro", flux), cost("Veo", veo))), *more)

    outcome = judged(QUIET, [site(5, 20)], site(8, 30, notice("We raise the cost of Flux Pro to 8 credits.")))
    assert outcome.verdict is Verdict.VIOLATION
    assert [finding.message for finding in outcome.findings] == ["Veo, per image: 20 credit, now 30 credit."]


@pytest.mark.parametrize(
    ("items", "text", "verdict"),
    [
        (("Flux Pro", "Flux Dev"), "Images with Flux Dev now cost 8 instead of 5 credits.", "review"),
        (("Flux Pro", "Flux Dev"), "Images with Flux Pro now cost 8 instead of 5 credits.", "pass"),
        (("Flux Pro", "Flux Dev"), "Images now cost 8 instead of 5 credits.", "pass"),
        (("Flux Pro", "Flux Dev"), "Flux Dev and Flux Pro now cost 8 instead of 5 credits.", "pass"),
        (("Flux", "Flux Pro"), "Flux Pro now costs 8 instead of 5 credits.", "review"),
        (("Flux", "Flux Pro"), "Flux now costs 8 instead of 5 credits, Flux Pro 9.", "pass"),
        (("Video upscale", "Video"), "Upscaling a video now costs 8 instead of 5 credits.", "pass"),
        (("Video upscale", "Image"), "An image now costs 8 instead of 5 credits.", "review"),
        (("画像の生成", "動画の生成"), "6月1日から動画の生成は5から8クレジットになります。", "review"),
        (("画像の生成", "動画の生成"), "6月1日から画像の生成は5から8クレジットになります。", "pass"),
    ],
)
def test_a_notice_about_another_item_with_the_same_figures_excuses_nothing(
    items: tuple[str, str], text: str, verdict: str
) -> None:
    def site(units: int, *more: PageFacts) -> SiteFacts:
        stated = cost(items[0], units), cost(items[1], 20)
        return site_of(shop(packs=(pack(100, "10"),), costs=stated), *more)

    assert judged(QUIET, [site(5), site(5)], site(8, notice(text))).verdict == verdict


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("We have changed the Team plan from 2,400 to 2,000 credits a month.", "review"),
        ("We have changed the Studio plan from 2,400 to 2,000 credits a month.", "pass"),
        ("We have changed plans from 2,400 to 2,000 credits a month.", "pass"),
    ],
)
def test_a_notice_about_another_plan_with_the_same_figures_excuses_nothing(text: str, verdict: str) -> None:
    def site(units: int, *more: PageFacts) -> SiteFacts:
        return site_of(shop(plans=(plan("Studio", "40", units), plan("Team", "90", 9000))), *more)

    assert judged(CUT, [site(2400)], site(2000, notice(text))).verdict == verdict


def test_an_allowance_that_was_cut_with_notice_is_announced() -> None:
    def site(units: int, *more: PageFacts) -> SiteFacts:
        return site_of(shop(plans=(plan("Studio", "40", units),)), *more)

    said = notice("We have changed the Studio plan: it holds 2,000 credits a month.")
    assert judged(CUT, [site(2400)], site(2000, said)).verdict is Verdict.PASS
    assert judged(CUT, [site(2400)], site(2000)).verdict is Verdict.VIOLATION


def test_an_expiry_that_was_tightened_with_notice_is_announced() -> None:
    def site(policy: Policy, *more: PageFacts, days: int | None = None) -> SiteFacts:
        fate = expiry(policy, Pool.PURCHASED, days=days)
        return site_of(shop(packs=(pack(100, "10"),), expiry=(fate,)), *more)

    said = notice("From June we are changing the expiry: purchased credits have a fixed_period of 365 days.")
    assert judged(TIGHTER, [site(Policy.NEVER)], site(Policy.FIXED_PERIOD, said, days=365)).verdict is Verdict.PASS
    assert judged(TIGHTER, [site(Policy.NEVER)], site(Policy.FIXED_PERIOD, days=365)).verdict is Verdict.VIOLATION


@given(st.lists(st.sampled_from([5, 8, 3, None]), max_size=7), st.sampled_from([5, 8]))
def test_whatever_was_before_an_accusation_proves_itself_and_says_that_the_value_rose(
    before: list[int | None], now: int
) -> None:
    outcome = judged(QUIET, [costs(units) for units in before], costs(now))
    former = [units for units in before if units not in (None, now)]
    assert (outcome.verdict in (Verdict.VIOLATION, Verdict.REVIEW)) is bool(former and former[-1] < now)


def offer(text: str | None, deadline: date | None = None) -> SiteFacts:
    tactic = Tactic(evidence=quote(text), kind=TacticKind.LIMITED_TIME, deadline=deadline) if text else None
    return site_of(shop(packs=(pack(100, "10"),), tactics=(tactic,) if tactic else ()))


SOON = "Limited time: 30 % off, ends soon"


@pytest.mark.parametrize(
    ("before", "now", "verdict"),
    [
        ([SOON] * 9, SOON, "violation"), ([SOON] * 8, SOON, "review"), ([SOON] * 9, None, "not_applicable"),
        ([SOON, None, *[SOON] * 8], SOON, "review"), ([None, *[SOON] * 9], SOON, "violation"),
        ([SOON] * 9, "Limited time: free month", "not_applicable"),
    ],
)  # fmt: skip
def test_an_offer_that_ends_soon_at_every_visit_for_two_months_is_perpetual(
    before: list[str | None], now: str | None, verdict: str
) -> None:
    assert judged(PERPETUAL, [offer(text) for text in before], offer(now)).verdict == verdict


def test_visits_far_apart_are_too_few_to_tell() -> None:
    line = Snapshot(offer(SOON), CAPTURED_AT - timedelta(days=200))
    given_ = seen([], offer(SOON))
    given_ = AuditInput(
        facts=given_.facts, derivations=given_.derivations, coverage=given_.coverage, captured_at=CAPTURED_AT,
        earlier=line,
    )  # fmt: skip
    assert judge(PERPETUAL, given_, PERPETUAL.options()).verdict is Verdict.REVIEW


def test_an_offer_of_long_ago_that_had_an_end_and_is_shown_again_has_outlived_it() -> None:
    until = date(2026, 9, 30)
    before = [offer("Sale until 30 September", until), *[offer(None)] * 2]
    assert judged(PERPETUAL, before, offer("Sale until 30 September", until)).verdict is Verdict.VIOLATION
    assert judged(PERPETUAL, before, offer(None)).verdict is Verdict.PASS


def spelled(units: int, text: str) -> SiteFacts:
    return site_of(shop(packs=(pack(100, "10"),), costs=(replace(cost("Flux Pro", units), evidence=quote(text)),)))


def test_a_rise_of_the_size_of_a_slip_is_for_a_person_and_its_twin_that_is_spelled_out_is_not() -> None:
    bare = judged(QUIET, [spelled(5, "5")], spelled(50, "50"))
    assert bare.verdict is Verdict.REVIEW
    assert bare.missing[0].startswith("whether it is a change: it is exactly 10 times as much")
    told = judged(QUIET, [spelled(5, "5 credits an image")], spelled(50, "50 credits an image"))
    assert told.verdict is Verdict.VIOLATION
