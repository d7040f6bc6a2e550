"""Beside an earlier result only what is new is shown; what is known is named, and what is gone is listed."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.reports.builders import WHEN

import pricelint_rules
from pricelint.audit.baseline import compared
from pricelint.audit.by_hand import covered, page, quote, site_of
from pricelint.audit.grade import grade
from pricelint.audit.identity import identified
from pricelint.audit.suppressions import suppress
from pricelint.model.capture import Visit
from pricelint.model.derivation import Derivations
from pricelint.model.outcome import Finding, Outcome, Verdict
from pricelint.model.platform import Platform, Role
from pricelint.model.result import SCHEMA_VERSION, AuditResult, PlatformResult
from pricelint.model.suppression import Suppression

SITE = site_of(page(Role.PRICING), page(Role.FAQ))
COVERAGE = covered(SITE)
ONE, TWO, THREE = (
    Finding(message=words, evidence=quote(f"Bonus credits expire after {words} days.")) for words in ("7", "8", "9")
)
ELSEWHERE = Finding(message="terms", evidence=quote("Credits expire.", "terms"))


def said(verdict: Verdict, *findings: Finding, rule: str = "expiring-bonus") -> Outcome:
    return Outcome(rule=rule, verdict=verdict, summary="said", findings=findings)


def flag(*findings: Finding) -> Outcome:
    return said(Verdict.VIOLATION, *findings)


def audited(*outcomes: Outcome, platform: str = "acme", out: tuple[Finding, ...] = ()) -> AuditResult:
    named = identified(platform, outcomes)
    (marks,) = identified(platform, [flag(*out)]) or (flag(),)
    entries = [
        Suppression(fingerprint=each.fingerprint, reason="r", author="a", until=WHEN.date()) for each in marks.findings
    ]
    marked = suppress(platform, named, entries, WHEN)
    result = PlatformResult(
        platform=Platform(platform, platform, ()),
        visit=Visit("1", platform, WHEN, WHEN, ()),
        coverage=COVERAGE,
        facts=SITE,
        derivations=Derivations(),
        outcomes=marked,
        grade=grade(marked, pricelint_rules.RULES, COVERAGE),
    )
    return AuditResult(schema_version=SCHEMA_VERSION, tool_version="0", audited_at=WHEN, rules=(), platforms=(result,))


def beside(now: AuditResult, then: AuditResult) -> tuple[list[str], list[Verdict], tuple[int, int, int, int]]:
    """The findings that are shown, the verdicts, and how many are new, known, gone and unseen."""
    result = compared(now, then)
    account = result.baseline
    assert account is not None
    outcomes = [outcome for each in result.platforms for outcome in each.outcomes]
    shown = [finding.message for outcome in outcomes for finding in outcome.findings]
    counts = (account.new, len(account.known), len(account.gone), len(account.unseen))
    return shown, [outcome.verdict for outcome in outcomes], counts


def test_what_is_known_is_not_shown_and_what_is_new_is() -> None:
    assert beside(audited(flag(ONE, TWO)), audited(flag(ONE))) == (["8"], [Verdict.VIOLATION], (1, 1, 0, 0))


def test_an_outcome_of_which_everything_is_known_is_known() -> None:
    result = compared(audited(flag(ONE)), audited(flag(TWO, ONE)))
    (outcome,) = result.platforms[0].outcomes
    assert (outcome.verdict, outcome.instead_of, outcome.findings) == (Verdict.KNOWN, Verdict.VIOLATION, ())


def test_the_grade_is_not_changed() -> None:
    now = audited(flag(ONE))
    assert compared(now, now).platforms[0].grade == now.platforms[0].grade


def test_what_is_gone_is_named_where_it_was_looked_for() -> None:
    now, then = audited(said(Verdict.PASS)), audited(flag(ONE))
    result = compared(now, then)
    assert result.baseline is not None
    (gone,) = result.baseline.gone
    assert (gone.platform, gone.rule, gone.verdict, gone.message) == ("acme", "expiring-bonus", Verdict.VIOLATION, "7")
    assert gone.fingerprint == then.platforms[0].outcomes[0].findings[0].fingerprint


def test_what_was_not_looked_for_is_not_called_gone() -> None:
    unseen: tuple[list[str], list[Verdict], tuple[int, ...]] = ([], [Verdict.PASS], (0, 0, 0, 1))
    assert beside(audited(said(Verdict.PASS)), audited(flag(ELSEWHERE))) == unseen
    assert beside(audited(said(Verdict.PASS)), audited(flag(ONE), platform="other")) == unseen
    assert beside(audited(said(Verdict.PASS, rule="pack-misfit")), audited(flag(ONE))) == unseen
    assert beside(audited(said(Verdict.ERROR)), audited(flag(ONE)))[2] == (0, 0, 0, 1)


def test_a_review_that_became_a_violation_is_new_and_the_reverse_is_known() -> None:
    review = said(Verdict.REVIEW, ONE)
    assert beside(audited(flag(ONE)), audited(review)) == (["7"], [Verdict.VIOLATION], (1, 0, 0, 0))
    assert beside(audited(review), audited(flag(ONE))) == ([], [Verdict.KNOWN], (0, 1, 0, 0))


def test_a_review_without_findings_is_compared_too() -> None:
    alone = audited(said(Verdict.REVIEW))
    assert beside(alone, alone) == ([], [Verdict.KNOWN], (0, 1, 0, 0))
    assert beside(alone, audited()) == ([], [Verdict.REVIEW], (1, 0, 0, 0))


def test_a_pass_is_no_finding_to_compare() -> None:
    fair = audited(said(Verdict.PASS, ONE))
    assert beside(fair, fair) == (["7"], [Verdict.PASS], (0, 0, 0, 0))


def test_what_is_suppressed_stays_in_sight_and_is_neither_new_nor_gone() -> None:
    now = audited(flag(ONE, TWO), out=(ONE,))
    assert beside(now, audited(flag(ONE, TWO))) == (["7"], [Verdict.KNOWN], (0, 1, 0, 0))
    assert beside(audited(flag(ONE), out=(ONE,)), audited(flag(ONE))) == (["7"], [Verdict.SUPPRESSED], (0, 0, 0, 0))


def test_what_was_suppressed_then_is_new_when_it_counts_again() -> None:
    assert beside(audited(flag(ONE)), audited(flag(ONE), out=(ONE,))) == (["7"], [Verdict.VIOLATION], (1, 0, 0, 0))


def test_a_result_that_was_compared_itself_is_a_baseline_of_everything_it_found() -> None:
    first, second = audited(flag(ONE)), audited(flag(ONE, TWO))
    assert beside(audited(flag(ONE, TWO, THREE)), compared(second, first)) == (
        ["9"],
        [Verdict.VIOLATION],
        (1, 2, 0, 0),
    )


FINDINGS = st.lists(st.sampled_from([ONE, TWO, THREE]), unique_by=lambda each: each.message).map(tuple)


@given(FINDINGS, FINDINGS)
def test_every_finding_is_in_one_place(now: tuple[Finding, ...], then: tuple[Finding, ...]) -> None:
    later = audited(flag(*now) if now else said(Verdict.PASS))
    result = compared(later, audited(flag(*then) if then else said(Verdict.PASS)))
    assert result.baseline is not None
    new = {each.message for each in now} - {each.message for each in then}
    (outcome,) = result.platforms[0].outcomes
    assert {each.message for each in outcome.findings} == new
    assert result.baseline.new == len(new)
    assert {each.message for each in result.baseline.known} == {each.message for each in now} - new
    assert {each.message for each in result.baseline.gone} == {each.message for each in then} - {
        each.message for each in now
    }
    assert compared(later, later).baseline == replace(
        result.baseline,
        new=0,
        gone=(),
        known=compared(later, later).baseline.known,  # type: ignore[union-attr]
    )
