from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pricelint.audit.by_hand import covered, pack, page, site_of, unit
from pricelint.audit.engine import AuditInput, audit
from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.errors import RuleError
from pricelint.model.derivation import Derivations
from pricelint.model.outcome import Fix, Outcome, Severity, Verdict
from pricelint.model.platform import Role
from pricelint.model.site import SiteFacts

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def a_rule(check: object, *requires: Needs, by_silence: bool = False, name: str = "a-rule") -> Rule:
    return Rule(
        id=name,
        title="A rule",
        family="rate",
        severity=Severity.LOW,
        sources=(SEED,),
        requires=requires,
        check=check,  # type: ignore[arg-type]
        by_silence=by_silence,
    )


def seen(*roles: Role, unfollowed: tuple[str, ...] = ()) -> AuditInput:
    site = site_of(*(page(role, unit=unit(), packs=(pack(100, "1"),)) for role in roles))
    coverage = covered(site, *unfollowed)
    return AuditInput(facts=site, derivations=Derivations(), coverage=coverage, captured_at=NOON)


def accuse(*, facts: SiteFacts) -> Outcome:
    return Judge("a-rule").violation("Seen.", finding("Here.", facts.pages[0].packs[0]))


def test_a_check_gets_exactly_what_it_declares() -> None:
    got: dict[str, object] = {}

    def check(**given: object) -> Outcome:
        got.update(given)
        return Judge("a-rule").passed("Fine.")

    audit(seen(Role.PRICING), [a_rule(check, Needs.FACTS, Needs.CAPTURED_AT)])
    assert got.keys() == {"facts", "captured_at"}
    assert got["captured_at"] == NOON


def test_a_rule_that_crashes_is_its_own_error_and_breaks_no_other() -> None:
    def crash() -> Outcome:
        raise ZeroDivisionError("units are 0")

    def fine() -> Outcome:
        return Judge("fine").passed("Fine.")

    outcomes = audit(seen(Role.PRICING), [a_rule(crash), a_rule(fine, name="fine")])
    assert [outcome.verdict for outcome in outcomes] == [Verdict.ERROR, Verdict.PASS]
    assert "ZeroDivisionError: units are 0" in outcomes[0].summary


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "NoneType where an Outcome"),
        (Judge("other").passed("Fine."), "in the name of 'other'"),
        (Judge("a-rule").violation("Bad."), "without quoting"),
    ],
)
def test_an_answer_that_cannot_be_used_is_an_error(answer: object, words: str) -> None:
    outcome = audit(seen(Role.PRICING), [a_rule(lambda: answer)])[0]
    assert outcome.verdict is Verdict.ERROR
    assert words in outcome.summary


def test_silence_accuses_where_everything_was_captured_and_lists_what_was_searched() -> None:
    outcome = audit(seen(Role.PRICING, Role.TERMS), [a_rule(accuse, Needs.FACTS, by_silence=True)])[0]
    assert outcome.verdict is Verdict.VIOLATION
    assert [row.role for row in outcome.searched] == [Role.PRICING, Role.TERMS]


@pytest.mark.parametrize(
    ("roles", "unfollowed", "missing"),
    [
        ((Role.PRICING,), (), "an FAQ, help or terms page"),
        ((Role.TERMS,), (), "a pricing page"),
        ((Role.PRICING, Role.FAQ), ("/refunds",), "/refunds (linked, not captured)"),
    ],
)
def test_silence_is_a_review_where_something_was_not_seen(
    roles: tuple[Role, ...], unfollowed: tuple[str, ...], missing: str
) -> None:
    outcome = audit(seen(*roles, unfollowed=unfollowed), [a_rule(accuse, Needs.FACTS, by_silence=True)])[0]
    assert outcome.verdict is Verdict.REVIEW
    assert missing in outcome.missing
    assert outcome.findings
    assert outcome.searched


def test_what_is_seen_accuses_on_a_lone_page() -> None:
    outcome = audit(seen(Role.PRICING), [a_rule(accuse, Needs.FACTS)])[0]
    assert outcome.verdict is Verdict.VIOLATION
    assert outcome.searched == ()


@pytest.mark.parametrize("name", ["", "Upper-case", "two words", "a/b/c", "-x", "vendor/"])
def test_a_rule_needs_a_proper_id(name: str) -> None:
    with pytest.raises(RuleError, match="no rule id"):
        a_rule(accuse, name=name)


def test_a_rule_needs_a_source_and_typed_options() -> None:
    kept = {"id": "x", "title": "X", "family": "f", "severity": Severity.LOW, "requires": (), "check": accuse}
    with pytest.raises(RuleError, match="source"):
        Rule(sources=(), **kept)  # type: ignore[arg-type]
    with pytest.raises(RuleError, match="dataclass"):
        Rule(sources=(SEED,), options=dict, **kept)  # type: ignore[arg-type]


def fixed(fix: object, check: object = accuse) -> Outcome:
    return audit(seen(Role.PRICING), [replace(a_rule(check, Needs.FACTS), fix=fix)])[0]  # type: ignore[arg-type]


def test_a_violation_carries_what_a_fair_page_would_say_filled_from_facts_and_outcome() -> None:
    def fix(*, outcome: Outcome, facts: SiteFacts) -> Fix:
        return Fix(text=f"{facts.pages[0].packs[0].units} units, {len(outcome.findings)} finding")

    assert fixed(fix).fix == Fix(text="100 units, 1 finding")


def test_what_is_no_violation_is_never_asked_for_a_fix() -> None:
    asked: list[object] = []
    outcome = fixed(lambda **given: asked.append(given), lambda **_: Judge("a-rule").passed("Fine."))
    assert (outcome.fix, outcome.no_fix, asked) == (None, "", [])


def test_an_absence_that_does_not_count_carries_no_fix() -> None:
    rule = replace(a_rule(accuse, Needs.FACTS, by_silence=True), fix=lambda **_: Fix(text="Fair."))
    assert audit(seen(Role.PRICING), [rule])[0].fix is None
    assert audit(seen(Role.PRICING, Role.FAQ), [rule])[0].fix == Fix(text="Fair.")


def test_a_fix_that_crashes_loses_neither_verdict_nor_the_reason() -> None:
    def crash(**_: object) -> Fix:
        raise ZeroDivisionError("no units")

    outcome = fixed(crash)
    assert outcome.verdict is Verdict.VIOLATION
    assert outcome.fix is None
    assert "ZeroDivisionError: no units" in outcome.no_fix


@pytest.mark.parametrize("made", ["Fair.", None, Fix(text=" "), Fix(text="Fair.", table=(("a", "b"), ("c",)))])
def test_what_is_no_fix_is_not_shown_and_said(made: object) -> None:
    outcome = fixed(lambda **_: made)
    assert (outcome.verdict, outcome.fix) == (Verdict.VIOLATION, None)
    assert "returned" in outcome.no_fix


def test_a_pass_without_a_quote_lists_what_was_searched() -> None:
    outcome = audit(seen(Role.PRICING), [a_rule(lambda: Judge("a-rule").passed("Nothing of the kind."))])[0]
    assert outcome.verdict is Verdict.PASS
    assert [row.role for row in outcome.searched] == [Role.PRICING]


def test_premises_alone_accuse_nobody() -> None:
    def check(*, facts: SiteFacts) -> Outcome:
        beside = finding("Sold here.", facts.pages[0].packs[0])
        return Judge("a-rule").violation("Bad.", premises=(beside,))

    assert audit(seen(Role.PRICING), [a_rule(check, Needs.FACTS)])[0].verdict is Verdict.ERROR
