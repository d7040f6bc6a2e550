from __future__ import annotations

from dataclasses import replace

import pytest

import pricelint_rules
from pricelint.audit.by_hand import CAPTURED_AT, cost, covered, explained, hint, outcome_of, pack, plan, shop, site_of
from pricelint.audit.engine import AuditInput
from pricelint.audit.recheck import only_cited, recheck
from pricelint.audit.rule import Rule
from pricelint.derive.derive import derive
from pricelint.model.fact import HintTopic
from pricelint.model.outcome import Finding, Outcome, Verdict
from pricelint.model.site import Kind, PageFacts

UNEVEN = pricelint_rules.BY_ID["uneven-volume-discount"]
SILENT = pricelint_rules.BY_ID["missing-feature-costs"]
ODD = pricelint_rules.BY_ID["non-round-rate"]
DEARER = (pack(100, "10"), pack(200, "25"))


def seen(*pages: PageFacts) -> AuditInput:
    site = site_of(*pages)
    return AuditInput(facts=site, derivations=derive(site), coverage=covered(site), captured_at=CAPTURED_AT)


def wrong(rule: Rule, outcome: Outcome, *pages: PageFacts) -> str:
    return "; ".join(recheck(rule, outcome, seen(*pages), rule.options()))


def judged(rule: Rule, *pages: PageFacts) -> Outcome:
    outcome = outcome_of(rule, site_of(*pages))
    assert outcome.verdict is Verdict.VIOLATION
    return outcome


def test_a_violation_that_quotes_all_its_premises_holds() -> None:
    page = shop(packs=DEARER)
    assert wrong(UNEVEN, judged(UNEVEN, page), page) == ""


def test_facts_that_are_not_quoted_play_no_part() -> None:
    page = shop(packs=DEARER, costs=(cost("Image", 5),))
    cited = only_cited(judged(UNEVEN, page), seen(page)).facts.pages[0]
    assert (cited.packs, cited.costs) == (DEARER, ())
    assert cited.sells


def test_a_violation_without_one_of_its_quotes_does_not_follow() -> None:
    page = shop(packs=DEARER)
    outcome = judged(UNEVEN, page)
    shown = outcome.findings[0]
    half = Finding(message=shown.message, evidence=shown.evidence[:1])
    assert "alone give" in wrong(UNEVEN, replace(outcome, findings=(half,), premises=()), page)


def test_a_share_needs_the_quotes_of_the_rest() -> None:
    page = shop(plans=(plan("Odd", "7", 311), plan("Plain", "10", 1000)))
    outcome = judged(ODD, page)
    assert wrong(ODD, outcome, page) == ""
    assert "otherwise" in wrong(ODD, replace(outcome, premises=outcome.premises[:1]), page)


def test_a_quote_that_was_altered_is_not_found_again() -> None:
    page = shop(packs=DEARER)
    outcome = judged(UNEVEN, page)
    shown = outcome.findings[0]
    other = replace(shown.evidence[0], quote="300 + 0 for 25")
    altered = Finding(message=shown.message, evidence=(other, *shown.evidence[1:]))
    assert "no fact that quotes '300 + 0 for 25'" in wrong(UNEVEN, replace(outcome, findings=(altered,)), page)


def test_an_absence_says_what_was_sought_and_where_and_what_comes_nearest() -> None:
    outcome = judged(SILENT, shop(), explained(hints=(hint(HintTopic.COST, on="faq"),)))
    assert outcome.sought == (Kind.COSTS, Kind.EQUIVALENCES)
    assert [row.page for row in outcome.searched] == ["pricing", "faq"]
    assert [near.evidence[0].page for near in outcome.nearest] == ["faq"]


def test_an_absence_holds_where_the_search_finds_nothing_again() -> None:
    pages = (shop(), explained())
    assert wrong(SILENT, judged(SILENT, *pages), *pages) == ""


def test_an_absence_does_not_hold_where_the_search_finds_what_was_sought() -> None:
    outcome = judged(SILENT, shop(), explained())
    assert "give pass" in wrong(SILENT, outcome, shop(), explained(costs=(cost("Image", 5, on="faq"),)))


@pytest.mark.parametrize("left", [0, 1])
def test_an_absence_has_to_list_every_capture(left: int) -> None:
    pages = (shop(), explained())
    outcome = judged(SILENT, *pages)
    kept = (outcome.searched[left],)
    assert "captured and not searched" in wrong(SILENT, replace(outcome, searched=kept), *pages)


def test_a_searched_capture_has_to_be_there() -> None:
    outcome = judged(SILENT, shop(), explained())
    gone = replace(outcome.searched[1], capture="f" * 64)
    listed = replace(outcome, searched=(*outcome.searched, gone))
    assert "faq (ffffffffffff) cannot be searched again" in wrong(SILENT, listed, shop(), explained())


def test_other_verdicts_accuse_nobody_and_are_not_derived_again() -> None:
    page = shop(costs=(cost("Image", 5),))
    assert wrong(SILENT, outcome_of(SILENT, site_of(page)), page) == ""
