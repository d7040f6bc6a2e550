"""The audit: every rule over one platform, none of which can break another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from pricelint.audit.absence import by_silence, receipt
from pricelint.audit.rule import Needs, Rule, are
from pricelint.audit.subjects import there
from pricelint.audit.watch import LIMIT, RuleTimeout, Watch, watched
from pricelint.model.derivation import Derivations
from pricelint.model.evidence import Evidence
from pricelint.model.outcome import Coverage, Finding, Fix, Outcome, Verdict
from pricelint.model.site import SiteFacts, Snapshot

LONGEST = 300
"""Characters of a rule's error message that an outcome repeats."""

_VIOLATION, _NOT_APPLICABLE, _OPTIONS = Verdict.VIOLATION, Verdict.NOT_APPLICABLE, Needs.OPTIONS
"""Looked up once: every outcome of every rule is compared, and a member of an enumeration is dear to find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditInput:
    """Everything that is known of one platform at `captured_at`, the time of its latest capture.

    `earlier` is the last snapshot of the same platform before, with those before it; None where the audit has none to
    compare with.
    """

    facts: SiteFacts
    derivations: Derivations
    coverage: Coverage
    captured_at: datetime
    earlier: Snapshot | None = None


def audit(
    seen: AuditInput, rules: Iterable[Rule], options: Mapping[str, object] | None = None, limit: float = LIMIT
) -> tuple[Outcome, ...]:
    """One outcome per rule, in the order of the rules.

    `options` holds the options of rules whose thresholds were overridden, by rule id (`pricelint.audit.options`), and
    `limit` the seconds that each rule may take. A rule that raises, that takes longer or whose answer cannot be used
    becomes an `error` outcome of that rule, in words; the others are judged all the same.
    """
    chosen = options or {}
    with watched(limit) as watch:
        desk = _Desk(seen, watch)
        return tuple(_judged(rule, chosen.get(rule.id), desk) for rule in rules)


def judge(rule: Rule, seen: AuditInput, options: object, limit: float = LIMIT) -> Outcome:
    """The outcome of one rule, which may take `limit` seconds."""
    with watched(limit) as watch:
        return _judged(rule, options, _Desk(seen, watch))


class _Desk:
    """What one audit hands to its rules: the same to all that ask for the same."""

    def __init__(self, seen: AuditInput, watch: Watch) -> None:
        self.seen, self.watch = seen, watch
        self.there = there(seen.facts, seen.earlier)
        self._handed: dict[tuple[str, ...], dict[str, object]] = {}

    def given(self, rule: Rule, options: object | None) -> dict[str, object]:
        given = self._handed.get(rule.handed)
        if given is None:
            given = self._handed[rule.handed] = {name: getattr(self.seen, name) for name in rule.handed}
        if _OPTIONS not in rule.requires:
            return given
        return {**given, "options": rule.defaults if options is None else options}


def _judged(rule: Rule, options: object | None, desk: _Desk) -> Outcome:
    if rule.about and desk.there.isdisjoint(rule.about):
        return rule.unmet
    given = desk.given(rule, options)
    outcome, why = _asked(rule, rule.check, given, desk.watch)
    if why:
        return _failed(rule, f"the rule {why}")
    if not isinstance(outcome, Outcome):
        return _failed(rule, f"the rule returned {type(outcome).__name__} where an Outcome was expected")
    if fault := _fault(rule, outcome):
        return _failed(rule, fault)
    if outcome.verdict is _NOT_APPLICABLE:
        return outcome
    seen = desk.seen
    outcome = receipt(outcome, rule, seen.facts)
    final = by_silence(outcome, seen.facts, seen.coverage) if rule.by_silence else outcome
    return with_fix(rule, final, given, desk.watch)


def _asked(
    rule: Rule, function: Callable[..., object], given: Mapping[str, object], watch: Watch
) -> tuple[object, str]:
    """What a function of a rule returns, and why there is nothing: it raised, ended the program, or took too long."""
    try:
        return watch.limited(rule.id, function, given), ""
    except KeyboardInterrupt:
        raise
    except RuleTimeout:
        return None, f"took longer than {watch.seconds:g} seconds"
    except BaseException as error:  # noqa: BLE001 - whatever a rule raises, also SystemExit, is that rule's own outcome
        return None, f"stopped with {_told(error)}"


def with_fix(rule: Rule, outcome: Outcome, given: Mapping[str, object], watch: Watch) -> Outcome:
    """Add to a violation what a fair page would show. Where that fails the verdict stands and `no_fix` says why."""
    if rule.fix is None or outcome.verdict is not _VIOLATION:
        return outcome
    fix, why = _asked(rule, rule.fix, {**given, "outcome": outcome}, watch)
    if why:
        return replace(outcome, no_fix=f"the wording of a fair page {why}")
    if not isinstance(fix, Fix):
        return replace(outcome, no_fix=f"the rule returned {type(fix).__name__} where a Fix was expected")
    if not _is_wording(fix) or not fix.text.strip() or len({len(row) for row in fix.table}) > 1:
        return replace(outcome, no_fix="the rule returned a Fix without a text, or with rows of several lengths")
    return replace(outcome, fix=fix)


def _fault(rule: Rule, outcome: Outcome) -> str:
    """Why an answer cannot be used, "" where it can. What is inside is looked at where mypy has not seen the rule."""
    if outcome.rule != rule.id:
        return f"the rule answered in the name of {outcome.rule!r}"
    if "/" in rule.id and not _is_well_formed(outcome):
        return "the rule returned an Outcome whose parts have other types than it declares"
    if outcome.verdict is _VIOLATION and not any(finding.evidence for finding in outcome.findings):
        return "the rule accuses without quoting anything"
    return ""


def _is_well_formed(outcome: Outcome) -> bool:
    parts = [isinstance(outcome.verdict, Verdict), isinstance(outcome.summary, str), are(outcome.missing, str)]
    return all(parts) and are(outcome.findings, Finding) and all(map(_is_readable, outcome.findings))


def _is_wording(fix: Fix) -> bool:
    return all((isinstance(fix.text, str), are(fix.table, tuple))) and all(are(row, str) for row in fix.table)


def _is_readable(finding: Finding) -> bool:
    return all((isinstance(finding.message, str), are(finding.evidence, Evidence)))


def _told(error: BaseException) -> str:
    """The type and message of what a rule raised; a message that cannot be had must not end the audit either."""
    try:
        words = " ".join(str(error).split())
    except Exception:  # noqa: BLE001 - __str__ is the rule's code too
        words = "(its message cannot be read)"
    return f"{type(error).__name__}: {words[:LONGEST]}"


def _failed(rule: Rule, why: str) -> Outcome:
    return Outcome(rule=rule.id, verdict=Verdict.ERROR, summary=f"Not judged: {why}")
