"""A rule cannot hold up an audit or end it: whatever it does becomes its own outcome, on any thread."""

from __future__ import annotations

import os
import sys
import time
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import FrozenInstanceError, replace

import pytest

from pricelint.audit.by_hand import CAPTURED_AT, covered, page, shop, site_of
from pricelint.audit.engine import AuditInput, audit, judge
from pricelint.audit.judge import Judge, finding
from pricelint.audit.rule import SEED, Needs, Rule
from pricelint.audit.watch import RuleTimeout, Watch, watched
from pricelint.model.derivation import Derivations
from pricelint.model.outcome import Fix, Outcome, Severity, Verdict
from pricelint.model.site import SiteFacts

LIMIT = 0.2
"""Seconds: short enough for a test, and a hundred times what the rules here need."""


def a_rule(check: Callable[..., Outcome], name: str = "vendor/bad", requires: tuple[Needs, ...] = ()) -> Rule:
    return Rule(
        id=name,
        title="A rule",
        family="rate",
        severity=Severity.LOW,
        sources=(SEED,),
        requires=requires,
        check=check,
    )


def fine() -> Outcome:
    return Judge("fine").passed("Fine.")


def audited(check: Callable[..., Outcome], requires: tuple[Needs, ...] = ()) -> Outcome:
    """What becomes of a bad rule between two good ones, which are judged all the same."""
    site = site_of(shop())
    seen = AuditInput(facts=site, derivations=Derivations(), coverage=covered(site), captured_at=CAPTURED_AT)
    good = a_rule(fine, "fine")
    first, bad, last = audit(seen, (good, a_rule(check, requires=requires), good), limit=LIMIT)
    assert (first.verdict, last.verdict) == (Verdict.PASS, Verdict.PASS)
    assert bad.verdict is Verdict.ERROR
    return bad


def endless() -> Outcome:
    while True:
        pass


def endless_and_catching() -> Outcome:
    while True:
        with suppress(Exception):
            sum(range(100))


def late_and_silent() -> Outcome:
    with suppress(BaseException):
        endless()
    return Judge("vendor/bad").passed("Nothing happened.")


def bottomless() -> Outcome:
    return bottomless()


def leaving() -> Outcome:
    sys.exit("enough")


def without_a_message() -> Outcome:
    class MuteError(Exception):
        def __str__(self) -> str:
            raise ValueError("no words")

    raise MuteError


@pytest.mark.parametrize("check", [endless, endless_and_catching])
def test_an_endless_rule_is_ended_and_named(check: Callable[..., Outcome]) -> None:
    assert audited(check).summary == "Not judged: the rule took longer than 0.2 seconds"


@pytest.mark.parametrize("check", [endless, endless_and_catching])
def test_an_endless_rule_is_ended_on_another_thread_too(check: Callable[..., Outcome]) -> None:
    with ThreadPoolExecutor(max_workers=2) as pool:
        for outcome in pool.map(audited, (check, check)):
            assert "took longer" in outcome.summary


@pytest.mark.parametrize(
    ("check", "words"),
    [
        (bottomless, "RecursionError"),
        (leaving, "SystemExit: enough"),
        (without_a_message, "MuteError: (its message cannot be read)"),
        (lambda: None, "returned NoneType"),
        (lambda: Outcome(rule="vendor/bad", verdict="pass", summary="Fine."), "other types than it declares"),  # type: ignore[arg-type]
        (lambda: Outcome(rule="vendor/bad", verdict=Verdict.PASS, summary="", findings=("x",)), "other types"),  # type: ignore[arg-type]
    ],
)
def test_whatever_a_rule_does_is_its_own_error(check: Callable[..., Outcome], words: str) -> None:
    assert words in audited(check).summary


@pytest.mark.parametrize(
    ("fix", "words"),
    [
        (lambda **_: endless(), "took longer than 0.2 seconds"),
        (lambda **_: leaving(), "SystemExit: enough"),
        (lambda **_: Fix(text=5), "returned a Fix without a text"),  # type: ignore[arg-type]
    ],
)
def test_a_wording_that_fails_costs_the_wording_and_not_the_verdict(fix: Callable[..., Fix], words: str) -> None:
    def accuse(*, facts: SiteFacts) -> Outcome:
        return Judge("vendor/bad").violation("Seen.", finding("Here.", facts.pages[0].plans[0]))

    rule = replace(a_rule(accuse, requires=(Needs.FACTS,)), fix=fix)
    site = site_of(shop())
    seen = AuditInput(facts=site, derivations=Derivations(), coverage=covered(site), captured_at=CAPTURED_AT)
    outcome = judge(rule, seen, rule.options(), limit=LIMIT)
    assert outcome.verdict is Verdict.VIOLATION
    assert words in outcome.no_fix


def test_a_long_message_is_cut() -> None:
    def talkative() -> Outcome:
        raise ValueError("word\n" * 1000)

    assert len(audited(talkative).summary) < 400
    assert "\n" not in audited(talkative).summary


def test_facts_cannot_be_changed_by_a_rule() -> None:
    def changing(*, facts: SiteFacts) -> Outcome:
        facts.pages[0].plans[0].name = "Free"  # type: ignore[misc]
        return fine()

    assert FrozenInstanceError.__name__ in audited(changing, (Needs.FACTS,)).summary


def test_ctrl_c_ends_the_audit() -> None:
    def interrupted() -> Outcome:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        audited(interrupted)


def test_a_rule_that_swallows_the_strike_ends_and_nothing_is_raised_later() -> None:
    with watched(LIMIT) as watch:
        assert watch.limited("vendor/bad", late_and_silent, {}).verdict is Verdict.PASS
        for _ in range(1000):
            assert watch.limited("fine", fine, {}).verdict is Verdict.PASS


def test_a_strike_that_comes_too_late_is_taken_back() -> None:
    watch = Watch(LIMIT)

    def just_in_time() -> str:
        for _ in range(20):
            watch.look()
        return "done"

    with pytest.raises(RuleTimeout):
        watch.limited("slow", just_in_time, {})
    assert watch.limited("next", lambda: "fine", {}) == "fine"


def test_between_calls_nothing_is_struck() -> None:
    watch = Watch(LIMIT)
    assert watch.limited("a-rule", lambda: 1, {}) == 1
    for _ in range(1000):
        watch.look()
    assert watch.limited("a-rule", lambda: 2, {}) == 2


def test_many_short_rules_are_never_taken_for_a_long_one() -> None:
    with watched(LIMIT) as watch:
        ends = time.monotonic() + 3 * LIMIT
        while time.monotonic() < ends:
            watch.limited("short", page, {})


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_the_watch_works_in_a_forked_child() -> None:
    with watched(LIMIT), warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of forking beside another thread, which is the point
        child = os.fork()
        if child == 0:
            os._exit(0 if "took longer" in audited(endless).summary else 1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
