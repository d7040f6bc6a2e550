"""Suppressed findings stay in sight, take no points, and come back when their day is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pricelint_rules
from pricelint.audit.by_hand import CAPTURED_AT, covered, page, quote, site_of
from pricelint.audit.grade import grade
from pricelint.audit.identity import identified
from pricelint.audit.suppressions import suppress, uses
from pricelint.model.capture import Visit
from pricelint.model.derivation import Derivations
from pricelint.model.outcome import Finding, Outcome, Verdict
from pricelint.model.platform import Platform, Role
from pricelint.model.result import PlatformResult
from pricelint.model.site import SiteFacts
from pricelint.model.suppression import Suppression, SuppressionState

DAY = CAPTURED_AT.date()
SEEN = covered(site_of(page(Role.PRICING), page(Role.FAQ)))
FIRST = Finding(message="one", evidence=quote("Bonus credits expire after 7 days."))
SECOND = Finding(message="two", evidence=quote("Bonus credits expire after 9 days."))


def said(verdict: Verdict = Verdict.VIOLATION, *findings: Finding, rule: str = "expiring-bonus") -> Outcome:
    (outcome,) = identified("acme", [Outcome(rule=rule, verdict=verdict, summary="said", findings=findings)])
    return outcome


BOTH = said(Verdict.VIOLATION, FIRST, SECOND)
ONE, TWO = (finding.fingerprint for finding in BOTH.findings)


def entry(fingerprint: str = ONE, *, until: date = DAY, rule: str = "", platform: str = "") -> Suppression:
    return Suppression(
        fingerprint=fingerprint, reason="a reason", author="Ada", until=until, rule=rule, platform=platform
    )


def marked(outcome: Outcome, *entries: Suppression, when: datetime = CAPTURED_AT) -> Outcome:
    (result,) = suppress("acme", [outcome], entries, when)
    return result


def audited(*outcomes: Outcome, when: datetime = CAPTURED_AT, platform: str = "acme") -> PlatformResult:
    return PlatformResult(
        platform=Platform(platform, platform, ()),
        visit=Visit("1", platform, when, when, ()),
        coverage=SEEN,
        facts=SiteFacts(()),
        derivations=Derivations(),
        outcomes=outcomes,
        grade=grade(outcomes, pricelint_rules.RULES, SEEN),
    )


def state(use: Suppression, *outcomes: Outcome, when: datetime = CAPTURED_AT) -> tuple[SuppressionState, int]:
    (used,) = uses([use], [audited(*suppress("acme", outcomes, [use], when), when=when)], when)
    return used.state, used.findings


def test_a_violation_of_which_a_finding_is_left_stays_a_violation() -> None:
    result = marked(BOTH, entry())
    assert (result.verdict, result.instead_of) == (Verdict.VIOLATION, None)
    assert [finding.suppressed for finding in result.findings] == [entry(), None]


def test_a_violation_of_which_nothing_is_left_is_suppressed_and_keeps_what_was_found() -> None:
    result = marked(BOTH, entry(ONE), entry(TWO))
    assert (result.verdict, result.instead_of) == (Verdict.SUPPRESSED, Verdict.VIOLATION)
    assert [finding.message for finding in result.findings] == ["one", "two"]
    assert result.summary == BOTH.summary


def test_a_review_can_be_suppressed_with_and_without_findings() -> None:
    quoting, alone = said(Verdict.REVIEW, FIRST), said(Verdict.REVIEW)
    assert marked(quoting, entry()).instead_of is Verdict.REVIEW
    result = marked(alone, entry(alone.fingerprint))
    assert (result.verdict, result.instead_of) == (Verdict.SUPPRESSED, Verdict.REVIEW)
    assert result.suppressed == entry(alone.fingerprint)


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.NOT_APPLICABLE, Verdict.ERROR])
def test_nothing_else_can_be(verdict: Verdict) -> None:
    outcome = said(verdict, FIRST)
    assert marked(outcome, entry()) == outcome


def test_the_last_day_counts_and_the_next_does_not() -> None:
    assert marked(said(Verdict.VIOLATION, FIRST), entry(until=DAY)).verdict is Verdict.SUPPRESSED
    assert marked(said(Verdict.VIOLATION, FIRST), entry(until=DAY - timedelta(1))).verdict is Verdict.VIOLATION


def test_days_are_those_of_the_capture_in_utc() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=timezone(-timedelta(hours=2)))
    assert marked(said(Verdict.VIOLATION, FIRST), entry(), when=late).verdict is Verdict.VIOLATION
    assert late.astimezone(UTC).date() == DAY + timedelta(1)


@pytest.mark.parametrize(("rule", "platform"), [("short-rollover", ""), ("", "other")])
def test_an_entry_that_names_another_rule_or_platform_does_not_match(rule: str, platform: str) -> None:
    assert marked(said(Verdict.VIOLATION, FIRST), entry(rule=rule, platform=platform)).verdict is Verdict.VIOLATION
    assert marked(said(Verdict.VIOLATION, FIRST), entry(rule="expiring-bonus", platform="acme")).suppressed is None


def test_a_suppressed_violation_takes_no_points_and_is_counted_beside_the_grade() -> None:
    others = [Outcome(rule=rule.id, verdict=Verdict.PASS, summary="") for rule in pricelint_rules.RULES[:5]]
    counted = grade([*others, BOTH], pricelint_rules.RULES, SEEN)
    spared = grade([*others, marked(BOTH, entry(ONE), entry(TWO))], pricelint_rules.RULES, SEEN)
    assert counted.points == Decimal(84)
    assert (spared.points, spared.suppressed, spared.judged) == (Decimal(100), 1, 5)
    assert spared.lines[-1].verdict == "suppressed"


@given(st.sets(st.sampled_from([ONE, TWO, "0" * 32])), st.sampled_from([Verdict.VIOLATION, Verdict.REVIEW]))
def test_suppressing_never_hides_a_finding_and_never_lowers_the_points(names: set[str], verdict: Verdict) -> None:
    others = [Outcome(rule=rule.id, verdict=Verdict.PASS, summary="") for rule in pricelint_rules.RULES[:5]]
    outcome = replace(BOTH, verdict=verdict)
    result = marked(outcome, *(entry(name) for name in sorted(names)))
    assert tuple(replace(finding, suppressed=None) for finding in result.findings) == BOTH.findings
    before = grade([*others, outcome], pricelint_rules.RULES, SEEN).points
    after = grade([*others, result], pricelint_rules.RULES, SEEN).points
    assert before is not None
    assert after is not None
    assert after >= before


def test_an_entry_that_takes_a_finding_out_is_applied() -> None:
    assert state(entry(), BOTH) == (SuppressionState.APPLIED, 1)


def test_an_entry_that_ended_says_how_many_findings_count_again() -> None:
    assert state(entry(until=DAY - timedelta(1)), BOTH) == (SuppressionState.EXPIRED, 1)
    assert state(entry("0" * 32, until=DAY - timedelta(1)), BOTH) == (SuppressionState.EXPIRED, 0)


def test_an_entry_that_matches_nothing_is_told() -> None:
    assert state(entry("0" * 32), BOTH) == (SuppressionState.UNMATCHED, 0)
    assert state(entry("0" * 32, rule="expiring-bonus", platform="acme"), BOTH) == (SuppressionState.UNMATCHED, 0)


@pytest.mark.parametrize(("rule", "platform"), [("short-rollover", ""), ("", "other")])
def test_an_entry_for_what_is_no_part_of_the_audit_is_not_blamed(rule: str, platform: str) -> None:
    assert state(entry("0" * 32, rule=rule, platform=platform), BOTH) == (SuppressionState.UNSEEN, 0)


def test_without_any_platform_days_are_those_of_the_result() -> None:
    (used,) = uses([entry(until=DAY - timedelta(1))], [], CAPTURED_AT)
    assert used.state is SuppressionState.EXPIRED
