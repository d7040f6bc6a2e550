"""The audit: every rule over one platform, none of which can break another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pricelint.audit.rule import Needs, Rule
from pricelint.model.derivation import Derivations
from pricelint.model.outcome import Coverage, Fix, Outcome, Verdict
from pricelint.model.site import SiteFacts, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditInput:
    """Everything that is known of one platform at `captured_at`, the time of its latest capture.

    `earlier` is an earlier snapshot of the same platform, None where the audit has none to compare with.
    """

    facts: SiteFacts
    derivations: Derivations
    coverage: Coverage
    captured_at: datetime
    earlier: Snapshot | None = None


def audit(seen: AuditInput, rules: Iterable[Rule], options: Mapping[str, object] | None = None) -> tuple[Outcome, ...]:
    """One outcome per rule, in the order of the rules.

    `options` holds the options of rules whose thresholds were overridden, by rule id (`pricelint.audit.options`).
    A rule that raises becomes an `error` outcome of that rule, in words; the others are judged all the same.
    """
    chosen = options or {}
    return tuple(judge(rule, seen, chosen.get(rule.id, rule.options())) for rule in rules)


def judge(rule: Rule, seen: AuditInput, options: object) -> Outcome:
    """The outcome of one rule."""
    given = {need.value: options if need is Needs.OPTIONS else getattr(seen, need.value) for need in rule.requires}
    try:
        outcome = rule.check(**given)
    except Exception as error:  # noqa: BLE001 - whatever a rule raises is reported as that rule's own outcome
        return _failed(rule, f"the rule stopped with {type(error).__name__}: {error}")
    if fault := _fault(rule, outcome):
        return _failed(rule, fault)
    return with_fix(rule, by_silence(outcome, seen) if rule.by_silence else outcome, given)


def with_fix(rule: Rule, outcome: Outcome, given: Mapping[str, object]) -> Outcome:
    """Add to a violation what a fair page would show. Where that fails the verdict stands and `no_fix` says why."""
    if rule.fix is None or outcome.verdict is not Verdict.VIOLATION:
        return outcome
    try:
        fix: object = rule.fix(outcome=outcome, **given)
    except Exception as error:  # noqa: BLE001 - no wording is worth a lost verdict
        return replace(outcome, no_fix=f"the wording of a fair page stopped with {type(error).__name__}: {error}")
    if not isinstance(fix, Fix):
        return replace(outcome, no_fix=f"the rule returned {type(fix).__name__} where a Fix was expected")
    if not fix.text.strip() or len({len(row) for row in fix.table}) > 1:
        return replace(outcome, no_fix="the rule returned a Fix without a text, or with rows of several lengths")
    return replace(outcome, fix=fix)


def by_silence(outcome: Outcome, seen: AuditInput) -> Outcome:
    """Give an absence its receipt, and let it accuse only where everything that could speak was captured.

    Source: the coverage condition of the catalogue. A lone page never meets it.
    """
    searched = tuple(page.searched for page in seen.facts.pages)
    if outcome.verdict is not Verdict.VIOLATION:
        return replace(outcome, searched=searched)
    if seen.coverage.silence_counts and len(seen.facts.pages) > 1:
        return replace(outcome, searched=searched)
    return replace(
        outcome,
        verdict=Verdict.REVIEW,
        summary=f"{outcome.summary} Not everything that could say so was captured",
        missing=(*outcome.missing, *seen.coverage.unseen),
        searched=searched,
    )


def _fault(rule: Rule, outcome: object) -> str:
    if not isinstance(outcome, Outcome):
        return f"the rule returned {type(outcome).__name__} where an Outcome was expected"
    if outcome.rule != rule.id:
        return f"the rule answered in the name of {outcome.rule!r}"
    if outcome.verdict is Verdict.VIOLATION and not outcome.evidence:
        return "the rule accuses without quoting anything"
    return ""


def _failed(rule: Rule, why: str) -> Outcome:
    return Outcome(rule=rule.id, verdict=Verdict.ERROR, summary=f"Not judged: {why}")
