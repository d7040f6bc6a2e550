"""Outcomes get their fingerprints after they are judged."""

from __future__ import annotations

from pricelint.audit.by_hand import quote
from pricelint.audit.identity import identified
from pricelint.model.fingerprint import fingerprint
from pricelint.model.outcome import Finding, Outcome, Verdict

SEEN = Finding(message="seen", evidence=quote("Bonus credits expire after 7 days."))
OTHER = Finding(message="seen too", evidence=quote("Bonus credits expire after 9 days."))


def said(verdict: Verdict, *findings: Finding) -> Outcome:
    return Outcome(rule="expiring-bonus", verdict=verdict, summary="said", findings=findings)


def test_each_finding_has_the_fingerprint_of_its_quotes() -> None:
    (outcome,) = identified("acme", [said(Verdict.VIOLATION, SEEN, OTHER)])
    assert [each.fingerprint for each in outcome.findings] == [
        fingerprint("acme", "expiring-bonus", SEEN),
        fingerprint("acme", "expiring-bonus", OTHER),
    ]
    assert outcome.fingerprint == ""


def test_a_review_without_findings_has_a_fingerprint_of_its_own() -> None:
    (here,) = identified("acme", [said(Verdict.REVIEW)])
    (there,) = identified("other", [said(Verdict.REVIEW)])
    assert len(here.fingerprint) == len(there.fingerprint) == 32
    assert here.fingerprint != there.fingerprint


def test_what_does_not_apply_has_none() -> None:
    assert identified("acme", [said(Verdict.NOT_APPLICABLE)]) == (said(Verdict.NOT_APPLICABLE),)


def test_giving_them_again_changes_nothing() -> None:
    once = identified("acme", [said(Verdict.VIOLATION, SEEN), said(Verdict.REVIEW)])
    assert identified("acme", once) == once
